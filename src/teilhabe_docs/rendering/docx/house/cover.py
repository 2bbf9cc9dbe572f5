"""What of the house's text stays: the cover, and the page that the document is set on."""

from collections.abc import Iterator
from copy import deepcopy

from teilhabe_docs.rendering.docx.elements import WP_NS, Element, W
from teilhabe_docs.rendering.docx.house.house_package import HouseError, moderate, whole
from teilhabe_docs.rendering.docx.house.marks import PLACE, is_place, used
from teilhabe_docs.rendering.docx.reference_file import page
from teilhabe_docs.rendering.page_measures import TEXT_WIDTH

_LEAST_WIDTH = 3402
"""Narrower text (6 cm, in twips) takes no table."""
_WIDEST = 31_680
"""The widest page that Word makes, in twips."""
_DROPPED = tuple(
    f"{W}{name}"
    for name in (
        *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"),
        *("commentRangeStart", "commentRangeEnd", "commentReference"),
    )
)
_NOTES_AS_OURS = {
    f"{W}pos": "pageBottom",
    f"{W}numFmt": "decimal",
    f"{W}numStart": "1",
    f"{W}numRestart": "continuous",
}
_NOTES = (f"{W}footnoteReference", f"{W}endnoteReference")


def cover_of(body: Element) -> list[Element]:
    """What stands in front of the paragraph `[Dokument]`; without one, a cover that Word has inserted."""
    mark = f"[{PLACE}]"
    children = list(body)
    for index, child in enumerate(children):
        if is_place(child):
            return children[:index]
    if any(PLACE in used([child]) for child in children):
        text = f"»{mark}« steht nicht allein in einem Absatz oder in einer Tabelle oder einem Textfeld."
        raise HouseError(f"{text} Setzen Sie es in einen eigenen Absatz.")
    gallery = children[0].find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") if children else None
    return children[:1] if gallery is not None and gallery.get(f"{W}val") == "Cover Pages" else []


def section_after(body: Element, cover: list[Element]) -> Element:
    """A copy of the page settings that hold where the cover ends, ours where there are none."""
    for child in list(body)[len(cover) :]:
        section = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            return deepcopy(moderate(section))
    return page()


def has_late_header(body: Element, cover: list[Element]) -> bool:
    """Whether the pages that documents are set on have neither header nor footer, but later ones do."""
    cut = len(cover)
    before, after = (
        [section for block in blocks for section in block.iter(f"{W}sectPr")]
        for blocks in (list(body)[:cut], list(body)[cut:])
    )
    return not any(map(_has_margins, (*before, *after[:1]))) and any(map(_has_margins, after[1:]))


def _has_margins(section: Element) -> bool:
    return any(section.find(f"{W}{name}Reference") is not None for name in ("header", "footer"))


def lay_out_plainly(section: Element) -> tuple[str, ...]:
    """Leave one column and lines from left to right on the pages of `section`; returns what was otherwise.

    Tables and the lines for signatures need the whole width: `columns`, `rtl`, `vertical`. Notes count as in
    every other format: `notes`.
    """
    found = ["notes"] if counts_notes(section) else []
    for name in ("footnotePr", "endnotePr"):
        for element in section.findall(f"{W}{name}"):
            section.remove(element)
    for trait, name in (("columns", "cols"), ("rtl", "bidi"), ("vertical", "textDirection")):
        for element in section.findall(f"{W}{name}"):
            several = name != "cols" or whole(element, "num", 1) > 1 or len(element) > 1
            if several and element.get(f"{W}val", "") not in ("0", "false", "off", "lrTb", "lr"):
                found.append(trait)
                section.remove(element)
    return tuple(dict.fromkeys(found))


def counts_notes(holder: Element) -> bool:
    """Whether settings, of the file or of pages, have footnotes count or stand otherwise than ours."""
    said = {
        child.tag: child.get(f"{W}val", "")
        for notes in holder.findall(f"{W}footnotePr")
        for child in notes.iterchildren(*_NOTES_AS_OURS)
    }
    return any(value != _NOTES_AS_OURS[tag] for tag, value in said.items())


def dropped(cover: list[Element]) -> Iterator[Element]:
    """Bookmarks and comments of the cover, whose ids would meet ours; notes cannot stay at all."""
    for element in cover:
        if next(element.iter(*_NOTES), None) is not None:
            raise HouseError("Auf dem Deckblatt steht eine Fußnote. Setzen Sie ihren Text in den Absatz.")
        yield from element.iter(*_DROPPED)
        yield from (ident for sdt in element.iter(f"{W}sdtPr") for ident in sdt.findall(f"{W}id"))


def number_drawings(tree: Element, numbers: Iterator[int]) -> None:
    """Give every drawing the next of the `numbers` as its id: it is that of one in all parts of a file."""
    for drawing in tree.iter(f"{{{WP_NS}}}docPr"):
        drawing.set("id", str(next(numbers)))


def text_width(section: Element) -> int:
    """The width of the text on the pages of `section`, in twips."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return TEXT_WIDTH
    width = whole(size, "w", TEXT_WIDTH) - sum(whole(margins, name) for name in ("left", "right", "gutter"))
    if width > _WIDEST:
        raise HouseError("Die Seite ist breiter als 55 cm. Stellen Sie in Word das Seitenformat neu ein.")
    if width < _LEAST_WIDTH:
        raise HouseError("Zwischen den Seitenrändern bleiben weniger als 6 cm. Verkleinern Sie die Ränder.")
    return width
