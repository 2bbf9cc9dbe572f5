"""A view as units: each paragraph, item and row by itself, as it is compared and put together again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from teilhabe_docs.documents.known_text.fixed_lines import SourceUnit
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.reading.word_model import (
    NOWHERE,
    NoteMark,
    Piece,
    WordBlock,
    WordNote,
    WordParagraph,
    WordPlace,
    WordTable,
    paragraphs_in,
    plain_text,
)
from teilhabe_docs.reading.word_views import WordView

_STYLED = ("style", "outline")
"""What says of a paragraph that it is a heading, other than its look."""


@dataclass(frozen=True, slots=True)
class WordUnit:
    """A unit with the block that it is, or of a row the table and its index in that."""

    unit: SourceUnit
    block: WordBlock
    row: int | None = None

    @property
    def place(self) -> WordPlace:
        """Where it stands."""
        if self.row is None or not isinstance(self.block, WordTable):
            return self.block.place
        cells = (cell.blocks for cell in self.block.rows[self.row].cells)
        first = next((p for blocks in cells for p in paragraphs_in(blocks)), None)
        return first.place if first else self.block.place

    @property
    def paragraphs(self) -> tuple[WordParagraph, ...]:
        """Its paragraphs; of a row those of all cells."""
        if self.row is None or not isinstance(self.block, WordTable):
            return tuple(paragraphs_in((self.block,)))
        return tuple(p for cell in self.block.rows[self.row].cells for p in paragraphs_in(cell.blocks))


class UnitSections(NamedTuple):
    """The units as sections that can be judged, and the section and paragraph of each unit.

    The paragraph is None where the unit is the heading of its section, or has no words.
    """

    sections: tuple[GivenSection, ...]
    places: tuple[tuple[int, int | None], ...]


def word_units(view: WordView) -> tuple[WordUnit, ...]:
    """The units with words or pictures, in reading order; lines of contents are none."""
    headings = (b.heading for b in view.blocks if isinstance(b, WordParagraph) and b.heading)
    styled = any(heading.origin in _STYLED for heading in headings)
    return tuple(_units(view.blocks, styled=styled))


def _units(blocks: Iterable[WordBlock], *, styled: bool) -> Iterator[WordUnit]:
    """Where there are styles for headings, an item of a list is none, however it looks."""
    for block in blocks:
        if isinstance(block, WordTable):
            for number, row in enumerate(block.rows):
                cells = (" ".join(_words(paragraphs_in(cell.blocks)).split()) for cell in row.cells)
                text = "".join(f" {cell} |" for cell in cells)
                if text.strip("| ") or any(_marked(p) for c in row.cells for p in paragraphs_in(c.blocks)):
                    yield WordUnit(SourceUnit(f"|{text}", kind="row"), block, number)
        elif block.role != "toc":
            text = " ".join(_words((block,)).split())
            if text or _marked(block):
                seen = bool(block.heading and block.heading.origin not in _STYLED)
                if seen and styled and block.listed:
                    block = replace(block, heading=None)
                level = block.heading.level if block.heading and text else 0
                listed = block.listed and block.counted and not level
                yield WordUnit(SourceUnit(text, level, "item" if listed else "text", seen), block)


def _words(paragraphs: Iterable[WordParagraph]) -> str:
    return "\n".join("".join(piece.text for piece in p.pieces if shows(piece)) for p in paragraphs)


def shows(piece: Piece) -> bool:
    """Whether a reader sees a piece: it is neither hidden nor the prompt of a field that is empty."""
    return not (piece.look.hidden or piece.look.prompt)


def _marked(paragraph: WordParagraph) -> bool:
    """Whether a picture, an object or the mark of a note stands in it."""
    return any(piece.inner is not None for piece in paragraph.pieces)


def blocks_of(units: Sequence[WordUnit]) -> tuple[WordBlock, ...]:
    """The blocks that units are of; of a table the rows that are among them, those of one table together."""
    found: list[WordBlock] = []
    rows: list[int] = []
    before: WordBlock | None = None
    for one in units:
        if one.row is not None and isinstance(one.block, WordTable):
            if one.block is before:
                rows.append(one.row)
                found[-1] = _of_rows(one.block, rows)
                continue
            rows = [one.row]
            found.append(_of_rows(one.block, rows))
        else:
            found.append(one.block)
        before = one.block
    return tuple(found)


def _of_rows(table: WordTable, rows: Sequence[int]) -> WordTable:
    return replace(table, rows=tuple(table.rows[row] for row in rows))


def unit_sections(units: Sequence[WordUnit], notes: Sequence[WordNote]) -> UnitSections:
    """The sections that headings among the units begin; items have a stroke, notes their mark in front."""
    by_mark: dict[tuple[str, str], WordNote] = {(note.kind, note.id): note for note in notes}
    found: list[tuple[WordUnit | None, list[str]]] = []
    places: list[tuple[int, int | None]] = []
    for one in units:
        if one.unit.level or not found:
            found.append((one if one.unit.level else None, []))
        if one.unit.level:
            places.append((len(found) - 1, None))
            continue
        paragraphs = found[-1][1]
        places.append((len(found) - 1, len(paragraphs) if one.unit.text else None))
        if one.unit.text:
            paragraphs.append(_as_judged(one))
        paragraphs += _notes(one, by_mark)
    firsts = [
        next((u for u, (at, _) in zip(units, places, strict=True) if at == number), None)
        for number in range(len(found))
    ]
    sections = tuple(
        GivenSection(
            head.unit.level if head else 0,
            _heading(head) if head else "",
            tuple(paragraphs),
            *_counted(first),
        )
        for (head, paragraphs), first in zip(found, firsts, strict=True)
    )
    return UnitSections(sections, tuple(places))


def _as_judged(one: WordUnit) -> str:
    if one.row is not None:
        cells = one.block.rows[one.row].cells if isinstance(one.block, WordTable) else ()
        return "".join(f"| {_words(paragraphs_in(cell.blocks)).strip()} " for cell in cells) + "|"
    return f"- {one.unit.text}" if one.unit.kind == "item" else _words(one.paragraphs).strip()


def _heading(one: WordUnit) -> str:
    block = one.block
    counted = block.number if isinstance(block, WordParagraph) and block.listed == "number" else ""
    return " ".join(filter(None, (counted, one.unit.text)))


def _counted(one: WordUnit | None) -> tuple[int, int | None]:
    place = one.place if one else NOWHERE
    return place.paragraph, place.page


def _notes(one: WordUnit, notes: Mapping[tuple[str, str], WordNote]) -> Iterator[str]:
    for paragraph in one.paragraphs:
        for piece in paragraph.pieces:
            mark = piece.inner
            if isinstance(mark, NoteMark) and (note := notes.get((mark.kind, mark.id))):
                yield f"[^1]: {' '.join(plain_text(note.blocks).split())}"
