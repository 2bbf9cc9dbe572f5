"""The reference file: `templates/word/*.xml` as parts, with the numbering bound to the styles."""

from functools import cache

from lxml import etree

from teilhabe_docs.rendering.docx.elements import NSMAP, Element, W, serialize, sub
from teilhabe_docs.rendering.docx.word_numbering import bound_styles
from teilhabe_docs.rendering.page_measures import MARGIN, PAGE
from teilhabe_docs.resources import content, folder

_HEADER_DISTANCE = 709
_BEFORE_NUMBER = {
    W + name for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}


@cache
def template(name: str) -> bytes:
    """The part `name` (`settings.xml`) as it stands in `templates/word`."""
    return content(folder("templates") / "word" / name)


@cache
def styles(zaehlung: str) -> bytes:
    """The styles, the numbered ones bound to their lists for `Dokument.zaehlung`."""
    top = etree.fromstring(template("styles.xml"), etree.XMLParser(remove_blank_text=True))
    by_id = {style.get(W + "styleId"): style for style in top.iter(W + "style")}
    for style_id, (list_id, level) in bound_styles(zaehlung).items():
        style = by_id[style_id]
        properties = style.find(W + "pPr")
        if properties is None:
            properties = sub(style, "pPr")
        number = sub(properties, "numPr")
        sub(number, "ilvl", level)
        sub(number, "numId", list_id)
        place_number(properties, number)
    return serialize(top)


def place_number(properties: Element, number: Element) -> None:
    """Put `w:numPr` where it belongs in the `w:pPr` of a style."""
    properties.insert(sum(child.tag in _BEFORE_NUMBER for child in properties), number)


def page(*, across: bool = False) -> Element:
    """The settings of an A4 page, upright or `across`."""
    section = etree.Element(f"{W}sectPr", nsmap=NSMAP)
    if across:
        sub(section, "pgSz", w=PAGE["h"], h=PAGE["w"], orient="landscape")
    else:
        sub(section, "pgSz", **PAGE)
    margins = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN)
    sub(section, "pgMar", **margins, header=_HEADER_DISTANCE, footer=_HEADER_DISTANCE, gutter=0)
    return section
