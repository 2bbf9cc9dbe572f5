"""Header (provider, offer, Stand, version) and footer (page n of m)."""

from datetime import date

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.documents.display import german_date
from teilhabe_docs.rendering.docx.elements import Element, root, run, serialize, sub
from teilhabe_docs.rendering.docx.font_widths import HEADER, text_width
from teilhabe_docs.rendering.line_breaks import protect

_GAP = 340
"""Least distance between left and right on a line, in twips."""


def header(dokument: BlockDocument, width: int, tab: int) -> bytes:
    """The header part: on two lines where the names are too long for one of `width` twips.

    The style of headers has its tab at `tab` twips.
    """
    names = [name for name in (dokument.traeger, dokument.angebot) if name]
    state = [f"Stand {in_words(dokument.stand)}"] if dokument.stand else []
    if dokument.version:
        state.append(f"Version {dokument.version}")
    top = root("hdr")
    if text_width(" · ".join(names + state), HEADER) + _GAP <= width:
        lines = [(" · ".join(names), " · ".join(state))]
    else:
        lines = [
            (left, right)
            for left, right in zip([*names, ""][:2], [*state, "", ""][:2], strict=True)
            if left or right
        ]
    for index, (left, right) in enumerate(lines):
        paragraph = sub(top, "p")
        properties = sub(paragraph, "pPr")
        sub(properties, "pStyle", "Header")
        last = index == len(lines) - 1
        if not last:
            sub(sub(properties, "pBdr"), "bottom", "nil")
        if tab != width:
            tabs = sub(properties, "tabs")
            sub(tabs, "tab", "clear", pos=tab)
            sub(tabs, "tab", "right", pos=width)
        if not last:
            sub(properties, "spacing", after=0)
        run(paragraph, protect(left))
        if right:
            sub(sub(paragraph, "r"), "tab")
            run(paragraph, protect(right))
    return serialize(top)


def footer() -> bytes:
    """The footer part: »Seite n von m«, both counted by Word."""
    top = root("ftr")
    paragraph = sub(top, "p")
    sub(sub(paragraph, "pPr"), "pStyle", "Footer")
    run(paragraph, "Seite\u00a0")
    _count(paragraph, "PAGE")
    run(paragraph, " von ")
    _count(paragraph, "NUMPAGES")
    return serialize(top)


def _count(paragraph: Element, name: str) -> None:
    run(sub(paragraph, "fldSimple", instr=f" {name} "), "1")


def in_words(iso: str) -> str:
    """`2027-09-01` as the document's text has it, `1. September 2027`; anything else as it is."""
    try:
        return german_date(date.fromisoformat(iso))
    except ValueError:
        return iso
