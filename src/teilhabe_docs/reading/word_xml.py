"""WordprocessingML as elements of lxml, strict files as if they were transitional.

ECMA-376 parts 1 and 4.
"""

import re

from lxml import etree

from teilhabe_docs.foreign_xml import foreign_parser

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_STRICT = re.compile(rb"""(=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_WHOLE = re.compile(r"\s*(-?[0-9]{1,9})(?:\.[0-9]*)?\s*")
_OFF = frozenset(("0", "false", "off", "none"))


def parsed(data: bytes) -> Element:
    """The tree of a part; raises `ValueError` for a document type, `XMLSyntaxError` where it is broken."""
    if b"<!DOCTYPE" in data:
        raise ValueError
    return etree.fromstring(
        _STRICT.sub(rb"\1http://schemas.openxmlformats.org/\2/2006/", data), foreign_parser()
    )


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute `w:val` of the child `w:name`; None where there is no such child or attribute."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + attribute) if child is not None else None


def switched(element: Element) -> bool:
    """Whether an on-off element says on (17.17.4)."""
    return element.get(W + "val", "1") not in _OFF


def switch(parent: Element | None, name: str) -> bool | None:
    """What the on-off child `w:name` says; None where there is none."""
    child = parent.find(W + name) if parent is not None else None
    return switched(child) if child is not None else None


def whole(text: str | None, missing: int = 0) -> int:
    """The number that an attribute holds, `missing` where it holds none."""
    found = _WHOLE.fullmatch(text or "")
    return int(found[1]) if found else missing
