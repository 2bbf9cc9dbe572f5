"""Clauses in documents that come back: what they print is told as the field that it is."""

from datetime import date
from pathlib import Path

import pytest

from application.test_merge import ALL, LV, Case
from examples import EXAMPLES
from teilhabe_docs.documents.drift_report import Origin
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml

HOUSE = next(example for example in EXAMPLES if example.name == "assistenz")
TEXT = (
    "Diese Vereinbarung gilt ab dem {{ laufzeit.beginn }}, mit Ablauf des {{ laufzeit.ende }} endet sie. "
    "Begleitet werden {{ personen }} Personen von {{ traeger.name }} aus {{ traeger.anschrift.ort }}."
)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    one = Case(HOUSE, tmp_path)
    agreed = {"grund": "Der Kreis verlangt es so.", "vereinbart_mit": "Kreis", "vereinbart_am": "2026-11-20"}
    entry = {"stelle": "laufzeit.zeitraum", "text": TEXT, **agreed, "fassung": "f89a5b0f2"}
    offer = one.folder / "offer.yaml"
    offer.write_text(f"{offer.read_text('utf-8')}\n{as_yaml({'klauseln': [entry]})}", "utf-8")
    return one


@pytest.mark.parametrize("tracked", [False, True], ids=["untracked", "tracked"])
def test_values_in_a_clause_are_told_as_their_fields_and_taken(case: Case, tracked: bool) -> None:
    file = case.sent(LV, tracked=tracked)
    for old, new in (("2028", "2029"), ("48", "50"), ("Deichbogen", "Deichweg")):
        file.replace(old, new, within="Diese Vereinbarung gilt ab dem")
    report = case.merged(file, selection=ALL).report
    assert {one.path for one in report.taken} == {"angebot.laufzeit.ende", "angebot.personen", "traeger.name"}
    assert not [one for one in report.left if one.change.source.origin is Origin.COMPUTED]
    (loaded,) = load_repository(case.folder).konzepte
    assert loaded.konzept.angebot.laufzeit.ende == date(2029, 12, 31)
    assert loaded.konzept.angebot.klauseln[0].text.text == TEXT
