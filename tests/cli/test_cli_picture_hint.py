"""Pictures with more pixels than printing shows: a hint with the width to save, and nothing for others."""

from pathlib import Path
from random import Random

import pytest
from PIL import Image

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from rendering.picture_samples import saved
from teilhabe_docs.documents.blocks import Picture
from teilhabe_docs.rendering.pictures import too_fine


def picture(width: int, height: int, dpi: int = 72, size: int = 2_400_000) -> Picture:
    return Picture("Haus", "haus.jpg", bytes(size), width, height, dpi)


@pytest.mark.parametrize(
    ("fine", "words"),
    [
        (picture(4000, 3000), "hat 635 dpi und 2,4 MB;"),
        (picture(4000, 3000), "1900 Bildpunkte Breite genügen"),
        (picture(4000, 3000, 600), "1900 Bildpunkte Breite genügen"),
        (picture(3000, 6000), "1300 Bildpunkte Breite genügen"),
    ],
)
def test_a_fine_picture_gets_the_width_to_save(fine: Picture, words: str) -> None:
    assert words in too_fine(fine)


@pytest.mark.parametrize(
    "enough",
    [
        picture(1900, 1400),
        picture(1920, 1080),
        picture(1600, 2400),
        picture(2000, 1000, 600),
    ],
    ids=["as advised", "screen", "portrait", "small on paper by its own resolution"],
)
def test_no_hint_where_it_would_gain_nothing(enough: Picture) -> None:
    assert too_fine(enough) == ""


def test_who_follows_the_advice_gets_no_other_and_the_same_size_on_paper() -> None:
    from teilhabe_docs.rendering.docx.drawings import shown_size
    from teilhabe_docs.rendering.page_measures import TEXT_WIDTH

    random = Random(13)
    for _ in range(200):
        before = picture(
            random.randrange(500, 9_000), random.randrange(500, 9_000), random.choice([72, 96, 300])
        )
        if said := too_fine(before):
            width = int(said.partition(" Bildpunkte Breite")[0].rpartition(" ")[2])
            after = picture(width, round(width * before.hoehe / before.breite), before.dpi)
            assert width < before.breite
            assert too_fine(after) == ""
            sizes = (shown_size(one, TEXT_WIDTH) for one in (before, after))
            assert all(abs(a - b) < 12_700 for a, b in zip(*sizes, strict=True))  # a point


@pytest.mark.parametrize("command", ["validate", "lint", "render"])
def test_every_command_says_it_once_at_its_place_and_goes_on(tdocs: Tdocs, haus: Path, command: str) -> None:
    large = saved(Image.effect_noise((2400, 1800), 60), "JPEG")
    build_tree(
        haus, {**HAUS, "texte/leitbild.md": "Unser Haus:\n\n![Das Haus](haus.jpg)\n", "texte/haus.jpg": large}
    )
    run = tdocs(command, "haus", *([] if command == "render" else ["--format", "concise"]))
    assert run.alles.count("TD811") == 1
    assert "texte/leitbild.md:3:1: TD811 " in run.alles
    assert "Das Bild »haus.jpg« hat 381 dpi" in run.alles
    if command != "lint":
        assert run.code == 0
