"""`tdocs profiles`, `tdocs recht` and `tdocs schema`."""

import json
from pathlib import Path

import pytest

from cli.aufruf import Tdocs

ARTEN = ("provider", "offer", "staffing", "config", "profil")


def test_every_profile_is_listed_with_basis_and_source(tdocs: Tdocs) -> None:
    text = tdocs("profiles").out
    assert "leistungsvereinbarung  bw-schulkindergarten\n" in text
    assert "    für sgb9_134, nur Land bw\n" in text
    assert "fachkonzept  allgemein\n" in text
    assert "    Stand: 8. März 2023\n" in text


def test_profiles_as_json(tdocs: Tdocs) -> None:
    profile = {p["name"]: p for p in json.loads(tdocs("profiles", "--format", "json").out)}
    assert profile["bw-schulkindergarten"]["document"] == "leistungsvereinbarung"
    assert profile["bw-schulkindergarten"]["contract_bases"] == ["sgb9_134"]
    assert profile["bw-schulkindergarten"]["companions"]["fachkonzept"] == "allgemein"


@pytest.mark.parametrize("art", ARTEN)
def test_a_schema_goes_to_stdout(tdocs: Tdocs, art: str) -> None:
    assert json.loads(tdocs("schema", art).out)["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_all_schemas_are_written_for_the_editor(tdocs: Tdocs, tmp_path: Path) -> None:
    ergebnis = tdocs("schema", "--write")
    assert ergebnis.out.split() == [f".tdocs/{art}.schema.json" for art in ARTEN]
    assert all((tmp_path / name).is_file() for name in ergebnis.out.split())


def test_schemas_that_cannot_be_written_are_wrong_usage(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / ".tdocs").write_bytes(b"x")
    assert tdocs("schema", "--write").code == 2


def test_the_state_of_the_law_is_told_with_its_day(tdocs: Tdocs) -> None:
    text = tdocs("recht").out
    assert text.startswith("Rechtsstand 19.08.2026.")
    assert "SGB IX\n    Sozialgesetzbuch Neuntes Buch" in text
    assert "    Stand 19.08.2026: 249 Normen\n" in text
    assert "§ 53 SGB XII\n    seit 01.01.2020: § 99 SGB IX." in text
    assert "§ 97 SGB IX (passt nicht, je nach Satz)" in text


def test_the_state_of_the_law_as_json(tdocs: Tdocs) -> None:
    inhalt = json.loads(tdocs("recht", "--format", "json").out)
    assert inhalt["date"] == "2026-08-19"
    gesetze = {gesetz["abbreviation"]: gesetz for gesetz in inhalt["laws"]}
    assert gesetze["SGB IX"]["norms"] == 249
    assert gesetze["SGB XII"]["repealed"] == 10
    assert {eintrag["since"] for eintrag in inhalt["successors"]} >= {"2020-01-01", "2023-01-01"}
    assert inhalt["contexts"][0]["contract_bases"] == ["sgb9_125", "sgb9_134"]
    assert "LRV" in inhalt["recognised"]["vertrag"]


def test_the_state_of_the_law_has_two_formats(tdocs: Tdocs) -> None:
    assert tdocs("recht", "--format", "xml").code == 2
