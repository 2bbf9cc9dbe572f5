"""Headings of ours without a number, in a house: as its Überschrift 3, so that none below outranks them."""

from collections.abc import Collection, Mapping

from teilhabe_docs.rendering.docx.elements import Element, W, sub
from teilhabe_docs.rendering.docx.house.style_traits import StyleTree, place, value

_LIKE = "Heading3"
_LARGER = {"Zwischentitel": 0, "Gruppentitel": 1}
"""Our ids of the styles, and by how many half points each is larger than that heading."""
_OURS = 24
"""Half points of a title over several sections in our own look."""


def look_like_headings(top: Element, ids: Mapping[str, str], added: Collection[str]) -> None:
    """Give those of the styles that are ours (`added`, our ids) size and colour of the house's heading."""
    tree = StyleTree(top)
    size, colour = (tree.said(ids[_LIKE], f"{W}rPr/{W}{name}") for name in ("sz", "color"))
    for ident, more in _LARGER.items():
        if ident not in added:
            continue
        style = next(tree.chain(ids[ident]))
        properties = style.find(f"{W}rPr")
        if properties is None:
            properties = sub(style, "rPr")
        if size and value(size[0]).isdecimal():
            halves = int(value(size[0])) + more
            for name in ("sz", "szCs"):
                _say(properties, name, {f"{W}val": str(max(halves, _OURS) if more else halves)})
        if colour:
            _say(properties, "color", {str(name): str(said) for name, said in colour[0].attrib.items()})


def _say(properties: Element, name: str, attributes: Mapping[str, str]) -> None:
    for old in properties.findall(f"{W}{name}"):
        properties.remove(old)
    new = place(properties, name, kind="rPr")
    for attribute, said in attributes.items():
        new.set(attribute, said)
