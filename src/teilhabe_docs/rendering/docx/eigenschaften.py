"""The core properties: title, author, language and dates from the data, never from a clock."""

import re

from lxml import etree

from teilhabe_docs.documents.bloecke import Dokument

from .elemente import clean, serialize

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NSMAP = {"cp": _CP, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI}
_NO_DATE = "2000-01-01"


def core_properties(dokument: Dokument) -> bytes:
    """The part `docProps/core.xml` (ECMA-376 part 2, 11)."""
    day = dokument.stand if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", dokument.stand) else _NO_DATE
    top = etree.Element(f"{{{_CP}}}coreProperties", nsmap=_NSMAP)
    for namespace, name, value in (
        (_DC, "title", dokument.titel),
        (_DC, "subject", dokument.angebot),
        (_DC, "creator", dokument.traeger),
        (_DC, "language", "de-DE"),
        (_CP, "revision", "1"),
    ):
        etree.SubElement(top, f"{{{namespace}}}{name}").text = clean(value)
    for name in ("created", "modified"):
        element = etree.SubElement(top, f"{{{_DCTERMS}}}{name}")
        element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        element.text = f"{day}T00:00:00Z"
    return serialize(top)
