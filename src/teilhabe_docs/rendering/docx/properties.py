"""The properties: title, author, language and dates from the data, never from a clock; digests."""

from collections.abc import Mapping

from lxml import etree

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.rendering.clean_text import clean
from teilhabe_docs.rendering.document_day import document_day
from teilhabe_docs.rendering.docx.elements import serialize
from teilhabe_docs.rendering.plain_words import title_with_offer

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NSMAP = {"cp": _CP, "dc": _DC, "dcterms": _DCTERMS, "xsi": _XSI}
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def custom_properties(values: Mapping[str, str]) -> bytes:
    """The part `docProps/custom.xml`: named texts (ECMA-376 part 1, 22.3)."""
    top = etree.fromstring(f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VT}"/>')
    for number, (name, value) in enumerate(values.items(), 2):
        attributes = {"fmtid": _FMTID, "pid": str(number), "name": clean(name)}
        entry = etree.SubElement(top, f"{{{_CUSTOM}}}property", attributes)
        etree.SubElement(entry, f"{{{_VT}}}lpwstr").text = clean(value)
    return serialize(top)


def core_properties(dokument: BlockDocument) -> bytes:
    """The part `docProps/core.xml` (ECMA-376 part 2, 11)."""
    day = document_day(dokument)
    top = etree.Element(f"{{{_CP}}}coreProperties", nsmap=_NSMAP)
    for namespace, name, value in (
        (_DC, "title", title_with_offer(dokument)),
        (_DC, "subject", dokument.angebot),
        (_DC, "creator", dokument.traeger),
        (_DC, "language", "de-DE"),
        (_CP, "revision", "1"),
        *(((_CP, "keywords", f"Paket {dokument.paket}"),) if dokument.paket else ()),
    ):
        etree.SubElement(top, f"{{{namespace}}}{name}").text = clean(value)
    for name in ("created", "modified"):
        element = etree.SubElement(top, f"{{{_DCTERMS}}}{name}")
        element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        element.text = f"{day}T00:00:00Z"
    return serialize(top)
