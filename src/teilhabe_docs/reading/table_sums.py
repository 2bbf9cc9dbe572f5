"""Sums at the foot of tables that the numbers above do not give."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.reading.word_model import WordCell, WordRow, WordTable, paragraphs_in, plain_text

_SUM = re.compile(r"(?:Summe|Gesamt(?:summe)?|Insgesamt|Zusammen)\b[^\d]{0,40}", re.IGNORECASE)
_NUMBER = re.compile(
    r"(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d{1,4}))?(?:\s?(?:€|Euro|VZÄ|VK|h|Std\.|Stunden|m²|Plätze))?"
)
_LEAST = 2
"""So many numbers at least are added."""
_EMPTY = frozenset(("", "-", "–", "—"))


def wrong_sums(table: WordTable, file: str) -> Iterator[Finding]:
    """Each number in the last row of a table, if that says it is a sum, that the column does not give.

    Nothing of a table with sums in between, nor of a column in which something else stands.
    """
    sums = [row for row in table.rows if row.cells and _SUM.fullmatch(_words(row.cells[0]))]
    if len(sums) != 1 or sums[0] is not table.rows[-1]:
        return
    for cell, column in list(zip(sums[0].cells, sums[0].columns, strict=True))[1:]:
        told = _number(_words(cell))
        added = _column(table.rows[:-1], column)
        if told is None or added is None or len(added) < _LEAST or sum(added) == told:
            continue
        place = next((p.place for p in paragraphs_in(cell.blocks)), table.place)
        text = (
            f"Hier steht als Summe »{_words(cell)}«, die Zahlen darüber ergeben {_german(sum(added))}. Bitte "
            "Summe und Zahlen prüfen."
        )
        yield codes.WORD_ZAHL.finding(text, file, place=place, words=_words(cell))


def _column(rows: Sequence[WordRow], column: int) -> list[Decimal] | None:
    """The numbers in a column below its heading; None where something else stands there."""
    numbers: list[Decimal] = []
    for index, row in enumerate(rows):
        cell = next((c for c, at in zip(row.cells, row.columns, strict=True) if at == column), None)
        words = _words(cell) if cell else ""
        number = _number(words)
        if number is not None:
            numbers.append(number)
        elif words not in _EMPTY and not (index == 0 or row.header):
            return None
    return numbers


def _number(words: str) -> Decimal | None:
    found = _NUMBER.fullmatch(words)
    return Decimal(f"{found[1].replace('.', '')}.{found[2] or 0}") if found else None


def _german(number: Decimal | int) -> str:
    whole, _, part = f"{number:,}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def _words(cell: WordCell) -> str:
    return " ".join(plain_text(cell.blocks).split())
