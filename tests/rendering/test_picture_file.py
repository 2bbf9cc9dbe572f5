"""What the bytes of a picture say: size and position, or the cause why it cannot be used."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from rendering.picture_samples import (
    PNG_REST,
    PNG_START,
    chunk,
    jpeg,
    jpeg_frame,
    png_head,
    saved,
    segment,
    upright,
)
from teilhabe_docs.rendering.picture_file import MAX_PIXELS, Header, read_header

JPEG = jpeg(60, 40)
PNG = saved(upright(60, 40), "PNG")


def without_metadata() -> bytes:
    """A JPEG that begins with its tables: neither JFIF nor EXIF."""
    data = saved(upright(60, 40), "JPEG")
    length = int.from_bytes(data[4:6], "big")
    assert data[2:4] == b"\xff\xe0"
    return data[:2] + data[4 + length :]


def with_icc_and_preview() -> bytes:
    """A JPEG as cameras make it: a preview with an end of its own in EXIF, colours in several segments."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0" + saved(upright(16, 12), "JPEG")
    return saved(upright(60, 40), "JPEG", exif=exif, icc_profile=b"x" * 150_000)


def two_in_one() -> bytes:
    """Two pictures in a file, as phones save a photo with depth."""
    return saved(upright(60, 40), "MPO", save_all=True, append_images=[upright(60, 40)])


def moving() -> bytes:
    return saved(upright(60, 40), "PNG", save_all=True, append_images=[Image.new("RGB", (60, 40))])


def with_text() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "x" * 5_000, zip=True)
    return saved(upright(60, 40), "PNG", pnginfo=info, dpi=(300, 300))


@pytest.mark.parametrize(
    ("data", "dpi"),
    [
        (PNG, 72),
        (with_text(), 300),
        (moving(), 72),
        *((saved(upright(60, 40, mode), "PNG"), 72) for mode in ("1", "L", "LA", "P", "RGBA", "I;16")),
        (JPEG, 72),
        (JPEG + b"\0" * 100, 72),
        (jpeg(60, 40, dpi=(150, 150)), 150),
        (jpeg(60, 40, progressive=True), 72),
        (saved(upright(60, 40, "L"), "JPEG"), 72),
        (without_metadata(), 72),
        (with_icc_and_preview(), 72),
        (two_in_one(), 72),
    ],
    ids=lambda value: None if isinstance(value, int) else "",
)
def test_pictures_of_every_make_have_their_size(data: bytes, dpi: int) -> None:
    suffixes = (".png",) if data.startswith(PNG_START) else (".jpg", ".jpeg")
    assert read_header(data) == Header(60, 40, dpi, 1, suffixes)


def test_a_picture_with_as_many_chunks_as_ten_megabytes_have() -> None:
    many = png_head(60, 40) + chunk(b"IDAT", b"\0" * 1_000) * 9_000 + chunk(b"IEND")
    assert isinstance(read_header(many), Header)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_has_the_size_it_is_shown_with(orientation: int) -> None:
    header = read_header(jpeg(60, 40, orientation))
    assert isinstance(header, Header)
    assert (header.width, header.height, header.orientation) == (60, 40, orientation)


def test_a_png_is_turned_as_well() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    header = read_header(saved(upright(60, 40), "PNG", exif=exif))
    assert isinstance(header, Header)
    assert (header.width, header.height, header.orientation) == (40, 60, 6)


