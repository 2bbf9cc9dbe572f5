"""`tdocs explain` says of every code what holds, why, and what to do; of a requirement how much it weighs."""

import re
from pathlib import Path

import pytest

from rules.linten import lint
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.documents.starter.starter import accompanied, starter_files
from teilhabe_docs.rules.engine.rule_description import CodeEntry, code_directory, explanation

EVERY = [*code_directory().values()]


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.code)
def test_every_code_has_a_reason_and_a_remedy(entry: CodeEntry) -> None:
    head, weight, reason, *rest = explanation(entry).split("\n\n")
    assert head == f"# {entry.code} {entry.name}"
    assert weight.endswith(entry.titel)
    assert reason == entry.warum
    assert reason not in (entry.titel, "")
    assert any(re.match(r"Was zu tun ist: .|Richtig \(in ", part) for part in rest)


def test_a_requirement_weighs_in_the_explanation_what_it_weighs_in_lint(tmp_path: Path) -> None:
    for name, text in starter_files("haus", accompanied("sgb9-125", "leistungsvereinbarung")).items():
        (tmp_path / name).write_text(text, "utf-8")
    words = {"ein Fehler": "Fehler", "eine Warnung": "Warnung"}
    seen = 0
    for finding in lint(tmp_path):
        if finding.code != "TD301" or not finding.requirement or len(finding.documents) != 1:
            continue
        text = explanation(code_directory()["TD301"], finding.requirement)
        (place,) = finding.documents
        profile = {"leistungsvereinbarung": "sgb9-125", "fachkonzept": "allgemein"}.get(place.document)
        if profile:
            (line,) = re.findall(rf"(?m)^- \w+ »{profile}«: (.*)$", text)
            assert finding.severity.word in {words[part] for part in line.split(", je nach Abschnitt ")}
            seen += 1
    assert seen > 5


def test_every_requirement_can_be_explained() -> None:
    entry = code_directory()["TD301"]
    assert all(f"## Anforderung {slug}: " in explanation(entry, slug) for slug in catalogue())
