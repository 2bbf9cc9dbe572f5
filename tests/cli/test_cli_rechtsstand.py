"""`tdocs recht --law`, and what `rechtsstand:` and `--date` make of the law that holds."""

import json
from datetime import date
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from recht.amtlich import MUSTER, ZEILEN, gesetz
from teilhabe_docs.recht.law_data import built_in
from teilhabe_docs.recht.law_yaml import law_as_yaml

KKG = built_in()["KKG"]


def test_the_command_shows_what_is_otherwise(tdocs: Tdocs, tmp_path: Path) -> None:
    normen = KKG.normen.replace("2: 1-2\n", "2: 1-3\n").replace("5: 1-2\n", "5: weggefallen\n") + "7: 1\n"
    neu = KKG.model_copy(update={"stand": date(2027, 1, 1), "normen": normen})
    build_tree(tmp_path, {"gesetze/kkg.yaml": law_as_yaml(neu)})
    ergebnis = tdocs("recht", "--law", "gesetze")
    assert ergebnis.code == 0
    assert "neu: 7\n    weggefallen: 5\n    § 2: 1-3\n        bisher: 1-2\n" in ergebnis.out
    inhalt = json.loads(tdocs("recht", "--law", "gesetze", "--format", "json").out)
    assert inhalt["changes"][0]["changed"] == {"2": ["1-2", "1-3"]}


def test_the_command_writes_files_that_are_read_again(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"xml/muster.xml": gesetz(MUSTER)})
    assert tdocs("recht", "--law", "xml", "--out", "neu").out == "neu/musterg.yaml\n"
    zuerst = (tmp_path / "neu" / "musterg.yaml").read_text("utf-8")
    assert [line.strip() for line in zuerst.split("normen: |\n")[1].splitlines()] == ZEILEN.splitlines()
    assert tdocs("recht", "--law", "neu", "--out", "neu").code == 0
    assert (tmp_path / "neu" / "musterg.yaml").read_text("utf-8") == zuerst


def test_what_is_wrong_in_the_folder_fails_the_command(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"xml/a.xml": "<a>", "xml/b.xml": gesetz(MUSTER)})
    ergebnis = tdocs("recht", "--law", "xml", "--out", "neu")
    assert (ergebnis.code, ergebnis.out) == (1, "neu/musterg.yaml\n")
    assert "xml/a.xml:1:1: TD821 Fehler:" in ergebnis.err


def test_wrong_usage_is_told(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"datei.xml": ""})
    assert [
        tdocs("recht", *mehr).code for mehr in (["--out", "x"], ["--law", "fehlt"], ["--law", "datei.xml"])
    ] == [2, 2, 2]


TEXT = "bezeichnung: Haus am See\nkurzbeschreibung: Das folgt aus § 7 Abs. 3 KKG und § 10b SGB VIII.\n"


def haus(tmp_path: Path, dateien: dict[str, str | bytes]) -> None:
    offer = str(HAUS["offer.yaml"]).replace("bezeichnung: Haus am See\n", TEXT)
    build_tree(tmp_path / "haus", HAUS | {"offer.yaml": offer} | dateien)


def test_the_settings_name_a_newer_state(tdocs: Tdocs, tmp_path: Path) -> None:
    neu = KKG.model_copy(update={"stand": date(2027, 1, 1), "normen": f"{KKG.normen}7: 1-2\n"})
    haus(tmp_path, {})
    assert "§ 7 KKG gibt es nicht" in tdocs("lint", "haus").out
    haus(
        tmp_path,
        {"tdocs.yaml": "rechtsstand: recht\n", "recht/kkg.yaml": law_as_yaml(neu), "recht/alt.xml": "<x>"},
    )
    ergebnis = tdocs("lint", "haus")
    assert "§ 7 KKG hat keinen Absatz 3" in ergebnis.out
    assert "recht/alt.xml:1:1: TD821 Fehler" in ergebnis.out
    assert "recht/kkg.yaml" not in ergebnis.out


