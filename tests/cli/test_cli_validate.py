"""`tdocs validate`: what it says of a repository, of single files and of stdin."""

import json
import shutil
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from rendering.bausteine import png
from teilhabe_docs.loading.source_text import MAX_BYTES


def haenge_an(datei: Path, text: str) -> None:
    datei.write_bytes(datei.read_bytes() + text.encode("utf-8"))


def test_a_repository_without_findings_ends_with_0(tdocs: Tdocs, haus: Path) -> None:
    ergebnis = tdocs("validate", "haus")
    assert (ergebnis.code, ergebnis.out, ergebnis.err) == (0, "Keine Befunde in 4 Dateien.\n", "")


def test_the_current_folder_is_the_default(tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(haus)
    assert tdocs("validate").out == "Keine Befunde in 4 Dateien.\n"


def test_quiet_says_nothing_where_there_is_nothing(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("validate", "haus", "-q").alles == ""


def test_an_unknown_key_gets_place_and_suggestion(tdocs: Tdocs, haus: Path) -> None:
    haenge_an(haus / "offer.yaml", "zile: [a]\n")
    ergebnis = tdocs("validate", "haus")
    assert ergebnis.code == 1
    assert ergebnis.out == (
        "offer.yaml:5:1: TD201 Fehler: Den Schlüssel »zile« gibt es hier nicht. Gemeint: »ziele«?\n"
        "  |\n5 | zile: [a]\n  | ^^^^\n1 Fehler in 4 Dateien.\n"
    )


@pytest.mark.parametrize(
    ("datei", "inhalt", "zeile"),
    [
        ("offer.yaml", "id: haus\nbezeichnung: Haus\nplaetze: viele\n", "offer.yaml:3:10: TD205 »viele«"),
        ("offer.yaml", 'id: haus\nbezeichnung: "Haus\n', "offer.yaml:2:14: TD014 Das Anführungszeichen"),
        (
            "offer.yaml",
            b"id: haus\nbezeichnung: K\xe4the\n",
            "offer.yaml:2:15: TD003 Die Datei ist kein UTF-8",
        ),
        ("provider.yaml", "name: X\nleitbild: {datei: texte/leitbilt.md}\n", "Gemeint: »texte/leitbild.md«?"),
        ("provider.yaml", "name: X\nleitbild: {datei: ../x.md}\n", "TD041 »../x.md« liegt außerhalb"),
        ("texte/leitbild.md", "{{ plaetz }}\n", "texte/leitbild.md:1:1: TD802"),
        ("texte/leitbild.md", "Wir haben\n{{ plaetz }} Plätze.\n", "texte/leitbild.md:2:1: TD802"),
        (
            "provider.yaml",
            "name: X\nleitbild: |\n  Wir haben\n  nur {{ plaetz }} Plätze.\n",
            "provider.yaml:4:7: TD802",
        ),
        (
            "offer.yaml",
            "id: haus\nbezeichnung: H\nvertragsgrundlage: sgb9_125\nprofil: {fachkonzept: algemein}\n",
            "offer.yaml:4:23: TD803 Das Profil »algemein« gibt es für das Dokument »fachkonzept« nicht. "
            "Gemeint: »allgemein«?",
        ),
    ],
    ids=[
        "type",
        "yaml",
        "utf-8",
        "missing text",
        "outside",
        "field in a file",
        "its line",
        "field in place",
        "profile",
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tdocs: Tdocs, haus: Path, datei: str, inhalt: str | bytes, zeile: str
) -> None:
    build_tree(haus, {datei: inhalt})
    ergebnis = tdocs("validate", "haus", "--format", "concise")
    assert ergebnis.code == 1
    assert zeile in ergebnis.out


@pytest.mark.parametrize("befehl", ["validate", "lint", "render"])
def test_a_picture_without_description_is_told_with_its_place(tdocs: Tdocs, haus: Path, befehl: str) -> None:
    build_tree(haus, {"texte/leitbild.md": "Unser Haus:\n\n![](haus.png)\n", "texte/haus.png": png(4, 4)})
    ergebnis = tdocs(befehl, "haus", *([] if befehl == "render" else ["--format", "concise"]))
    assert ergebnis.code == 1
    ausgabe = ergebnis.err if befehl == "render" else ergebnis.out
    assert "texte/leitbild.md:3:1: TD802" in ausgabe
    assert "Dem Bild »haus.png« fehlt die Beschreibung" in ausgabe


def test_an_offer_without_a_provider_is_an_error(tdocs: Tdocs, haus: Path) -> None:
    (haus / "provider.yaml").unlink()
    ergebnis = tdocs("validate", "haus", "--format", "concise")
    assert ergebnis.code == 1
    assert ergebnis.out.startswith("offer.yaml:1:1: TD030 ")


def test_a_missing_staffing_file_is_only_a_warning(tdocs: Tdocs, haus: Path) -> None:
    (haus / "staffing.yaml").unlink()
    ergebnis = tdocs("validate", "haus")
    assert ergebnis.code == 0
    assert "offer.yaml:1:1: TD031 Warnung: " in ergebnis.out


def test_line_ends_of_windows_change_nothing(tdocs: Tdocs, haus: Path) -> None:
    haenge_an(haus / "offer.yaml", "zile: [a]\n")
    unix = tdocs("validate", "haus").out
    for datei in haus.rglob("*.*"):
        datei.write_bytes(datei.read_bytes().replace(b"\n", b"\r\n"))
    assert tdocs("validate", "haus").out == unix


def test_json_holds_all_findings_and_the_sum(tdocs: Tdocs, haus: Path) -> None:
    haenge_an(haus / "offer.yaml", "zile: [a]\n")
    ergebnis = tdocs("validate", "haus", "--format", "json")
    bericht = json.loads(ergebnis.out)
    assert ergebnis.code == 1
    assert [(f["code"], f["file"], f["path"]) for f in bericht["findings"]] == [
        ("TD201", "offer.yaml", "zile")
    ]
    assert bericht["summary"] == {"files": 4, "errors": 1, "warnings": 0, "hints": 0, "suppressed": 0}


@pytest.mark.parametrize("format_", ["full", "concise", "json"])
def test_the_format_does_not_change_the_exit_code(tdocs: Tdocs, haus: Path, format_: str) -> None:
    haenge_an(haus / "offer.yaml", "zile: [a]\n")
    assert tdocs("validate", "haus", "--format", format_).code == 1


def test_a_folder_without_a_concept_file_is_nothing_to_check(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    ergebnis = tdocs("validate", "leer", "-q")
    assert (ergebnis.code, ergebnis.out) == (3, "")
    assert "In »leer« liegt keine Konzeptdatei. Gesucht werden: provider.yaml, " in ergebnis.err


def test_of_several_folders_every_finding_names_its_folder(tdocs: Tdocs, haus: Path, tmp_path: Path) -> None:
    shutil.copytree(haus, tmp_path / "heim")
    haenge_an(tmp_path / "heim" / "offer.yaml", "zile: [a]\n")
    haenge_an(haus / "offer.yaml", "x: 1\n")
    ergebnis = tdocs("validate", "haus", "heim")
    assert ergebnis.code == 1
    assert "haus/offer.yaml:5:1: TD201" in ergebnis.out
    assert "heim/offer.yaml:5:1: TD201" in ergebnis.out
    assert "5 | x: 1\n" in ergebnis.out
    assert ergebnis.out.endswith("2 Fehler in 8 Dateien.\n")


def test_an_empty_folder_among_several_is_named_and_the_others_are_checked(
    tdocs: Tdocs, haus: Path, tmp_path: Path
) -> None:
    (tmp_path / "leer").mkdir()
    ergebnis = tdocs("validate", "leer", "haus")
    assert (ergebnis.code, ergebnis.out) == (3, "Keine Befunde in 4 Dateien.\n")
    assert "»leer«" in ergebnis.err


def test_a_file_is_checked_alone(tdocs: Tdocs, haus: Path) -> None:
    haenge_an(haus / "offer.yaml", "zile: [a]\n")
    assert tdocs("validate", "haus/provider.yaml").out == "Keine Befunde in 2 Dateien.\n"
    assert tdocs("validate", "haus/offer.yaml").code == 1


def test_files_of_one_repository_keep_their_names_in_it(tdocs: Tdocs, haus: Path) -> None:
    haenge_an(haus / "offer.yaml", "zile: [a]\n")
    ergebnis = tdocs("validate", "haus/provider.yaml", "haus/offer.yaml", "--format", "concise")
    assert ergebnis.out.startswith("offer.yaml:5:1: ")


def test_a_link_is_as_good_as_the_folder(tdocs: Tdocs, haus: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(haus, target_is_directory=True)
    assert tdocs("validate", "link").out == "Keine Befunde in 4 Dateien.\n"


def test_a_link_into_nowhere_does_not_exist(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nix")
    ergebnis = tdocs("validate", "link")
    words = "»link« ist eine Verknüpfung mit etwas, das es nicht gibt."
    assert (ergebnis.code, ergebnis.err.startswith(words)) == (2, True)


@pytest.mark.parametrize(
    ("rest", "sagt"),
    [
        ("vertragsgrundlage: sgb9_125\n", "ist für sgb9_134 gemacht, nicht für »sgb9_125«."),
        ("vertragsgrundlage: sgb9_134\nland: nrw\n", "gilt nur für das Land »bw«, nicht für »nrw«."),
        ("vertragsgrundlage: sgb9_134\nland: bw\n", ""),
        ("", ""),
    ],
)
def test_a_profile_is_for_its_basis_and_its_land(tdocs: Tdocs, haus: Path, rest: str, sagt: str) -> None:
    wahl = "profil: {leistungsvereinbarung: bw-schulkindergarten}\n"
    build_tree(haus, {"offer.yaml": f"id: haus\nbezeichnung: Haus\n{wahl}{rest}"})
    ergebnis = tdocs("validate", "haus", "--format", "concise")
    anfang = "offer.yaml:3:33: TD803 Das Profil »bw-schulkindergarten« "
    assert ergebnis.out.startswith(anfang + sagt) if sagt else "TD803" not in ergebnis.out


def test_stdin_is_checked_in_the_place_of_a_file(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    neu = b"name: X\r\nleitbild: {datei: texte/leitbild.md}\r\nnam: Y\r\n"
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(neu)))
    ergebnis = tdocs("validate", "-", "--stdin-filename", "haus/provider.yaml", "--format", "concise")
    assert ergebnis.code == 1
    assert ergebnis.out == (
        "provider.yaml:3:1: TD201 Den Schlüssel »nam« gibt es hier nicht. Gemeint: »name«?\n"
    )


def test_stdin_may_stand_for_a_file_that_is_not_there_yet(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"id: neu\nbezeichnung: Neu\n")))
    ergebnis = tdocs("validate", "-", "--stdin-filename", "haus/neu/offer.yaml")
    assert (ergebnis.code, ergebnis.out) == (0, "Keine Befunde in 1 Datei.\n")


def test_the_texts_of_what_comes_from_stdin_are_those_beside_the_file_that_it_stands_for(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texte = {"nord/gut.md": "Gut.\n", "nord/alt.md": "Gew\xe4hr.\n".encode("cp1252")}
    build_tree(haus, {".git/HEAD": "", **texte})
    texts = b"kurzbeschreibung: {datei: gut.md}\nbesonderheiten: {datei: alt.md}\n"
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"id: nord\nbezeichnung: Nord\n" + texts)))
    ergebnis = tdocs("validate", "-", "--stdin-filename", "haus/nord/offer.yaml", "--format", "concise")
    assert [line.split()[:2] for line in ergebnis.out.splitlines()] == [["nord/offer.yaml:4:25:", "TD003"]]


@pytest.mark.parametrize(
    ("inhalt", "sagt"),
    [
        ("ausgab: x\n", "tdocs.yaml:1:1: TD201 Fehler: Den Schlüssel »ausgab« gibt es hier nicht. Gemeint:"),
        ("ausgabe: ../x\n", "»../x« ist kein Ordner innerhalb des Konzeptordners."),
        ("ausgabe: /x\n", "»/x« ist kein Ordner innerhalb des Konzeptordners."),
        ("ausgabe: 'C:\\x'\n", "ist kein Ordner innerhalb des Konzeptordners."),
        ("formate: [odt]\n", "»odt« steht nicht zur Auswahl; erlaubt: docx, md, html, pdf."),
        ("- a\n", "tdocs.yaml:1:1: TD021 Fehler"),
    ],
)
def test_a_mistake_in_the_configuration_is_wrong_usage(
    tdocs: Tdocs, haus: Path, inhalt: str, sagt: str
) -> None:
    build_tree(haus, {"tdocs.yaml": inhalt})
    ergebnis = tdocs("validate", "haus")
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert sagt in ergebnis.err


def test_a_named_configuration_takes_the_place_of_tdocs_yaml(
    tdocs: Tdocs, haus: Path, tmp_path: Path
) -> None:
    build_tree(haus, {"tdocs.yaml": "ausgab: x\n"})
    build_tree(tmp_path, {"andere.yaml": "formate: [md]\n"})
    assert tdocs("validate", "haus", "--config", "andere.yaml").code == 0


def test_stdin_has_the_same_limit_as_a_file(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"id: x\n#" + b"x" * MAX_BYTES)))
    ergebnis = tdocs("validate", "-", "--stdin-filename", "haus/offer.yaml", "--format", "concise")
    assert (ergebnis.code, ergebnis.out.count("TD002")) == (1, 1)


