"""Lists: those of the house stay for its own text, ours follow with numbers that are free."""

from collections.abc import Collection, Mapping
from copy import deepcopy

from lxml import etree

from teilhabe_docs.rendering.docx.elements import PARSER, Element, W, serialize, sub
from teilhabe_docs.rendering.docx.house.house_package import whole
from teilhabe_docs.rendering.docx.house.style_traits import place
from teilhabe_docs.rendering.docx.word_numbering import make_room

_VAL = f"{W}val"
_ABSTRACT, _NUM, _CLEANUP = f"{W}abstractNum", f"{W}num", f"{W}numIdMacAtCleanup"


def shift_of(house: Element | None) -> int:
    """By how much the numbers of our lists have to be higher than we gave them."""
    if house is None:
        return 0
    idents = [whole(num, "numId") for num in house.iter(_NUM)]
    idents += [whole(abstract, "abstractNumId") + 1 for abstract in house.iter(_ABSTRACT)]
    return max(idents, default=0)


def shift_numbers(tree: Element, shift: int) -> None:
    """Let every paragraph and style in `tree` use the list with the shifted number."""
    for number in tree.iter(f"{W}numId"):
        if number.get(_VAL) != "0":
            number.set(_VAL, str(int(number.get(_VAL, "0")) + shift))


def uncount(tree: Element, headings: Collection[str]) -> list[Element]:
    """Take the number from paragraphs of the house in the styles `headings`, which count ours; returns them.

    One that has a list of its own keeps it.
    """
    found = []
    for paragraph in tree.iter(f"{W}p"):
        style, number = (paragraph.find(f"{W}pPr/{W}{name}") for name in ("pStyle", f"numPr/{W}numId"))
        if style is not None and style.get(_VAL) in headings and number is None:
            properties = paragraph.find(f"{W}pPr")
            assert properties is not None
            for old in properties.findall(f"{W}numPr"):
                properties.remove(old)
            sub(place(properties, "numPr"), "numId", "0")
            found.append(paragraph)
    return found


def house_numbering(
    house: Element | None, ours: bytes, ids: Mapping[str, str], stretch: float, rooms: Mapping[str, int]
) -> bytes:
    """The numbering part: the lists of the house, then ours, bound to styles by their names there (`ids`).

    Indents of ours are `stretch` times as wide; numbers of a style that `rooms` names by our id have so many
    twips at least.
    """
    added = etree.fromstring(ours, PARSER)
    make_room(added, rooms, stretch)
    for style in added.iter(f"{W}pStyle"):
        style.set(_VAL, ids[style.get(_VAL, "")])
    if house is None:
        return serialize(added)
    shift = shift_of(house)
    top = deepcopy(house)
    for style in [style for style in top.iter(f"{W}pStyle") if style.get(_VAL) in ids.values()]:
        parent = style.getparent()
        assert parent is not None
        parent.remove(style)
    for element in added.iter(_ABSTRACT, _NUM, f"{W}abstractNumId"):
        for name in ("abstractNumId", "numId", "val"):
            if (number := element.get(f"{W}{name}")) is not None:
                element.set(f"{W}{name}", str(int(number) + shift))
    first_num = top.find(_NUM)
    cleanup = top.find(_CLEANUP)
    end = len(top) if cleanup is None else top.index(cleanup)
    position = end if first_num is None else top.index(first_num)
    for abstract in added.findall(_ABSTRACT):
        top.insert(position, abstract)
        position, end = position + 1, end + 1
    for num in added.findall(_NUM):
        top.insert(end, num)
        end += 1
    return serialize(top)
