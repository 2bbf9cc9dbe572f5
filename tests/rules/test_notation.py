"""Every notation of the table is found wherever it is printed as typed, and its look-alike nowhere."""

from pathlib import Path
from typing import Any

import pytest

from helpers import build_tree
from rules.linten import lint
from sampling import few
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.rules.checks.notation import _CODES, Notation, _notations

ROWS = [row for row, _ in _notations()]
RULES = "tdocs.yaml", "regeln: {nur: [TD330, TD331, TD332, TD333]}\n"
PROFILE = """\
profil: haus
dokument: leistungsvereinbarung
titel: Haus
abschnitte:
  - {id: eins, titel: Eins}
"""
OFFER: dict[str, Any] = {"id": "a", "bezeichnung": "A", "vertragsgrundlage": "sgb9_125"}


def in_prose(text: str) -> dict[str, Any]:
    return {"kurzbeschreibung": text}


def in_item(text: str) -> dict[str, Any]:
    return {"kurzbeschreibung": "- eins\n- " + text.replace("\n", "\n  ")}


def in_cell(text: str) -> dict[str, Any]:
    return {"kurzbeschreibung": f"| a | b |\n|---|---|\n| {text} | b |\n"}


def in_field(text: str) -> dict[str, Any]:
    return {"bezeichnung": text}


def in_short(text: str) -> dict[str, Any]:
    return {
        "kurzbeschreibung": {"anlage": "x", "kurz": text},
        "anlagen": [{"id": "x", "titel": "X", "datei": "x.pdf"}],
    }


def in_reason(text: str) -> dict[str, Any]:
    return {"kurzbeschreibung": {"entfaellt": text}}


def in_list(text: str) -> dict[str, Any]:
    return {"zielgruppe": {"ausschluss": [text]}}


PROSE = (in_prose, in_item, in_short)
FIELD = (in_field, in_reason)
EITHER = (*PROSE, *FIELD, in_cell)


def places(row: Notation, text: str) -> list[Any]:
    if row.wo == "liste":
        return [in_list]
    wheres = {"text": PROSE, "feld": FIELD, "beides": EITHER}[row.wo]
    if "\n" in text:
        return [where for where in wheres if where in PROSE]
    if "|" in text:
        return [where for where in wheres if where is not in_cell]
    return [*wheres]


CASES = [(row, where, text) for row in ROWS for text in [row.beispiel] for where in places(row, text)]
OTHERS = [(row, where, text) for row in ROWS for text in [row.gegenbeispiel] for where in places(row, text)]


def found(folder: Path, offer: dict[str, Any]) -> list[Finding]:
    build_tree(
        folder,
        {
            "provider.yaml": "name: T\n",
            "offer.yaml": as_yaml(OFFER | offer),
            "x.pdf": b"%PDF",
            RULES[0]: RULES[1],
        },
    )
    return [f for f in lint(folder) if f.code.startswith("TD33")]


def name_of(case: tuple[Notation, Any, str]) -> str:
    return f"{case[0].name}-{case[1].__name__}"


@pytest.mark.parametrize("case", few(CASES, 2), ids=name_of)
def test_a_notation_is_found_where_it_is_printed(case: tuple[Notation, Any, str], tmp_path: Path) -> None:
    row, where, text = case
    findings = found(tmp_path, where(text))
    assert _CODES[row.art] in {f.code for f in findings}
    said = row.meldung.partition("{}")[2]
    assert [
        f
        for f in findings
        if said in f.message and any(a and a in f.message for a in (row.rat, row.zelle, row.feld))
    ]


@pytest.mark.parametrize("case", few(OTHERS, 2), ids=name_of)
def test_what_looks_like_one_passes(case: tuple[Notation, Any, str], tmp_path: Path) -> None:
    _, where, text = case
    assert [f.message for f in found(tmp_path, where(text))] == []


def test_why_a_table_with_tabs_is_none_is_told(tmp_path: Path) -> None:
    offer = OFFER | in_prose("Zeit\tDienst\n6\tfrüh\n2\t4\tnachts\t3")
    build_tree(tmp_path, {"provider.yaml": "name: T\n", "offer.yaml": as_yaml(offer), RULES[0]: RULES[1]})
    assert any("Diese Zeile hat 4 Spalten, die erste der Tabelle 2;" in f.message for f in lint(tmp_path))


LEFT = (
    "✓ Beirat\n✓ Vertrag\n☐ Netz",
    "☐ Netz\n✓ Beirat",
    "– 20 Grad im Lager\n– 3 Grad im Frost",
    "a) Kliniken\nb) Praxen\n\nZu b): nie",
    "Frau\tMüller leitet.\nSie wohnt\tin X.",
)


@pytest.mark.parametrize("text", LEFT)
def test_what_fix_leaves_is_told_and_not_promised(text: str, tmp_path: Path) -> None:
    findings = found(tmp_path, in_prose(text))
    assert {f.code for f in findings} == {"TD333"}
    assert not any("tdocs fix" in f.message for f in findings)


def test_lines_that_run_together_are_a_hint(tmp_path: Path) -> None:
    for text in ("Unsere Werte\nWir arbeiten.", "Unsere Wohn-\ngruppe"):
        assert [(f.code, f.severity.value) for f in found(tmp_path, in_prose(text))] == [("TD333", "hint")]


FIELDS_IN_BRACKETS = ("<{}>", "<<{}>>", "[angebot.{}]", "<eigene.{}>", "<angebot.{}>", "#{}#", "«Zahl_{}»")
WORDS_AS_TYPED = (
    "Für <3 {} und mehr",
    "a<{}>b",
    "«{}»",
    "[{}]",
    "<https://example.org/{}>",
    "# {} #",
    "<{}@example.org>",
)


@pytest.mark.parametrize("where", EITHER)
@pytest.mark.parametrize("form", FIELDS_IN_BRACKETS)
def test_a_field_in_brackets_that_puts_in_nothing_is_told(form: str, where: Any, tmp_path: Path) -> None:
    text = form.format("personen")
    (one,) = found(tmp_path, where(f"Begleitet werden {text} Personen."))
    assert (
        one.message == f"»{text}« ist ein Platzhalter und würde so gedruckt. Setzen Sie ein, was gemeint ist."
    )


@pytest.mark.parametrize("form", WORDS_AS_TYPED)
def test_other_words_in_brackets_pass(form: str, tmp_path: Path) -> None:
    offer = in_prose(f"Es gilt {form.format('personen')} im Kreis.")
    assert [f.message for f in found(tmp_path, offer)] == []
