"""The columns of a table: as wide as their longest word, the rest to those with much text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import ceil, sqrt
from operator import add

from teilhabe_docs.rendering.docx.font_widths import TABLE, longest_word, text_width

CELL_MARGINS = 200
"""Left and right margin of a cell together, in twips."""
_SLACK = 40
"""Room in a cell for what `schriftmass` only knows roughly, in twips."""
_RAGGED = 1.1
"""Lines of a cell are not filled to their end."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table: `widths` in twips; `cut` where a word is longer than its column.

    `lines` is roughly the height of the table, in lines.
    """

    widths: list[int]
    cut: bool
    lines: int


def columns(
    rows: Sequence[Sequence[str]], available: int, *, head: bool = False, size: int = TABLE
) -> Columns:
    """The columns of `rows` (words of the cells, set in `size`) over `available` twips.

    `head`: the first row is bold.
    """
    empty = CELL_MARGINS + _SLACK
    count = max(len(row) for row in rows)
    natural, least = [empty] * count, [empty] * count
    measured: list[list[int]] = []
    for index, row in enumerate(rows):
        bold = head and index == 0
        measured.append([text_width(cell, size, bold=bold) for cell in row])
        for column, (cell, width) in enumerate(zip(row, measured[-1], strict=True)):
            if empty + width > natural[column]:
                natural[column] = empty + width
            if empty + width > least[column]:
                least[column] = max(least[column], empty + longest_word(cell, size, bold=bold))
    widths = _widths(natural, least, available)
    return Columns(widths, sum(least) > available, sum(_lines(row, widths) for row in measured))


def _widths(natural: list[int], least: list[int], available: int) -> list[int]:
    """Every cell on one line; else no word cut; else words cut only in the columns that ask for most."""
    rest = available - sum(least)
    if sum(natural) <= available:
        more = (available - sum(natural)) / len(natural)
        widths = [width + more for width in natural]
    elif rest >= 0:
        missing = [wish - word for wish, word in zip(natural, least, strict=True)]
        shares = _shares(missing, rest, [sqrt(width) for width in missing])
        widths = [word + share for word, share in zip(least, shares, strict=True)]
    else:
        widths = _shares(least, available, [1.0] * len(least))
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
