"""Pictures in the authors' texts: from inside the repository, described, readable."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import HAUS
from helpers import build_tree
from kleinprofil import gebaut, geladen, lies_profil, stellen, worte
from rendering.bausteine import png
from rendering.picture_samples import jpeg
from teilhabe_docs.documents.blocks import Picture, nodes
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.rendering.assembly import AssembledDocument
from teilhabe_docs.rendering.pictures import read_picture

PNG = png(3, 2)
ABSCHNITTE = "  - {id: a, titel: A, braucht: traeger.leitbild}\n"


def ablage(wurzel: Path, dateien: dict[str, str | bytes]) -> SourceTree:
    return SourceTree(build_tree(wurzel / "repo", dateien).resolve())


def test_a_picture_with_its_size(tmp_path: Path) -> None:
    bild = read_picture(ablage(tmp_path, {"bilder/haus.png": PNG}), "", "Das Haus", "bilder/haus.png")
    assert isinstance(bild, Picture)
    assert (bild.alt, bild.daten, bild.breite, bild.hoehe) == ("Das Haus", PNG, 3, 2)


@pytest.mark.parametrize("ziel", ["../bilder/haus.png", "..\\bilder\\haus.png", "./../bilder/haus.png"])
def test_the_way_starts_at_the_folder_of_the_text(tmp_path: Path, ziel: str) -> None:
    assert isinstance(
        read_picture(ablage(tmp_path, {"bilder/haus.png": PNG, "texte/x": ""}), "texte", "H", ziel), Picture
    )


@pytest.mark.parametrize(
    ("alt", "ziel", "meldung"),
    [
        ("", "haus.png", "Dem Bild »haus.png« fehlt die Beschreibung"),
        ("  ", "haus.png", "Dem Bild »haus.png« fehlt die Beschreibung"),
        ("H", "hausx.png", "Die Datei »hausx.png« gibt es nicht. Gemeint: »haus.png«?"),
        ("H", "../aussen.png", "»../aussen.png« liegt außerhalb des Repositorys."),
        ("H", "/etc/haus.png", "»/etc/haus.png« ist ein absoluter Pfad."),
        ("H", "C:\\haus.png", "ist ein absoluter Pfad."),
        ("H", "https://example.org/haus.png", "gibt es nicht"),
        ("H", "haus.svg", "»haus.svg« ist ein Bild im Format SVG."),
        ("H", "kaputt.png", "»kaputt.png« ist kein Bild im Format PNG oder JPEG."),
        ("H", "halb.png", "»halb.png« ist unvollständig"),
        ("H", "leer.png", "»leer.png« ist leer."),
        ("H", "ordner.png", "gibt es nicht"),
        ("H", "ha\0us.png", "Steuerzeichen"),
    ],
)
def test_a_picture_that_cannot_be_had(tmp_path: Path, alt: str, ziel: str, meldung: str) -> None:
    dateien: dict[str, str | bytes] = {
        "haus.png": PNG,
        "kaputt.png": b"kein Bild",
        "halb.png": PNG[:20],
        "leer.png": b"",
        "haus.svg": "<svg/>",
        "ordner.png/x": "",
    }
    quelle = ablage(tmp_path, dateien)
    (tmp_path / "aussen.png").write_bytes(PNG)
    bild = read_picture(quelle, "", alt, ziel)
    assert isinstance(bild, str)
    assert meldung in bild


def test_a_link_that_leads_out_of_the_repository(tmp_path: Path) -> None:
    quelle = ablage(tmp_path, {"x": ""})
    (tmp_path / "aussen.png").write_bytes(PNG)
    (quelle.wurzel / "haus.png").symlink_to(tmp_path / "aussen.png")
    bild = read_picture(quelle, "", "H", "haus.png")
    assert isinstance(bild, str)
    assert "außerhalb des Repositorys" in bild


@pytest.mark.parametrize(
    ("name", "daten", "ende"),
    [
        ("Haus.PNG", PNG, "-Haus.PNG"),
        ("haus.jpg", PNG, "-haus.jpg.png"),
        ("haus.bmp", PNG, "-haus.bmp.png"),
        ("haus", PNG, "-haus.png"),
        ("haus.JPEG", jpeg(8, 8), "-haus.JPEG"),
        ("haus.png", jpeg(8, 8), "-haus.png.jpg"),
    ],
)
def test_a_picture_is_what_its_bytes_are_and_its_copy_says_so(
    tmp_path: Path, name: str, daten: bytes, ende: str
) -> None:
    bild = read_picture(ablage(tmp_path, {name: daten}), "", "H", name)
    assert isinstance(bild, Picture)
    assert bild.daten == daten
    assert bild.datei.endswith(ende)


def test_the_library_is_loaded_only_where_a_picture_is(tmp_path: Path) -> None:
    build_tree(tmp_path / "ohne", HAUS)
    mit = {**HAUS, "texte/leitbild.md": "![Das Haus](haus.png)\n", "texte/haus.png": PNG}
    build_tree(tmp_path / "mit", mit)
    for ordner in ("ohne", "mit"):
        befehl = [sys.executable, "-X", "importtime", "-m", "teilhabe_docs", "validate", ordner]
        lauf = subprocess.run(befehl, cwd=tmp_path, capture_output=True, check=True)
        assert bool(re.search(rb" PIL\n", lauf.stderr)) == (ordner == "mit")


def dokument(wurzel: Path, leitbild: Any, dateien: dict[str, str | bytes]) -> AssembledDocument:
    gelesen = geladen(wurzel / "k", traeger={"leitbild": leitbild}, dateien=dateien)
    return gebaut(gelesen, lies_profil(wurzel / "p", ABSCHNITTE))


def bilder(fertig: AssembledDocument) -> list[tuple[str, bytes]]:
    return [(k.alt, k.daten) for k in nodes(fertig.dokument) if isinstance(k, Picture)]


def test_a_picture_in_a_text_of_the_yaml_file(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, "Hier:\n\n![Das Haus](haus.png)", {"haus.png": PNG})
    assert fertig.befunde == ()
    assert bilder(fertig) == [("Das Haus", PNG)]


def test_a_picture_in_a_text_file_is_sought_beside_that_file(tmp_path: Path) -> None:
    dateien: dict[str, str | bytes] = {"texte/l.md": "![Das Haus](haus.png)", "texte/haus.png": PNG}
    fertig = dokument(tmp_path, {"datei": "texte/l.md"}, dateien)
    assert fertig.befunde == ()
    assert bilder(fertig) == [("Das Haus", PNG)]


def test_two_pictures_have_two_names_and_the_same_one_has_one(tmp_path: Path) -> None:
    dateien: dict[str, str | bytes] = {"x/y.png": PNG, "z/y.png": png(1, 1), "x-y.png": png(2, 2)}
    slot = "![A](x/y.png) ![B](z/y.png) ![C](x-y.png) ![D](x/y.png)"
    fertig = dokument(tmp_path, slot, dateien)
    namen = [k.datei for k in nodes(fertig.dokument) if isinstance(k, Picture)]
    assert len(set(namen)) == 3
    assert namen[0] == namen[3]
    assert all(re.fullmatch(r"bilder/[0-9a-f]{8}-[-xy]+\.png", name) for name in namen)


def test_the_name_of_a_picture_follows_its_content(tmp_path: Path) -> None:
    eins, zwei = (
        read_picture(ablage(tmp_path / name, {f"{name}.png": daten}), "", "H", f"{name}.png")
        for name, daten in (("haus", PNG), ("hof", PNG))
    )
    assert isinstance(eins, Picture)
    assert isinstance(zwei, Picture)
    assert eins.datei.removesuffix("haus.png") == zwei.datei.removesuffix("hof.png")


def test_a_missing_picture_leaves_its_description_and_a_finding_with_its_line(tmp_path: Path) -> None:
    fertig = dokument(
        tmp_path, {"datei": "texte/l.md"}, {"texte/l.md": "Eins\n\n![Das Haus](haus.png) zwei\n"}
    )
    (befund,) = fertig.befunde
    assert befund.code == "TD802"
    assert stellen([befund]) == ["texte/l.md:3:1 Die Datei »haus.png« gibt es nicht."]
    assert worte(fertig.dokument.abschnitte[0]) == "EinsDas Haus zwei"


def test_a_picture_without_a_description_is_a_finding(tmp_path: Path) -> None:
    (befund,) = dokument(tmp_path, "![](haus.png)", {"haus.png": PNG}).befunde
    assert "fehlt die Beschreibung" in befund.message
