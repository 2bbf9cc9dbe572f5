"""The block model as plain values, which the template `templates/pdf/document.typ` prints as they are."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from teilhabe_docs.documents.blocks import (
    Block,
    Heading,
    Inline,
    ItemList,
    ListItem,
    NumberedPart,
    Paragraph,
    Role,
    Section,
    TableBlock,
    TextRun,
    is_signed,
)
from teilhabe_docs.rendering.page_turns import leads_over
from teilhabe_docs.rendering.pdf.printed_inline import PrintedInline
from teilhabe_docs.rendering.pdf.printed_tables import PrintedTables
from teilhabe_docs.rendering.plain_words import has_content, plain

Printed = dict[str, Any]
"""A block for the template; `kind` says which."""

COLUMN, STEP = 624, 397
"""The columns of § 1 and (1), and each level of lists, in twips (1.1 and 0.7 cm)."""
_TWIPS = 20  # in a point
_LOOKS: dict[Role, str] = {
    "zitat": "quote",
    "code": "code",
    "partei": "party",
    "mitte": "centre",
}
_DEEPEST = 6
"""PDF knows so many levels of headings."""
_DEEPEST_LIST = 10
"""typst sets fourteen lists in one another; Markdown as we read it has ten."""
_QUOTED = 567
"""What is left free beside a quotation, in twips."""


class PrintedBlocks:
    """Turns blocks into what the template prints.

    Levels of headings never jump, whatever authors typed: a heading lies at most one below the one before it.
    """

    def __init__(self, inline: PrintedInline, width: int, height: int) -> None:
        self._inline = inline
        self._tables = PrintedTables(inline, width, height)
        self._width = width
        self._level = self._section = 0
        self._pending: list[str] = []
        self._lists = 0

    def note(self, blocks: Sequence[Block]) -> list[Printed]:
        """The text of a footnote, whose paragraphs follow its number on the line."""
        printed = self.blocks(blocks)
        for block in printed:
            if block["kind"] == "paragraph" and not block["look"]:
                block["look"] = "note"
        return printed

    def top(self, blocks: Sequence[Block]) -> list[Printed]:
        """What stands under the document's title; the lines right below belong to that."""
        below = list(takewhile(lambda b: isinstance(b, Paragraph) and b.rolle == "untertitel", blocks))
        lines = [self._paragraph(line, look="subtitle") for line in below if isinstance(line, Paragraph)]
        return [*lines, *self.blocks(blocks[len(below) :])]

    def blocks(
        self, blocks: Sequence[Block], indent: int = 0, *, below_heading: bool = False
    ) -> list[Printed]:
        """`blocks` at a place that is `indent` twips from the margin, each with what it takes along.

        What follows a numbered Absatz belongs to it, up to the next one or a heading.
        """
        printed: list[Printed] = []
        part: list[Printed] | None = None
        for index, block in enumerate(blocks):
            keep = leads_over(blocks, index, below_heading=below_heading)
            if isinstance(block, NumberedPart) and block.nummer:
                part = []
                self._pending.append(block.id)
                part += self._hanging(block.kinder, f"({block.nummer})", COLUMN, indent + COLUMN)
                printed.append({"kind": "part", "content": part})
            elif part is not None and not isinstance(block, Section | Heading):
                part += self._block(block, indent + COLUMN, keep=keep)
            else:
                part = None
                printed += self._block(block, indent, keep=keep, grouped=_next_is_section(blocks, index))
            if isinstance(block, Section) and any(map(is_signed, blocks[index + 1 : index + 2])):
                printed[-1]["sticky"] = printed[-1].get("together", True)
        return printed

    def _block(self, block: Block, indent: int, *, keep: bool, grouped: bool = False) -> Iterator[Printed]:
        match block:
            case Paragraph(inhalt, "zwischentitel" | "untertitel", tiefe):
                if has_content(block):
                    look = "group" if grouped and block.rolle == "zwischentitel" else "minor"
                    yield from self._heading(self._section + 1 + tiefe, inhalt, look=look)
            case Paragraph():
                if has_content(block):
                    yield self._paragraph(block, indent, keep=keep)
            case ItemList() if self._lists == _DEEPEST_LIST:
                yield from self._flat(block, indent)
            case ItemList():
                yield self._list(block, indent)
            case TableBlock():
                for printed in self._tables.write(block, indent):
                    yield printed | {"ids": self._taken()}
            case NumberedPart():
                self._pending.append(block.id)
                yield from self.blocks(block.kinder, indent)
            case Heading(stufe, inhalt):
                yield from self._heading(stufe, inhalt, look="own")
            case Section():
                self._pending.append(block.id)
                yield from self._heading(block.ebene, (TextRun(block.titel),), number=block.nummer)
                around, self._section = self._section, self._level
                yield from self.blocks(block.kinder, indent, below_heading=True)
                self._section = around

    def _heading(
        self, level: int, content: tuple[Inline, ...], *, number: str = "", look: str = ""
    ) -> Iterator[Printed]:
        """A heading; `look` is empty for sections, which alone are listed as contents.

        Without a word there is none: PDF/UA wants a title that can be read.
        """
        if not any(sign.isprintable() and not sign.isspace() for sign in plain(content)):
            if not number and has_content(Paragraph(content)):
                yield self._paragraph(Paragraph(content), keep=True)
            if not number:
                return
            content, number = (TextRun(number), *content), ""
        level = max(1, min(level, self._level + 1, _DEEPEST))
        self._level = level
        yield {
            "kind": "heading",
            "level": level,
            "number": self._inline.words(number),
            "content": self._inline.write(content),
            "ids": self._taken(),
            "look": look,
        }

    def _paragraph(
        self,
        paragraph: Paragraph,
        indent: int = 0,
        *,
        keep: bool = False,
        number: str = "",
        column: int = 0,
        look: str = "",
    ) -> Printed:
        look, room = look or _LOOKS.get(paragraph.rolle, ""), max(self._width - indent, 1)
        if look == "party" and not self._tables.fits([paragraph.inhalt], room):
            look = "centre"
        return {
            "kind": "paragraph",
            "look": look,
            "number": self._inline.words(number),
            "column": column / _TWIPS,
            "sticky": keep,
            "content": self._inline.write(
                paragraph.inhalt,
                max(room - (_QUOTED if look == "quote" else 0), 1),
                code=paragraph.rolle == "code",
            ),
            "ids": self._taken(),
        }

    def _hanging(self, blocks: Sequence[Block], number: str, column: int, indent: int) -> list[Printed]:
        """Blocks of which the first paragraph carries a number, which else stands on a line of its own."""
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph) and first.rolle in ("", "partei", "mitte"):
            keep, rest = leads_over(blocks, 0), blocks[1:]
        else:
            first, keep, rest = Paragraph(()), True, blocks
        head = self._paragraph(first, indent, keep=keep, number=number, column=column)
        return [head, *self.blocks(rest, indent)]

    def _list(self, liste: ItemList, indent: int) -> Printed:
        ids = self._taken()
        labels = _labels(liste)
        marker = "–" if self._lists % 2 else "•"
        self._lists += 1
        items = [self._item(punkt, indent + STEP) for punkt in liste.punkte]
        self._lists -= 1
        return {"kind": "list", "marker": marker, "labels": labels, "items": items, "ids": ids}

    def _flat(self, liste: ItemList, indent: int) -> Iterator[Printed]:
        """A list below all levels that typst can set: paragraphs that begin with what marks an item."""
        labels = _labels(liste) or ["–"] * len(liste.punkte)
        for label, punkt in zip(labels, liste.punkte, strict=True):
            self._pending.append(punkt.id)
            yield from self._hanging(punkt.kinder, label, STEP, indent)

    def _item(self, punkt: ListItem, indent: int) -> Printed:
        ids = [punkt.id] if self._inline.take(punkt.id) else []
        return {"ids": ids, "content": self.blocks(punkt.kinder, indent)}

    def _taken(self) -> list[str]:
        """The ids whose place begins with the next block."""
        ids, self._pending = self._pending, []
        return [ident for ident in ids if self._inline.take(ident)]


def _labels(liste: ItemList) -> list[str]:
    """What stands before the items of a list that is counted; empty for others."""
    if liste.art == "zahl":
        return [f"{liste.beginn + place}." for place in range(len(liste.punkte))]
    if liste.art == "buchstabe":
        return [f"{punkt.nummer})" if punkt.nummer else "" for punkt in liste.punkte]
    return []


def _next_is_section(blocks: Sequence[Block], index: int) -> bool:
    return isinstance(blocks[index + 1] if index + 1 < len(blocks) else None, Section)
