"""`tdocs profiles`, `tdocs recht` and `tdocs schema`."""

import json
from pathlib import Path

import pytest

from cli.aufruf import Tdocs

ARTEN = ("provider", "offer", "staffing", "config", "profil", "anforderungen", "paket")


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
    assert text.startswith("Rechtsstand 29.04.2026 bis 19.08.2026.")
    assert "SGB IX\n    Sozialgesetzbuch Neuntes Buch" in text
    assert "    Stand 19.08.2026: 249 Normen\n" in text
    assert "§ 53 SGB XII\n    seit 01.01.2020: § 99 SGB IX." in text
    assert "§ 97 SGB IX (passt nicht, je nach Satz)" in text


def test_the_state_of_the_law_as_json(tdocs: Tdocs) -> None:
    inhalt = json.loads(tdocs("recht", "--format", "json").out)
    assert inhalt["date"] == "2026-04-29"
    gesetze = {gesetz["abbreviation"]: gesetz for gesetz in inhalt["laws"]}
    assert gesetze["SGB IX"]["norms"] == 249
    assert gesetze["SGB XII"]["repealed"] == 14
    assert {eintrag["since"] for eintrag in inhalt["successors"]} >= {"2020-01-01", "2023-01-01"}
    assert inhalt["contexts"][0]["contract_bases"] == ["sgb9_125", "sgb9_134"]
    assert "LRV" in inhalt["recognised"]["vertrag"]


def test_the_state_of_the_law_has_two_formats(tdocs: Tdocs) -> None:
    assert tdocs("recht", "--format", "xml").code == 2


AUFRUFE = [
    ("outline", "haus"),
    ("personal", "haus"),
    ("rules",),
    ("status", "haus"),
    ("synopse", "haus"),
]


@pytest.mark.parametrize("format_", ["", "json"])
@pytest.mark.parametrize("aufruf", AUFRUFE, ids=lambda aufruf: aufruf[0])
def test_a_list_goes_into_the_file_that_is_named(
    tdocs: Tdocs, haus: Path, aufruf: tuple[str, ...], format_: str
) -> None:
    if format_ and aufruf[0] != "synopse":
        aufruf = (*aufruf, "--format", format_)
    gezeigt = tdocs(*aufruf)
    for _ in range(2):
        farbe = () if "rules" in aufruf else ("--color", "always")
        ergebnis = tdocs(*aufruf, "--out", "listen/liste.txt", *farbe)
        assert (ergebnis.code, ergebnis.out, ergebnis.err) == (
            gezeigt.code,
            "listen/liste.txt\n",
            gezeigt.err,
        )
    assert Path("listen/liste.txt").read_bytes() == gezeigt.out.encode("utf-8")


@pytest.mark.parametrize("aufruf", AUFRUFE, ids=lambda aufruf: aufruf[0])
def test_a_list_replaces_nothing_of_somebody_else(tdocs: Tdocs, haus: Path, aufruf: tuple[str, ...]) -> None:
    (haus / "brief.txt").write_bytes(b"von Hand")
    vorher = {datei: datei.read_bytes() for datei in haus.rglob("*") if datei.is_file()}
    for ziel, code, sagt in (
        ("haus/brief.txt", 1, "Mit --force wird überschrieben."),
        ("haus/texte/leitbild.md", 1, "Mit --force wird überschrieben."),
        ("haus/offer.yaml", 2, "gehört zum Konzept"),
        ("haus/Nord.Offer.YML", 2, "gehört zum Konzept"),
        ("haus/tdocs.yaml", 2, "gehört zum Konzept"),
        ("haus/texte", 2, "»haus/texte« ist ein Ordner"),
        ("", 2, "ist ein Ordner"),
    ):
        ergebnis = tdocs(*aufruf, "--out", ziel)
        assert (ergebnis.code, ergebnis.out) == (code, "")
        assert sagt in ergebnis.err
    assert {datei: datei.read_bytes() for datei in haus.rglob("*") if datei.is_file()} == vorher
    assert tdocs(*aufruf, "--out", "haus/offer.yaml", "--force").code == 2
    assert tdocs(*aufruf, "--out", "haus/brief.txt", "--force").code == 0
