# ruff: noqa: E501
"""Pictures by their bytes: what is not PNG or JPEG is named as what it is, what is comes into the document unchanged."""

import io
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from hostile.kit import cases, decent, plant, tdocs, told, unix
from hostile.parts import members

pytestmark = unix
RENDER = ("render", "--format", "docx", "--doc", "fachkonzept", "--force")


def drawn(form: str, mode: str = "RGB", size: tuple[int, int] = (60, 40), **how: object) -> bytes:
    """A small picture with an edge in each direction."""
    picture = Image.new("RGB", size, (200, 30, 30))
    picture.paste((30, 30, 200), (0, 0, size[0] // 2, size[1] // 3))
    target = io.BytesIO()
    picture.convert(mode).save(target, form, **how)
    return target.getvalue()


def turned(orientation: int, size: tuple[int, int] = (60, 40)) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return drawn("JPEG", size=size, exif=exif.tobytes())


def header(width: int, height: int, *, crc: bool = True) -> bytes:
    """A PNG that claims a size and holds a pixel."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    tail = struct.pack(">I", zlib.crc32(body) if crc else 0)
    data = b"IDAT" + zlib.compress(b"\0\0\0\0")
    rest = struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + body + tail + rest + b"\0\0\0\0IEND\xaeB`\x82"


def frame(content: bytes, width: int, height: int) -> bytes:
    """A JPEG whose frame claims another size."""
    at = re.search(rb"\xff[\xc0\xc1\xc2]", content)
    assert at
    place = at.start() + 5
    return content[:place] + struct.pack(">HH", height, width) + content[place + 4 :]


def bare(content: bytes) -> bytes:
    """A JPEG without its first segment, which says JFIF or EXIF."""
    (length,) = struct.unpack(">H", content[4:6])
    return content[:2] + content[4 + length :]


def shown(repo: Path, name: str, content: bytes) -> None:
    plant(repo, {f"texte/{name}": content, "texte/leitbild.md": f"Unser Haus:\n\n![Das Haus]({name})\n"})


Make = Callable[[], bytes]
BAD: dict[str, tuple[str, Make, str]] = {
    "bmp as png": ("bild.png", lambda: drawn("BMP"), "BMP"),
    "tiff as jpg": ("bild.jpg", lambda: drawn("TIFF"), "TIFF"),
    "webp as png": ("bild.png", lambda: drawn("WEBP"), "WEBP"),
    "gif as png": ("bild.png", lambda: drawn("GIF"), "GIF"),
    "cmyk": ("bild.jpg", lambda: drawn("JPEG", "CMYK"), "CMYK"),
    "cut png": ("bild.png", lambda: drawn("PNG")[:-40], ""),
    "cut jpeg": ("bild.jpg", lambda: drawn("JPEG")[:-200], ""),
    "only a beginning": ("bild.jpg", lambda: b"\xff\xd8\xff", ""),
    "huge png": ("bild.png", lambda: header(60_000, 60_000), ""),
    "flat png": ("bild.png", lambda: header(0, 10), ""),
    "false sum": ("bild.png", lambda: header(10, 10, crc=False), ""),
    "a text": ("bild.png", lambda: b"kein Bild\n", ""),
}


@cases(BAD)
def test_what_is_no_picture_for_word(case: tuple[str, Make, str], repo: Path) -> None:
    name, make, kind = case
    shown(repo, name, make())
    run = told(tdocs(repo, "validate", "--format", "concise"), 1)
    assert name in run.words, f"the finding does not name the file\n{run}"
    assert kind.lower() in run.words.lower(), f"the finding does not say that it is {kind}\n{run}"
    decent(tdocs(repo, *RENDER), 0, 1)


GOOD: dict[str, tuple[str, Make]] = {
    "png": ("bild.png", lambda: drawn("PNG")),
    "transparent": ("bild.PNG", lambda: drawn("PNG", "RGBA")),
    "jpeg": ("bild.jpg", lambda: drawn("JPEG")),
    "grey": ("bild.jpg", lambda: drawn("JPEG", "L")),
    "neither jfif nor exif": ("bild.jpg", lambda: bare(drawn("JPEG"))),
    "png named jpg": ("bild.jpg", lambda: drawn("PNG")),
}


def drawing(repo: Path) -> tuple[str, bytes]:
    """The drawing of the document and the bytes of its picture."""
    parts = members((repo / "ausgabe/haus/fachkonzept.docx").read_bytes())
    media = [content for name, content in parts.items() if "/media/" in name]
    found = re.search(r"<w:drawing>.*?</w:drawing>", parts["word/document.xml"].decode(), re.S)
    assert found and len(media) == 1, f"{len(media)} pictures in the document"
    return found[0], media[0]


@cases(GOOD)
def test_what_is_a_picture_stays_as_it_is(case: tuple[str, Make], repo: Path) -> None:
    name, make = case
    shown(repo, name, make())
    decent(tdocs(repo, "validate"), 0)
    decent(tdocs(repo, *RENDER), 0)
    assert drawing(repo)[1] == make(), "the bytes of the picture were changed"


EIGHT = {
    1: (0, False, False),
    2: (0, True, False),
    3: (180, False, False),
    4: (0, False, True),
    5: (270, True, False),
    6: (90, False, False),
    7: (90, True, False),
    8: (270, False, False),
}
"""Degrees clockwise, mirrored left to right, mirrored top to bottom: how a viewer shows each orientation."""


def matrix(degrees: float, across: bool, over: bool) -> tuple[int, ...]:
    """The mirroring first, then the turn, as Word and EXIF apply them."""
    x, y = (-1 if across else 1), (-1 if over else 1)
    cos, sin = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[round(degrees) % 360]
    return (cos * x, -sin * y, sin * x, cos * y)


@pytest.mark.parametrize(
    "orientation",
    [
        1,
        3,
        4,
        5,
        6,
        8,
    ],
)
def test_an_orientation_turns_the_frame_not_the_pixels(orientation: int, repo: Path) -> None:
    content = turned(orientation)
    shown(repo, "bild.jpg", content)
    decent(tdocs(repo, *RENDER), 0)
    xml, media = drawing(repo)
    assert media == content, "the bytes of the picture were changed"
    found = re.search(r"<a:xfrm([^>]*)>.*?<a:ext cx=\"(\d+)\" cy=\"(\d+)\"", xml, re.S)
    assert found, xml
    attributes = dict(re.findall(r'(\w+)="([^"]*)"', found[1]))
    rotation = int(attributes.get("rot", "0")) / 60_000
    flips = [attributes.get(name) in ("1", "true") for name in ("flipH", "flipV")]
    got = matrix(rotation, *flips)
    assert got == matrix(*EIGHT[orientation]), f"orientation {orientation}: rot {rotation}, flips {flips}"
    width, height = int(found[2]), int(found[3])
    assert width > height, "the frame before turning is not that of the pixels"
    outer = re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"', xml)
    assert outer, xml
    more = dict(re.findall(r'\b([tb])="(\d+)"', "".join(re.findall(r"<wp:effectExtent[^>]*>", xml))))
    room = int(outer[2]) + sum(map(int, more.values()))
    needed = width if orientation >= 5 else height
    assert room >= needed * 0.98, (
        f"orientation {orientation}: {room} of {needed} in height, it covers the lines beside"
    )


def test_more_pixels_than_paper_can_show_is_a_hint(repo: Path) -> None:
    shown(repo, "bild.png", drawn("PNG", "L", (4_000, 30)))
    run = decent(tdocs(repo, "lint", "--format", "json"))
    assert '"hint"' in run.out and "bild.png" in run.out, f"no hint on 4,000 pixels across a text\n{run}"
    shown(repo, "bild.png", drawn("PNG", "L", (600, 30)))
    assert "bild.png" not in tdocs(repo, "lint", "--format", "json").out, (
        "a picture of 600 pixels is found fault with"
    )
