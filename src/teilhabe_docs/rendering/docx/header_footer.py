"""Header (provider, offer, Stand, version) and footer (title, page n of m), in styles of their own."""

from datetime import date
from typing import NamedTuple

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.documents.display import german_date
from teilhabe_docs.rendering.docx.elements import Element, root, run, serialize, sub
from teilhabe_docs.rendering.docx.font_widths import HEADER, text_width
from teilhabe_docs.rendering.line_breaks import protect

_GAP = 340
"""Least distance between left and right on a line, in twips."""


class Margins(NamedTuple):
    """How much room there is: `width` of a line and the `tab` of the styles, in twips.

    Letters are so many times as wide as ours (`letters`).
    """

    width: int
    tab: int
    letters: float = 1

    def hold(self, left: str, right: str) -> bool:
        """Whether two texts fit on one line."""
        words = text_width(" · ".join(filter(None, (left, right))), HEADER)
        return words * self.letters + _GAP <= self.width


def header(dokument: BlockDocument, margins: Margins, *, with_title: bool = False) -> bytes:
    """The header part: on several lines where the names are too long for one.

    `with_title` where no footer of ours names the document.
    """
    top = root("hdr")
    lines = [(dokument.titel, "")] * with_title + header_lines(dokument, margins)
    for index, (left, right) in enumerate(lines):
        _line(top, "Dokumentkopf", left, margins, last=index == len(lines) - 1)
        if right:
            sub(sub(top[-1], "r"), "tab")
            run(top[-1], protect(right))
    return serialize(top)


def header_lines(dokument: BlockDocument, margins: Margins) -> list[tuple[str, str]]:
    """What stands left and right on each line of the header; on several where the names are too long."""
    names = [name for name in (dokument.traeger, dokument.angebot) if name]
    state = [f"Stand {in_words(dokument.stand)}"] if dokument.stand else []
    if dokument.version:
        state.append(f"Version {dokument.version}")
    lines = [(" · ".join(names), " · ".join(state))]
    if not margins.hold(*lines[0]):
        pairs = zip([*names, ""][:2], [*state, "", ""][:2], strict=True)
        lines = [line for pair in pairs for line in _fitting(*pair, margins)]
    return [line for line in lines if any(line)]


def footer(dokument: BlockDocument, margins: Margins) -> bytes:
    """The footer part: the title and »Seite n von m«, which Word counts."""
    top = root("ftr")
    lines = _fitting(dokument.titel, "Seite 100 von 100", margins)
    for index, (left, _) in enumerate(lines):
        _line(top, "Dokumentfuss", left, margins, last=index == len(lines) - 1)
    sub(sub(top[-1], "r"), "tab")
    run(top[-1], "Seite\u00a0")
    _count(top[-1], "PAGE")
    run(top[-1], " von ")
    _count(top[-1], "NUMPAGES")
    return serialize(top)


def _fitting(left: str, right: str, margins: Margins) -> list[tuple[str, str]]:
    """The two on one line, or on two."""
    return [(left, right)] if not (left and right) or margins.hold(left, right) else [(left, ""), ("", right)]


def _line(top: Element, style: str, text: str, margins: Margins, *, last: bool) -> None:
    """A new paragraph, its tab at the right margin; only the last has border and distance of its style."""
    paragraph = sub(top, "p")
    properties = sub(paragraph, "pPr")
    sub(properties, "pStyle", style)
    if not last:
        sub(sub(properties, "pBdr"), "bottom", "nil")
    if margins.tab != margins.width:
        tabs = sub(properties, "tabs")
        sub(tabs, "tab", "clear", pos=margins.tab)
        sub(tabs, "tab", "right", pos=margins.width)
    if not last:
        sub(properties, "spacing", after=0)
    if text:
        run(paragraph, protect(text))


def _count(paragraph: Element, name: str) -> None:
    run(sub(paragraph, "fldSimple", instr=f" {name} "), "1")


def in_words(iso: str) -> str:
    """`2027-09-01` as the document's text has it, `1. September 2027`; anything else as it is."""
    try:
        return german_date(date.fromisoformat(iso))
    except ValueError:
        return iso
