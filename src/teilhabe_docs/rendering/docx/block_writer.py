"""Blocks of the model into paragraphs, lists and tables."""

from collections.abc import Sequence

from teilhabe_docs.documents.blocks import (
    Block,
    Heading,
    Inline,
    ItemList,
    ListItem,
    NumberedPart,
    Paragraph,
    Section,
    TableBlock,
    TextRun,
    is_signed,
)
from teilhabe_docs.rendering.docx.elements import Element, run, sub
from teilhabe_docs.rendering.docx.inline_content import InlineWriter
from teilhabe_docs.rendering.docx.paragraphs import (
    NO_NUMBER,
    ROLE_STYLES,
    SUBTITLE_STYLES,
    Number,
    Place,
    end_bookmarks,
    keep_whole_with_next,
    keep_with_next,
    paragraph,
    start_bookmark,
    start_bookmarks,
)
from teilhabe_docs.rendering.docx.tables import signatures, table
from teilhabe_docs.rendering.docx.word_numbering import (
    ABSATZ_INDENT,
    ABSATZ_LEVEL,
    letter_value,
    list_indent,
    list_number,
)
from teilhabe_docs.rendering.page_turns import is_short, leads_over
from teilhabe_docs.rendering.plain_words import has_content

SECTION = Place("BodyText")
_ABSATZ = Place("BodyTextIndent", ABSATZ_INDENT, ABSATZ_LEVEL, in_absatz=True)
_LAST_LEVEL = 8
_QUOTE_INDENT = 567
_BEFORE_AFTER_TABLE = 200
_AFTER_LIST = 120
_SHORT_ITEM = 2
"""So many lines at most has a last item that goes along with the one in front of it."""
_DEEPEST = 6
"""The lowest level of headings that there is."""
_RUNNING = {"BodyText", "BodyTextIndent", "Absatznummer", "Quote"}
_LIST_STYLES = {"strich": "ListBullet", "zahl": "ListNumber", "buchstabe": "Buchstabe"}


