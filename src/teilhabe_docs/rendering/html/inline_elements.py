"""Inline content of a page: texts, breaks, links, references, marks of footnotes, open places, pictures."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Footnote,
    Inline,
    LineBreak,
    Link,
    NormList,
    OpenPlace,
    Picture,
    Reference,
    TextRun,
)
from teilhabe_docs.rendering.html.anchors import Anchors
from teilhabe_docs.rendering.html.markup import NOTHING, Html, element, escaped, joined, opening
from teilhabe_docs.rendering.line_breaks import protect
from teilhabe_docs.rendering.picture_file import media_type
from teilhabe_docs.rendering.plain_words import open_place, protected
from teilhabe_docs.rendering.web_address import web_address

_BREAK = opening("br")
_CSS_DPI = 96  # CSS Values 4, 6.2: a pixel is 1/96 of an inch
_NOT_IN_LINKS = (Link, Reference, Footnote)
"""What is a link itself, and none may stand in another."""


class InlineElements:
    """Writes inline content; references lead to `anchors`, `note` keeps a footnote and returns its number."""

    def __init__(self, anchors: Anchors, note: Callable[[Footnote], int]) -> None:
        self._anchors = anchors
        self._note = note

    def write(self, content: Iterable[Inline]) -> Html:
        """The markup of `content`; nothing for what has no words and no picture."""
        return joined(self._piece(piece, words) for piece, words in protected(tuple(content)))

    def _piece(self, piece: Inline, words: str) -> Html:
        match piece:
            case TextRun():
                return _run(piece, words)
            case LineBreak():
                return _BREAK
            case Link(ziel, inhalt):
                return self._link(ziel, inhalt)
            case Reference():
                return self._reference(piece, words)
            case AnlageReference():
                return escaped(words)
            case NormList():
                return NOTHING
            case Footnote():
                return self._mark(piece)
            case OpenPlace():
                return element("mark", escaped(protect(open_place(piece))))
            case Picture():
                return _picture(piece)

    def _link(self, address: str, content: Sequence[Inline]) -> Html:
        """A link, and beside it what cannot stand in one."""
        target = web_address(address)
        if not target:
            return self.write(content)
        written = []
        for apart, pieces in groupby(content, lambda piece: isinstance(piece, _NOT_IN_LINKS)):
            text = self.write(pieces)
            written.append(element("a", text, href=target) if text.strip() and not apart else text)
        return joined(written)

    def _reference(self, reference: Reference, words: str) -> Html:
        written: list[Html] = []
        end = 0
        for part in reference.teile:
            start, end = end, end + len(part.text)
            text, target = escaped(words[start:end]), self._anchors.target(part.ziel)
            written.append(element("a", text, href=target) if target else text)
        return joined(written)

    def _mark(self, footnote: Footnote) -> Html:
        number = self._note(footnote)
        mark = element(
            "a",
            Html(str(number)),
            id=f"verweis_{number}",
            href=f"#fussnote_{number}",
            role="doc-noteref",
            aria_label=f"Fußnote {number}",
        )
        return element("sup", mark)


def _run(run: TextRun, words: str) -> Html:
    text = escaped(words)
    if run.code:
        text = element("code", text)
    if run.kursiv:
        text = element("em", text)
    return element("strong", text) if run.fett else text


def _picture(picture: Picture) -> Html:
    """The picture in the page itself, as large as in print; its words where browsers cannot show it."""
    kind = media_type(picture.daten)
    if not kind:
        return escaped(picture.alt)
    width, height = (
        max(round(pixels * _CSS_DPI / max(picture.dpi, 1)), 1) for pixels in (picture.breite, picture.hoehe)
    )
    data = f"data:{kind};base64,{b64encode(picture.daten).decode('ascii')}"
    title = {"title": picture.titel} if picture.titel else {}
    return opening("img", src=data, alt=picture.alt, width=width, height=height, **title)