@pytest.mark.parametrize("command", ["validate", "lint", "render", "status", "synopse"])
@pytest.mark.parametrize("key", ["rechtsstand", "profilordner"])
def test_a_folder_that_is_not_there_is_wrong_usage(
    tdocs: Tdocs, tmp_path: Path, command: str, key: str
) -> None:
    haus(tmp_path, {"tdocs.yaml": f"{key}: rceht\n", "recht/kkg.yaml": law_as_yaml(KKG)})
    ergebnis = tdocs(command, "haus")
    assert ergebnis.code == 2
    assert "»rceht«" in ergebnis.err


def test_the_law_is_that_of_the_day(tdocs: Tdocs, tmp_path: Path) -> None:
    haus(tmp_path, {})
    assert "§ 10b SGB VIII ist" not in tdocs("lint", "haus", "--date", "2027-08-19").out
    assert "§ 10b SGB VIII ist aufgehoben" in tdocs("lint", "haus", "--date", "2028-01-01").out


def test_a_state_that_is_older_than_a_year_is_told_for_what_is_cited(tdocs: Tdocs, tmp_path: Path) -> None:
    haus(tmp_path, {})
    assert "TD824" not in tdocs("lint", "haus").out
    assert "TD824" not in tdocs("lint", "haus", "--date", "2027-08-19").out
    alt = tdocs("lint", "haus", "--date", "2027-08-20").out
    assert "KKG (19.08.2026), SGB VIII (19.08.2026)" in alt
    assert "SGB IX" not in alt.split("TD824")[1].split("\n")[0]


def test_two_laws_never_become_one_file(tdocs: Tdocs, tmp_path: Path) -> None:
    normen = {"§ 1": "<P>Gilt.</P>"}
    build_tree(
        tmp_path, {f"xml/{n}.xml": gesetz(normen, kuerzel=name) for n, name in enumerate(("XyzG", "XYZG"))}
    )
    ergebnis = tdocs("recht", "--law", "xml", "--out", "neu")
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert "»XyzG« und »XYZG« kämen beide in die Datei »xyzg.yaml«" in ergebnis.err
    assert not (tmp_path / "neu").exists()


@pytest.mark.parametrize("kuerzel", ["ЖЗ", "…", "CON", "X" * 900])
def test_a_law_that_no_file_can_be_named_after_is_told(tdocs: Tdocs, tmp_path: Path, kuerzel: str) -> None:
    build_tree(tmp_path, {"xml/a.xml": gesetz({"§ 1": "<P>Gilt.</P>"}, kuerzel=kuerzel)})
    ergebnis = tdocs("recht", "--law", "xml", "--out", "neu")
    assert ergebnis.code in (1, 2)
    assert ergebnis.err
    assert not list(tmp_path.glob("neu/*"))


@pytest.mark.parametrize("da", ["", "Meine Notizen.\n", "kuerzel: AnderesG\n", law_as_yaml(KKG)])
def test_only_the_file_of_that_law_is_replaced(tdocs: Tdocs, tmp_path: Path, da: str) -> None:
    build_tree(
        tmp_path,
        {
            "xml/a.xml": gesetz({"§ 1": "<P>Gilt.</P>"}, kuerzel="AGG"),
            "xml/b.xml": gesetz(MUSTER),
            "neu/musterg.yaml": da,
        },
    )
    ergebnis = tdocs("recht", "--law", "xml", "--out", "neu")
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert "»neu/musterg.yaml« ist keine Datei mit dem Gesetz »MusterG«" in ergebnis.err
    assert [file.name for file in (tmp_path / "neu").iterdir()] == ["musterg.yaml"]
    assert (tmp_path / "neu" / "musterg.yaml").read_text("utf-8") == da


