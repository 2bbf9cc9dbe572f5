"""How high rows of tables are at most: those that might not have room on a page have to be broken."""

from collections.abc import Sequence
from math import ceil

from teilhabe_docs.documents.blocks import Inline, LineBreak, Link, Picture
from teilhabe_docs.rendering.docx.drawings import EMU_PER_INCH, shown_size
from teilhabe_docs.rendering.font_widths import Lettering
from teilhabe_docs.rendering.page_measures import MARGIN, PAGE
from teilhabe_docs.rendering.table_columns import CELL_MARGINS, cell_words

_TWIPS_PER_INCH = 1440
_LINE = 1.3
"""From line to line, in sizes of the letters."""
_AROUND = 200
"""Above and below the text of a cell, in twips."""


def page_height(*, across: bool) -> int:
    """How high the text of a page is, in twips."""
    return PAGE["w" if across else "h"] - 2 * MARGIN


def most_height(
    row: Sequence[Sequence[Inline]], widths: Sequence[int], letters: Lettering, *, head: bool = False
) -> int:
    """What a row needs at most in twips, its columns being `widths` twips wide.

    Of two lines of a cell together, one is filled at least: else the words of both would stand on one.
    """
    return max(
        (
            _height(cell, max(width - CELL_MARGINS, 1), letters, head)
            for cell, width in zip(row, widths, strict=False)
        ),
        default=0,
    )


def _height(cell: Sequence[Inline], room: int, letters: Lettering, head: bool) -> int:
    words, bold = cell_words(cell, head=head)
    pictures = list(_pictures(cell))
    breaks = sum(isinstance(piece, LineBreak) for piece in cell)
    lines = 1 + 2 * ceil(letters.width(words, bold=bold) / room) + breaks + 2 * len(pictures)
    high = sum(shown_size(one, room)[1] * _TWIPS_PER_INCH // EMU_PER_INCH for one in pictures)
    return _AROUND + high + ceil(lines * letters.size * _LINE)


def _pictures(content: Sequence[Inline]) -> "list[Picture]":
    found: list[Picture] = []
    for piece in content:
        if isinstance(piece, Picture):
            found.append(piece)
        elif isinstance(piece, Link):
            found += _pictures(piece.inhalt)
    return found