def test_an_annex_of_the_provider_is_not_missed_where_only_one_offer_is_checked(
    tdocs: Tdocs, tmp_path: Path
) -> None:
    build_tree(
        tmp_path / "haus",
        {
            "provider.yaml": "name: T\nanlagen: [{id: leitbild, titel: L}]\n",
            "staffing.yaml": "",
            "angebote/a/offer.yaml": "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_134\n",
            "angebote/b/offer.yaml": "id: b\nbezeichnung: B\nvertragsgrundlage: sgb9_134\n",
        },
    )
    assert "TD210" not in tdocs("validate", "haus/angebote/a", "--format", "concise").out
    assert tdocs("validate", "haus", "--format", "concise").out.count("provider.yaml:2:16: TD210") == 1


@pytest.mark.parametrize("befehl", ["validate", "lint"])
def test_the_order_of_good_and_bad_changes_neither_code_nor_findings(
    tdocs: Tdocs, tmp_path: Path, befehl: str
) -> None:
    build_tree(tmp_path / "gut", HAUS)
    build_tree(tmp_path / "schlecht", HAUS | {"offer.yaml": "id: haus\nplaetz: 12\nbezeichnung: Haus\n"})
    erst, dann = (
        tdocs(befehl, *ordner, "--format", "json") for ordner in (("schlecht", "gut"), ("gut", "schlecht"))
    )
    assert erst.code == dann.code == 1
    findings = [
        sorted(json.dumps(f, sort_keys=True) for f in json.loads(e.out)["findings"]) for e in (erst, dann)
    ]
    assert findings[0] == findings[1] != []


