"""Where a finding stands in the margin: at the section that shows its field most closely."""

from pathlib import Path

import pytest

from kleinprofil import geladen, lies_profil
from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.margin import margin_notes
from teilhabe_docs.loading import codes

NEEDS = {"aussen": "angebot.leistungen", "innen": "angebot.leistungen.individuell", "andere": "angebot.ziele"}
SECTIONS = [f"  - {{id: {name}, titel: T, braucht: {need}}}\n" for name, need in NEEDS.items()]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("leistungen.individuell[0].anlass", "innen"),
        ("leistungen.individuell", "innen"),
        ("leistungen.gruppe", "aussen"),
        ("leistungenx", None),
    ],
)
def test_the_longest_field_around_a_finding_wins(
    path: str, section: str | None, turned: bool, tmp_path: Path
) -> None:
    sections = "".join(reversed(SECTIONS) if turned else SECTIONS)
    concept = geladen(tmp_path / "haus")
    outline = outline_of(concept.konzept, lies_profil(tmp_path / "profile", sections))
    finding = Finding("TD700", "probe", Severity.HINT, "Text", "offer.yaml", path=path)
    notes = [note.place for note in margin_notes([finding], concept, outline, ())]
    assert notes == ([section] if section else [])


@pytest.mark.parametrize(
    ("file", "section"), [("texte/ziele.md", "andere"), ("offer.yaml", "andere"), ("staffing.yaml", None)]
)
def test_a_text_belongs_to_its_field_another_file_with_a_field_of_that_name_does_not(
    file: str, section: str | None, tmp_path: Path
) -> None:
    concept = geladen(tmp_path / "haus")
    outline = outline_of(concept.konzept, lies_profil(tmp_path / "profile", "".join(SECTIONS)))
    finding = Finding("TD700", "probe", Severity.HINT, "Text", file, path="ziele")
    notes = [note.place for note in margin_notes([finding], concept, outline, ())]
    assert notes == ([section] if section else [])


@pytest.mark.parametrize(("code", "noted"), [("TD102", False), ("TD105", False), ("TD210", True)])
def test_what_is_said_of_notation_stands_in_no_margin(code: str, noted: bool, tmp_path: Path) -> None:
    concept = geladen(tmp_path / "haus")
    outline = outline_of(concept.konzept, lies_profil(tmp_path / "profile", "".join(SECTIONS)))
    finding = Finding(code, "probe", Severity.HINT, "Text", "offer.yaml", path="ziele")
    assert bool(list(margin_notes([finding], concept, outline, ()))) is noted


def test_notation_is_what_codes_on_files_are_about_unless_they_say_otherwise() -> None:
    assert {code.code for code in codes.ALLE if code.content} == {"TD042", "TD210", "TD215", "TD216"}
    assert {"TD043", "TD101", "TD110", "TD201"} <= codes.NOTATION
    assert not {code for code in codes.NOTATION if code.startswith("TD8")}
