"""Pictures taken apart: each is a picture or a reason. TDOCS_FUZZ=3000 tries more of them."""

import os
from pathlib import Path
from random import Random

from helpers import build_tree
from rendering.picture_samples import chunk, jpeg, png_head, saved, upright
from teilhabe_docs.documents.blocks import Picture
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.rendering.picture_file import MAX_PIXELS
from teilhabe_docs.rendering.pictures import read_picture

MUTATIONS = int(os.environ.get("TDOCS_FUZZ", "60"))
EXTREMES = [b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\0\0", b"\xff\xff"]


def seeds() -> list[bytes]:
    exif = jpeg(40, 30, 6)
    return [
        *(saved(upright(40, 30, mode), "PNG") for mode in ("1", "L", "P", "RGBA", "I;16")),
        saved(upright(40, 30), "PNG", save_all=True, append_images=[upright(40, 30)], dpi=(96, 96)),
        png_head(40, 30) + chunk(b"eXIf", exif[12:80]) + chunk(b"IDAT", b"x" * 99) + chunk(b"IEND"),
        exif,
        jpeg(40, 30, dpi=(200, 200), progressive=True, icc_profile=b"x" * 70_000),
        saved(upright(40, 30, "CMYK"), "JPEG"),
        saved(upright(40, 30), "MPO", save_all=True, append_images=[upright(40, 30)]),
        *(saved(upright(40, 30), kind) for kind in ("GIF", "BMP", "TIFF", "WEBP")),
    ]


def mutated(random: Random, pictures: list[bytes]) -> bytes:
    data = bytearray(random.choice(pictures))
    for _ in range(random.randint(1, 6)):
        at = random.randrange(min(len(data), random.choice([40, 200, 10**9])) or 1)
        upto = at + random.choice([1, 4, 30, 500])
        match random.randrange(7):
            case 0:
                data[at : at + 1] = random.randbytes(1)
            case 1:
                extreme = random.choice(EXTREMES)
                data[at : at + len(extreme)] = extreme
            case 2:
                del data[at:upto]
            case 3:
                data[at:at] = data[at:upto] * random.choice([1, 2, 300])
            case 4:
                data[at:at] = random.randbytes(random.choice([1, 4, 60]))
            case 5:
                other = random.choice(pictures)
                data[at:] = other[random.randrange(len(other)) :]
            case _:
                del data[at:]
    return bytes(data[:200_000])


def test_whatever_stands_in_a_file_is_a_picture_or_a_reason(tmp_path: Path) -> None:
    random, pictures, store = Random(13), seeds(), SourceTree(tmp_path.resolve())
    shown = 0
    for _ in range(MUTATIONS):
        data = mutated(random, pictures)
        build_tree(tmp_path, {"a.png": data})
        picture = read_picture(store, "", "H", "a.png")
        if isinstance(picture, Picture):
            shown += 1
            assert picture.daten == data
            assert 1 <= picture.breite * picture.hoehe <= MAX_PIXELS
            assert picture.dpi >= 1
            assert 1 <= picture.orientierung <= 8
        else:
            assert picture.startswith("»a.png« ")
            assert picture.endswith((".", "pull"))
    assert 0 < shown < MUTATIONS


def test_the_same_seed_makes_the_same_pictures() -> None:
    pictures = seeds()
    assert mutated(Random(1), pictures) == mutated(Random(1), pictures)
