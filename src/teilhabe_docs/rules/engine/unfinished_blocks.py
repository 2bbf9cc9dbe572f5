"""Tables that nobody has finished, and text that a fence makes code, which is printed as such."""

import re
from collections.abc import Iterator, Sequence

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.loading.covered_text import CODE, ROW, Covering
from teilhabe_docs.rules.engine.odd_writing import OddStretch, line_stretch

BEGINS = ("```", "~~~", "|")
"""One of these stands in each text with such a block."""

_FENCE = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)*(`{3,}|~{3,})")
_STROKE = re.compile(r"(?<!\\)\|")


def unfinished_blocks(text: str, covering: Covering) -> Iterator[OddStretch]:
    """Of each table the first fault, and each block of code."""
    covered, typed = covering(text).lines, text.split("\n")
    for first, behind in _runs(covered, ROW):
        rows = [_cells(line.partition(ROW)[2]) for line in covered[first:behind]]
        if fault := _fault(rows):
            message, row = fault
            yield line_stretch(text, typed, first + row, message)
    for first, behind in _runs(covered, CODE):
        for line, closed in _fences(typed[first:behind]):
            message, severity = (_CLOSED, Severity.HINT) if closed else (_OPEN, None)
            yield line_stretch(text, typed, first + line, message, "notation", severity)


def _fault(rows: Sequence[list[str]]) -> tuple[str, int] | None:
    """What is to be said of a table, and of which of its rows."""
    head, _, *others = rows if len(rows) > 1 else (rows[0], [])
    if not others:
        return _NO_ROWS, 0
    for number, cells in enumerate(others, 2):
        if not any(cells):
            return _EMPTY, number
        if len(cells) < len(head):
            return _SHORT.format(_in_cells(len(cells)), len(head)), number
    return None


def _cells(row: str) -> list[str]:
    bare = row.strip()
    bare = bare.removeprefix("|")
    if not re.search(r"(?:^|[^\\])(?:\\\\)*\\\|$", bare):
        bare = bare.removesuffix("|")
    return [cell.strip() for cell in _STROKE.split(bare)]


def _fences(lines: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Where a fence opens a block, and whether another closes it."""
    opened, sign = -1, ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if opened < 0:
            if found:
                opened, sign = number, found[1]
        elif found and found[1].startswith(sign) and not line[found.end() :].strip():
            yield opened, True
            opened = -1
    if opened >= 0:
        yield opened, False


def _runs(lines: Sequence[str], sign: str) -> Iterator[tuple[int, int]]:
    """From where to where lines with a sign follow each other."""
    first = -1
    for number, line in enumerate((*lines, "")):
        if (sign in line) != (first >= 0):
            if first >= 0:
                yield first, number
            first = number if first < 0 else -1


def _in_cells(number: int) -> str:
    return "1 Zelle" if number == 1 else f"{number} Zellen"


_NO_ROWS = "Diese Tabelle hat nur eine Kopfzeile. Bitte Zeilen ergänzen, oder löschen."
_EMPTY = "Diese Zeile der Tabelle ist leer und würde so gedruckt. Bitte ausfüllen oder löschen."
_SHORT = "Diese Zeile der Tabelle hat {}, die Kopfzeile {}; der Rest wird leer gedruckt. Bitte ergänzen."
_OPEN = (
    "Hier beginnt ein Block für Programmtext, den nichts beendet; alles dahinter wird in fester Schrift und "
    "ohne Auszeichnung gedruckt. Bitte die Zeile löschen."
)
_CLOSED = (
    "Dieser Block wird als Programmtext gedruckt, in fester Schrift und ohne Auszeichnung. Ist es Text, "
    "bitte die beiden Zeilen darum löschen."
)
