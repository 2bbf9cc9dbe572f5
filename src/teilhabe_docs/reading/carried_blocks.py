"""Blocks of a Word file as blocks of the house (`documents.blocks`), which Markdown can be written from.

What these have no place for is named, never dropped without a word.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from teilhabe_docs.documents.blocks import (
    Block,
    Footnote,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Picture,
    TableBlock,
    TextRun,
)
from teilhabe_docs.reading.word_model import (
    Foreign,
    NoteMark,
    Piece,
    WordBlock,
    WordNote,
    WordParagraph,
    WordPicture,
    WordPlace,
    WordTable,
)

_CONTINUED = frozenset(("list continue", "listenfortsetzung"))
_QUOTES = frozenset(("quote", "intense quote", "zitat", "intensives zitat", "block text"))
_WEB = ("http://", "https://", "mailto:", "tel:")
_BLANKS = " \t\n"
_LEFT: Literal["links"] = "links"


class LeftBehind(NamedTuple):
    """What has not been carried, where it stood; `text` are its words, as far as it has any."""

    kind: Literal["picture", "equation", "object", "diagram", "prompt", "hidden", "contents", "nested table"]
    text: str
    place: WordPlace


class Carried(NamedTuple):
    """The blocks of the house, and what none of them holds."""

    blocks: tuple[Block, ...]
    left: tuple[LeftBehind, ...]


@dataclass(slots=True)
class _OpenList:
    """A list whose last item may still grow; `level` is that of Word."""

    level: int
    kind: Literal["strich", "zahl", "buchstabe"]
    first: int
    items: list[list[Block]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


def carried(
    blocks: Sequence[WordBlock],
    notes: Sequence[WordNote] = (),
    picture: Callable[[WordPicture], Picture | None] = lambda found: None,
) -> Carried:
    """The blocks of a view, headings and lists among them, with the `notes` that they mark.

    `picture` makes a picture of the house, or says with None that it cannot. Numbers that Word counts go,
    those that somebody has typed stay; paragraphs without words and lines of contents go, too.
    """
    carrier = _Carrier({(note.kind, note.id): note for note in notes}, picture)
    return Carried(carrier.blocks(blocks), tuple(carrier.left))


class _Carrier:
    def __init__(
        self, notes: Mapping[tuple[str, str], WordNote], picture: Callable[[WordPicture], Picture | None]
    ) -> None:
        self._notes = notes
        self._picture = picture
        self._in_note = False
        self.left: list[LeftBehind] = []

    def blocks(self, blocks: Iterable[WordBlock]) -> tuple[Block, ...]:
        found: list[Block] = []
        open_: list[_OpenList] = []
        for block in blocks:
            if isinstance(block, WordParagraph):
                if block.role == "toc":
                    self.left.append(LeftBehind("contents", block.text, block.place))
                    continue
                content = self.inline(block)
                if not content:
                    continue
                if block.listed and block.counted and not block.heading:
                    self._item(open_, found, block, content)
                    continue
                if open_ and block.style.casefold() in _CONTINUED:
                    open_[-1].items[-1].append(Paragraph(content))
                    continue
            _close(open_, found, 0)
            found.append(self._table(block) if isinstance(block, WordTable) else _text(block, content))
        _close(open_, found, 0)
        return tuple(found)

    def inline(self, paragraph: WordParagraph) -> tuple[Inline, ...]:
        """The pieces of a paragraph; blanks at its ends are nobody's words."""
        found: list[Inline] = []
        for piece in paragraph.pieces:
            if piece.look.prompt or piece.look.hidden:
                kind: Literal["prompt", "hidden"] = "prompt" if piece.look.prompt else "hidden"
                self.left.append(LeftBehind(kind, piece.text, paragraph.place))
                continue
            found += self._piece(piece, paragraph)
        while found and _blank(found[0]):
            del found[0]
        while found and _blank(found[-1]):
            found.pop()
        return tuple(_stripped(found))

    def _piece(self, piece: Piece, paragraph: WordParagraph) -> Iterable[Inline]:
        match piece.inner:
            case NoteMark() as mark:
                return self._note(mark)
            case WordPicture() as picture:
                if made := self._picture(picture):
                    return (made,)
                self.left.append(LeftBehind("picture", picture.alt, paragraph.place))
                return ()
            case Foreign(kind):
                self.left.append(LeftBehind(kind, piece.text, paragraph.place))
        runs = tuple(_runs(piece, plain=paragraph.heading is not None))
        if runs and piece.look.link.startswith(_WEB):
            return (Link(piece.look.link, runs),)
        return runs

    def _note(self, mark: NoteMark) -> Iterable[Inline]:
        note = self._notes.get((mark.kind, mark.id))
        if note is None or self._in_note:
            return ()
        self._in_note = True
        blocks = self.blocks(note.blocks)
        self._in_note = False
        return (Footnote(blocks),)

    def _item(
        self, open_: list[_OpenList], found: list[Block], block: WordParagraph, content: tuple[Inline, ...]
    ) -> None:
        assert block.counted
        level, kind, first = block.counted.level, _kind(block), _first(block.number)
        _close(open_, found, level + 1)
        if open_ and open_[-1].level == level and (open_[-1].kind != kind or first == 1 != open_[-1].first):
            _close(open_, found, level)
        if not open_ or open_[-1].level < level:
            open_.append(_OpenList(level, kind, first))
        open_[-1].items.append([Paragraph(content)])
        open_[-1].marks.append(block.number.rstrip(".)") if kind == "buchstabe" else "")

    def _table(self, table: WordTable) -> TableBlock:
        width = max(
            (c + cell.columns for r in table.rows for c, cell in zip(r.columns, r.cells, strict=True)),
            default=0,
        )
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        for row in table.rows:
            cells: list[tuple[Inline, ...]] = [()] * width
            for column, cell in zip(row.columns, row.cells, strict=True):
                cells[column] = self._cell(cell.blocks)
            rows.append(tuple(cells))
        heads = len(rows) > 1 and (table.rows[0].header or any(map(bool, rows[0])))
        return TableBlock(rows[0] if heads else (), tuple(rows[heads:]), (_LEFT,) * width)

    def _cell(self, blocks: Sequence[WordBlock]) -> tuple[Inline, ...]:
        """The paragraphs of a cell, a line each; a table in it loses its lines."""
        lines: list[tuple[Inline, ...]] = []
        for block in blocks:
            if isinstance(block, WordTable):
                self.left.append(LeftBehind("nested table", "", block.place))
                lines += [self._cell(cell.blocks) for row in block.rows for cell in row.cells]
            else:
                lines.append(self.inline(block))
        found: list[Inline] = []
        for line in filter(None, lines):
            found += (LineBreak(), *line) if found else line
        return tuple(found)


