"""The list of annexes that stands at the end of a document, as entries of `anlagen`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from teilhabe_docs.documents.known_text.fixed_lines import SourceUnit
from teilhabe_docs.documents.plain_ids import plain_id
from teilhabe_docs.documents.recognition.word_forms import without_number
from teilhabe_docs.loading.typed_time import typed_day
from teilhabe_docs.model.text_slot import WITHOUT_ENTRY

_HEADING = re.compile(
    r"(?:(?:verzeichnis|liste|übersicht) der )?(?:anlagen?|anhang|anhänge|anlagenverzeichnis|anlagenliste)"
    r"(?:verzeichnis)?(?: (?:und|sowie) (?:weitere |mitgeltende )?(?:unterlagen|dokumente))?"
    r"(?: (?:zur|zum|zu|dieser|des|der) .*)?|mitgeltende (?:unterlagen|dokumente)",
    re.IGNORECASE,
)
_APART = re.compile(r"(?:mitgeltende|weitere) (?:unterlagen|dokumente)\b.*", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:Anlage|Anhang|Nr\.?)\s*(?:\d{1,3}|[A-Z])\b|\d{1,3}[.)])\s*[.):–-]*\s*", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"\d{1,3}|[A-Z]|[–-]")
_STATE = re.compile(
    r"[,;]?\s*\(?(?:Stand|vom|Fassung vom)[: ]+\s*(?P<day>[^()]*?\d{4})\)?\s*$", re.IGNORECASE
)
_HEAD_CELLS = re.compile(
    r"(?:anlage|anhang|nr\.?|nummer|titel|bezeichnung|dokument|unterlage|inhalt|stand|datum)?", re.IGNORECASE
)
_SMALL_AT_END = re.compile(r"(?:-(?:[a-z]{1,3}|fuer|ueber|eine[mnrs]?|nach|ohne|zwischen))+$")
_QUOTES = "»«„“”\"‚‘'›‹"
_MOST_WORDS, _MOST_ID = 25, 40
"""A paragraph with more words is no entry; an id has at most so many letters."""


class Annex(NamedTuple):
    """An entry of a list: its title, its day (ISO 8601) or empty, whether it is attached, and its line."""

    title: str
    day: str
    attached: bool
    line: int


def annexes_in(lines: Sequence[SourceUnit]) -> tuple[Annex, ...]:
    """The annexes that are listed under headings that say so; the three documents themselves are left out."""
    return tuple(one for one in _annexes(lines) if one.title and not _is_document(one.title))


def _annexes(lines: Sequence[SourceUnit]) -> Iterator[Annex]:
    level, attached = 0, True
    for number, line in enumerate(lines):
        bare = without_number(line.text).strip() or line.text.strip()
        if line.level and (not level or line.level <= level):
            level = line.level if _HEADING.fullmatch(bare) else 0
            attached = not _APART.fullmatch(bare)
        elif level and _APART.fullmatch(bare.strip("*: ")):
            attached = False
        elif level and (entry := _entry(line)):
            yield Annex(*entry, attached, number)


def _entry(line: SourceUnit) -> tuple[str, str] | None:
    if line.kind == "row":
        cells = [cell.strip() for cell in line.text.strip("| ").split("|")]
        if all(_HEAD_CELLS.fullmatch(cell) for cell in cells):
            return None
        days = [typed_day(cell) for cell in cells]
        told = (c for c, day in zip(cells, days, strict=True) if not day and not _is_number(c))
        title, day = _parted(next(told, ""))
        return title, next(filter(None, days), day)
    if line.kind != "item" and not _LEAD.match(line.text):
        return None
    return _parted(line.text) if len(line.text.split()) <= _MOST_WORDS else None


def _is_number(cell: str) -> bool:
    return not cell or bool(_LEAD.fullmatch(cell) or _BARE_NUMBER.fullmatch(cell))


def _parted(text: str) -> tuple[str, str]:
    """The title of an entry and its day."""
    day = ""
    if (found := _STATE.search(text)) and (day := typed_day(found["day"].strip())):
        text = text[: found.start()]
    if lead := _LEAD.match(text):
        text = text[lead.end() :]
    text = " ".join(text.strip(" ,;").split())
    if text[:1] in _QUOTES and text[-1:] in _QUOTES and not set(text[1:-1]) & set(_QUOTES):
        text = text[1:-1]
    return text, day


def _is_document(title: str) -> bool:
    first = plain_id(title.split()[0])
    return first in WITHOUT_ENTRY


def entries_of(annexes: Iterable[Annex]) -> list[dict[str, str]]:
    """The entries for `anlagen`, each title once, with ids after their titles."""
    entries: dict[str, dict[str, str]] = {}
    for one in annexes:
        entry = entries.setdefault(one.title.casefold(), {"id": "", "titel": one.title})
        if one.day:
            entry.setdefault("stand", one.day)
        if not one.attached:
            entry.setdefault("art", "mitgeltend")
        elif "art" in entry:
            del entry["art"]
    taken: set[str] = set()
    for entry in entries.values():
        entry["id"] = _free(_short(plain_id(entry["titel"])) or "anlage", taken)
    return list(entries.values())


def _short(name: str) -> str:
    """The words of an id that its length allows, without a small one at the end."""
    if len(name) > _MOST_ID:
        name = name[: _MOST_ID + 1].rpartition("-")[0] or name[:_MOST_ID]
        name = _SMALL_AT_END.sub("", name)
    return name


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken or free in WITHOUT_ENTRY:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free
