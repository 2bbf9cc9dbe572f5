"""What drawings hold, DrawingML and VML alike: pictures, text boxes, and what has no words.

ECMA-376 part 1, 20.4; part 4, 14.
"""

from collections.abc import Iterator, Mapping

from teilhabe_docs.reading.word_model import Foreign, WordPicture
from teilhabe_docs.reading.word_package import PartRelation
from teilhabe_docs.reading.word_xml import MC, WP, A, Element, M, R, V, W

ALTERNATIVES = f"{MC}AlternateContent"
_BOX, _BLIP, _IMAGE = f"{W}txbxContent", f"{A}blip", f"{V}imagedata"
_CHARTS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
)
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SAYS_SOMETHING = (_BOX, _BLIP, _IMAGE, *_CHARTS, f"{W}t", f"{M}t", f"{W}delText")
_PICTURE_PROPERTIES = "}cNvPr"


def chosen(alternatives: Element) -> Element | None:
    """The one branch of alternatives that is read: the first with something in it (part 3, 10.2)."""
    branches = list(alternatives)
    speaking = (one for one in branches if next(one.iter(*_SAYS_SOMETHING), None) is not None)
    return next(speaking, branches[0] if branches else None)


def drawn(
    holder: Element, relations: Mapping[str, PartRelation]
) -> Iterator[WordPicture | Foreign | Element]:
    """What is in `w:drawing`, `w:pict` or `w:object`, in order; text boxes as their `w:txbxContent`."""
    return _walk(holder, relations, "", False)


def _walk(
    holder: Element, relations: Mapping[str, PartRelation], alt: str, decorative: bool
) -> Iterator[WordPicture | Foreign | Element]:
    for child in holder:
        tag = str(child.tag)
        if tag == _BOX:
            yield child
        elif tag == ALTERNATIVES:
            if (branch := chosen(child)) is not None:
                yield from _walk(branch, relations, alt, decorative)
        elif tag == f"{WP}docPr":
            alt = child.get("descr") or child.get("title") or ""
            mark = next(child.iter(_DECORATIVE), None)
            decorative = mark is not None and mark.get("val") in ("1", "true")
        elif tag in _CHARTS:
            yield Foreign("diagram")
        elif tag == _OLE:
            yield Foreign("object")
        elif tag in (_BLIP, _IMAGE):
            yield WordPicture(alt, _part(child, relations), decorative)
        else:
            yield from _walk(child, relations, child.get("alt") or alt or _own(child), decorative)


def _own(element: Element) -> str:
    """The alternative text that a picture inside a drawing has of its own."""
    for head in element:
        for properties in head if str(head.tag).endswith("}nvPicPr") else ():
            if str(properties.tag).endswith(_PICTURE_PROPERTIES):
                return properties.get("descr") or ""
    return ""


def _part(element: Element, relations: Mapping[str, PartRelation]) -> str:
    ident = element.get(f"{R}embed") or element.get(f"{R}id") or ""
    relation = relations.get(ident)
    return relation.target if relation and not relation.external else ""
