"""Pictures: inline drawings scaled to the text width, each file stored once."""

from hashlib import sha256

from lxml import etree

from teilhabe_docs.documents.blocks import Picture
from teilhabe_docs.rendering.clean_text import clean
from teilhabe_docs.rendering.docx.elements import A_NS, PIC_NS, WP_NS, Element, R, sub
from teilhabe_docs.rendering.docx.package import Part

EMU_PER_INCH = 914_400
_EMU_PER_TWIP = 635
_MAX_HEIGHT = 12_000
"""Highest picture in twips (21 cm): it leaves room for a caption on an A4 page."""
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
)
_QUARTER = 5_400_000  # a:xfrm turns clockwise, in sixty-thousandths of a degree, after mirroring
_TURNED: dict[int, dict[str, str]] = {
    2: {"flipH": "1"},
    3: {"rot": str(2 * _QUARTER)},
    4: {"flipV": "1"},
    5: {"rot": str(3 * _QUARTER), "flipH": "1"},
    6: {"rot": str(_QUARTER)},
    7: {"rot": str(_QUARTER), "flipH": "1"},
    8: {"rot": str(3 * _QUARTER)},
}
"""What makes a picture upright, by its orientation in EXIF (CIPA DC-008, tag 274)."""


class Media:
    """The picture parts of the document, named by their content."""

    def __init__(self) -> None:
        self._parts: dict[bytes, Part] = {}

    def add(self, data: bytes) -> str:
        """The target (`media/bild-0a1b2c3d.png`) for relations; empty if Word cannot show this kind."""
        if data not in self._parts:
            for signature, extension, content_type in _SIGNATURES:
                if data.startswith(signature):
                    name = f"word/media/bild-{sha256(data).hexdigest()[:8]}.{extension}"
                    self._parts[data] = Part(name, content_type, data)
        part = self._parts.get(data)
        return part.name.removeprefix("word/") if part else ""

    def parts(self) -> list[Part]:
        """All pictures, in order of appearance."""
        return list(self._parts.values())


def shown_size(picture: Picture, width: int) -> tuple[int, int]:
    """Width and height of `picture` on paper in EMU: at most `width` twips wide, never enlarged."""
    across, high = (pixels * EMU_PER_INCH / max(picture.dpi, 1) for pixels in (picture.breite, picture.hoehe))
    scale = min(1.0, width * _EMU_PER_TWIP / max(across, 1), _MAX_HEIGHT * _EMU_PER_TWIP / max(high, 1))
    return max(round(across * scale), 1), max(round(high * scale), 1)


def drawing(parent: Element, picture: Picture, relation: str, ident: int, width: int) -> None:
    """A run with `picture`, at most `width` twips wide, never enlarged.

    Its sizes are those before it is turned; `effectExtent` says what room it needs beyond them afterwards.
    """
    size = shown_size(picture, width)
    cx, cy = map(str, reversed(size) if picture.orientierung > 4 else size)
    alt = clean(picture.alt)
    inline = _wp(sub(sub(parent, "r"), "drawing"), "inline", distT="0", distB="0", distL="0", distR="0")
    _wp(inline, "extent", cx=cx, cy=cy)
    if picture.orientierung > 4:
        beside, above = (str(max(0, more) // 2) for more in (size[0] - size[1], size[1] - size[0]))
        _wp(inline, "effectExtent", l=beside, t=above, r=beside, b=above)
    title = {"title": clean(picture.titel)} if picture.titel else {}
    _wp(inline, "docPr", id=str(ident), name=f"Bild {ident}", descr=alt, **title)
    _a(_wp(inline, "cNvGraphicFramePr"), "graphicFrameLocks", noChangeAspect="1")
    data = _a(_a(inline, "graphic"), "graphicData", uri=PIC_NS)
    pic = _pic(data, "pic")
    properties = _pic(pic, "nvPicPr")
    _pic(properties, "cNvPr", id=str(ident), name=f"Bild {ident}", descr=alt)
    _pic(properties, "cNvPicPr")
    fill = _pic(pic, "blipFill")
    _a(fill, "blip").set(f"{R}embed", relation)
    _a(_a(fill, "stretch"), "fillRect")
    shape = _pic(pic, "spPr")
    frame = _a(shape, "xfrm", **_TURNED.get(picture.orientierung, {}))
    _a(frame, "off", x="0", y="0")
    _a(frame, "ext", cx=cx, cy=cy)
    _a(_a(shape, "prstGeom", prst="rect"), "avLst")


def _wp(parent: Element, name: str, /, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{WP_NS}}}{name}", attributes)


def _a(parent: Element, name: str, /, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{A_NS}}}{name}", attributes)


def _pic(parent: Element, name: str, /, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{PIC_NS}}}{name}", attributes)
