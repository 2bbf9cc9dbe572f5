"""`tdocs house` and `tdocs render --house`: documents in the looks of the house's Word file."""

from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree
from rendering.docx_lesen import Datei
from rendering.fremde_haeuser import mit_deckblatt
from rendering.hausdateien import LIBREOFFICE, LISTEN, beziehung, hausdatei
from teilhabe_docs.rendering.document_formats import read_written

LV = Path("aus/haus/leistungsvereinbarung.docx")


@pytest.fixture
def rendere(tdocs: Tdocs, haus: Path) -> Tdocs:
    return lambda *argumente: tdocs(
        "render", "haus", "--doc", "leistungsvereinbarung", "--out", "aus", *argumente
    )


def test_the_starting_point_takes_part_without_a_remark(tdocs: Tdocs, rendere: Tdocs) -> None:
    geschrieben = tdocs("house")
    assert (geschrieben.code, geschrieben.out) == (0, "hausvorlage.docx\n")
    assert "tdocs render --house" in geschrieben.err
    ergebnis = rendere("--house", "hausvorlage.docx")
    assert ergebnis.code == 0
    assert "TD806" not in ergebnis.err


def test_a_designed_starting_point_is_not_overwritten(tdocs: Tdocs, haus: Path) -> None:
    Path("haus.docx").write_bytes(LIBREOFFICE)
    ergebnis = tdocs("house", "haus.docx")
    assert ergebnis.code == 1
    assert "»haus.docx«" in ergebnis.err
    assert Path("haus.docx").read_bytes() == LIBREOFFICE
    assert tdocs("house", "haus.docx", "--force").code == 0


def test_the_starting_point_is_a_word_file(tdocs: Tdocs) -> None:
    assert tdocs("house", "haus.doc").code == 2


def test_the_house_file_gives_the_looks_and_what_it_lacks_is_a_hint(rendere: Tdocs) -> None:
    Path("haus.docx").write_bytes(hausdatei())
    ergebnis = rendere("--house", "haus.docx")
    assert ergebnis.code == 0
    assert "haus.docx:1:1: TD806 Hinweis: Diese Formatvorlagen fehlen und werden ergänzt:" in ergebnis.err
    assert Datei(LV.read_bytes()).absaetze("berschrift1")
    assert "TD806" not in rendere("--house", "haus.docx", "--quiet").err


def test_the_configuration_names_the_house_file_from_its_own_folder(rendere: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "hausvorlage: vorlagen/haus.docx\n", "vorlagen/haus.docx": hausdatei()})
    assert rendere().code == 0
    assert Datei(LV.read_bytes()).absaetze("berschrift1")


def test_the_option_wins_over_the_configuration(rendere: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "hausvorlage: haus.docx\n", "haus.docx": hausdatei()})
    Path("anderes.docx").write_bytes(LIBREOFFICE)
    assert rendere("--house", "anderes.docx").code == 0
    assert not Datei(LV.read_bytes()).absaetze("berschrift1")


def test_a_house_file_that_does_not_exist_is_wrong_usage(rendere: Tdocs, haus: Path) -> None:
    assert rendere("--house", "fehlt.docx").code == 2
    build_tree(haus, {"tdocs.yaml": "hausvorlage: fehlt.docx\n"})
    ergebnis = rendere()
    assert ergebnis.code == 2
    assert "hausvorlage: Die Datei »fehlt.docx« gibt es nicht." in ergebnis.err


def test_a_broken_house_file_is_a_finding_and_nothing_is_written(rendere: Tdocs) -> None:
    Path("haus.docx").write_bytes(b"PK")
    ergebnis = rendere("--house", "haus.docx")
    assert ergebnis.code == 1
    assert "haus.docx:1:1: TD805 Fehler: Die Hausvorlage taugt nicht:" in ergebnis.err
    assert not LV.exists()


def test_markdown_needs_no_house_file(rendere: Tdocs) -> None:
    Path("haus.docx").write_bytes(b"PK")
    assert rendere("--house", "haus.docx", "--format", "md").code == 0


def test_the_document_names_the_house_file_that_it_wears(rendere: Tdocs) -> None:
    Path("haus.docx").write_bytes(hausdatei())
    rendere()
    assert "tdocs:house" not in read_written(LV.read_bytes()).digests
    assert rendere("--house", "haus.docx").code == 0
    assert "tdocs:house" in read_written(LV.read_bytes()).digests


def test_comments_and_house_go_together(rendere: Tdocs) -> None:
    Path("haus.docx").write_bytes(hausdatei())
    assert rendere("--house", "haus.docx", "--comments").code == 0
    datei = Datei(LV.read_bytes())
    stile = set(datei.finde("//w:style/@w:styleId", "styles"))
    assert set(datei.finde("//w:pStyle/@w:val", "comments")) <= stile


def test_what_does_not_go_along_is_named_and_the_document_is_written(rendere: Tdocs) -> None:
    feld = '<w:p><w:fldSimple w:instr="DDEAUTO a b"><w:r><w:t>Gezeigt</w:t></w:r></w:fldSimple></w:p>'
    makros = beziehung("rId7", "vbaProject", "vbaProject.bin")
    Path("haus.docx").write_bytes(hausdatei(mit_deckblatt(feld), weitere=makros))
    ergebnis = rendere("--house", "haus.docx")
    assert ergebnis.code == 0
    assert "haus.docx:1:1: TD807 Warnung: Nicht übernommen: Felder" in ergebnis.err
    assert "haus.docx:1:1: TD808 Hinweis: Nicht übernommen: Makros." in ergebnis.err
    assert b"DDEAUTO" not in Datei(LV.read_bytes()).teile["word/document.xml"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_odd_numbers_in_a_house_file_are_a_finding(rendere: Tdocs, jobs: str) -> None:
    listen = LISTEN.replace('w:numId="3"', 'w:numId="abc"').encode()
    Path("haus.docx").write_bytes(hausdatei(teile={"word/numbering.xml": listen}))
    ergebnis = rendere("--house", "haus.docx", "--jobs", jobs)
    assert ergebnis.code == 1
    assert "TD805 Fehler: Die Hausvorlage taugt nicht: Eine Zahl in der Datei ist beschädigt" in ergebnis.err
    assert not LV.exists()
