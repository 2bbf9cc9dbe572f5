"""Settings: ours, with what the house's pages need of its own (ECMA-376 part 1, 17.15.1)."""

from copy import deepcopy

from lxml import etree

from teilhabe_docs.rendering.docx.elemente import PARSER, Element, W, serialize
from teilhabe_docs.rendering.docx.vorlage import template

_AT_THE_TOP = ("mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop")
"""They come after `w:zoom` and fonts."""
_EVEN_PAGES = "evenAndOddHeaders"
_COLOURS = "clrSchemeMapping"
_FONTS = ("embedTrueTypeFonts", "saveSubsetFonts")


def house_settings(house: Element | None) -> bytes:
    """Our settings with margins that mirror, headers for even pages and the colours of the house."""
    if house is None:
        return template("settings.xml")
    top = etree.fromstring(template("settings.xml"), PARSER)
    position = 1
    for name in (*_FONTS, *_AT_THE_TOP):
        if (element := house.find(f"{W}{name}")) is not None:
            top.insert(position, deepcopy(element))
            position += 1
    _before(top, "characterSpacingControl", house.find(f"{W}{_EVEN_PAGES}"))
    _before(top, "decimalSymbol", house.find(f"{W}{_COLOURS}"))
    return serialize(top)


def _before(top: Element, name: str, element: Element | None) -> None:
    following = top.find(f"{W}{name}")
    if element is not None and following is not None:
        following.addprevious(deepcopy(element))