def _text(block: WordParagraph, content: tuple[Inline, ...]) -> Block:
    if block.heading:
        return Heading(block.heading.level, content)
    return Paragraph(content, "zitat" if block.style.casefold() in _QUOTES else "")


def _runs(piece: Piece, *, plain: bool) -> Iterable[Inline]:
    """Text with its line breaks; in headings all letters look alike."""
    look = piece.look
    for index, line in enumerate(piece.text.replace("\t", " ").split("\n")):
        if index:
            yield LineBreak()
        if line:
            yield TextRun(line, fett=look.bold and not plain, kursiv=look.italic and not plain)


def _blank(piece: Inline) -> bool:
    return isinstance(piece, LineBreak) or (isinstance(piece, TextRun) and not piece.text.strip(_BLANKS))


def _stripped(found: list[Inline]) -> Iterable[Inline]:
    """The same without blanks at both ends; neighbours that look alike are one."""
    whole: list[Inline] = []
    for index, piece in enumerate(found):
        if isinstance(piece, TextRun):
            text = piece.text.lstrip(_BLANKS) if index == 0 else piece.text
            text = text.rstrip(_BLANKS) if index == len(found) - 1 else text
            last = whole[-1] if whole else None
            if isinstance(last, TextRun) and (last.fett, last.kursiv) == (piece.fett, piece.kursiv):
                whole[-1] = TextRun(last.text + text, piece.fett, piece.kursiv)
                continue
            piece = TextRun(text, piece.fett, piece.kursiv)
        whole.append(piece)
    return whole


def _kind(block: WordParagraph) -> Literal["strich", "zahl", "buchstabe"]:
    if block.listed == "bullet":
        return "strich"
    letters = block.number.strip("().")
    return "buchstabe" if letters.isalpha() and letters.islower() and len(letters) == 1 else "zahl"


def _first(number: str) -> int:
    """The number that a list begins with; 1 where it is none."""
    digits = number.strip("().")
    return int(digits) if digits.isdecimal() and len(digits) < 7 else 1


def _close(open_: list[_OpenList], found: list[Block], level: int) -> None:
    """Finish the lists at `level` or deeper: each is the last block of the item above it."""
    while open_ and open_[-1].level >= level:
        done = open_.pop()
        items = zip(done.items, done.marks, strict=True)
        block = ItemList(
            done.kind, tuple(ListItem(tuple(item), nummer=mark) for item, mark in items), beginn=done.first
        )
        (open_[-1].items[-1] if open_ else found).append(block)