def test_reserved_words_are_told_however_yaml_writes_them(tdocs: Tdocs, haus: Path) -> None:
    offer = (haus / "offer.yaml").read_text("utf-8")
    build_tree(haus, {"offer.yaml": f'{offer}kurzbeschreibung: "Text \\x5boffen: x] hier."\n'})
    assert "TD802" in tdocs("validate", "haus", "--format", "concise").out


@pytest.mark.parametrize("befehl", ["validate", "lint"])
@pytest.mark.parametrize(
    ("settings", "content", "said"),
    [
        ("hausvorlage: haus.docx", b"PK\x03\x04kaputt", "haus.docx:1:1: TD805"),
        ("hausvorlage: haus.docx", None, "tdocs.yaml:1:14: TD040 Die Datei »haus.docx« gibt es nicht."),
        (
            "hausvorlage: offer.yaml",
            None,
            "TD805 Die Hausvorlage taugt nicht: Die Datei ist kein Word-Dokument.",
        ),
        ("hausvorlage: haus.docx\nformate: [md]", None, ""),
    ],
)
def test_a_house_file_that_does_not_serve_is_told_before_rendering(
    tdocs: Tdocs, haus: Path, befehl: str, settings: str, content: bytes | None, said: str
) -> None:
    build_tree(haus, {"tdocs.yaml": f"{settings}\n", **({"haus.docx": content} if content else {})})
    told = tdocs(befehl, "haus", "--format", "concise").out
    assert said in told
    assert told.count("TD805") + told.count("TD040") == bool(said)
    assert "TD805" not in tdocs(befehl, "haus/provider.yaml", "--format", "concise").out


def test_what_there_is_in_a_file_is_named_with_the_page_that_lists_it(tdocs: Tdocs, haus: Path) -> None:
    for kind in ("provider", "offer", "staffing"):
        text = (haus / f"{kind}.yaml").read_text("utf-8")
        build_tree(haus, {f"{kind}.yaml": f"{text}qwxyzz: 1\n"})
    told = tdocs("validate", "haus", "--format", "concise").out
    for kind in ("provider", "offer", "staffing"):
        assert f"Alle Schlüssel von {kind}.yaml stehen in docs/felder.md." in told or kind == "staffing"
