"""What has been done to a document, for machines: version 1."""

import json
from typing import Any

from teilhabe_docs.documents.drift_report import (
    DriftChange,
    DriftComment,
    DriftPlace,
    DriftReport,
    DriftSource,
)


def as_json(report: DriftReport) -> str:
    """All of it with English keys."""
    content = {
        "version": 1,
        "file": report.file,
        "document": report.document,
        "offer": report.offer,
        "basis": report.basis,
        **({"revision": report.revision} if report.revision else {}),
        "edited": report.edited,
        "remarks": list(report.remarks),
        "changes": [change_as_data(one) for one in report.changes],
        "comments": [comment_as_data(one) for one in report.comments],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def change_as_data(change: DriftChange) -> dict[str, Any]:
    """A change as JSON has it."""
    return {
        "kind": change.kind,
        **_place(change.place),
        **_source(change.source),
        "old": change.old,
        "new": change.new,
        "old_text": change.old_text,
        "new_text": change.new_text,
        "tracked": "pending" if change.pending else "no",
        "author": change.author,
        "date": change.date,
        **({"looks": dict(change.looks)} if change.looks else {}),
    }


def comment_as_data(comment: DriftComment) -> dict[str, Any]:
    """A comment as JSON has it."""
    return {
        **_place(comment.place),
        **_source(comment.source),
        "author": comment.author,
        "date": comment.date,
        "text": comment.text,
        "quote": comment.quote,
        "done": comment.done,
    }


def _place(place: DriftPlace) -> dict[str, Any]:
    return {
        "part": place.part,
        "section": place.section,
        "number": place.number,
        "title": place.title,
        "place": place.words,
    }


def _source(source: DriftSource) -> dict[str, Any]:
    return {
        "origin": source.origin,
        "path": source.path,
        "file": source.file,
        "line": source.line or None,
        "profile": source.profile,
    }
