"""The blocks of a body, a cell or a note, with what tells which of two states are versions of one."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import NamedTuple

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.redline.block_alignment import Block
from teilhabe_docs.rendering.docx.redline.sides import NOTE, Side, word_set, words_in
from teilhabe_docs.rendering.docx.redline.text_atoms import BOOKMARKS

PARAGRAPH, TABLE, CONTROL = f"{W}p", f"{W}tbl", f"{W}sdt"
_CONTENT = f"{W}sdtContent"
_BLOCKS = (PARAGRAPH, TABLE, CONTROL)
_SECTION = f"{W}pPr/{W}sectPr"
_HEADING, _ENTRY = "heading", "toc "


class BlockUnit(NamedTuple):
    """A block as it stands in its part, with the bookmarks that stand alone in front of it."""

    block: Block
    element: Element
    before: tuple[Element, ...] = ()


def style_names(styles: Element) -> dict[str, str]:
    """The names of the styles by their ids, as Word knows them in every language, in small letters."""
    found = ((style.get(f"{W}styleId", ""), style.find(f"{W}name")) for style in styles.iter(f"{W}style"))
    return {ident: name.get(f"{W}val", "").lower() for ident, name in found if name is not None}


def units_of(parent: Element, side: Side, styles: Mapping[str, str]) -> list[BlockUnit]:
    """The blocks that an element holds."""
    found = []
    before: list[Element] = []
    for child in parent:
        if child.tag in BOOKMARKS:
            before.append(child)
        elif child.tag in _BLOCKS:
            found.append(BlockUnit(_block(child, side, styles), child, tuple(before)))
            before = []
    return found


def open_controls(old: Element, new: Element) -> None:
    """Let what stands in content controls that only one side has stand in the element itself."""
    there = [Counter(map(_pin, parent.iterchildren(CONTROL))) for parent in (old, new)]
    for parent, lacking in ((old, there[0] - there[1]), (new, there[1] - there[0])):
        for control in reversed(list(parent.iterchildren(CONTROL))):
            if lacking[_pin(control)] > 0:
                lacking[_pin(control)] -= 1
                for inner in [one for content in control.iterchildren(_CONTENT) for one in content]:
                    control.addprevious(inner)
                parent.remove(control)


def _pin(control: Element) -> Hashable:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return CONTROL, gallery.get(f"{W}val") if gallery is not None else ""


def _block(element: Element, side: Side, styles: Mapping[str, str]) -> Block:
    text = words_in(element)
    words = word_set(text)
    if element.tag == CONTROL:
        return Block(CONTROL, text, words, pin=_pin(element))
    if element.tag == TABLE:
        return Block(TABLE, (text, len(element)), words)
    style = element.find(f"{W}pPr/{W}pStyle")
    ident = style.get(f"{W}val", "") if style is not None else ""
    called = styles.get(ident, "")
    pictures = tuple(side.said(one, boxes=False) for one in element.iter(f"{W}drawing", f"{W}pict"))
    shown = pictures, tuple(side.said(one) for one in element.iter(NOTE))
    role = next((one for one in (_HEADING, _ENTRY) if called.startswith(one)), "")
    name = pictures or (called if role == _HEADING else None)
    words = frozenset(w for w in words if not w[0].isdigit()) if role == _ENTRY else words
    pin = _SECTION if element.find(_SECTION) is not None else None
    return Block((PARAGRAPH, role), (ident, text, shown), words, name, pin)
