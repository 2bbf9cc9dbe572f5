"""What the bytes of a picture say: its kind, size and position, or why no document can show it.

Only headers and checksums are read; no pixel is decoded. What reads them is imported where a picture is.
"""

import re
import warnings
from dataclasses import dataclass
from io import BytesIO
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MAX_PIXELS = 60_000_000
"""Most pixels of a picture. The largest that phones commonly take have 50 million (8192 × 6144); Word needs
four bytes for each, and a page of A4 shows no more than 9 million at 300 dpi."""

_MAX_READS = {"PNG": 60_000, "JPEG": 1_000, "GIF": 1_000}
"""So many steps at most to read a header: a PNG of 10 MB with chunks of 8 kB takes 4,000, a JPEG header with
profile and preview 300. What needs more was made to take time."""

_MAX_EXIF = 1_000_000  # bytes; cameras write 64 kB at most, but a library puts several segments together
_SUFFIXES = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg")}
_DPI = 72
"""The resolution of pictures that name none."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"IEND\xaeB`\x82"
_JPEG = b"\xff\xd8\xff"
_STARTS = {"PNG": _PNG, "JPEG": _JPEG, "GIF": b"GIF8"}
_JPEG_END = b"\xff\xd9"
_AS_PNG_OR_JPEG = "Speichern Sie es als PNG oder JPEG."
_AGAIN = "Speichern oder kopieren Sie das Bild neu."
_NO_PICTURE = f"ist kein Bild im Format PNG oder JPEG. {_AS_PNG_OR_JPEG}"
_ODD = f"ist beschädigt oder ungewöhnlich gespeichert. {_AGAIN}"
_ENDS_EARLY = f"ist unvollständig: Die Datei endet mitten im Bild. {_AGAIN}"
_CMYK = "hat CMYK-Farben, die Word und andere Programme falsch zeigen. Speichern Sie das Bild in RGB-Farben."

_OTHERS = tuple(
    (re.compile(rb"(?:\xef\xbb\xbf)?" + pattern, re.DOTALL), reason)
    for pattern, reason in (
        (rb"\Z", f"ist leer. {_AGAIN}"),
        (rb"GIF8", f"ist ein Bild im Format GIF. {_AS_PNG_OR_JPEG}"),
        (rb"BM.{4}\0{4}", f"ist ein Bild im Format BMP. {_AS_PNG_OR_JPEG}"),
        (rb"II[*+]\0|MM\0[*+]", f"ist ein Bild im Format TIFF. {_AS_PNG_OR_JPEG}"),
        (rb"RIFF.{4}WEBP", f"ist ein Bild im Format WEBP. {_AS_PNG_OR_JPEG}"),
        (rb".{4}ftyp.{0,32}avi[fs]", f"ist ein Bild im Format AVIF. {_AS_PNG_OR_JPEG}"),
        (rb".{4}ftyp.{0,32}(?:he[iv][cmsx]|mif1|msf1)", f"ist ein Bild im Format HEIC. {_AS_PNG_OR_JPEG}"),
        (rb"\0\0\0\x0cJXL |\xff\x0a", f"ist ein Bild im Format JPEG XL. {_AS_PNG_OR_JPEG}"),
        (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", f"ist ein Bild im Format JPEG 2000. {_AS_PNG_OR_JPEG}"),
        (rb"\x01\0\0\0.{36} EMF", f"ist ein Bild im Format EMF. {_AS_PNG_OR_JPEG}"),
        (rb"\xd7\xcd\xc6\x9a", f"ist ein Bild im Format WMF. {_AS_PNG_OR_JPEG}"),
        (rb"\s*<(?i:!doctype html|html)\b", "ist eine Webseite. Laden Sie das Bild selbst herunter."),
        (rb"\s*<(?:svg\b|[?!].{0,2000}?<svg\b)", f"ist ein Bild im Format SVG. {_AS_PNG_OR_JPEG}"),
        (rb"8BPS", f"ist eine Datei von Photoshop. {_AS_PNG_OR_JPEG}"),
        (rb"%PDF-", f"ist ein PDF. {_AS_PNG_OR_JPEG}"),
        (rb"version https://git-lfs", "ist nur ein Verweis von Git LFS. Holen Sie das Bild: git lfs pull"),
        (
            rb"\x89PNG(?:\n\x1a\n|\r{1,2}\n\x1a\r\n)",
            "ist ein PNG, dessen Zeilenenden wie in einem Text geändert wurden. Kopieren Sie das Bild neu; "
            "in Git hilft die Zeile »*.png binary« in der Datei .gitattributes.",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Header:
    """A picture: `width` and `height` in pixels as shown, turned or mirrored by `orientation` (EXIF, 1 to 8).

    `suffixes` are the endings that its kind goes by, the usual one first.
    """

    width: int
    height: int
    dpi: int
    orientation: int
    suffixes: tuple[str, ...]


def read_header(data: bytes) -> Header | str:
    """The header of a PNG or JPEG that is all there, or in German why it cannot be used.

    The reason goes on after the name of the file: `ist leer. …`.
    """
    kind = _kind(data)
    if kind is None and data and (_PNG.startswith(data) or _JPEG.startswith(data)):
        return _ENDS_EARLY
    if kind not in _SUFFIXES:
        return next((reason for pattern, reason in _OTHERS if pattern.match(data)), _NO_PICTURE)
    stream = _Steps(data, _MAX_READS[kind])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about metadata that we do not use
        try:
            image = _opened(kind, stream)
            width, height = image.size
            if width * height > MAX_PIXELS:
                return _too_large(width, height)
            if image.mode == "CMYK":
                return _CMYK
            if _ends_early(kind, image, data, stream.tell()):
                return _ENDS_EARLY
        except Exception:  # whatever a foreign parser makes of foreign bytes
            return _ENDS_EARLY if stream.ended else _ODD
        orientation = _orientation(image)
        dpi = _dpi(image)
    if orientation > 4:
        width, height = height, width
    return Header(width, height, dpi, orientation, _SUFFIXES[kind])


def pixels_of(data: bytes) -> int | None:
    """How many pixels a PNG, JPEG or GIF says that it has; None where its header cannot be read."""
    kind = _kind(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return prod(_opened(kind, _Steps(data, _MAX_READS[kind])).size) if kind else None
        except Exception:  # whatever a foreign parser makes of foreign bytes
            return None


def media_type(data: bytes) -> str:
    """What the kind of a PNG, JPEG or GIF is called (`image/png`), by its first bytes; else empty."""
    kind = _kind(data)
    return f"image/{kind.lower()}" if kind else ""


def _kind(data: bytes) -> str | None:
    return next((kind for kind, start in _STARTS.items() if data.startswith(start)), None)


class _Steps(BytesIO):
    """Bytes that can be read in `left` steps; `ended` once there were fewer than asked for."""

    def __init__(self, data: bytes, left: int) -> None:
        super().__init__(data)
        self.left = left
        self.ended = False

    def read(self, size: int | None = -1, /) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise ValueError("too many steps")
        data = super().read(size)
        self.ended = self.ended or len(data) < (size or 0)
        return data


def _opened(kind: str, stream: BytesIO) -> "ImageFile":
    if kind == "PNG":
        from PIL.PngImagePlugin import PngImageFile

        return PngImageFile(stream)
    if kind == "GIF":
        from PIL.GifImagePlugin import GifImageFile

        return GifImageFile(stream)
    from PIL.JpegImagePlugin import JpegImageFile

    return JpegImageFile(stream)


def _ends_early(kind: str, image: "ImageFile", data: bytes, behind_header: int) -> bool:
    """Whether the picture lacks its end; a PNG may raise instead, and does where a checksum is wrong."""
    if kind == "PNG":
        image.verify()
        return _PNG_END not in data
    return data.find(_JPEG_END, behind_header) < 0  # FF in the pixels is never followed by D9


def _orientation(image: "ImageFile") -> int:
    from PIL.Image import Exif

    data, exif = image.info.get("exif", b""), Exif()
    try:
        exif.load(data if len(data) <= _MAX_EXIF else b"")
        value = exif.get(0x0112)
    except Exception:  # viewers show a picture with damaged metadata as it lies
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _dpi(image: "ImageFile") -> int:
    try:
        dpi = round(float(image.info["dpi"][0]))
    except Exception:  # missing, infinite or no number at all
        return _DPI
    return dpi if dpi > 0 else _DPI


def _too_large(width: int, height: int) -> str:
    millions = MAX_PIXELS // 1_000_000
    return (
        f"hat {width} × {height} Bildpunkte; erlaubt sind {millions} Millionen. Speichern Sie das Bild "
        "kleiner: 2000 Bildpunkte Breite genügen für den Druck."
    )