def test_only_the_named_folder_is_read_for_the_settings(tdocs: Tdocs, tmp_path: Path) -> None:
    neu = KKG.model_copy(update={"stand": date(2027, 1, 1), "normen": f"{KKG.normen}7: 1-2\n"})
    haus(
        tmp_path,
        {
            "tdocs.yaml": "rechtsstand: recht\n",
            "recht/tief/kkg.yaml": law_as_yaml(neu),
            "recht/alt.xml": "<x>",
        },
    )
    ergebnis = tdocs("lint", "haus")
    assert "§ 7 KKG gibt es nicht" in ergebnis.out
    assert "recht/alt.xml:1:1: TD821" in ergebnis.out


@pytest.mark.parametrize("was", ["aliase: ['(x', '(a+)+b', '*']\n", "bezeichnungen: {'999': foo}\n"])
def test_a_hostile_law_is_told_wherever_it_is_read(tdocs: Tdocs, tmp_path: Path, was: str) -> None:
    haus(tmp_path, {"tdocs.yaml": "rechtsstand: recht\n", "recht/kkg.yaml": law_as_yaml(KKG) + was})
    for aufruf in (("lint", "haus"), ("recht", "--law", "haus/recht")):
        ergebnis = tdocs(*aufruf)
        assert ergebnis.code == 1
        assert "recht/kkg.yaml" in ergebnis.out + ergebnis.err
        assert "TD821" in ergebnis.out + ergebnis.err


def test_nothing_is_written_where_one_target_is_a_folder(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(
        tmp_path,
        {
            "xml/a.xml": gesetz(MUSTER),
            "xml/b.xml": gesetz(MUSTER, kuerzel="ZuletztG"),
            "neu/zuletztg.yaml/x": "",
        },
    )
    ergebnis = tdocs("recht", "--law", "xml", "--out", "neu")
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert "neu/zuletztg.yaml" in ergebnis.err
    assert [file.name for file in (tmp_path / "neu").iterdir()] == ["zuletztg.yaml"]


def test_what_is_written_is_told_to_be_named_in_the_settings(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"xml/a.xml": gesetz(MUSTER)})
    assert "»rechtsstand: neu«" in tdocs("recht", "--law", "xml", "--out", "neu").err


def test_the_news_come_last(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"xml/a.xml": gesetz(MUSTER)})
    out = tdocs("recht", "--law", "xml").out
    assert out.index("Geprüfte Gesetze") < out.index("Neuer als der eingebaute Stand\nMusterG\n")
    assert out.endswith("nicht eingebaut: 8 Normen\n")


GRUND = "Der Ausschnitt genügt bis zum nächsten Jahr."
AUSNAHME = f"""\
ausnahmen:
  - regel: TD823
    ort: normen
    datei: recht/kkg.yaml
    grund: {GRUND}
    person: Erika Muster
"""


@pytest.mark.parametrize("wo", ["comment", "settings", "baseline"])
def test_a_gap_can_be_excepted(tdocs: Tdocs, tmp_path: Path, wo: str) -> None:
    luecke = law_as_yaml(KKG.model_copy(update={"normen": "1: 1-2\n"}))
    if wo == "comment":
        luecke = luecke.replace("normen: |", f"normen: |  # tdocs: ignore[TD823] {GRUND}")
    haus(
        tmp_path,
        {
            "tdocs.yaml": "rechtsstand: recht\n" + (AUSNAHME if wo == "settings" else ""),
            "recht/kkg.yaml": luecke,
        },
    )
    if wo == "baseline":
        assert "TD823" in tdocs("lint", "haus").out
        tdocs("lint", "haus", "--write-baseline")
    out = tdocs("lint", "haus").out
    assert "TD823 Warnung" not in out
    assert "TD902" not in out


def test_another_basis_among_the_legal_bases_is_told(tdocs: Tdocs, tmp_path: Path) -> None:
    offer = f"{HAUS['offer.yaml']}rechtsgrundlagen: [§ 99 SGB IX, § 134 SGB IX]\n"
    build_tree(tmp_path / "haus", HAUS | {"offer.yaml": offer})
    assert "TD608" in tdocs("lint", "haus").out
    assert "steht dafür § 134 SGB IX" in tdocs("lint", "haus").out
