"""Header (provider, offer, Stand, version) and footer (title, page n of m), in styles of their own."""

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.rendering.docx.elements import Element, root, run, serialize, sub
from teilhabe_docs.rendering.header_lines import Margins, fitting_lines, header_lines
from teilhabe_docs.rendering.line_breaks import protect


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


def footer(dokument: BlockDocument, margins: Margins) -> bytes:
    """The footer part: the title and »Seite n von m«, which Word counts."""
    top = root("ftr")
    lines = fitting_lines(dokument.titel, "Seite 100 von 100", margins)
    for index, (left, _) in enumerate(lines):
        _line(top, "Dokumentfuss", left, margins, last=index == len(lines) - 1)
    sub(sub(top[-1], "r"), "tab")
    run(top[-1], "Seite\u00a0")
    _count(top[-1], "PAGE")
    run(top[-1], " von ")
    _count(top[-1], "NUMPAGES")
    return serialize(top)


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
