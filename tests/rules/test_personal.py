"""The rules about staffing, case by case as tests/cases/personal.yaml has them."""

from pathlib import Path
from typing import Any

import pytest

from case_files import read_cases
from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.rules.engine.rule import SEVERITIES, all_rules

CASES = Path(__file__).resolve().parents[1] / "cases" / "personal.yaml"
FAELLE: dict[str, dict[str, list[dict[str, Any]]]] = read_cases(CASES)["regeln"]


def faelle(art: str) -> list[Any]:
    return [
        pytest.param(code, fall, id=f"{code} {fall['fall']}")
        for code, eintrag in FAELLE.items()
        for fall in eintrag[art]
    ]


def gefunden(ordner: Path, code: str, fall: dict[str, Any]) -> list[Finding]:
    """The findings of a rule in the files of a case."""
    angebot = {"id": "haus", "bezeichnung": "Haus", **fall.get("angebot", {})}
    build_tree(
        ordner,
        {
            "provider.yaml": "name: Träger gGmbH\n",
            "offer.yaml": as_yaml(angebot),
            "staffing.yaml": as_yaml(fall["personal"]),
            "tdocs.yaml": f"personal: {{unterschreitung_prozent: {fall.get('schwelle', 8)}}}\n",
        },
    )
    return [finding for finding in lint(ordner) if finding.code == code]


@pytest.mark.parametrize(("code", "fall"), faelle("findet"))
def test_a_rule_finds(code: str, fall: dict[str, Any], tmp_path: Path) -> None:
    (finding,) = gefunden(tmp_path, code, fall)
    schwere = SEVERITIES[fall["schwere"]] if "schwere" in fall else all_rules()[code].severity
    assert (finding.path, finding.severity) == (fall["ort"], schwere)
    assert finding.source


@pytest.mark.parametrize(("code", "fall"), faelle("besteht"))
def test_a_rule_passes(code: str, fall: dict[str, Any], tmp_path: Path) -> None:
    assert [finding.message for finding in gefunden(tmp_path, code, fall)] == []


def test_every_rule_about_staffing_has_cases_of_both_kinds() -> None:
    assert set(FAELLE) == {code for code in all_rules() if code.startswith("TD5")}
    assert all(eintrag["findet"] and eintrag["besteht"] for eintrag in FAELLE.values())


def test_no_rule_about_staffing_is_an_error() -> None:
    assert {regel.schwere for code, regel in all_rules().items() if code.startswith("TD5")} == {
        "warnung",
        "hinweis",
    }


@pytest.mark.parametrize(
    ("angebot", "schluessel", "gesagt"),
    [
        (
            {"plaetze": 8},
            {"gruppe": "1:4"},
            "Der Schlüssel 1 : 4 ergibt für Gruppe 2,00 VZÄ (8 Plätze); die Stellen ergeben 1,50 VZÄ, also "
            "25 % weniger. Nicht mitgezählt ist, wer nicht angestellt ist. ",
        ),
        (
            {},
            {"verwaltung": {"schluessel": "1:2", "bezug": "vollkraefte"}},
            "Der Schlüssel 1 : 2 ergibt für Verwaltung 0,75 VZÄ (1,50 VZÄ); die Stellen ergeben 0,40 VZÄ, ",
        ),
        (
            {"plaetze": 8},
            {"leitung": {"schluessel": "1:8", "bezug": "plaetze"}},
            "Vereinbart ist für Leitung ein Schlüssel, der 1,00 VZÄ ergibt; unter »positionen« steht dafür "
            "keine Stelle (bereich: leitung).",
        ),
    ],
)
def test_a_ratio_is_told_with_what_it_is_counted_from(
    angebot: dict[str, Any], schluessel: dict[str, Any], gesagt: str, tmp_path: Path
) -> None:
    positionen = [
        {"id": "a", "funktion": "Fachkraft", "bereich": "gruppe", "vzae": "1,5"},
        {"id": "b", "funktion": "Verwaltung", "bereich": "verwaltung", "vzae": "0,4"},
    ]
    personal = {"personalschluessel": schluessel, "positionen": positionen}
    (finding,) = gefunden(tmp_path, "TD501", {"angebot": angebot, "personal": personal})
    assert finding.message.startswith(gesagt)


def test_staff_that_several_offers_share_may_exceed_the_ratio_of_one(tmp_path: Path) -> None:
    personal = {
        "personalschluessel": {"gruppe": "1:4"},
        "positionen": [{"id": "a", "funktion": "Fachkraft", "bereich": "gruppe", "vzae": "4"}],
    }
    angebote = {
        f"angebote/{name}/offer.yaml": as_yaml({"id": name, "bezeichnung": name, "plaetze": 8})
        for name in ("nord", "sued")
    }
    build_tree(tmp_path, {"provider.yaml": "name: T\n", "staffing.yaml": as_yaml(personal), **angebote})
    assert [finding.code for finding in lint(tmp_path) if finding.code == "TD503"] == []


def test_what_a_profile_misses_already_is_not_told_twice(tmp_path: Path) -> None:
    personal = {"personalschluessel": {"leitung": {"schluessel": "1:48"}}}
    angebot = {
        "id": "haus",
        "bezeichnung": "Haus",
        "land": "bw",
        "vertragsgrundlage": "sgb9_134",
        "profil": {"leistungsvereinbarung": "bw-schulkindergarten"},
    }
    dateien = {"offer.yaml": as_yaml(angebot), "staffing.yaml": as_yaml(personal)}
    build_tree(tmp_path, {"provider.yaml": "name: T\n", **dateien})
    ort = "personalschluessel.leitung.bezug"
    assert [finding.code for finding in lint(tmp_path) if finding.path == ort] == ["TD301"]
