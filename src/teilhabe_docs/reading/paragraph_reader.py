"""The inside of paragraphs: runs, links, fields, marks and tracked changes become pieces (17.3, 17.13)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from teilhabe_docs.reading.drawn_content import ALTERNATIVES, chosen, drawn
from teilhabe_docs.reading.field_codes import FieldStack, link_of
from teilhabe_docs.reading.list_definitions import ListDefinitions
from teilhabe_docs.reading.tracked import change_of, format_change
from teilhabe_docs.reading.word_model import Anchor, Change, Foreign, Look, NoteMark, Piece, WordPicture
from teilhabe_docs.reading.word_package import PartRelation
from teilhabe_docs.reading.word_styles import WordStyles, with_character_style, with_properties
from teilhabe_docs.reading.word_xml import Element, M, R, W, switch, value

_TEXTS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_DRAWINGS = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_OPEN = frozenset(f"{W}{name}" for name in ("smartTag", "customXml", "dir", "bdo", "sdtContent", "rubyBase"))
"""What only stands around others."""
_CHANGES = frozenset(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_EQUATIONS = frozenset((f"{M}oMath", f"{M}oMathPara"))
_RUN, _TEXT, _DELETED = f"{W}r", f"{W}t", f"{W}delText"
_PROPERTIES = f"{W}rPr"
_SIGNS = {
    **dict.fromkeys((0x6F, 0x71, 0x72, 0xA8, 0x2A3), "☐"),
    **dict.fromkeys((0x78, 0xFD, 0x2A2), "☒"),
    **dict.fromkeys((0xFE, 0x2A3), "☑"),
    **dict.fromkeys((0xFC, 0x2A1), "✓"),
    **dict.fromkeys((0xE0, 0xE8, 0xF0), "→"),
}
"""Signs of Wingdings and its kin that forms use; others become a bullet."""


@dataclass(slots=True)
class Counts:
    """How many paragraphs and pages have begun; where comments start and end, by their ids.

    `elements` are the paragraphs themselves, the first at 0.
    """

    paragraphs: int = 0
    page: int = 1
    paged: bool = False
    starts: dict[str, Anchor] = field(default_factory=dict)
    ends: dict[str, Anchor] = field(default_factory=dict)
    elements: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class PartContext:
    """What a part is read with: styles and lists of the file, its own relations, counts of the body."""

    styles: WordStyles
    lists: ListDefinitions
    relations: dict[str, PartRelation]
    fields: FieldStack
    counts: Counts = field(default_factory=Counts)


class PieceReader:
    """Reads one paragraph: its `pieces`, its `bookmarks`, the text `boxes` anchored in it with their changes.

    `changes` are those of all that it stands in.
    """

    def __init__(
        self, context: PartContext, look: Look, number: int, changes: tuple[Change, ...] = ()
    ) -> None:
        self._context = context
        self._base = look
        self._number = number
        self._link = ""
        self._prompt = False
        self._changes = changes
        self._texts: list[str] = []
        self._traits: tuple[Look, tuple[Change, ...]] = (look, ())
        self._page = 0
        self.pieces: list[Piece] = []
        self.boxes: list[tuple[Element, tuple[Change, ...]]] = []
        self.bookmarks: list[str] = []

    @property
    def page(self) -> int:
        """The page on which its first words stand."""
        return self._page or self._context.counts.page

    def finish(self, paragraph: Element) -> tuple[Piece, ...]:
        """The pieces of a whole `w:p`."""
        self._read(paragraph)
        self._close()
        return tuple(self.pieces)

    def _read(self, holder: Element) -> None:
        for child in holder:
            tag = str(child.tag)
            if tag == _RUN:
                self._run(child)
            elif tag in _OPEN:
                self._read(child)
            elif tag in _CHANGES:
                self._inside(child, change=change_of(child))
            elif reader := _HOLDERS.get(tag):
                reader(self, child)

    def anchor(self) -> Anchor:
        """The place in front of the next piece."""
        self._close()
        return Anchor(self._number, len(self.pieces))

    def _inside(
        self, holder: Element, *, change: Change | None = None, link: str = "", prompt: bool = False
    ) -> None:
        around = self._changes, self._link, self._prompt
        if change:
            self._changes = (*self._changes, change)
        self._link = link or self._link
        self._prompt = prompt or self._prompt
        self._read(holder)
        self._changes, self._link, self._prompt = around

    def _run(self, run: Element) -> None:
        look, changes = self._base, self._changes
        for child in run:
            tag = str(child.tag)
            if tag in (_TEXT, _DELETED):
                self._add(child.text or "", look, changes)
            elif tag == _PROPERTIES:
                look = self._look(child)
                if formatted := format_change(child):
                    changes = (*changes, formatted)
            elif tag in _TEXTS:
                self._add(_TEXTS[tag], look, changes)
            elif tag in _NOTES:
                kind = "footnote" if _NOTES[tag] == "footnote" else "endnote"
                mark = NoteMark(kind, child.get(f"{W}id", ""))  # type: ignore[arg-type]
                self._add("", look, changes, mark)
            elif tag in _DRAWINGS:
                self._drawing(child, look, changes)
            else:
                self._rarely(child, tag, look, changes)

    def _rarely(self, child: Element, tag: str, look: Look, changes: tuple[Change, ...]) -> None:
        counts, fields = self._context.counts, self._context.fields
        if tag == f"{W}lastRenderedPageBreak":
            counts.page += 1
            counts.paged = True
        elif tag == f"{W}fldChar":
            self._add(fields.meet(child), look, changes, shown=True)
        elif tag in (f"{W}instrText", f"{W}delInstrText"):
            fields.code(child.text or "")
        elif tag == f"{W}sym":
            self._add(_sign(child), look, changes)
        elif tag == f"{W}commentReference":
            ident, here = child.get(f"{W}id", ""), self.anchor()
            counts.starts.setdefault(ident, here)
            counts.ends.setdefault(ident, here)
        elif tag == f"{W}ruby":
            self._read(child)
        elif tag == ALTERNATIVES and (branch := chosen(child)) is not None:
            self._run(branch)

    def _look(self, properties: Element) -> Look:
        look = self._base
        if ident := value(properties, "rStyle"):
            styles = self._context.styles
            look = with_character_style(look, styles.style(ident), styles.look)
        return with_properties(look, properties)

    def _add(
        self,
        text: str,
        look: Look,
        changes: tuple[Change, ...],
        inner: NoteMark | WordPicture | Foreign | None = None,
        *,
        shown: bool = False,
    ) -> None:
        fields = self._context.fields
        if (not text and inner is None) or (fields.in_code and not shown):
            return
        self._page = self._page or self._context.counts.page
        if link := self._link or fields.link:
            look = look._replace(link=link)
        if self._prompt:
            look = look._replace(prompt=True)
        if inner is None and self._texts and self._traits == (look, changes):
            self._texts.append(text)
            return
        self._close()
        if inner is None:
            self._texts, self._traits = [text], (look, changes)
        else:
            self.pieces.append(Piece(text, look, changes, inner))

    def _close(self) -> None:
        if self._texts:
            self.pieces.append(Piece("".join(self._texts), *self._traits))
            self._texts = []

    def _drawing(self, holder: Element, look: Look, changes: tuple[Change, ...]) -> None:
        for found in drawn(holder, self._context.relations):
            if isinstance(found, WordPicture | Foreign):
                self._add("", look, changes, found)
            else:
                self.boxes.append((found, changes))

    def _hyperlink(self, element: Element) -> None:
        relation = self._context.relations.get(element.get(f"{R}id", ""))
        mark = element.get(f"{W}anchor")
        link = relation.target if relation and relation.external else ""
        self._inside(element, link=f"{link}#{mark}" if mark else link)

    def _control(self, element: Element) -> None:
        content = element.find(f"{W}sdtContent")
        if content is not None:
            self._inside(content, prompt=bool(switch(element.find(f"{W}sdtPr"), "showingPlcHdr")))

    def _simple_field(self, element: Element) -> None:
        self._inside(element, link=link_of(element.get(f"{W}instr", "")))

    def _equation(self, element: Element) -> None:
        text = "".join(part.text or "" for part in element.iter(f"{M}t"))
        self._add(text, self._base, self._changes, Foreign("equation"))

    def _alternatives(self, element: Element) -> None:
        if (branch := chosen(element)) is not None:
            self._read(branch)

    def _comment_start(self, element: Element) -> None:
        self._context.counts.starts.setdefault(element.get(f"{W}id", ""), self.anchor())

    def _comment_end(self, element: Element) -> None:
        self._context.counts.ends[element.get(f"{W}id", "")] = self.anchor()

    def _bookmark(self, element: Element) -> None:
        self.bookmarks.append(element.get(f"{W}name", ""))


_HOLDERS: dict[str, Callable[[PieceReader, Element], None]] = {
    f"{W}hyperlink": PieceReader._hyperlink,
    f"{W}sdt": PieceReader._control,
    f"{W}fldSimple": PieceReader._simple_field,
    f"{W}commentRangeStart": PieceReader._comment_start,
    f"{W}commentRangeEnd": PieceReader._comment_end,
    f"{W}bookmarkStart": PieceReader._bookmark,
    ALTERNATIVES: PieceReader._alternatives,
    **dict.fromkeys(_EQUATIONS, PieceReader._equation),
}


def _sign(element: Element) -> str:
    """The character of `w:sym`; its code lies in a private room where its font has no letters (17.3.3.30)."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
        return _SIGNS.get(code, "•")
    return chr(code) if 0x20 <= code < 0xD800 else ""
