"""Pictures for the template: in an SVG of their own that turns them as they are shown."""

from base64 import b64encode
from typing import Any

from teilhabe_docs.documents.blocks import Picture
from teilhabe_docs.rendering.clean_text import clean
from teilhabe_docs.rendering.docx.drawings import shown_size

_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_EMU_PER_POINT = 12_700
_TURNED = {
    2: "matrix(-1 0 0 1 {w} 0)",
    3: "matrix(-1 0 0 -1 {w} {h})",
    4: "matrix(1 0 0 -1 0 {h})",
    5: "matrix(0 1 1 0 0 0)",
    6: "matrix(0 1 -1 0 {w} 0)",
    7: "matrix(0 -1 -1 0 {w} {h})",
    8: "matrix(0 -1 1 0 0 {h})",
}
"""What makes a picture upright, by its orientation in EXIF (CIPA DC-008, tag 274)."""


def printed_picture(picture: Picture, width: int) -> Any:
    """A picture at most `width` twips wide; its description alone where it cannot be printed."""
    kind = next((kind for sign, kind in _KINDS.items() if picture.daten.startswith(sign)), "")
    if not kind:
        return clean(picture.alt or picture.datei)
    across, high = shown_size(picture, width)
    return {
        "kind": "picture",
        "svg": _svg(picture, kind),
        "width": across / _EMU_PER_POINT,
        "height": high / _EMU_PER_POINT,
        "alt": clean(picture.alt) or clean(f"Bild {picture.datei}"),
    }


def _svg(picture: Picture, kind: str) -> str:
    wide, high = picture.breite, picture.hoehe
    own = (high, wide) if picture.orientierung > 4 else (wide, high)
    turned = _TURNED.get(picture.orientierung, "").format(w=wide, h=high)
    transform = f' transform="{turned}"' if turned else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        f'<image width="{own[0]}" height="{own[1]}"{transform} preserveAspectRatio="none"'
        f' href="data:image/{kind};base64,{b64encode(picture.daten).decode("ascii")}"/></svg>'
    )
