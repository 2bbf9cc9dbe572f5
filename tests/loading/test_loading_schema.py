"""What the schema refuses: German findings with a place, and everything else still read."""

from typing import TypeVar

import pytest

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.finding_limit import MAX_FINDINGS
from teilhabe_docs.loading.model_loading import as_model
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal

M = TypeVar("M", bound=Model)


def load(text: str, kind: type[M]) -> tuple[M, tuple[Finding, ...]]:
    document, findings = read_yaml(text.encode(), "datei.yaml")
    assert document is not None
    assert findings == ()
    model, findings = as_model(document, kind)
    assert model is not None
    return model, findings


def lines(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{f.code} {f.span.line}:{f.span.column} {f.path}" for f in findings]


OFFER = "id: skg\nbezeichnung: Haus\n"
CASES = {
    "unknown key": (OFFER + "plaezte: 24\n", "TD201 3:1 plaezte", "Gemeint: »plaetze«?"),
    "key with an umlaut": (OFFER + "plätze: 24\n", "TD201 3:1 plätze", "Gemeint: »plaetze«?"),
    "unknown key below": (
        OFFER + "anschrift:\n  wetter: X\n",
        "TD201 4:3 anschrift.wetter",
        "strasse, plz, ort",
    ),
    "unknown key in a slot": (
        OFFER + "gewaltschutz: {datei: a.md, notiz: x}\n",
        "TD201 3:29 gewaltschutz.notiz",
        "datei, anlage, kurz, entfaellt",
    ),
    "keys of two forms": (
        OFFER + "gewaltschutz: {datei: a.md, kurz: x}\n",
        "TD201 3:29 gewaltschutz.kurz",
        "passt nicht zu den anderen",
    ),
    "comma in braces": (OFFER + "umfang: {x: 0,5}\n", "TD201 3:10 umfang.x", "gibt es hier nicht"),
    "invisible character in a key": (OFFER + "pla\u200betze: 24\n", "TD201 3:1 pla\u200betze", "U+200B"),
    "missing in an entry": (OFFER + "gruppen:\n  - bezeichnung: A\n", "TD202 4:5 gruppen[0].id", "»id«"),
    "text for a list": (OFFER + "methoden: eine\n", "TD203 3:11 methoden", "erwartet wird eine Liste"),
    "list for keys": (OFFER + "oeffnung: [1]\n", "TD203 3:11 oeffnung", "Eine Liste passt hier nicht"),
    "slip in the key of a slot": (
        OFFER + "gewaltschutz: {entfällt: ja}\n",
        "TD203 3:15 gewaltschutz",
        "Gemeint: »entfaellt«?",
    ),
    "colon in an entry": (
        OFFER + "zielgruppe:\n  voraussetzungen:\n    - Wille: der Person\n",
        "TD205 5:7 zielgruppe.voraussetzungen[0]",
        'in Anführungszeichen setzen: "Wille: der Person"',
    ),
    "list for a slot": (
        OFFER + "gewaltschutz: [1]\n",
        "TD203 3:15 gewaltschutz",
        "{datei: texte/beispiel.md}",
    ),
    "value of a list of values": (OFFER + "land: bayrn\n", "TD204 3:7 land", "»"),
    "no number": (OFFER + "plaetze: viele\n", "TD205 3:10 plaetze", "»viele« ist keine ganze Zahl"),
    "no day of the calendar": (OFFER + "stand: 2024-02-30\n", "TD205 3:8 stand", "im Kalender nicht"),
    "id twice": (
        OFFER + "anlagen:\n  - {id: a, titel: A}\n  - {id: a, titel: B}\n",
        "TD206 5:10 anlagen[id=a].id",
        "schon einmal",
    ),
    "reserved id": ("id: con\nbezeichnung: Haus\n", "TD207 1:5 id", "Windows"),
    "missing at the root": ("id: skg\n", "TD202 1:1 bezeichnung", "»bezeichnung«"),
    "empty at the root": ("id:\nbezeichnung: Haus\n", "TD202 1:1 id", "»id«"),
}


@pytest.mark.parametrize(("text", "expected", "words"), CASES.values(), ids=CASES.keys())
def test_an_error_has_its_code_place_and_words(text: str, expected: str, words: str) -> None:
    _, findings = load(text, Angebot)
    assert expected in lines(findings)
    assert words in next(
        f.message for f, line in zip(findings, lines(findings), strict=True) if line == expected
    )


@pytest.mark.parametrize(("text", "expected", "words"), CASES.values(), ids=CASES.keys())
def test_no_message_is_in_english(text: str, expected: str, words: str) -> None:
    _, findings = load(text, Angebot)
    for finding in findings:
        assert not {"Input", "should", "valid", "Field", "Extra"} & set(finding.message.split())
        assert finding.message.endswith((".", "?"))


def test_a_decimal_comma_between_braces_is_explained() -> None:
    _, findings = load("name: T\nfuehrungszeugnis: {turnus_jahre: 2,5}\n", Traeger)
    assert lines(findings) == ["TD201 2:36 fuehrungszeugnis.5"]
    assert '"0,75"' in findings[0].message


def test_an_error_silences_only_its_place() -> None:
    model, findings = load(OFFER + "plaetze: viele\nkurzbezeichnung: H\nfalsch: 1\nstand: heute\n", Angebot)
    assert lines(findings) == ["TD205 3:10 plaetze", "TD201 5:1 falsch", "TD205 6:8 stand"]
    assert model.plaetze is None
    assert model.kurzbezeichnung == "H"


def test_an_entry_without_its_name_goes_alone() -> None:
    text = OFFER + "gruppen:\n  - bezeichnung: A\n  - {id: b, bezeichnung: B}\n"
    model, _ = load(text, Angebot)
    assert isinstance(model.gruppen, tuple)
    assert [gruppe.id for gruppe in model.gruppen] == ["b"]


def test_errors_that_show_only_later_keep_their_place_in_the_file() -> None:
    text = (
        "positionen:\n  - funktion: ohne Id\n  - {id: a, funktion: A, vzae: 1, wochenstunden_h: 39}\n"
        "  - {id: a, funktion: B}\n"
    )
    _, findings = load(text, Personal)
    assert lines(findings) == [
        "TD202 2:5 positionen[0].id",
        "TD205 3:52 positionen[id=a].wochenstunden_h",
        "TD206 4:10 positionen[id=a].id",
    ]


def test_what_follows_from_an_error_is_not_told() -> None:
    _, findings = load("name: T\nanlagen:\n  - {id: Groß, titel: A}\n", Traeger)
    assert lines(findings) == ["TD205 3:10 anlagen[id=Groß].id"]


def test_an_id_that_is_wrong_does_not_silence_the_offer() -> None:
    model, findings = load("id: Groß\nbezeichnung: Haus\nplaetze: 24\n", Angebot)
    assert lines(findings) == ["TD205 1:5 id"]
    assert model.plaetze == 24


def test_null_is_like_a_missing_key() -> None:
    model, findings = load(OFFER + "plaetze:\nanschrift: ~\ngruppen: null\n", Angebot)
    assert findings == ()
    assert model.gruppen == ()


def test_a_file_full_of_errors_is_cut_off() -> None:
    document, _ = read_yaml("".join(f"k{i}: 1\n" for i in range(20_000)).encode(), "offer.yaml")
    assert document is not None
    model, findings = as_model(document, Angebot)
    assert model is None
    assert MAX_FINDINGS - 1 <= len(findings) <= MAX_FINDINGS + 1
    assert [finding.code for finding in findings].count("TD208") == 1


def test_a_number_where_its_structure_is_expected_is_told_with_its_key() -> None:
    for key in ("leitung", "verwaltung", "fachdienst"):
        _, (finding,) = load(f"personalschluessel: {{{key}: 1:60}}\n", Personal)
        assert 'Gemeint: »{schluessel: "1:60"}«?' in finding.message
    _, (finding,) = load("personalschluessel: {leitung: viele}\n", Personal)
    assert "Gemeint" not in finding.message
