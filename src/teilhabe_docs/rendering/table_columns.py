"""The columns of a table: as wide as their longest word, the rest to those with much text.

Figures and short words never break, nor do they where a document is shown in a wider font than its own, as
far as there is room for that.
"""

import re
from collections.abc import Sequence
from functools import reduce
from math import ceil, sqrt
from operator import add
from typing import NamedTuple

from teilhabe_docs.documents.blocks import Inline, TextRun
from teilhabe_docs.rendering.font_widths import Lettering
from teilhabe_docs.rendering.line_breaks import protect
from teilhabe_docs.rendering.plain_words import plain

CELL_MARGINS = 200
"""Left and right margin of a cell together, in twips."""
_SLACK = 40
"""Room in a cell for its borders and for what is rounded, in twips."""
_EMPTY = CELL_MARGINS + _SLACK
_ROOMS = ((1.4, 1.25), (1.4, 1.1), (1.4, 1), (1.3, 1), (1.2, 1), (1.1, 1), (1, 1))
"""So many times their width get figures and short words, and longer words: the first there is room for."""
_CERTAIN_ROOMS = ((1, 1),)
_KEPT_ROWS, _KEPT_LINES, _KEPT_END = 6, 8, 4
"""What is no larger than this goes to the next page as a whole; more would leave a hole that is seen."""
_HYPHENS_FROM = 1.2
"""Words that would not fit a column in letters so many times as wide may be parted at their syllables."""
_RAGGED = 1.1
"""Lines of a cell are not filled to their end."""
_MAY_BREAK = re.compile(r" |(?<=[-–])(?=[^\W\d_])")
"""Where a line may end: not in `08:00–16:00`, nor at the no-break spaces of `11. Mai 2026`."""
_SHORT_WORD, _SHORT_FIGURE = 8, 24  # characters


class Columns(NamedTuple):
    """The columns of one table: `widths` in twips; `cut` where a word is longer than its column.

    `hyphens` says of each column whether words may be parted at their syllables, `lines` of each row roughly
    how high it is. `broken` where not even figures have room.
    """

    widths: list[int]
    hyphens: list[bool]
    lines: list[int]
    cut: bool
    broken: bool

    @property
    def stays_together(self) -> bool:
        """Whether the whole table, its header included, is to stay on one page."""
        return len(self.lines) <= _KEPT_ROWS and sum(self.lines) <= _KEPT_LINES

    @property
    def ends_together(self) -> bool:
        """Whether the last row is not to stand alone on a page."""
        return sum(self.lines[-2:]) <= _KEPT_END


class CellWords(NamedTuple):
    """What a cell says, and whether it is set in bold, be it only in part."""

    text: str
    bold: bool = False


class _Needs(NamedTuple):
    """What one column needs, without margins: for all on one line, for each longer and each short word."""

    line: int
    word: int
    figure: int


def cell_words(cell: Sequence[Inline], *, head: bool) -> CellWords:
    """The words of a cell, of the header row (`head`) or another."""
    bold = head or any(isinstance(piece, TextRun) and piece.fett for piece in cell)
    return CellWords(protect(plain(cell)), bold)


def fitting_columns(
    rows: Sequence[Sequence[CellWords]], available: int, usual: Lettering, tight: Lettering
) -> tuple[Columns, Lettering]:
    """The columns of `rows` over `available` twips, in `tight` letters where these spare a word.

    Where not even figures have room, fewer of them break in smaller letters.
    """
    shape = columns(rows, available, usual)
    if shape.cut:
        other = columns(rows, available, tight)
        if shape.broken or not other.cut:
            return other, tight
    return shape, usual


def columns(rows: Sequence[Sequence[CellWords]], available: int, letters: Lettering) -> Columns:
    """The columns of `rows` over `available` twips."""
    count = max(len(row) for row in rows)
    lines, words, figures = [0] * count, [0] * count, [0] * count
    measured: list[list[int]] = []
    for row in rows:
        measured.append([letters.width(cell, bold=bold) for cell, bold in row])
        for column, ((cell, bold), width) in enumerate(zip(row, measured[-1], strict=True)):
            if width > lines[column]:
                lines[column] = width
            if width > figures[column]:
                for piece in _MAY_BREAK.split(cell):
                    wide = letters.width(piece, bold=bold)
                    if _is_short(piece):
                        figures[column] = max(figures[column], wide)
                    else:
                        words[column] = max(words[column], wide)
    needs = [_Needs(*need) for need in zip(lines, words, figures, strict=True)]
    widths, cut, broken = _widths(needs, available, _CERTAIN_ROOMS if letters.certain else _ROOMS)
    hyphens = [
        max(need.word, need.figure) * _HYPHENS_FROM > width - _EMPTY
        for need, width in zip(needs, widths, strict=True)
    ]
    return Columns(widths, hyphens, [_lines(row, widths) for row in measured], cut, broken)


def _is_short(piece: str) -> bool:
    """Whether nobody would break this piece: a figure with its unit, a short word."""
    length = len(piece)
    return length <= _SHORT_WORD or (length <= _SHORT_FIGURE and any(map(str.isdecimal, piece)))


def _widths(
    needs: Sequence[_Needs], available: int, rooms: Sequence[tuple[float, float]]
) -> tuple[list[int], bool, bool]:
    """Every cell on one line; else no word cut; else words cut only in the columns that ask for most.

    What a column needs for its figures and short words it has even then, if there is so much room at all.
    Says also whether words are cut, and whether figures are.
    """
    figures = [_EMPTY + need.figure for need in needs]
    cut, broken = True, sum(figures) > available
    least = figures
    for for_figures, for_words in rooms:
        least = [_EMPTY + ceil(max(need.figure * for_figures, need.word * for_words)) for need in needs]
        if sum(least) <= available:
            cut = False
            break
    natural = [max(_EMPTY + need.line, word) for need, word in zip(needs, least, strict=True)]
    rest = available - sum(least)
    if sum(natural) <= available:
        more = (available - sum(natural)) / len(natural)
        widths = [width + more for width in natural]
    elif not cut:
        missing = [wish - word for wish, word in zip(natural, least, strict=True)]
        shares = _shares(missing, rest, [sqrt(width) for width in missing])
        widths = [word + share for word, share in zip(least, shares, strict=True)]
    else:
        kept = [0] * len(figures) if broken else _roomy(needs, available, rooms)
        wishes = [max(word - figure, 0) for word, figure in zip(least, kept, strict=True)]
        shares = _shares(wishes, available - sum(kept), [1.0] * len(least))
        widths = [figure + share for figure, share in zip(kept, shares, strict=True)]
    whole = [int(width) for width in widths]
    whole[-1] += available - sum(whole)
    return whole, cut, broken


def _roomy(needs: Sequence[_Needs], available: int, rooms: Sequence[tuple[float, float]]) -> list[int]:
    """What figures and short words get where longer words are cut: as much spare room as there is."""
    for times, _ in rooms:
        kept = [_EMPTY + ceil(need.figure * times) for need in needs]
        if sum(kept) <= available:
            break
    return kept


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
