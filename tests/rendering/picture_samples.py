"""Pictures for tests, made here, and pieces to put damaged ones together."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from PIL.Image import Transpose

PNG_START = b"\x89PNG\r\n\x1a\n"
AS_STORED = {
    1: None,
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}
"""How the pixels of an upright picture lie in a file with this orientation."""


def upright(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture that looks different from each side: dark, with a light corner at the upper left."""
    image = Image.new("RGB", (width, height), (30, 60, 90))
    ImageDraw.Draw(image).rectangle((0, 0, width // 3, height // 4), fill=(250, 250, 250))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def jpeg(width: int, height: int, orientation: int = 1, **options: Any) -> bytes:
    """A JPEG that is upright once turned by `orientation`, `width` and `height` being those it then has."""
    image, lies = upright(width, height), AS_STORED[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(image.transpose(lies) if lies is not None else image, "JPEG", exif=exif, **options)


def chunk(name: bytes, data: bytes = b"") -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_head(width: int, height: int) -> bytes:
    return PNG_START + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


PNG_REST = chunk(b"IDAT", zlib.compress(b"\0" * 31)) + chunk(b"IEND")


def segment(marker: int, data: bytes = b"") -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def jpeg_frame(width: int, height: int) -> bytes:
    """Size and beginning of the pixels, of which there are none, and the end."""
    size = struct.pack(">BHHB", 8, height, width, 3) + bytes((1, 17, 0, 2, 17, 0, 3, 17, 0))
    return segment(0xC0, size) + segment(0xDA, bytes((3, 1, 0, 2, 0, 3, 0, 0, 63, 0))) + b"\xff\xd9"
