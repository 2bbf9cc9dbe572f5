"""The blocks of a part: paragraphs, tables, and what stands around them (17.3.1, 17.4, 17.5.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from teilhabe_docs.reading.drawn_content import ALTERNATIVES, chosen
from teilhabe_docs.reading.paragraph_reader import PartContext, PieceReader
from teilhabe_docs.reading.tracked import change_of, changes_in, format_change
from teilhabe_docs.reading.word_model import (
    Anchor,
    Change,
    HeadingTrait,
    NumberRef,
    WordBlock,
    WordCell,
    WordParagraph,
    WordPlace,
    WordRow,
    WordTable,
)
from teilhabe_docs.reading.word_styles import WordStyle, numbered, outline_level
from teilhabe_docs.reading.word_xml import Element, W, switch, value, whole

_PARAGRAPH, _TABLE, _ROW, _CELL = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc"))
_CONTROL = f"{W}sdt"
_AROUND = frozenset(f"{W}{name}" for name in ("customXml", "ins", "del", "moveFrom", "moveTo", "smartTag"))
_MOST_COLUMNS = 1_000
"""So many columns a cell covers at most; Word has 63."""
_LAST_LEVEL = 8


@dataclass(slots=True)
class _OpenCell:
    """A cell that may still grow downwards."""

    blocks: list[WordBlock]
    columns: int
    changes: tuple[Change, ...]
    rows: int = 1


@dataclass(slots=True)
class _OpenRow:
    header: bool
    changes: tuple[Change, ...]
    cells: list[_OpenCell] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)


class BlockReader:
    """Reads the blocks of one part; only those `in_body` have numbers as places."""

    def __init__(self, context: PartContext, *, in_body: bool = False) -> None:
        self._context = context
        self._in_body = in_body
        self._boxed = False
        self._changes: tuple[Change, ...] = ()
        self._bookmarks: list[str] = []

    def blocks(self, holder: Element) -> tuple[WordBlock, ...]:
        """The blocks in `w:body`, a cell, a note, a text box or a header."""
        return tuple(self._blocks(holder))

    def _blocks(self, holder: Element) -> Iterator[WordBlock]:
        for child in holder:
            tag = str(child.tag)
            if tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif tag == _TABLE:
                yield self._table(child)
            elif tag == _CONTROL:
                if (content := child.find(f"{W}sdtContent")) is not None:
                    yield from self._blocks(content)
            elif tag in _AROUND:
                around = self._changes
                if change := change_of(child):
                    self._changes = (*around, change)
                yield from self._blocks(child)
                self._changes = around
            elif tag == ALTERNATIVES:
                if (branch := chosen(child)) is not None:
                    yield from self._blocks(branch)
            else:
                self._between(child, tag)

    def _between(self, child: Element, tag: str) -> None:
        """Marks between blocks: they belong to the paragraph that follows."""
        counts, ident = self._context.counts, child.get(f"{W}id", "")
        here = Anchor(counts.paragraphs + 1, 0)
        if tag == f"{W}bookmarkStart":
            self._bookmarks.append(child.get(f"{W}name", ""))
        elif tag == f"{W}commentRangeStart":
            counts.starts.setdefault(ident, here)
        elif tag == f"{W}commentRangeEnd":
            counts.ends[ident] = here

    def _paragraph(self, element: Element) -> Iterator[WordBlock]:
        counts = self._context.counts
        if self._in_body:
            counts.paragraphs += 1
            counts.elements.append(element)
        number = counts.paragraphs if self._in_body else 0
        properties = element.find(f"{W}pPr")
        ident = value(properties, "pStyle")
        style = self._context.styles.paragraph(ident)
        reader = PieceReader(self._context, style.look, number, self._changes)
        bookmarks, self._bookmarks = self._bookmarks, []
        pieces = reader.finish(element)
        marked = properties.find(f"{W}rPr") if properties is not None else None
        formatted = format_change(properties)
        yield WordParagraph(
            pieces,
            style.name,
            style.role,
            outline_of(properties, style),
            self._counted(properties, style, ident or ""),
            (*self._changes, *changes_in(marked), *((formatted,) if formatted else ())),
            (*bookmarks, *reader.bookmarks),
            self._boxed,
            WordPlace("", number, reader.page if self._in_body else None),
        )
        for box, changes in reader.boxes:
            around = self._boxed, self._changes
            self._boxed, self._changes = True, changes
            yield from self._blocks(box)
            self._boxed, self._changes = around

    def _counted(self, properties: Element | None, style: WordStyle, ident: str) -> NumberRef | None:
        """The list that a paragraph is counted in: its own, or that of its style at the level named there."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        ref = numbered(properties, style.number)
        if ref is None or ref.list_id in ("", "0"):
            return None
        if own is None or own.find(f"{W}ilvl") is None:
            level = self._context.lists.level_of(ref.list_id, ident)
            ref = ref if level is None else NumberRef(ref.list_id, level)
        return NumberRef(ref.list_id, min(max(ref.level, 0), _LAST_LEVEL))

    def _table(self, element: Element) -> WordTable:
        place = WordPlace("", self._context.counts.paragraphs + 1 if self._in_body else 0)
        properties = element.find(f"{W}tblPr")
        alt = value(properties, "tblDescription") or value(properties, "tblCaption") or ""
        rows: list[_OpenRow] = []
        growing: dict[int, _OpenCell] = {}
        for row in _through(element, _ROW):
            rows.append(self._row(row, growing))
        return WordTable(
            tuple(
                WordRow(
                    tuple(WordCell(tuple(c.blocks), c.columns, c.rows, c.changes) for c in row.cells),
                    tuple(row.columns),
                    row.header,
                    row.changes,
                )
                for row in rows
            ),
            alt,
            place,
        )

    def _row(self, element: Element, growing: dict[int, _OpenCell]) -> _OpenRow:
        """A row; `growing` are the cells above that reach down, by their column."""
        properties = element.find(f"{W}trPr")
        row = _OpenRow(bool(switch(properties, "tblHeader")), (*self._changes, *changes_in(properties)))
        column = min(whole(value(properties, "gridBefore")), _MOST_COLUMNS)
        for cell in _through(element, _CELL):
            traits = cell.find(f"{W}tcPr")
            width = min(max(whole(value(traits, "gridSpan"), 1), 1), _MOST_COLUMNS)
            blocks = list(self._blocks(cell))
            merged = traits.find(f"{W}vMerge") if traits is not None else None
            across = traits.find(f"{W}hMerge") if traits is not None else None
            above = growing.get(column)
            if merged is not None and merged.get(f"{W}val") != "restart" and above is not None:
                above.rows += 1
                above.blocks += _speaking(blocks)
            elif across is not None and across.get(f"{W}val") != "restart" and row.cells:
                row.cells[-1].columns += width
                row.cells[-1].blocks += _speaking(blocks)
            else:
                new = _OpenCell(blocks, width, changes_in(traits))
                row.cells.append(new)
                row.columns.append(column)
                growing.pop(column, None)
                if merged is not None:
                    growing[column] = new
            column += width
        return row


def outline_of(properties: Element | None, style: WordStyle) -> HeadingTrait | None:
    """The heading that Word takes a paragraph for: by the name of its style, or by its outline level."""
    if style.outline and style.outline.origin == "style":
        return style.outline
    return outline_level(properties) or style.outline


def _speaking(blocks: list[WordBlock]) -> list[WordBlock]:
    """The blocks with something in them."""
    return [block for block in blocks if isinstance(block, WordTable) or block.pieces]


def _through(holder: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in holder:
        if child.tag == wanted:
            yield child
        elif child.tag == _CONTROL:
            if (content := child.find(f"{W}sdtContent")) is not None:
                yield from _through(content, wanted)
        elif child.tag in _AROUND:
            yield from _through(child, wanted)
