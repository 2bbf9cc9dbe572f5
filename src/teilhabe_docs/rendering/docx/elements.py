"""Small builders for WordprocessingML on lxml: element text is always set, never pasted into XML."""

from lxml import etree

from teilhabe_docs.rendering.clean_text import clean

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP_NS = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC_NS = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NSMAP = {"w": W_NS, "r": R_NS, "wp": WP_NS, "a": A_NS, "pic": PIC_NS}

W = f"{{{W_NS}}}"
R = f"{{{R_NS}}}"
_VAL = f"{W}val"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element

PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
"""For XML that others have written: nothing is fetched, nothing expands."""


def root(name: str) -> Element:
    """The root element `w:<name>` of a part, with every namespace that our parts use."""
    return etree.Element(W + name, nsmap=NSMAP)


def sub(parent: Element, name: str, value: object = None, /, **attributes: object) -> Element:
    """A new last child `w:<name>`; `value` becomes `w:val`, the keywords become `w:` attributes."""
    element = etree.SubElement(parent, W + name)
    if value is not None:
        element.set(_VAL, str(value))
    for key, attribute in attributes.items():
        element.set(W + key, str(attribute))
    return element


def set_text(element: Element, text: str) -> None:
    """Give `w:t`, `w:instrText` and their like their text; outer and double blanks are kept."""
    cleaned = clean(text)
    element.text = cleaned
    if cleaned[:1] == " " or cleaned[-1:] == " " or "  " in cleaned:
        element.set(_XML_SPACE, "preserve")


def run(parent: Element, text: str, *, bold: bool = False, italic: bool = False, style: str = "") -> Element:
    """A run with one text, in the character style `style`."""
    element = etree.SubElement(parent, W + "r")
    if bold or italic or style:
        properties = etree.SubElement(element, W + "rPr")
        if style:
            sub(properties, "rStyle", style)
        if bold:
            sub(properties, "b")
        if italic:
            sub(properties, "i")
    set_text(etree.SubElement(element, W + "t"), text)
    return element


def field(parent: Element, instruction: str, cached: str) -> None:
    """A complex field with its cached result (ECMA-376 part 1, 17.16.18)."""
    for kind in ("begin", "", "separate"):
        element = etree.SubElement(parent, W + "r")
        if kind:
            sub(element, "fldChar", fldCharType=kind)
        else:
            set_text(etree.SubElement(element, W + "instrText"), f" {instruction} ")
    run(parent, cached)
    sub(etree.SubElement(parent, W + "r"), "fldChar", fldCharType="end")


def serialize(element: Element) -> bytes:
    """The bytes of a part."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
