"""`tdocs render` never overwrites what it did not write, or what somebody has edited since."""

import zipfile
from pathlib import Path

import docx
import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

ZIEL = Path("haus/ausgabe/haus")
FK_DOCX, FK_MD = ZIEL / "fachkonzept.docx", ZIEL / "fachkonzept.md"
BEIDE = ("--doc", "fachkonzept", "--format", "docx", "--format", "md")


@pytest.fixture
def geschrieben(tdocs: Tdocs, haus: Path) -> Path:
    """A repository whose Fachkonzept has been written in both formats."""
    assert tdocs("render", "haus", *BEIDE).code == 0
    return haus


def aendere_quelle(haus: Path) -> None:
    offer = haus / "offer.yaml"
    offer.write_text(offer.read_text("utf-8").replace("Haus am See", "Haus am Fluss"), "utf-8")


def bearbeite() -> None:
    """One word changed, as in Word."""
    dokument = docx.Document(str(FK_DOCX))
    dokument.paragraphs[0].runs[0].text = "Unser Konzept"
    dokument.save(str(FK_DOCX))


def test_own_files_are_written_anew(tdocs: Tdocs, geschrieben: Path) -> None:
    aendere_quelle(geschrieben)
    assert tdocs("render", "haus", *BEIDE).code == 0
    assert "Haus am Fluss" in FK_MD.read_text("utf-8")


def test_an_edited_word_file_is_left_alone_and_nothing_is_written(tdocs: Tdocs, geschrieben: Path) -> None:
    bearbeite()
    aendere_quelle(geschrieben)
    vorher = {pfad: pfad.read_bytes() for pfad in (FK_DOCX, FK_MD)}
    ergebnis = tdocs("render", "haus", *BEIDE)
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert (
        "»haus/ausgabe/haus/fachkonzept.docx« stammt nicht von tdocs oder wurde seither bearbeitet."
        in ergebnis.err
    )
    assert "fachkonzept.md" not in ergebnis.err
    assert "--force" in ergebnis.err
    assert {pfad: pfad.read_bytes() for pfad in (FK_DOCX, FK_MD)} == vorher
    assert tdocs("render", "haus", *BEIDE, "--force").code == 0
    assert "Haus am Fluss" in FK_MD.read_text("utf-8")
    assert tdocs("render", "haus", *BEIDE).code == 0


@pytest.mark.parametrize("wie", ["ein Wort mehr", "ohne Kommentar", "von jemand anderem", "leer"])
def test_a_markdown_file_that_is_not_as_written_is_left_alone(
    tdocs: Tdocs, geschrieben: Path, wie: str
) -> None:
    text = FK_MD.read_text("utf-8")
    inhalt = {
        "ein Wort mehr": text.replace("# Fachkonzept", "# Unser Fachkonzept"),
        "ohne Kommentar": text.partition("<!-- tdocs")[0],
        "von jemand anderem": "# Konzept\n",
        "leer": "",
    }[wie]
    FK_MD.write_text(inhalt, "utf-8")
    ergebnis = tdocs("render", "haus", *BEIDE)
    assert ergebnis.code == 1
    assert "fachkonzept.md« stammt nicht" in ergebnis.err
    assert FK_MD.read_text("utf-8") == inhalt


def test_other_line_ends_and_another_compression_are_no_edit(tdocs: Tdocs, geschrieben: Path) -> None:
    FK_MD.write_bytes(FK_MD.read_bytes().replace(b"\n", b"\r\n"))
    with zipfile.ZipFile(FK_DOCX) as alt:
        teile = {name: alt.read(name) for name in alt.namelist()}
    with zipfile.ZipFile(FK_DOCX, "w", zipfile.ZIP_STORED) as neu:
        for name, daten in teile.items():
            neu.writestr(name, daten)
    aendere_quelle(geschrieben)
    assert tdocs("render", "haus", *BEIDE).code == 0


@pytest.mark.parametrize("inhalt", [b"PK\x03\x04kaputt", b"", b"\xff\xfe"])
def test_whatever_stands_there_is_left_alone(tdocs: Tdocs, haus: Path, inhalt: bytes) -> None:
    build_tree(haus, {"ausgabe/haus/fachkonzept.docx": inhalt})
    assert tdocs("render", "haus", "--doc", "fachkonzept").code == 1
    assert FK_DOCX.read_bytes() == inhalt


def test_a_document_carries_the_digests_of_its_sources(geschrieben: Path) -> None:
    eigenschaften = zipfile.ZipFile(FK_DOCX).read("docProps/custom.xml").decode()
    for text in (eigenschaften, FK_MD.read_text("utf-8")):
        for name in (
            "parts",
            "profile",
            "source:offer.yaml",
            "source:provider.yaml",
            "source:texte/leitbild.md",
        ):
            assert f"tdocs:{name}" in text