@pytest.mark.parametrize(
    "exif",
    [b"", b"x", b"II*\0", b"II*\0\xff\xff\xff\xff", b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x09\0"],
)
def test_a_picture_with_damaged_metadata_lies_as_it_is(exif: bytes) -> None:
    data = JPEG[:2] + segment(0xE1, b"Exif\0\0" + exif) + jpeg_frame(60, 40)
    assert read_header(data) == Header(60, 40, 72, 1, (".jpg", ".jpeg"))


@pytest.mark.parametrize(
    "density", [b"\x01\0\0\0\0", b"\x01\xff\xff\xff\xff", b"\x02\0\0\0\0", b"\x07\0\x01\0\x01"]
)
def test_a_resolution_of_no_use_is_no_harm(density: bytes) -> None:
    header = read_header(JPEG[:2] + segment(0xE0, b"JFIF\0\x01\x02" + density + b"\0\0") + jpeg_frame(60, 40))
    assert isinstance(header, Header)
    assert header.dpi >= 1


OTHERS = {kind: saved(upright(60, 40), kind) for kind in ("GIF", "BMP", "TIFF", "WEBP")}
AGAIN = "Speichern oder kopieren Sie das Bild neu."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        *(
            (data, f"ist ein Bild im Format {kind}. Speichern Sie es als PNG oder JPEG.")
            for kind, data in OTHERS.items()
        ),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "ist ein Bild im Format HEIC."),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "ist ein Bild im Format AVIF."),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "ist ein Bild im Format JPEG 2000."),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "ist ein Bild im Format JPEG XL."),
        (b"\x01\0\0\0" + b"\0" * 36 + b" EMF", "ist ein Bild im Format EMF."),
        (b"\xd7\xcd\xc6\x9a\0\0", "ist ein Bild im Format WMF."),
        (b"8BPS\0\x01", "ist eine Datei von Photoshop."),
        (b"%PDF-1.7\n", "ist ein PDF."),
        (b"<svg xmlns='x'/>", "ist ein Bild im Format SVG."),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->\n<svg/>", "ist ein Bild im Format SVG."),
        (b"<!DOCTYPE html><html><svg>", "ist eine Webseite."),
        (b"version https://git-lfs.github.com/spec/v1\n", "ist nur ein Verweis von Git LFS."),
        (PNG.replace(b"\r\n", b"\n"), "dessen Zeilenenden wie in einem Text geändert wurden."),
        (PNG.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), "dessen Zeilenenden"),
        (PNG.replace(b"\n", b"\r\n"), "dessen Zeilenenden wie in einem Text geändert wurden."),
        (b"", "ist leer."),
        (b"?" + PNG[1:], "ist kein Bild im Format PNG oder JPEG."),
        (b"Ein Text", "ist kein Bild im Format PNG oder JPEG."),
        (PNG[:5], "ist unvollständig"),
        (PNG[:40], "ist unvollständig"),
        (PNG[: len(PNG) // 2], "ist unvollständig"),
        (PNG[:-4], "ist unvollständig"),
        (JPEG[:2], "ist unvollständig"),
        (JPEG[:200], "ist unvollständig"),
        (JPEG[:-2], f"ist unvollständig: Die Datei endet mitten im Bild. {AGAIN}"),
        (with_icc_and_preview()[:-2], "ist unvollständig"),
        (PNG[:60] + b"\0\0\0\0" + PNG[64:], f"ist beschädigt oder ungewöhnlich gespeichert. {AGAIN}"),
        (saved(upright(60, 40, "CMYK"), "JPEG"), "hat CMYK-Farben"),
        (png_head(60_000, 60_000) + PNG_REST, "hat 60000 × 60000 Bildpunkte; erlaubt sind 60 Millionen."),
        (b"\xff\xd8" + jpeg_frame(60_000, 60_000), "hat 60000 × 60000 Bildpunkte"),
        (png_head(0, 0) + PNG_REST, "ist beschädigt"),
        (png_head(60, 40) + chunk(b"IDAT") * 60_000 + chunk(b"IEND"), "ungewöhnlich gespeichert"),
    ],
)
def test_a_reason_names_the_cause(data: bytes, reason: str) -> None:
    said = read_header(data)
    assert isinstance(said, str)
    assert reason in said


def test_the_bound_on_pixels_is_the_last_that_is_allowed() -> None:
    assert isinstance(read_header(png_head(MAX_PIXELS // 1_000, 1_000) + PNG_REST), Header)
    assert isinstance(read_header(png_head(MAX_PIXELS // 1_000 + 1, 1_000) + PNG_REST), str)


MADE_TO_TAKE_TIME = {
    "pixels": "png_head(60_000, 60_000) + PNG_REST",
    "chunks": "png_head(9, 9) + chunk(b'IDAT') * 800_000 + chunk(b'IEND')",
    "texts": "png_head(9, 9) + chunk(b'zTXt', b'k\\0\\0' + zlib.compress(bytes(10**6))) * 9_000 + PNG_REST",
    "fill bytes": "START + b'\\xff' * 9_900_000",
    "comments": "START + segment(0xFE) * 2_400_000 + jpeg_frame(9, 9)",
    "small exif": "START + segment(0xE1, EXIF + b'x') * 800_000 + jpeg_frame(9, 9)",
    "large exif": "START + exif_of(60_000) + segment(0xE1, EXIF + bytes(60_000)) * 150 + jpeg_frame(9, 9)",
    "resources": "START + segment(0xED, b'Photoshop 3.0\\0' + b'8BIM\\4\\4'.ljust(12, b'\\0') * 5_000) * 150",
}
LIMITED = """
import resource, struct, sys, zlib
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))
sys.path.insert(0, {tests!r})
from rendering.picture_samples import *
from teilhabe_docs.rendering.picture_file import read_header

START, EXIF = b"\\xff\\xd8", b"Exif\\0\\0"

def exif_of(entries):
    '''Entries of nine million bytes each, all in the same place.'''
    data = b"II*\\0\\x08\\0\\0\\0" + struct.pack("<H", entries)
    data += b"".join(struct.pack("<HHLL", number, 7, 9_000_000, 10) for number in range(entries))
    return b"".join(segment(0xE1, EXIF + data[at : at + 60_000]) for at in range(0, len(data), 60_000))

"""


def limited(code: str, seconds: int = 3) -> subprocess.CompletedProcess[bytes]:
    """Runs `code` with so many seconds and 600 MB for everything, start and making the picture included."""
    head = LIMITED.format(seconds=seconds, tests=str(Path(__file__).parents[1]))
    return subprocess.run([sys.executable, "-c", head + code], capture_output=True, check=False)


@pytest.mark.parametrize("name", MADE_TO_TAKE_TIME)
def test_ten_megabytes_made_to_take_time_and_memory_do_not(name: str) -> None:
    run = limited(f"data = {MADE_TO_TAKE_TIME[name]}\nassert len(data) <= 10_000_000\nread_header(data)")
    assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.parametrize("code", ["while True: pass", "x = bytes(700_000_000)"])
def test_the_limits_of_time_and_memory_hold(code: str) -> None:
    assert limited(code, seconds=1).returncode != 0
