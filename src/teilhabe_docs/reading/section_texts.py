"""The words of a view by its headings: each paragraph, each row with its cells, notes behind their mark."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from teilhabe_docs.reading.word_model import (
    NOWHERE,
    NoteMark,
    WordBlock,
    WordNote,
    WordParagraph,
    WordPicture,
    WordPlace,
    WordTable,
    paragraphs_in,
)
from teilhabe_docs.reading.word_views import WordView, sections

Words = tuple[str, WordPlace]
"""What a paragraph says, and where it stands."""


class SectionWords(NamedTuple):
    """A heading, its level (0 and no words without one), and what stands below it up to the next.

    A block has one entry for a paragraph or note, for a row of a table one for each cell with words; a
    picture is `![alternative text]()`.
    """

    heading: str
    level: int
    place: WordPlace
    blocks: tuple[tuple[Words, ...], ...]


def section_words(view: WordView) -> tuple[SectionWords, ...]:
    """The sections of a view, without lines of contents, hidden words and prompts that nobody has filled."""
    notes: dict[tuple[str, str], WordNote] = {(note.kind, note.id): note for note in view.notes}
    found = []
    for heading, blocks in sections(view.blocks):
        below = tuple(_blocks(blocks, notes))
        place = heading.place if heading else below[0][0][1] if below else NOWHERE
        title = _title(heading) if heading else ""
        level = heading.heading.level if heading and heading.heading else 0
        found.append(SectionWords(title, level, place, below))
    return tuple(found)


def margin_words(view: WordView) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The paragraphs with words of each header and footer, by its kind."""
    return tuple(
        (margin.kind, tuple(text for p in paragraphs_in(margin.blocks) if (text := _text(p))))
        for margin in view.margins
    )


def _title(heading: WordParagraph) -> str:
    counted = heading.number if heading.listed == "number" else ""
    return " ".join(filter(None, (counted, " ".join(_text(heading).split()))))


def _text(paragraph: WordParagraph, pictures: bool = False) -> str:
    parts = []
    for piece in paragraph.pieces:
        if pictures and isinstance(piece.inner, WordPicture):
            parts.append(f"![{piece.inner.alt}]()")
        elif not (piece.look.hidden or piece.look.prompt):
            parts.append(piece.text)
    return "".join(parts).strip()


def _blocks(
    blocks: Iterable[WordBlock], notes: Mapping[tuple[str, str], WordNote]
) -> Iterator[tuple[Words, ...]]:
    for block in blocks:
        if isinstance(block, WordTable):
            yield from _rows(block, notes)
        elif block.role != "toc":
            if text := _text(block, pictures=True):
                yield ((text, block.place),)
            yield from _notes(block, notes)


def _rows(table: WordTable, notes: Mapping[tuple[str, str], WordNote]) -> Iterator[tuple[Words, ...]]:
    """The rows; a table in a cell comes after its row."""
    for row in table.rows:
        cells, behind = [], []
        for cell in row.cells:
            paragraphs = [b for b in cell.blocks if isinstance(b, WordParagraph)]
            said = [(text, p.place) for p in paragraphs if (text := _text(p, pictures=True))]
            if said:
                cells += said
            behind += [note for p in paragraphs for note in _notes(p, notes)]
            behind += [r for b in cell.blocks if isinstance(b, WordTable) for r in _rows(b, notes)]
        if cells:
            yield tuple(cells)
        yield from behind


def _notes(
    paragraph: WordParagraph, notes: Mapping[tuple[str, str], WordNote]
) -> Iterator[tuple[Words, ...]]:
    for piece in paragraph.pieces:
        if isinstance(piece.inner, NoteMark) and (note := notes.get((piece.inner.kind, piece.inner.id))):
            for inside in paragraphs_in(note.blocks):
                if text := _text(inside):
                    yield ((text, paragraph.place),)
