"""The rules about contradictions, held to cases that someone who knows the field can read and add to."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.rules.engine.rule import all_rules

DATEIEN = {"traeger": "provider.yaml", "angebot": "offer.yaml", "personal": "staffing.yaml"}
ANFANG: dict[str, dict[str, Any]] = {
    "traeger": {"name": "T"},
    "angebot": {"id": "a", "bezeichnung": "A"},
    "personal": {},
}
REGELN: dict[str, dict[str, Any]] = yaml.load(
    (Path(__file__).resolve().parents[1] / "cases" / "abgleich.yaml").read_bytes(), yaml.BaseLoader
)["regeln"]
FINDET = [(code, fall) for code, faelle in REGELN.items() for fall in faelle["findet"]]
BESTEHT = [(code, fall) for code, faelle in REGELN.items() for fall in faelle["besteht"]]


def befunde(ordner: Path, code: str, fall: dict[str, Any]) -> list[Finding]:
    dateien = {
        datei: as_yaml(ANFANG[objekt] | fall.get(objekt, {})) if ANFANG[objekt] | fall.get(objekt, {}) else ""
        for objekt, datei in DATEIEN.items()
    }
    build_tree(ordner, {**dateien, "tdocs.yaml": f"regeln: {{nur: [{code}]}}\n"})
    return [finding for finding in lint(ordner) if finding.code == code]


def markiert(ordner: Path, datei: str, span: Span) -> str:
    zeile = (ordner / datei).read_text("utf-8").split("\n")[span.line - 1]
    return zeile[span.column - 1 : span.end_column - 1].strip("'")


def liste(wert: Any) -> list[str]:
    return wert if isinstance(wert, list) else [wert]


@pytest.mark.parametrize(("code", "fall"), FINDET, ids=[f"{code}-{i}" for i, (code, _) in enumerate(FINDET)])
def test_what_a_rule_finds_and_both_its_places(code: str, fall: dict[str, Any], tmp_path: Path) -> None:
    gefunden = befunde(tmp_path, code, fall)
    hier = [markiert(tmp_path, f.file, f.span) for f in gefunden]
    dort = [markiert(tmp_path, f.related.file, f.related.span) if f.related else "" for f in gefunden]
    assert (hier, dort) == (liste(fall["hier"]), liste(fall["dort"]))


@pytest.mark.parametrize(
    ("code", "fall"), BESTEHT, ids=[f"{code}-{i}" for i, (code, _) in enumerate(BESTEHT)]
)
def test_what_a_rule_lets_pass(code: str, fall: dict[str, Any], tmp_path: Path) -> None:
    assert [finding.message for finding in befunde(tmp_path, code, fall)] == []


def test_every_rule_has_cases_of_both_kinds() -> None:
    codes = {code for code in all_rules() if code.startswith("TD4")}
    assert {code for code, faelle in REGELN.items() if faelle["findet"] and faelle["besteht"]} == codes


def test_what_several_offers_contradict_is_told_once(tmp_path: Path) -> None:
    dateien = {"provider.yaml": "name: T\nfuehrungszeugnis: {loeschfrist_monate: 6}\n"}
    for name in ("a", "b"):
        angebot = f"id: {name}\nbezeichnung: A\nvertragsgrundlage: sgb9_125\n"
        dateien |= {f"angebote/{name}/offer.yaml": angebot, f"angebote/{name}/staffing.yaml": ""}
    build_tree(tmp_path, {**dateien, "tdocs.yaml": "regeln: {nur: [TD425]}\n"})
    gefunden = [finding for finding in lint(tmp_path) if finding.code == "TD425"]
    assert [(f.file, f.related.file if f.related else "") for f in gefunden] == [
        ("provider.yaml", "angebote/a/offer.yaml")
    ]


@pytest.mark.parametrize(
    ("angebot", "gesagt"),
    [
        (
            {"gruppen": [{"id": "a"}], "kurzbeschreibung": "Die Kinder leben in drei Gruppen."},
            "Im Text steht »in drei Gruppen«, im Feld »gruppen« aber 1 Eintrag. Bitte beides angleichen.",
        ),
        (
            {"gruppen": [{"id": "a"}, {"id": "b"}], "kurzbeschreibung": "Die Kinder leben in drei Gruppen."},
            "Im Text steht »in drei Gruppen«, im Feld »gruppen« aber 2 Einträge. Bitte beides angleichen.",
        ),
        (
            {"plaetze": 20, "kurzbeschreibung": "Es gibt 24 Plätze."},
            "Im Text steht »24 Plätze«, im Feld »plaetze« aber 20. Bitte beides angleichen; mit "
            "»{{ plaetze }}« im Text steht dort immer der Wert des Felds.",
        ),
        (
            {
                "zielgruppe": {
                    "alter": {"bis": 17},
                    "beschreibung": "Aufgenommen wird bis zum 16. Lebensjahr.",
                }
            },
            "Im Text steht »bis zum 16. Lebensjahr«, im Feld »zielgruppe.alter.bis« aber 17. "
            "Bitte beides angleichen.",
        ),
    ],
)
def test_a_field_is_offered_for_a_number_that_the_text_could_take_from_it(
    angebot: dict[str, Any], gesagt: str, tmp_path: Path
) -> None:
    assert [finding.message for finding in befunde(tmp_path, "TD404", {"angebot": angebot})] == [gesagt]