class BodyWriter:
    """Writes blocks into one part: the document's body or a footnote."""

    def __init__(self, inline: InlineWriter, parent: Element) -> None:
        self._inline = inline
        self._width = inline.context.width
        self._context = inline.context
        self._in_absatz = _ABSATZ._replace(indent=round(_ABSATZ.indent * inline.context.stretch))
        self._parent = parent
        self._pending: list[str] = []
        self._after_table = False
        self._after_list = False
        self._keep = False
        self._level = 1
        self._typed_headings = iter(self._context.targets.typed)

    def write(self, blocks: Sequence[Block], place: Place = SECTION, *, below_heading: bool = False) -> None:
        """Append `blocks` as they look at `place`, the first of them right `below_heading` or not.

        A part that is only named belongs to the numbered Absatz in front of it, as readers of law take it.
        """
        for index, block in enumerate(blocks):
            self._keep = leads_over(blocks, index, below_heading=below_heading)
            match block:
                case Paragraph():
                    self._absatz(block, place, above_section=isinstance(_next(blocks, index), Section))
                case ItemList():
                    self._list(block, place)
                case TableBlock():
                    self._table(block, place)
                case NumberedPart():
                    self._part(block, place)
                    place = self._in_absatz if block.nummer else place
                case Heading(stufe, inhalt):
                    self._heading(stufe, inhalt, numbered=False)
                case Section():
                    self._section(block)
                    if (following := _next(blocks, index)) and is_signed(following):
                        keep_whole_with_next(self._parent[-1])

    def finish(self, *, between: bool = False) -> None:
        """A body may not end with a table, nor may two tables touch."""
        if self._after_table:
            paragraph(self._parent, "Tabellenende", before=_BEFORE_AFTER_TABLE if between else None)
            self._after_table = False

    def _section(self, section: Section) -> None:
        target = self._context.targets.get(section.id)
        numbered = target is not None and bool(target.number)
        self._context.numbering.heading(numbered)
        self._pending.append(section.id)
        self._context.comments.enter(section)
        typed = "" if numbered else section.nummer
        title = (TextRun(section.titel),)
        self._heading(section.ebene, title, numbered=numbered, typed=typed, ident=section.id)
        around, self._level = self._level, section.ebene
        self.write(section.kinder, below_heading=True)
        self._level = around

    def _heading(
        self, level: int, content: Sequence[Inline], *, numbered: bool, typed: str = "", ident: str = ""
    ) -> None:
        number, indent = (None, None) if numbered else (NO_NUMBER, 0)
        element = paragraph(self._parent, f"Heading{min(level, _DEEPEST)}", number=number, indent=indent)
        self._after_table = self._after_list = False
        opened = start_bookmarks(element, self._context, self._taken())
        if not (ident or self._inline.in_footnote) and self._context.listed:
            opened += start_bookmark(element, self._context, next(self._typed_headings))
        comment = self._context.comments.start(element, ident) if ident else None
        if typed:
            run(element, f"{typed} ")
        self._inline.write(element, content, self._width)
        self._context.comments.end(element, comment)
        end_bookmarks(element, opened)

    def _part(self, part: NumberedPart, place: Place) -> None:
        self._pending.append(part.id)
        if part.nummer:
            number = self._context.numbering.absatz(part.nummer)
            self._numbered(
                part.kinder,
                "Absatznummer",
                Number(number, ABSATZ_LEVEL) if number else None,
                self._in_absatz,
            )
        else:
            self.write(part.kinder, place)

    def _numbered(self, blocks: Sequence[Block], style: str, number: Number | None, rest: Place) -> None:
        """The first paragraph carries the number; the other blocks follow, indented alike.

        Where a list or table comes first, the number stands on a line of its own, kept with what follows.
        """
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph):
            keep = leads_over(blocks, 0)
            self._text(first.inhalt, style, rest, number=number, keep_next=keep)
            self.write(blocks[1:], rest)
        else:
            self._text((), style, rest, number=number, keep_next=True)
            self.write(blocks, rest)

    def _absatz(self, absatz: Paragraph, place: Place, *, above_section: bool) -> None:
        if not has_content(absatz):
            return
        style = ROLE_STYLES.get(absatz.rolle, place.style)
        indent = None
        number = None
        if style == "ListContinue" or (style != place.style and place.indent):
            indent = place.indent + (_QUOTE_INDENT if style == "Quote" else 0)
            number = NO_NUMBER if style != place.style else None
        if above_section and style == "Zwischentitel":
            style = "Gruppentitel"
        self._text(absatz.inhalt, style, place, number=number, indent=indent, deeper=absatz.tiefe)

    def _text(
        self,
        content: Sequence[Inline],
        style: str,
        place: Place,
        *,
        number: Number | None = None,
        indent: int | None = None,
        keep_next: bool = False,
        deeper: int = 0,
    ) -> None:
        before = None
        if self._after_table and style != "Gruppentitel":
            before = _BEFORE_AFTER_TABLE
        elif self._after_list and style in _RUNNING:
            before = _AFTER_LIST
        self._after_table = self._after_list = False
        element = paragraph(
            self._parent,
            style,
            number=number,
            indent=indent,
            keep_next=keep_next or self._keep,
            before=before,
        )
        idents, comments, comment = self._taken(), self._context.comments, None
        opened = start_bookmarks(element, self._context, idents)
        if style in SUBTITLE_STYLES:
            if (level := self._level + deeper) > 1:
                sub(element[0], "outlineLvl", min(level, _DEEPEST - 1))
            comment = comments.start(element, idents[-1]) if idents else None
        self._inline.write(element, content, self._width - place.indent)
        comments.end(element, comment)
        end_bookmarks(element, opened)

    def _list(self, liste: ItemList, place: Place) -> None:
        level = min(place.level + 1, _LAST_LEVEL)
        style = place.style if place.footnote else _LIST_STYLES[liste.art]
        indent = round(list_indent(level, place.in_absatz) * self._context.stretch)
        rest = Place(place.style if place.footnote else "ListContinue", indent, level, place.in_absatz)
        letters_of_absatz = liste.art == "buchstabe" and place == self._in_absatz
        list_id = 0 if letters_of_absatz else self._list_id(liste, place, level)
        last = len(liste.punkte) - 1
        keep = self._keep
        for index, punkt in enumerate(liste.punkte):
            self._keep = keep and index == last
            if index == last > 0 and _is_short(punkt):
                keep_with_next(self._parent[-1])
            number = list_id or self._context.numbering.letter(punkt.nummer)
            self._item(punkt, style, Number(number, level) if number else None, rest)
        self._after_list = True

    def _list_id(self, liste: ItemList, place: Place, level: int) -> int:
        shared = list_number(liste.art, place.in_absatz)
        if liste.art == "strich":
            return shared
        first = liste.beginn
        if liste.art == "buchstabe":
            first = letter_value(liste.punkte[0].nummer) if liste.punkte else 0
        return self._context.numbering.restart(shared, level, first or 1)

    def _item(self, punkt: ListItem, style: str, number: Number | None, rest: Place) -> None:
        self._pending.append(punkt.id)
        self._numbered(punkt.kinder, style, number, rest)

    def _table(self, tabelle: TableBlock, place: Place) -> None:
        if not (tabelle.kopf or tabelle.zeilen):
            return
        self.finish(between=True)
        end_bookmarks(self._parent, start_bookmarks(self._parent, self._context, self._taken()))
        if is_signed(tabelle):
            signatures(self._inline, self._parent, tabelle, self._width)
        else:
            table(self._inline, self._parent, tabelle, place.indent, self._width)
        self._after_table, self._after_list = True, False

    def _taken(self) -> list[str]:
        """The ids whose place begins with the next element."""
        idents, self._pending = self._pending, []
        return idents


def _next(blocks: Sequence[Block], index: int) -> Block | None:
    return blocks[index + 1] if index + 1 < len(blocks) else None


def _is_short(punkt: ListItem) -> bool:
    """Whether an item takes so little room that it should not be the only one of its list on a page."""
    only = punkt.kinder[0] if len(punkt.kinder) == 1 else None
    return isinstance(only, Paragraph) and is_short(only, _SHORT_ITEM)
