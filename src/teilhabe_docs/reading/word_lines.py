"""A Word file line by line, before and after its tracked changes: paragraphs, rows, notes, margins.

Unlike the units of a view each line keeps which stretch it shares with the other view, and who changed it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from teilhabe_docs.reading.word_model import (
    Change,
    Foreign,
    Look,
    NoteMark,
    Piece,
    WordBlock,
    WordDocument,
    WordParagraph,
    WordPicture,
    WordPlace,
    WordTable,
)
from teilhabe_docs.reading.word_views import Which, visible

CELL, BREAK, OBJECT = "\u241f", "\n", "\ufffc"
"""What stands between the cells of a row, the paragraphs of a cell, and for a picture, object or equation."""

LinePart = Literal["body", "table", "note", "header"]


class LineStretch(NamedTuple):
    """A stretch of one look and history; `serial` is the same in both views.

    What only parts cells and paragraphs has one below 0: -1 minus that of the first stretch behind it.
    """

    serial: int
    text: str
    look: Look
    changes: tuple[Change, ...]
    inner: NoteMark | WordPicture | Foreign | None = None


class RawParagraph(NamedTuple):
    """A paragraph of the file: its number (below 0 outside the body), that of its first piece, how many.

    `end` are the changes of its end.
    """

    number: int
    serial: int
    pieces: int
    end: tuple[Change, ...] = ()

    @property
    def serials(self) -> range:
        """The numbers of its pieces."""
        return range(self.serial, self.serial + self.pieces)


@dataclass(frozen=True)
class WordLine:
    """A paragraph, a row of a table, a paragraph of a note or of a header or footer.

    `raw` are the paragraphs, in the file with all its changes, that it is made of. `level` is that of a
    heading, `note` is the mark of its note.
    """

    part: LinePart
    atoms: tuple[LineStretch, ...]
    raw: "tuple[RawParagraph, ...]"
    place: WordPlace
    level: int = 0
    listed: bool = False
    bookmarks: tuple[str, ...] = ()
    note: tuple[str, str] | None = None

    @cached_property
    def text(self) -> str:
        """Its words; cells are parted by `CELL`."""
        return "".join(atom.text for atom in self.atoms)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where in the text each atom begins."""
        found, at = [], 0
        for atom in self.atoms:
            found.append(at)
            at += len(atom.text)
        return tuple(found)


@dataclass(frozen=True)
class WordLines:
    """All lines of a view: those of the body, of its notes by the order of their marks, of the margins."""

    body: tuple[WordLine, ...]
    notes: tuple[WordLine, ...]
    margins: tuple[WordLine, ...]


class BothViews(NamedTuple):
    """The lines before and after the tracked changes."""

    before: WordLines
    after: WordLines


def both_views(document: WordDocument) -> BothViews:
    """The lines of a document; those of a table of contents are none."""
    return BothViews(*(_Lines(document, which).all() for which in ("before", "after")))


class _NumberedParagraph(NamedTuple):
    """A paragraph with its numbers and the changes around it."""

    paragraph: WordParagraph
    raw: RawParagraph
    around: tuple[Change, ...]


