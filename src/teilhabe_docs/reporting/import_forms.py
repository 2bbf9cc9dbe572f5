"""What an import has done, for people and for machines."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from teilhabe_docs.reporting.import_report import ImportEntry, ImportReport

_MOST_WORDS = 12


def as_json(report: ImportReport) -> str:
    """The report as JSON, version 1; keys and order are the contract of the command line."""
    content = {
        "version": 1,
        "sources": [one._asdict() for one in report.sources],
        "taken": [_entry(one) for one in report.taken],
        "unsure": [_entry(one, candidates=True) for one in report.unsure],
        "left": [{**_entry(one), "text": one.words} for one in report.left],
        "comments": [{**one._asdict(), "place": one.place._asdict()} for one in report.comments],
        "written": list(report.written),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _entry(one: ImportEntry, *, candidates: bool = False) -> dict[str, Any]:
    found: dict[str, Any] = {
        "file": one.file,
        "place": one.place._asdict(),
        "path": one.path,
        "target": one.target,
        "reason": one.reason,
    }
    return {**found, "candidates": list(one.candidates)} if candidates else found


def as_text(report: ImportReport) -> str:
    """The report in German: what is to be looked at, text by text; of the rest how much there is."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: ImportReport) -> Iterator[str]:
    yield f"Übernommen ({len(report.taken)})"
    yield from map(_line, report.taken)
    yield ""
    yield f"Unsicher, bitte durchsehen ({len(report.unsure)})"
    yield from map(_line, report.unsure)
    whole = [one for one in report.left if one.target]
    yield ""
    yield f"Ohne Feld, als eigene Dateien ({len(whole)})"
    yield from map(_line, whole)
    yield ""
    yield "Nicht übernommen"
    plans = {one.file for one in report.sources if one.document == "personal"}
    yield from _counted(one for one in report.left if not (one.target or one.file in plans))
    yield from (_line(one) + _quoted(one.words) for one in report.left if one.file in plans)
    if report.comments:
        yield ""
        yield f"Kommentare in den Dateien ({len(report.comments)})"
        for comment in report.comments:
            who = comment.author or "ohne Namen"
            where = comment.place.words or "ohne Ort"
            yield f"  {PurePath(comment.file).name}, {where}: {_short(comment.text)} ({who})"


def _line(one: ImportEntry) -> str:
    where = ", ".join(filter(None, (PurePath(one.file).name, one.place.words)))
    to = " → ".join(filter(None, (where, one.path, one.target)))
    also = f"; auch möglich: {', '.join(one.candidates)}" if one.candidates else ""
    return f"  {to}: {one.reason}{also}"


def _quoted(words: str) -> str:
    return f" »{_short(words)}«" if words else ""


def _counted(left: Iterable[ImportEntry]) -> Iterator[str]:
    counts = Counter((PurePath(one.file).name, one.reason) for one in left)
    for (file, reason), count in counts.items():
        yield f"  {file}: {reason}, {count} {'Stelle' if count == 1 else 'Stellen'}"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
