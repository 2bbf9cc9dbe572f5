"""Blocks of a page: sections with headings, numbered parts, lists, quotations."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from teilhabe_docs.documents.blocks import (
    Block,
    Footnote,
    Heading,
    Inline,
    ItemList,
    ListItem,
    NumberedPart,
    Paragraph,
    Picture,
    Section,
    TableBlock,
    TextRun,
    is_signed,
)
from teilhabe_docs.rendering.html.anchors import Anchors
from teilhabe_docs.rendering.html.inline_elements import InlineElements
from teilhabe_docs.rendering.html.markup import NOTHING, Html, element, escaped, joined
from teilhabe_docs.rendering.html.table_elements import signatures, table
from teilhabe_docs.rendering.line_breaks import protect
from teilhabe_docs.rendering.plain_words import plain

DEEPEST = 6
"""The lowest level of headings that there is; what stands below, and in footnotes, is bold."""
CENTRED = ("partei", "mitte")
_SUBTITLES = ("untertitel", "zwischentitel")


class BlockElements:
    """Writes blocks; `notes` are the footnotes met so far, each written."""

    def __init__(self, anchors: Anchors) -> None:
        self.notes: list[Html] = []
        self.inline = InlineElements(anchors, self._note)
        self._anchors = anchors
        self._level = 1

    def write(self, blocks: Iterable[Block], level: int) -> Html:
        """The markup of `blocks` below a heading of `level` (1: the title), one line for each.

        Headings in texts stand below those of the profile, and never skip a level.
        """
        lines: list[tuple[bool, Html]] = []
        above = last = level
        for block in blocks:
            match block:
                case Heading(stufe, inhalt):
                    last = max(above + 1, min(stufe + 1, last + 1))
                    line = self._heading(last, inhalt)
                case Paragraph(inhalt, rolle, tiefe) if rolle in _SUBTITLES:
                    above = last = self._level + 1 + tiefe
                    line = self._heading(above, inhalt)
                case Paragraph():
                    line = self._paragraph(block)
                case Section():
                    line = self._section(block, level + 1)
                case NumberedPart():
                    line = self._part(block, above)
                case ItemList():
                    line = self._list(block, above)
                case TableBlock():
                    line = signatures(self.inline, block) if is_signed(block) else table(self.inline, block)
            if line:
                lines.append((isinstance(block, Paragraph) and block.rolle == "zitat", line))
        return joined(_quoted(lines), "\n")

    def _section(self, section: Section, level: int) -> Html:
        ident = self._anchors.take(section.id)
        number = protect(" ".join(section.nummer.split()))
        title = self._heading(level, (TextRun(section.titel),), number)
        return element("section", title, Html("\n"), self._inside(section.kinder, level), id=ident)

    def _inside(self, blocks: Iterable[Block], level: int) -> Html:
        """What stands below a heading of its own, or in a note."""
        around, self._level = self._level, level
        content = self.write(blocks, level)
        self._level = around
        return content

    def _heading(self, level: int, content: Sequence[Inline], number: str = "") -> Html:
        text = self.inline.write(content)
        if not (number or text.strip()):
            return NOTHING
        before = _number(number) if number else NOTHING
        if level > DEEPEST:
            return element("p", element("strong", before, text))
        return element(f"h{level}", before, text, class_="numbered" if number else "")

    def _part(self, part: NumberedPart, level: int) -> Html:
        ident = self._anchors.take(part.id)
        if part.nummer:
            content = self._numbered(f"({part.nummer})", part.kinder, level)
            return element("div", content, class_="absatz", id=ident)
        content = self.write(part.kinder, level)
        return element("div", content, id=ident) if ident else content

    def _numbered(self, number: str, blocks: Sequence[Block], level: int) -> Html:
        """Blocks with the number before the text of the first, else on a line of its own."""
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph) and first.rolle in ("", *CENTRED) and not _is_figure(first):
            lead, rest = self._paragraph(first, number), blocks[1:]
        else:
            lead, rest = element("p", _number(number)), blocks
        return joined(filter(None, (lead, self.write(rest, level))), "\n")

    def _paragraph(self, paragraph: Paragraph, number: str = "") -> Html:
        """A paragraph; empty ones are no means of spacing."""
        text = self.inline.write(paragraph.inhalt)
        before = _number(number) if number else NOTHING
        if not text.strip():
            return element("p", before) if number else NOTHING
        if paragraph.rolle == "code":
            return element("pre", before, text)
        if not number and _is_figure(paragraph):
            return element("figure", text)
        if paragraph.rolle in CENTRED:
            return element("p", before, text, class_="centred")
        return element("p", before, text)

    def _list(self, items: ItemList, level: int) -> Html:
        written = joined(filter(None, (self._item(item, level) for item in items.punkte)), "\n")
        if not written:
            return NOTHING
        if items.art == "zahl":
            start = {} if items.beginn == 1 else {"start": items.beginn}
            return element("ol", written, **start)
        return element("ul", written, class_="letters" if items.art == "buchstabe" else "")

    def _item(self, item: ListItem, level: int) -> Html:
        ident = self._anchors.take(item.id)
        if item.nummer:
            content = self._numbered(f"{item.nummer})", item.kinder, level)
        else:
            content = self.write(item.kinder, level)
        return element("li", content, id=ident) if content or ident else NOTHING

    def _note(self, footnote: Footnote) -> int:
        """Write a footnote, with the way back to its mark before its words; returns its number."""
        self.notes.append(NOTHING)
        number = len(self.notes)
        back = element(
            "a",
            Html(str(number)),
            href=f"#verweis_{number}",
            role="doc-backlink",
            aria_label=f"Fußnote {number}, zurück zum Text",
        )
        text = self._inside(footnote.kinder, DEEPEST) or element("p", Html("–"))
        content = joined((back, element("div", text)), " ")
        self.notes[number - 1] = element("li", content, id=f"fussnote_{number}")
        return number


def _number(number: str) -> Html:
    """A number before a text, with the blank between them: it takes up no room there."""
    return element("span", escaped(f"{number} "), class_="number")


def _quoted(lines: Iterable[tuple[bool, Html]]) -> Iterator[Html]:
    """The lines, those of a quotation together in one."""
    for quoted, some in groupby(lines, itemgetter(0)):
        text = joined((line for _, line in some), "\n")
        yield element("blockquote", text) if quoted else text


def _is_figure(paragraph: Paragraph) -> bool:
    """Whether a paragraph holds pictures and nothing else."""
    kinds = {type(piece) for piece in paragraph.inhalt}
    return Picture in kinds and Footnote not in kinds and not plain(paragraph.inhalt).strip()
