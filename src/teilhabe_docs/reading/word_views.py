"""A Word file before or after its tracked changes, with headings, numbers and places."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from teilhabe_docs.reading.list_counting import ListCounter
from teilhabe_docs.reading.word_headings import number_and_title, seen_headings
from teilhabe_docs.reading.word_model import (
    Change,
    HeadingTrait,
    NoteMark,
    Piece,
    WordBlock,
    WordCell,
    WordDocument,
    WordMargin,
    WordNote,
    WordParagraph,
    WordRow,
    WordTable,
    paragraphs_in,
)

Which = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class WordView:
    """One state of a document: its blocks without changes, and the notes that they mark, in their order."""

    blocks: tuple[WordBlock, ...]
    notes: tuple[WordNote, ...]
    margins: tuple[WordMargin, ...] = ()


class WordSection(NamedTuple):
    """A heading and what stands below it up to the next one; what comes before the first has none."""

    heading: WordParagraph | None
    blocks: tuple[WordBlock, ...]


def view(document: WordDocument, which: Which = "after") -> WordView:
    """The document as it was `before` its changes, or as it is `after` all of them."""
    blocks = _Numbered(document).blocks(tuple(_shown(document.blocks, which)))
    notes = {(note.kind, note.id): note for note in document.notes}
    marked = {
        (piece.inner.kind, piece.inner.id): None
        for paragraph in paragraphs_in(blocks)
        for piece in paragraph.pieces
        if isinstance(piece.inner, NoteMark)
    }
    return WordView(
        blocks,
        tuple(
            replace(notes[key], blocks=_counted(document, tuple(_shown(notes[key].blocks, which))))
            for key in marked
            if key in notes
        ),
        tuple(replace(m, blocks=tuple(_shown(m.blocks, which))) for m in document.margins),
    )


def sections(blocks: Sequence[WordBlock]) -> Iterator[WordSection]:
    """The sections of a view; headings in tables divide nothing."""
    heading: WordParagraph | None = None
    below: list[WordBlock] = []
    for block in blocks:
        if isinstance(block, WordParagraph) and block.heading:
            if heading or below:
                yield WordSection(heading, tuple(below))
            heading, below = block, []
        else:
            below.append(block)
    if heading or below:
        yield WordSection(heading, tuple(below))


def visible(changes: Iterable[Change], which: Which) -> bool:
    """Whether what these changes are about is there before or after them."""
    return not any(change.adds if which == "before" else change.removes for change in changes)


def _shown(blocks: Iterable[WordBlock], which: Which) -> Iterator[WordBlock]:
    """The blocks of a view; a paragraph whose end is not there is one with the next."""
    open_: list[WordParagraph] = []
    for block in blocks:
        if isinstance(block, WordTable):
            yield from _merged(open_, ended=False)
            open_ = []
            if (rows := tuple(_rows(block.rows, which))) or not block.rows:
                yield replace(block, rows=rows)
            continue
        pieces = _pieces(block.pieces, which)
        shown = block if pieces is block.pieces and not block.mark else replace(block, pieces=pieces, mark=())
        open_.append(shown)
        if visible(block.mark, which):
            yield from _merged(open_, ended=True)
            open_ = []
    yield from _merged(open_, ended=False)


def _merged(parts: Sequence[WordParagraph], *, ended: bool) -> Iterator[WordParagraph]:
    """One paragraph of several: it looks like the one whose end is there (17.3.1.29)."""
    if not parts or not (ended or any(part.pieces for part in parts)):
        return
    if len(parts) == 1:
        yield parts[0]
        return
    first = next((part for part in parts if part.pieces), parts[-1])
    yield replace(
        parts[-1],
        pieces=_joined(piece for part in parts for piece in part.pieces),
        bookmarks=tuple(name for part in parts for name in part.bookmarks),
        place=first.place,
    )


def _pieces(pieces: tuple[Piece, ...], which: Which) -> tuple[Piece, ...]:
    if not any(piece.changes for piece in pieces):
        return pieces
    return _joined(piece for piece in pieces if visible(piece.changes, which))


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces without their changes; neighbours of one look are one."""
    found: list[tuple[Piece, list[str]]] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and last[0].inner is None and piece.inner is None and last[0].look == piece.look:
            last[1].append(piece.text)
        else:
            found.append((piece, [piece.text]))
    return tuple(Piece("".join(texts), piece.look, (), piece.inner) for piece, texts in found)


def _rows(rows: Sequence[WordRow], which: Which) -> Iterator[WordRow]:
    there = [visible(row.changes, which) for row in rows]
    for index, row in enumerate(rows):
        if not there[index]:
            continue
        kept = [
            (replace(cell, rows=sum(there[index : index + cell.rows]), changes=()), column)
            for cell, column in zip(row.cells, row.columns, strict=True)
            if visible(cell.changes, which)
        ]
        cells = tuple(replace(cell, blocks=tuple(_shown(cell.blocks, which))) for cell, _ in kept)
        yield replace(row, cells=cells, columns=tuple(column for _, column in kept), changes=())


def _counted(document: WordDocument, blocks: tuple[WordBlock, ...]) -> tuple[WordBlock, ...]:
    return _Numbered(document).counted(blocks)


class _Numbered:
    """Gives paragraphs their numbers, then their headings and places."""

    def __init__(self, document: WordDocument) -> None:
        self._counter = ListCounter(document.lists)
        self._paged = document.paged
        self._heading = ""

    def blocks(self, blocks: tuple[WordBlock, ...]) -> tuple[WordBlock, ...]:
        """The blocks of a body."""
        counted = self.counted(blocks)
        headings = seen_headings(counted)
        return tuple(self._placed(block, headings.get(index)) for index, block in enumerate(counted))

    def counted(self, blocks: tuple[WordBlock, ...]) -> tuple[WordBlock, ...]:
        """The same blocks with the numbers in front of their paragraphs."""
        return tuple(self._with_number(block) for block in blocks)

    def _with_number(self, block: WordBlock) -> WordBlock:
        if isinstance(block, WordTable):
            return _in_cells(block, self.counted)
        number, listed = self._counter.next(block.counted)
        return replace(block, number=number, listed=listed) if listed else block

    def _placed(self, block: WordBlock, heading: HeadingTrait | None) -> WordBlock:
        if isinstance(block, WordTable):
            around = self._heading
            inside = _in_cells(block, self._placed_in_cell)
            first = next(paragraphs_in((inside,)), None)
            place = first.place if first else block.place
            return replace(inside, place=place._replace(heading=around))
        if heading:
            self._heading = " ".join(part for part in number_and_title(block) if part)
        page = block.place.page if self._paged else None
        return replace(block, heading=heading, place=block.place._replace(heading=self._heading, page=page))

    def _placed_in_cell(self, blocks: tuple[WordBlock, ...]) -> tuple[WordBlock, ...]:
        return tuple(
            self._placed(b, b.outline if isinstance(b, WordParagraph) and b.text.strip() else None)
            for b in blocks
        )


def _in_cells(
    table: WordTable, change: Callable[[tuple[WordBlock, ...]], tuple[WordBlock, ...]]
) -> WordTable:
    rows = tuple(
        replace(row, cells=tuple(WordCell(change(c.blocks), c.columns, c.rows, c.changes) for c in row.cells))
        for row in table.rows
    )
    return replace(table, rows=rows)
