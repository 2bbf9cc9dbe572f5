"""The text of a Word form as bytes with a tree over them: what is put in goes between bytes that stay."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from teilhabe_docs.reading.word_xml import MC, Element, W

_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_CHARACTER = re.compile(r"\r\n|&[^;&]*;|.", re.DOTALL)
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNREAD = frozenset((f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}rPr", f"{W}pPr", f"{W}sdtPr"))
_TRACKED = frozenset(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class PartEdit(NamedTuple):
    """Bytes that are to stand in place of those from `begin` to `end`."""

    begin: int
    end: int
    new: bytes


class ElementSpan(NamedTuple):
    """Where an element stands: its tag, its content, and the end of all."""

    start: int
    content: int
    content_end: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether its tag closes itself."""
        return self.content_end == self.end


class FormPart:
    """The document part `data` with its `tree`, whose elements are those of the bytes in their order."""

    def __init__(self, data: bytes, tree: Element) -> None:
        self.data, self.tree = data, tree
        self.elements = [one for one in tree.iter() if isinstance(one.tag, str)]
        spans = _spans(data)
        if len(spans) != len(self.elements):
            raise ValueError
        self._spans: Mapping[Element, ElementSpan] = dict(zip(self.elements, spans, strict=True))

    @cached_property
    def mark_ends(self) -> Mapping[str, Element]:
        """Where bookmarks end, by their numbers."""
        found: dict[str, Element] = {}
        for one in self.tree.iter(f"{W}bookmarkEnd"):
            found.setdefault(one.get(f"{W}id") or "", one)
        return found

    @cached_property
    def order(self) -> Mapping[Element, int]:
        """The place of each element among all."""
        return {one: number for number, one in enumerate(self.elements)}

    def span(self, element: Element) -> ElementSpan:
        """Where an element stands."""
        return self._spans[element]

    def whole(self, element: Element) -> tuple[int, int]:
        """Where an element begins and ends."""
        return self.span(element).start, self.span(element).end

    def characters(self, element: Element, start: int, end: int) -> tuple[int, int]:
        """Where characters of the words of a `w:t` stand; all its words where that cannot be told."""
        here = self.span(element)
        written = self.data[here.content : here.content_end].decode()
        pieces = _CHARACTER.findall(written)
        if len(pieces) != len(element.text or ""):
            return here.content, here.content_end
        before, inside = (len("".join(pieces[a:b]).encode()) for a, b in ((0, start), (start, end)))
        return here.content + before, here.content + before + inside

    def bytes_of(self, element: Element | None, without: Sequence[str] = ()) -> bytes:
        """The bytes of an element, without those of its children with these tags; none without an element."""
        if element is None:
            return b""
        here = self.span(element)
        pieces, at = [], here.start
        for child in element:
            if child.tag in without:
                pieces.append(self.data[at : self.span(child).start])
                at = self.span(child).end
        return b"".join([*pieces, self.data[at : here.end]])

    def look(self, run_properties: Element | None) -> bytes:
        """Properties of a run or a paragraph's mark for new text: as they are, without tracked changes."""
        if run_properties is None:
            return b""
        new = self.bytes_of(
            run_properties, (*_TRACKED, f"{W}rStyle" if _is_placeholder(run_properties) else "")
        )
        return new if len(run_properties) else b""

    def run(self, near: Element, look: bytes, lines: Sequence[str]) -> bytes:
        """A run of these lines, written as the element `near` is."""
        w = f"{near.prefix}:" if near.prefix else ""
        every = [one for line in lines for one in line.split("\n")]
        texts = (f'<{w}t xml:space="preserve">{escaped(line)}</{w}t>' for line in every)
        inside = f"<{w}br/>".join(texts).encode()
        return f"<{w}r>".encode() + look + inside + f"</{w}r>".encode()

    def paragraph(self, like: Element, look: bytes, line: str) -> bytes:
        """A paragraph with one line, with the properties of another."""
        w = f"{like.prefix}:" if like.prefix else ""
        properties = self.bytes_of(like.find(f"{W}pPr"), (f"{W}sectPr", f"{W}pPrChange"))
        return f"<{w}p>".encode() + properties + self.run(like, look, [line]) + f"</{w}p>".encode()

    def with_edits(self, edits: Sequence[PartEdit]) -> bytes:
        """The part with all of them."""
        pieces, at = [], 0
        for edit in sorted(edits, key=lambda one: (one.begin, one.end)):
            pieces += [self.data[at : edit.begin], edit.new]
            at = edit.end
        return b"".join([*pieces, self.data[at:]])


def escaped(text: str) -> str:
    """A text as the content of an element; what XML cannot hold is replaced."""
    return escape(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def text_of(element: Element, without: Sequence[Element] = ()) -> str:
    """The words that show in an element, those in text boxes and of tracked deletions aside."""
    return "".join(_pieces(element, without, top=True))


def _pieces(element: Element, without: Sequence[Element], *, top: bool = False) -> Iterator[str]:
    if element.tag == f"{W}t":
        yield element.text or ""
    elif element.tag in _SIGNS:
        yield _SIGNS[element.tag]
    elif element.tag not in _UNREAD and (top or element.tag != f"{W}txbxContent"):
        for child in element:
            if child not in without and isinstance(child.tag, str):
                follows = (
                    child.tag == f"{W}p"
                    and next(child.itersiblings(f"{W}p", preceding=True), None) is not None
                )
                yield "\n" if follows else ""
                yield from _pieces(child, without)


def _is_placeholder(run_properties: Element) -> bool:
    style = run_properties.find(f"{W}rStyle")
    name = (style.get(f"{W}val") or "").lower() if style is not None else ""
    return "placeholder" in name or "platzhalter" in name


def _spans(data: bytes) -> list[ElementSpan]:
    """The places of all elements, in the order of their tags."""
    found: list[ElementSpan] = []
    open_: list[int] = []
    parser = expat.ParserCreate("utf-8")

    def start(_name: str, _attributes: Mapping[str, str]) -> None:
        at = parser.CurrentByteIndex
        tag = _TAG.match(data, at)
        content = tag.end() if tag else at
        open_.append(len(found))
        found.append(ElementSpan(at, content, content, content))

    def end(_name: str) -> None:
        number = open_.pop()
        here = found[number]
        if data[here.content - 2 : here.content] != b"/>":
            closing = _TAG.match(data, parser.CurrentByteIndex)
            until = closing.end() if closing else here.content
            found[number] = here._replace(content_end=parser.CurrentByteIndex, end=until)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return found
