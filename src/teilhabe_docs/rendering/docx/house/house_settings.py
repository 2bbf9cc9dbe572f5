"""Settings: ours, with what the house's pages need of its own (ECMA-376 part 1, 17.15.1)."""

import re

from lxml import etree

from teilhabe_docs.rendering.docx.elements import PARSER, W_NS, Element, W, serialize
from teilhabe_docs.rendering.docx.house.house_package import attributes
from teilhabe_docs.rendering.docx.reference_file import template

_AT_THE_TOP = ("mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop")
"""They come after `w:zoom`."""
_EVEN_PAGES = "evenAndOddHeaders"
_COLOURS = "clrSchemeMapping"
_WORD = re.compile(r"[A-Za-z0-9]{1,30}")
"""What a setting says: `true`, `accent1`."""


def house_settings(house: Element | None) -> bytes:
    """Our settings with margins that mirror, headers for even pages and the colours of the house."""
    if house is None:
        return template("settings.xml")
    top = etree.fromstring(template("settings.xml"), PARSER)
    present = (element for name in _AT_THE_TOP if (element := house.find(f"{W}{name}")) is not None)
    for position, element in enumerate(present, 1):
        top.insert(position, _bare(element))
    _before(top, "characterSpacingControl", house.find(f"{W}{_EVEN_PAGES}"))
    _before(top, "decimalSymbol", house.find(f"{W}{_COLOURS}"))
    return serialize(top)


def _before(top: Element, name: str, element: Element | None) -> None:
    following = top.find(f"{W}{name}")
    if element is not None and following is not None:
        following.addprevious(_bare(element))


def _bare(element: Element) -> Element:
    """A setting with nothing but its own words."""
    new = etree.Element(element.tag, nsmap={"w": W_NS})
    for name, value in attributes(element):
        if name.startswith(W) and _WORD.fullmatch(value):
            new.set(name, value)
    return new
