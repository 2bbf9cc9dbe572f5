"""Headings of ours that a house lacks look as its own, so that none outranks or differs from these."""

import re
from collections.abc import Collection, Mapping

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.house.contrast import LEAST_CONTRAST, contrast
from teilhabe_docs.rendering.docx.house.house_package import attributes
from teilhabe_docs.rendering.docx.house.style_traits import StyleTree, place, properties_of, value

_LIKE = {"TOCHeading": "Heading1", "Zwischentitel": "Heading3", "Gruppentitel": "Heading3"}
"""Our ids of styles that are no heading by their base, and that of the heading each looks like."""
_LARGER = {"Zwischentitel": 0, "Gruppentitel": 1}
"""By how many half points each is larger than that heading."""
_OURS = 24
"""Half points of a title over several sections in our own look."""
_OWN_COLOUR = "Heading5"
"""It has a colour of its own, on whatever ground a house has its headings."""


def look_like_headings(top: Element, ids: Mapping[str, str], added: Collection[str]) -> None:
    """Give those of the styles that are ours (`added`, our ids) the letters of the house's headings."""
    tree = StyleTree(top)
    if _OWN_COLOUR in added and "Heading1" not in added:
        properties = properties_of(next(tree.chain(ids[_OWN_COLOUR])), "rPr")
        for own in properties.findall(f"{W}color"):
            properties.remove(own)
    for ident, heading in _LIKE.items():
        if ident not in added or heading in added:
            continue
        properties = properties_of(next(tree.chain(ids[ident])), "rPr")
        size, font, colour = (
            said[0] if (said := tree.said(ids[heading], f"{W}rPr/{W}{name}")) else None
            for name in ("sz", "rFonts", "color")
        )
        if ident in _LARGER and value(size).isdecimal():
            halves = int(value(size)) + _LARGER[ident]
            for name in ("sz", "szCs"):
                _anew(properties, name).set(f"{W}val", str(max(halves, _OURS) if _LARGER[ident] else halves))
        if font is not None:
            _say(properties, "rFonts", font)
        if colour is not None and _stands_out(value(colour)):
            _say(properties, "color", colour)


def _stands_out(colour: str) -> bool:
    """Whether a colour can be read on white: that of a heading on a dark bar cannot without it."""
    return not re.fullmatch("[0-9A-Fa-f]{6}", colour) or contrast(colour) >= LEAST_CONTRAST


def _say(properties: Element, name: str, like: Element) -> None:
    new = _anew(properties, name)
    for attribute, said in attributes(like):
        new.set(attribute, said)


def _anew(properties: Element, name: str) -> Element:
    for old in properties.findall(f"{W}{name}"):
        properties.remove(old)
    return place(properties, name, kind="rPr")
