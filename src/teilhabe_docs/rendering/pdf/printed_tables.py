"""Tables and the lines to sign on as plain values for the template, with what of them stays on one page."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from teilhabe_docs.documents.blocks import Inline, TableBlock
from teilhabe_docs.rendering.font_widths import TABLE, TEXT, TIGHT_TABLE, Lettering, face
from teilhabe_docs.rendering.pdf.printed_inline import PrintedInline
from teilhabe_docs.rendering.pdf.row_heights import most_height
from teilhabe_docs.rendering.plain_words import names_rows, says_something
from teilhabe_docs.rendering.table_columns import CELL_MARGINS, cell_words, fitting_columns

if TYPE_CHECKING:
    from teilhabe_docs.rendering.pdf.printed_inline import Part

FONT = "Libertinus Serif"
"""The font of `document.typ`."""
_TWIPS = 20  # in a point
_ALIGNMENTS = {"links": 0, "mitte": 1, "rechts": 2}
_MOST_OF_PAGE, _HEAD_OF_PAGE = 0.85, 0.3
"""What is higher than this part of a page may break; a header row stands on each page, with rows below it."""
_INSETS = 6
"""In a narrow column this part of it is left free at each side."""
_WIDEST = "W"
_SIGN_LINE = 1_300
"""A line to sign on with the room above it, in twips, names apart."""

Row = tuple[tuple[Inline, ...], ...]


class PrintedTables:
    """Turns tables into what the template prints; a page has text of `width` by `height` twips."""

    def __init__(self, inline: PrintedInline, width: int, height: int) -> None:
        self._inline = inline
        self._width, self._height = width, height

    def write(self, tabelle: TableBlock, indent: int) -> Iterator[dict[str, Any]]:
        """The table at a place `indent` twips from the margin; nothing where it has no columns."""
        signed = tabelle.rolle == "unterschriften"
        head = tabelle.kopf if not signed or says_something(tabelle.kopf) else ()
        count = max(map(len, (head, *tabelle.zeilen)))
        if not count:
            return
        rows = [_filled(row, count) for row in (*([head] if head else []), *tabelle.zeilen)]
        yield self._signatures(rows, head) if signed else self._table(tabelle, rows, indent)

    def fits(self, row: Sequence[Sequence[Inline]], width: int) -> bool:
        """Whether text of our usual size over `width` twips surely has room on one page."""
        return self._have_room(most_height(row, [width], Lettering(face(FONT), TEXT)))

    def _table(self, tabelle: TableBlock, rows: list[Row], indent: int) -> dict[str, Any]:
        titled = bool(tabelle.kopf)
        words = [
            [cell_words(cell, head=titled and place == 0) for cell in row] for place, row in enumerate(rows)
        ]
        usual, tight = (Lettering(face(FONT), size, certain=True) for size in (TABLE, TIGHT_TABLE))
        shape, letters = fitting_columns(words, self._width - indent, usual, tight)
        heights = [
            most_height(row, shape.widths, letters, head=titled and place == 0)
            for place, row in enumerate(rows)
        ]
        inset = min(CELL_MARGINS // 2, max(min(shape.widths), 0) // _INSETS)
        rooms = [max(width - 2 * inset, 1) for width in shape.widths]
        if shape.broken:
            letters = letters._replace(size=letters.size * min(min(rooms) / letters.width(_WIDEST), 1))
        parts = [partial(_parts, letters=letters, room=room) if shape.broken else None for room in rooms]
        printed = [self._row(row, rooms, parts, narrow=shape.cut) for row in rows]
        repeats = titled and heights[0] <= _HEAD_OF_PAGE * self._height
        above = heights[0] if repeats else 0
        alignment = [_ALIGNMENTS[one] for one in tabelle.ausrichtung][: len(shape.widths)]
        return {
            "kind": "table",
            "head": printed[0] if repeats else [],
            "titled": titled and not repeats,
            "rows": printed[repeats:],
            "naming": [
                n
                for n, row in enumerate(rows[repeats:-1])
                if (n or repeats or not titled) and names_rows(row)
            ],
            "whole": [self._have_room(above + high) for high in heights[repeats:]],
            "align": alignment + [0] * (len(shape.widths) - len(alignment)),
            "widths": [max(width, 1) for width in shape.widths],
            "size": letters.size / _TWIPS,
            "inset": inset / _TWIPS,
            "cut": shape.cut,
            "together": shape.stays_together and self._have_room(sum(heights)),
        }

    def _signatures(self, rows: list[Row], head: Row) -> dict[str, Any]:
        letters, widths = Lettering(face(FONT), TABLE), [self._width // len(rows[0])] * len(rows[0])
        high = sum(most_height(row, widths, letters) + _SIGN_LINE for row in rows)
        printed = [self._row(row, widths, [None] * len(widths)) for row in rows]
        return {
            "kind": "signatures",
            "together": self._have_room(high),
            "head": printed[0] if head else [],
            "rows": printed[bool(head) :],
            "widths": [1] * len(widths),
        }

    def _row(
        self, row: Row, rooms: Sequence[int], parts: "Sequence[Part | None]", *, narrow: bool = False
    ) -> list[list[Any]]:
        return [
            self._inline.write(cell, room, narrow=narrow, part=part)
            for cell, room, part in zip(row, rooms, parts, strict=True)
        ]

    def _have_room(self, height: int) -> bool:
        return height <= _MOST_OF_PAGE * self._height


def _filled(row: Row, count: int) -> Row:
    return (*row, *[()] * (count - len(row)))


def _parts(word: str, letters: Lettering, room: int) -> Iterator[str]:
    """A word in parts that are at most `room` twips wide."""
    begin = 0
    for end in range(1, len(word)):
        if letters.width(word[begin : end + 1], bold=True) > room:
            yield word[begin:end]
            begin = end
    yield word[begin:]
