"""A change list for machines: values as the data have them, with places in the documents, version 1."""

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from teilhabe_docs.documents.change_list import ChangedSection, ChangeList, ListedChange
from teilhabe_docs.documents.sequence_difference import TextPiece
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.numbers import Ratio
from teilhabe_docs.model.text_slot import Markdown, ReadFileSlot
from teilhabe_docs.reporting.change_words import change_pieces, change_words, fixed, following


def as_json(changes: ChangeList) -> str:
    """All changes with English keys."""
    content = {
        "version": 1,
        "old": changes.old,
        "new": changes.new,
        "offers": [
            {"offer": one.offer, "document": one.document or None, "kind": one.kind} for one in changes.coming
        ],
        "changes": [_change(one) for one in changes.changes],
        "sections": [_section(one) for one in changes.sections],
        "summary": {
            "changes": len(changes.changes),
            "following": len(following(changes)),
            "fixed_text": len(fixed(changes)),
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _change(one: ListedChange) -> dict[str, Any]:
    change = one.change
    before, after = change_words(one)
    places = (change.old_path.steps[-1], change.new_path.steps[-1])
    in_list = all(isinstance(place, int) for place in places)
    return {
        "kind": change.kind,
        "file": one.file,
        "line": one.line,
        "path": one.path,
        "field": change.path,
        "label": one.label,
        "old": plain_value(change.old),
        "new": plain_value(change.new),
        **({"from": places[0] if change.old is not None else None} if in_list else {}),
        **({"to": places[1] if change.new is not None else None} if in_list else {}),
        "old_words": before,
        "new_words": after,
        "pieces": _pieces(change_pieces(one)),
        "offers": list(one.offers),
        "places": [
            {
                "offer": place.offer,
                "document": place.document,
                "section": place.id,
                "number": place.number,
                "title": place.title,
                "kind": place.kind,
            }
            for place in one.places
        ],
    }


def _section(one: ChangedSection) -> dict[str, Any]:
    return {
        "offer": one.offer,
        "document": one.document,
        "section": one.id,
        "number": one.number,
        "title": one.title,
        "kind": one.kind,
        "cause": one.cause,
        "fields": list(one.paths),
        "pieces": [{"old": u.old, "new": u.new, "words": _pieces(u.pieces)} for u in one.units],
    }


def _pieces(pieces: tuple[TextPiece, ...]) -> list[dict[str, str]]:
    return [{"kind": piece.kind, "text": piece.text} for piece in pieces]


def plain_value(value: Any) -> Any:
    """A value as it may stand in YAML: numbers as numbers, ratios as `1:4,5`, texts as Markdown.

    A text that stands in a file is what it says, as everywhere in the list.
    """
    if isinstance(value, Markdown | ReadFileSlot):
        return value.text
    if isinstance(value, Model):
        members = ((name, plain_value(getattr(value, name))) for name in type(value).model_fields)
        return {name: member for name, member in members if member not in (None, [])}
    if isinstance(value, tuple):
        return [plain_value(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Ratio):
        return value.deutsch().replace(" ", "")
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value
