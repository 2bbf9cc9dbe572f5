"""The rules about texts, held to cases that someone who knows the field can read and add to."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.rules.engine.rule import all_rules

REGELN: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).resolve().parents[1] / "cases" / "regeln.yaml").read_bytes()
)["regeln"]
FINDET = [(code, fall) for code, faelle in REGELN.items() for fall in faelle["findet"]]
BESTEHT = [(code, fall) for code, faelle in REGELN.items() for fall in faelle["besteht"]]


def befunde(ordner: Path, code: str, text: str) -> list[Finding]:
    angebot = {"id": "a", "bezeichnung": "A", "vertragsgrundlage": "sgb9_125", "kurzbeschreibung": text}
    build_tree(
        ordner,
        {
            "provider.yaml": "name: T\n",
            "offer.yaml": as_yaml(angebot),
            "staffing.yaml": "",
            "tdocs.yaml": f"regeln: {{nur: [{code}]}}\n",
        },
    )
    return lint(ordner)


@pytest.mark.parametrize(("code", "fall"), FINDET, ids=[f"{code} {fall[:40]}" for code, fall in FINDET])
def test_what_a_rule_finds_is_marked_where_it_stands(code: str, fall: str, tmp_path: Path) -> None:
    text, *stellen = fall.split(" | ")
    zeilen = (befunde(tmp_path, code, text), (tmp_path / "offer.yaml").read_text("utf-8").split("\n"))
    gefunden, quelle = zeilen
    assert {finding.code for finding in gefunden} == {code}
    markiert = [quelle[f.span.line - 1][f.span.column - 1 : f.span.end_column - 1] for f in gefunden]
    assert markiert == stellen


@pytest.mark.parametrize(("code", "text"), BESTEHT, ids=[f"{code} {text[:40]}" for code, text in BESTEHT])
def test_what_a_rule_lets_pass(code: str, text: str, tmp_path: Path) -> None:
    assert befunde(tmp_path, code, text) == []


def test_every_rule_about_texts_has_cases_of_both_kinds() -> None:
    codes = {code for code in all_rules() if code.startswith("TD7")}
    assert {code for code, faelle in REGELN.items() if faelle["findet"] and faelle["besteht"]} == codes
