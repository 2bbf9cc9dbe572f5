"""`tdocs fix`: quotation marks where YAML readers disagree, and nothing else."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.aufruf import Tdocs
from helpers import build_tree
from loading.unterschiede import FAELLE, Fall
from teilhabe_docs.loading.concept_file import read_concept_file
from teilhabe_docs.loading.discovery import file_kind
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.dialects import MENDABLE

PLZ = "name: Haus am See # zwei Häuser\nanschrift:\n  plz:  01067   # Dresden\n  ort: Dresden\n"
PLZ_DANACH = PLZ.replace("01067", '"01067"')


def konzept(datei: Path) -> tuple[Any, set[str]]:
    """What tdocs reads in a file, and the codes of the findings."""
    art = file_kind(datei.name)
    assert art is not None
    gelesen = read_concept_file(datei.name, art, SourceTree(datei.parent.resolve()))
    return gelesen.modell, {f.code for f in gelesen.findings}


def schritte(node: yaml.Node) -> list[yaml.ScalarNode]:
    """The scalars of a tree; the keys are not among them."""
    if isinstance(node, yaml.ScalarNode):
        return [node]
    unten = [w for _, w in node.value] if isinstance(node, yaml.MappingNode) else node.value
    return [skalar for wert in unten for skalar in schritte(wert)]


@pytest.mark.parametrize("fall", FAELLE.values(), ids=FAELLE.keys())
def test_it_quotes_the_values_and_changes_nothing_else(tdocs: Tdocs, tmp_path: Path, fall: Fall) -> None:
    build_tree(tmp_path, {fall.datei: fall.inhalt})
    assert tdocs("fix").code == 0
    assert (tmp_path / fall.datei).read_text("utf-8") == fall.berichtigt


@pytest.mark.parametrize("fall", FAELLE.values(), ids=FAELLE.keys())
def test_what_it_writes_is_the_same_concept_without_these_hints(
    tdocs: Tdocs, tmp_path: Path, fall: Fall
) -> None:
    build_tree(tmp_path, {fall.datei: fall.inhalt})
    davor, codes = konzept(tmp_path / fall.datei)
    tdocs("fix")
    danach, uebrig = konzept(tmp_path / fall.datei)
    assert danach == davor
    assert uebrig == codes - MENDABLE


@pytest.mark.parametrize("fall", FAELLE.values(), ids=FAELLE.keys())
def test_for_pyyaml_every_quoted_value_is_text(tdocs: Tdocs, tmp_path: Path, fall: Fall) -> None:
    build_tree(tmp_path, {fall.datei: fall.inhalt})
    vorher = schritte(yaml.compose(fall.inhalt))
    tdocs("fix")
    nachher = schritte(yaml.compose((tmp_path / fall.datei).read_text("utf-8")))
    neu = [b for a, b in zip(vorher, nachher, strict=True) if b.style != a.style]
    assert bool(neu) == bool(fall.danach)
    assert {node.tag for node in neu} <= {"tag:yaml.org,2002:str"}


@pytest.mark.parametrize("fall", FAELLE.values(), ids=FAELLE.keys())
def test_a_second_run_changes_nothing(tdocs: Tdocs, tmp_path: Path, fall: Fall) -> None:
    build_tree(tmp_path, {fall.datei: fall.inhalt})
    tdocs("fix")
    ergebnis = tdocs("fix")
    assert (ergebnis.code, ergebnis.out) == (0, "")
    assert ergebnis.err == "Nichts zu ändern in 1 Datei.\n"


@pytest.mark.parametrize(
    ("ende", "davor"),
    [("\n", b""), ("\r\n", b""), ("\r", b""), ("\r\n", b"\xef\xbb\xbf")],
    ids=["lf", "crlf", "cr", "crlf and bom"],
)
def test_line_ends_and_a_byte_order_mark_stay(tdocs: Tdocs, tmp_path: Path, ende: str, davor: bytes) -> None:
    build_tree(tmp_path, {"provider.yaml": davor + PLZ.replace("\n", ende).encode()})
    tdocs("fix")
    assert (tmp_path / "provider.yaml").read_bytes() == davor + PLZ_DANACH.replace("\n", ende).encode()


def test_mixed_line_ends_and_a_missing_one_stay(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"provider.yaml": b"\xef\xbb\xbfname: 1\r\narbeitsfeld: 2\nleitbild: 3"})
    tdocs("fix")
    erwartet = b'\xef\xbb\xbfname: "1"\r\narbeitsfeld: "2"\nleitbild: "3"'
    assert (tmp_path / "provider.yaml").read_bytes() == erwartet


def test_it_names_the_files_it_changed_and_counts_the_values(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"provider.yaml": PLZ})
    ergebnis = tdocs("fix", "haus")
    assert (ergebnis.code, ergebnis.out) == (0, "haus/provider.yaml\n")
    assert ergebnis.err == "1 Wert in 1 Datei in Anführungszeichen gesetzt.\n"


def test_quiet_only_names_the_files(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"provider.yaml": PLZ})
    assert tdocs("fix", "haus", "-q").alles == "haus/provider.yaml\n"
    assert tdocs("fix", "haus", "-q").alles == ""


def test_only_the_file_that_is_named_is_changed(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"provider.yaml": PLZ, "nord.offer.yaml": "id: nord\nbezeichnung: 5\n"})
    assert tdocs("fix", "haus/nord.offer.yaml").out == "haus/nord.offer.yaml\n"
    assert (haus / "provider.yaml").read_text("utf-8") == PLZ


def test_the_current_folder_is_the_default(tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_tree(haus, {"provider.yaml": PLZ})
    monkeypatch.chdir(haus)
    assert tdocs("fix").out == "provider.yaml\n"


def test_diff_shows_the_change_and_writes_nothing(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"provider.yaml": PLZ})
    ergebnis = tdocs("fix", "haus", "--diff")
    assert ergebnis.code == 1
    assert ergebnis.out == (
        "--- haus/provider.yaml\n+++ haus/provider.yaml\n@@ -1,4 +1,4 @@\n"
        " name: Haus am See # zwei Häuser\n anschrift:\n"
        '-  plz:  01067   # Dresden\n+  plz:  "01067"   # Dresden\n   ort: Dresden\n'
    )
    assert ergebnis.err == "1 Wert in 1 Datei in Anführungszeichen zu setzen.\n"
    assert (haus / "provider.yaml").read_text("utf-8") == PLZ


def test_diff_without_a_change_ends_with_0(tdocs: Tdocs, haus: Path) -> None:
    ergebnis = tdocs("fix", "haus", "--diff")
    assert (ergebnis.code, ergebnis.out) == (0, "")
    assert ergebnis.err == "Nichts zu ändern in 3 Dateien.\n"


@pytest.mark.parametrize("inhalt", [PLZ, PLZ.replace("\n", "\r\n"), "name: Haus\narbeitsfeld: 5"])
def test_git_applies_the_diff(tdocs: Tdocs, tmp_path: Path, inhalt: str) -> None:
    build_tree(tmp_path, {"provider.yaml": inhalt.encode()})
    diff = tdocs("fix", "--diff").out
    befehl = ["git", "apply", "-p0", "--whitespace=nowarn", "-"]
    subprocess.run(befehl, input=diff.encode(), cwd=tmp_path, check=True)
    angewandt = (tmp_path / "provider.yaml").read_bytes()
    (tmp_path / "provider.yaml").write_bytes(inhalt.encode())
    tdocs("fix")
    assert angewandt == (tmp_path / "provider.yaml").read_bytes() != inhalt.encode()


def test_colour_is_for_the_terminal(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"provider.yaml": PLZ})
    assert "\x1b[31m-  plz:" in tdocs("fix", "haus", "--diff", "--color", "always").out
    assert "\x1b" not in tdocs("fix", "haus", "--diff").out


def test_a_file_that_cannot_be_read_is_named_and_left_alone(tdocs: Tdocs, haus: Path) -> None:
    kaputt = 'id: 5\nbezeichnung: "Haus\n'
    build_tree(haus, {"offer.yaml": kaputt, "provider.yaml": PLZ})
    ergebnis = tdocs("fix", "haus")
    assert (ergebnis.code, ergebnis.out) == (1, "haus/provider.yaml\n")
    assert "haus/offer.yaml:2:14: TD014 Fehler: " in ergebnis.err
    assert "»haus/offer.yaml« bleibt, wie es ist. Beheben Sie zuerst die Fehler.\n" in ergebnis.err
    assert (haus / "offer.yaml").read_text("utf-8") == kaputt
    assert (haus / "provider.yaml").read_text("utf-8") == PLZ_DANACH


def test_a_folder_called_like_a_concept_file_is_named(tdocs: Tdocs, haus: Path) -> None:
    (haus / "weitere" / "offer.yaml").mkdir(parents=True)
    ergebnis = tdocs("fix", "haus")
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert "Hier steht ein Ordner, der wie eine Konzeptdatei heißt." in ergebnis.err


@pytest.mark.parametrize(
    "inhalt", [b"id: 5\nid: 6\n", b"id: 5\nbezeichnung: K\xe4the\n", b"- 5\n"], ids=["twice", "1252", "list"]
)
def test_every_reading_error_keeps_the_file(tdocs: Tdocs, haus: Path, inhalt: bytes) -> None:
    build_tree(haus, {"offer.yaml": inhalt})
    ergebnis = tdocs("fix", "haus")
    assert ergebnis.code == 1
    assert ergebnis.err.endswith("Nichts zu ändern in 2 Dateien.\n")
    assert (haus / "offer.yaml").read_bytes() == inhalt


def test_a_missing_text_file_is_no_reason_to_stay(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"provider.yaml": "name: 5\nleitbild: {datei: nix.md}\n"})
    assert tdocs("fix", "haus").code == 0
    assert (haus / "provider.yaml").read_text("utf-8").startswith('name: "5"\n')


def test_a_link_stays_a_link_and_its_file_is_mended(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"haus/daten/plz.yaml": PLZ, "haus/tdocs.yaml": ""})
    (tmp_path / "haus" / "provider.yaml").symlink_to("daten/plz.yaml")
    tdocs("fix", "haus")
    assert (tmp_path / "haus" / "provider.yaml").is_symlink()
    assert (tmp_path / "haus" / "daten" / "plz.yaml").read_text("utf-8") == PLZ_DANACH


def test_a_file_keeps_its_rights(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"provider.yaml": PLZ})
    (tmp_path / "provider.yaml").chmod(0o640)
    tdocs("fix")
    assert (tmp_path / "provider.yaml").stat().st_mode & 0o777 == 0o640


def test_a_folder_without_a_concept_file_is_nothing_to_fix(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    ergebnis = tdocs("fix", "leer")
    assert (ergebnis.code, ergebnis.out) == (3, "")
    assert "In »leer« liegt keine Konzeptdatei." in ergebnis.err


@pytest.mark.parametrize(
    ("pfad", "sagt"),
    [("hau", "»hau« gibt es nicht. Gemeint: »haus«?"), ("haus/texte/leitbild.md", "ist keine Konzeptdatei.")],
)
def test_a_wrong_path_is_wrong_usage_and_nothing_is_written(
    tdocs: Tdocs, haus: Path, pfad: str, sagt: str
) -> None:
    build_tree(haus, {"provider.yaml": PLZ})
    ergebnis = tdocs("fix", "haus", pfad)
    assert ergebnis.code == 2
    assert sagt in ergebnis.err
    assert (haus / "provider.yaml").read_text("utf-8") == PLZ


def test_no_link_leads_fix_into_what_belongs_to_git(tdocs: Tdocs, tmp_path: Path) -> None:
    text = "id: haus\nbezeichnung: no\n"
    build_tree(tmp_path, {".git/x/cfg": text, "provider.yaml": "name: T\n"})
    (tmp_path / "offer.yaml").symlink_to(".git/x/cfg")
    assert tdocs("fix", ".").code == 1
    assert (tmp_path / ".git/x/cfg").read_text("utf-8") == text


AS_IN_A_TEXT = """\
netto_jahresarbeitszeit_h: 1.590 # Stunden
vollzeit_wochenstunden_h: '39 Stunden pro Woche'
fachkraftquote: ca. 80
personalschluessel: {gruppe: 1 zu 4,5}
"""
AS_MEANT = """\
netto_jahresarbeitszeit_h: 1590 # Stunden
vollzeit_wochenstunden_h: 39
fachkraftquote: ca. 80
personalschluessel: {gruppe: "1:4,5"}
"""


def test_numbers_are_written_as_meant_only_when_asked(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"staffing.yaml": AS_IN_A_TEXT.replace("{gruppe: 1 zu 4,5}", "{gruppe: 1 zu 4}")})
    before = (tmp_path / "staffing.yaml").read_bytes()
    tdocs("fix")
    tdocs("fix", "--values", "--diff")
    assert (tmp_path / "staffing.yaml").read_bytes() == before
    assert tdocs("fix", "--values").code == 0
    after = AS_MEANT.replace("1:4,5", "1:4")
    assert (tmp_path / "staffing.yaml").read_text("utf-8") == after
    assert "Nichts zu ändern" in tdocs("fix", "--values").err


def test_a_number_torn_by_a_comma_stays_and_days_and_times_keep_their_line_ends(
    tdocs: Tdocs, tmp_path: Path
) -> None:
    offer = (
        "id: a\r\nbezeichnung: A\r\nstand: 1. Juli 2026\r\noeffnung:\r\n  zeiten:\r\n    - Mo-Fr 8-18 Uhr\r\n"
    )
    build_tree(tmp_path, {"offer.yaml": offer, "staffing.yaml": "personalschluessel: {gruppe: 4,5}\n"})
    tdocs("fix", "--values")
    assert (tmp_path / "offer.yaml").read_bytes().decode() == offer.replace(
        "1. Juli 2026", "2026-07-01"
    ).replace("Mo-Fr 8-18 Uhr", '{wochentage: [mo, di, mi, do, fr], von: "08:00", bis: "18:00"}')
    assert (tmp_path / "staffing.yaml").read_text("utf-8") == "personalschluessel: {gruppe: 4,5}\n"
