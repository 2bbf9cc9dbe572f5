"""The columns of a table: as wide as their longest word, the rest to those with much text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import ceil, sqrt
from operator import add
from typing import NamedTuple

from teilhabe_docs.documents.blocks import Inline, TextRun
from teilhabe_docs.rendering.font_widths import TABLE, longest_word, text_width
from teilhabe_docs.rendering.line_breaks import protect
from teilhabe_docs.rendering.plain_words import plain

CELL_MARGINS = 200
"""Left and right margin of a cell together, in twips."""
_SLACK = 40
"""Room in a cell for what `schriftmass` only knows roughly, in twips."""
_KEPT_ROWS, _KEPT_LINES = 9, 24
_RAGGED = 1.1
"""Lines of a cell are not filled to their end."""
_FIGURES = re.compile(r"[\d.,:/%‰€±+–−\s-]*\d[\d.,:/%‰€²³°\s–−-]*(?:VZÄ|Stunden|Minuten|Tage|h|m²)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table: `widths` in twips; `cut` where a word is longer than its column.

    `lines` is roughly the height of the table, in lines.
    """

    widths: list[int]
    cut: bool
    lines: int

    def stays_together(self, rows: int) -> bool:
        """Whether a table of so many rows, its header among them, is to stay on one page."""
        return rows <= _KEPT_ROWS and self.lines <= _KEPT_LINES


class CellWords(NamedTuple):
    """What a cell says, and whether it is set in bold, be it only in part."""

    text: str
    bold: bool = False


def cell_words(cell: Sequence[Inline], *, head: bool) -> CellWords:
    """The words of a cell, of the header row (`head`) or another."""
    bold = head or any(isinstance(piece, TextRun) and piece.fett for piece in cell)
    return CellWords(protect(plain(cell)), bold)


def columns(
    rows: Sequence[Sequence[CellWords]], available: int, *, size: int = TABLE, figures_room: float = 1
) -> Columns:
    """The columns of `rows`, set in `size`, over `available` twips.

    Figures get so many times (`figures_room`) the room that they need: one that is broken reads as two.
    """
    empty = CELL_MARGINS + _SLACK
    count = max(len(row) for row in rows)
    natural, least, figures = [empty] * count, [empty] * count, [0] * count
    measured: list[list[int]] = []
    for row in rows:
        measured.append([text_width(cell, size, bold=bold) for cell, bold in row])
        for column, ((cell, bold), width) in enumerate(zip(row, measured[-1], strict=True)):
            if empty + width > natural[column]:
                natural[column] = empty + width
            if empty + width > least[column]:
                least[column] = max(least[column], empty + longest_word(cell, size, bold=bold))
            if _FIGURES.fullmatch(cell):
                figures[column] = max(figures[column], round(empty + figures_room * width))
    least = [max(pair) for pair in zip(least, figures, strict=True)]
    natural = [max(pair) for pair in zip(natural, figures, strict=True)]
    widths = _widths(natural, least, figures, available)
    return Columns(widths, sum(least) > available, sum(_lines(row, widths) for row in measured))


def _widths(natural: list[int], least: list[int], figures: list[int], available: int) -> list[int]:
    """Every cell on one line; else no word cut; else words cut only in the columns that ask for most.

    What a column needs for its `figures` it has even then, if there is so much room at all.
    """
    rest = available - sum(least)
    if sum(natural) <= available:
        more = (available - sum(natural)) / len(natural)
        widths = [width + more for width in natural]
    elif rest >= 0:
        missing = [wish - word for wish, word in zip(natural, least, strict=True)]
        shares = _shares(missing, rest, [sqrt(width) for width in missing])
        widths = [word + share for word, share in zip(least, shares, strict=True)]
    else:
        kept = figures if sum(figures) < available else [0] * len(figures)
        wishes = [word - figure for word, figure in zip(least, kept, strict=True)]
        shares = _shares(wishes, available - sum(kept), [1.0] * len(least))
        widths = [figure + share for figure, share in zip(kept, shares, strict=True)]
    whole = [int(width) for width in widths]
    whole[-1] += available - sum(whole)
    return whole


def _shares(wishes: list[int], available: float, weights: list[float]) -> list[float]:
    """`available` shared by weight, to none more than it wishes."""
    shares = [0.0] * len(wishes)
    together = reduce(add, weights)  # not sum(): from 3.12 on it rounds otherwise, and the file would differ
    for index in sorted(range(len(wishes)), key=lambda i: wishes[i]):
        if weights[index]:
            shares[index] = min(float(wishes[index]), available * weights[index] / together)
            available -= shares[index]
            together -= weights[index]
    return shares


def _lines(measured: list[int], widths: list[int]) -> int:
    room = (max(width - CELL_MARGINS, 1) for width in widths)
    return max(
        (
            ceil(_RAGGED * text / space) if text > space else 1
            for text, space in zip(measured, room, strict=False)
        ),
        default=1,
    )