class _Lines:
    """The lines of one view; paragraphs and pieces are counted through the whole file, so that both agree."""

    def __init__(self, document: WordDocument, which: Which) -> None:
        self._document, self._which = document, which
        self._raw = self._serial = 0

    def all(self) -> WordLines:
        body = tuple(self._lines(self._document.blocks, "body"))
        notes = {(n.kind, n.id): tuple(self._lines(n.blocks, "note")) for n in self._document.notes}
        marks = dict.fromkeys(
            (atom.inner.kind, atom.inner.id)
            for line in body
            for atom in line.atoms
            if isinstance(atom.inner, NoteMark)
        )
        found = [_of_note(line, key) for key in marks for line in notes.get(key, ())]
        margins = [line for m in self._document.margins for line in self._lines(m.blocks, "header")]
        return WordLines(body, tuple(found), tuple(margins))

    def _lines(self, blocks: Iterable[WordBlock], part: LinePart) -> Iterator[WordLine]:
        for found in self._joined(blocks, ()):
            if isinstance(found, WordTable):
                yield from self._rows(found)
            elif found[0].paragraph.role != "toc":
                line = self._line(found, part)
                if line.text.strip() or any(atom.inner for atom in line.atoms):
                    yield line

    def _joined(
        self, blocks: Iterable[WordBlock], around: tuple[Change, ...]
    ) -> Iterator[WordTable | list[_NumberedParagraph]]:
        """Tables, and paragraphs that are one in this view."""
        open_: list[_NumberedParagraph] = []
        for block in blocks:
            if isinstance(block, WordTable):
                if open_:
                    yield open_
                    open_ = []
                yield block
                continue
            self._raw -= 1
            end = (*around, *block.mark)
            raw = RawParagraph(block.place.paragraph or self._raw, self._serial, len(block.pieces), end)
            open_.append(_NumberedParagraph(block, raw, around))
            self._serial += len(block.pieces)
            if visible(end, self._which):
                yield open_
                open_ = []
        if open_:
            yield open_

    def _line(self, parts: Sequence[_NumberedParagraph], part: LinePart) -> WordLine:
        atoms = tuple(atom for one in parts for atom in self._atoms(one))
        last, first = parts[-1].paragraph, next((p for p in parts if p.paragraph.pieces), parts[0]).paragraph
        return WordLine(
            part,
            atoms,
            tuple(one.raw for one in parts),
            first.place,
            last.outline.level if last.outline else 0,
            last.counted is not None,
            tuple(name for one in parts for name in one.paragraph.bookmarks),
        )

    def _atoms(self, one: _NumberedParagraph) -> Iterator[LineStretch]:
        for number, piece in enumerate(one.paragraph.pieces, one.raw.serial):
            changes = (*one.around, *piece.changes)
            if visible(changes, self._which) and not piece.look.hidden:
                yield LineStretch(number, _text(piece), piece.look, changes, piece.inner)

    def _rows(self, table: WordTable) -> Iterator[WordLine]:
        for row in table.rows:
            atoms: list[LineStretch] = []
            raw: list[RawParagraph] = []
            bookmarks: list[str] = []
            place = table.place
            for cell in row.cells:
                around = (*row.changes, *cell.changes)
                inside = [
                    line
                    for found in self._joined(_plain(cell.blocks), around)
                    if not isinstance(found, WordTable)
                    for line in [self._line(found, "table")]
                ]
                if not visible(around, self._which):
                    continue
                behind = inside[0].raw[0].serial if inside else self._serial
                if raw or atoms:
                    atoms.append(LineStretch(-1 - behind, CELL, Look(), around))
                for index, line in enumerate(inside):
                    parted = LineStretch(-1 - line.raw[0].serial, BREAK, Look(), around)
                    atoms += [parted] if index and line.text else []
                    atoms += line.atoms
                    raw += line.raw
                    bookmarks += line.bookmarks
                place = inside[0].place if inside and place == table.place else place
            text = "".join(atom.text for atom in atoms)
            if visible(row.changes, self._which) and text.strip(CELL + BREAK + " "):
                yield WordLine("table", tuple(atoms), tuple(raw), place, 0, False, tuple(bookmarks))


def _plain(blocks: Iterable[WordBlock]) -> Iterator[WordParagraph]:
    """The paragraphs of a cell, those of tables in it as well."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _plain(cell.blocks)


def _of_note(line: WordLine, key: tuple[str, str]) -> WordLine:
    return WordLine(line.part, line.atoms, line.raw, line.place, 0, False, line.bookmarks, key)


def _text(piece: Piece) -> str:
    if isinstance(piece.inner, NoteMark):
        return ""
    return f"{OBJECT}{piece.text}" if piece.inner else piece.text
