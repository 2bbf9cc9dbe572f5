"""What a section needs: one field, one of several, each entry of a list, entries of one kind."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import abschnitt, konzept, lies_profil, punkte
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.gliederung import Gliederung, outline_of

GEFUELLT, ANLAGE, ENTFAELLT, LEER = NeedState


def gegliedert(
    wurzel: Path, abschnitte: str, texte: dict[str, str] | None = None, **daten: Any
) -> Gliederung:
    profil = lies_profil(wurzel, abschnitte, texte)
    assert not profil.befunde
    return outline_of(konzept(**daten), profil)


def gebraucht(wurzel: Path, bedarf: str, **daten: Any) -> list[tuple[str, NeedState]]:
    """Fields and states of the needs of a section."""
    gliederung = gegliedert(wurzel, f"  - {{id: a, titel: A, braucht: {bedarf}}}\n", **daten)
    return [(p.feld, p.zustand) for p in punkte(gliederung)]


@pytest.mark.parametrize(
    ("angebot", "feld", "zustand"),
    [
        ({"plaetze": 9}, "angebot.plaetze", GEFUELLT),
        ({"methoden": ["Spiel"]}, "angebot.methoden", GEFUELLT),
        ({"plaetze": 9, "methoden": ["Spiel"]}, "angebot.plaetze", GEFUELLT),
        ({"plaetze": {"entfaellt": "g"}, "methoden": ["Spiel"]}, "angebot.methoden", GEFUELLT),
        ({"methoden": ["TODO"]}, "angebot.methoden", LEER),
        ({}, "angebot.plaetze", LEER),
    ],
)
def test_of_alternatives_the_first_that_is_filled_counts(
    tmp_path: Path, angebot: dict[str, Any], feld: str, zustand: NeedState
) -> None:
    bedarf = "[{feld: [angebot.plaetze, angebot.methoden]}]"
    assert gebraucht(tmp_path, bedarf, angebot=angebot) == [(feld, zustand)]


def test_an_open_alternative_names_all_its_fields(tmp_path: Path) -> None:
    gliederung = gegliedert(
        tmp_path, "  - {id: a, titel: A, braucht: [{feld: [angebot.plaetze, angebot.methoden]}]}\n"
    )
    assert punkte(gliederung)[0].felder == ("angebot.plaetze", "angebot.methoden")


@pytest.mark.parametrize(
    ("eintraege", "zustand"),
    [
        ([{"anlass": "intervention", "punkte": ["Begleitung"]}], GEFUELLT),
        ([{"anlass": "allgemein", "punkte": ["Begleitung"]}], LEER),
        ([{"anlass": "allgemein"}, {"anlass": "intervention", "punkte": ["Begleitung"]}], GEFUELLT),
        ([], LEER),
    ],
)
def test_only_entries_with_the_value_count(tmp_path: Path, eintraege: list[Any], zustand: NeedState) -> None:
    feld = "angebot.leistungen.individuell"
    bedarf = f"[{{feld: {feld}, mit: {{anlass: intervention}}}}]"
    angebot = {"leistungen": {"individuell": eintraege}}
    assert gebraucht(tmp_path, bedarf, angebot=angebot) == [(feld, zustand)]


@pytest.mark.parametrize(("bereich", "zustand"), [("gruppe", GEFUELLT), ("leitung", LEER)])
def test_of_several_values_an_entry_has_all(tmp_path: Path, bereich: str, zustand: NeedState) -> None:
    positionen = [{"id": "a", "funktion": "A", "bereich": bereich}]
    bedarf = "[{feld: personal.positionen, mit: {bereich: gruppe, beschaeftigung: angestellt}}]"
    gefunden = gebraucht(tmp_path, bedarf, personal={"positionen": positionen})
    assert gefunden == [("personal.positionen", zustand)]


def test_a_list_of_which_one_entry_is_filled_is_filled(tmp_path: Path) -> None:
    assert gebraucht(tmp_path, "angebot.methoden", angebot={"methoden": ["TODO", "Spiel"]}) == [
        ("angebot.methoden", GEFUELLT)
    ]


def test_a_path_through_a_list_asks_each_entry(tmp_path: Path) -> None:
    angebot = {"gruppen": [{"id": "eins", "plaetze": 9}, {"id": "zwei"}]}
    assert gebraucht(tmp_path, "angebot.gruppen.plaetze", angebot=angebot) == [
        ("angebot.gruppen[0].plaetze", GEFUELLT),
        ("angebot.gruppen[1].plaetze", LEER),
    ]


def test_below_an_empty_list_there_is_nothing_to_ask_for(tmp_path: Path) -> None:
    assert gebraucht(tmp_path / "leer", "angebot.gruppen.plaetze") == []
    waived = {"gruppen": {"entfaellt": "ohne Gruppen"}}
    assert gebraucht(tmp_path / "weg", "angebot.gruppen.plaetze", angebot=waived) == []


def test_a_waived_structure_above_the_field_asks_for_nothing(tmp_path: Path) -> None:
    angebot = {"anschrift": {"entfaellt": "aufsuchend"}}
    assert gebraucht(tmp_path, "angebot.anschrift.ort", angebot=angebot) == []


def test_an_incomplete_address_is_filled_and_names_what_is_missing(tmp_path: Path) -> None:
    angebot = {"anschrift": {"strasse": "Birkenweg 3", "ort": "xx"}}
    assert gebraucht(tmp_path, "angebot.anschrift", angebot=angebot) == [
        ("angebot.anschrift", GEFUELLT),
        ("angebot.anschrift.plz", LEER),
        ("angebot.anschrift.ort", LEER),
    ]


def test_an_empty_address_is_one_open_need(tmp_path: Path) -> None:
    assert gebraucht(tmp_path, "angebot.anschrift") == [("angebot.anschrift", LEER)]


def test_what_an_address_lacks_is_a_warning_at_most(tmp_path: Path) -> None:
    angebot = {"anschrift": {"ort": "Musterstadt", "plz": "01067"}}
    gliederung = gegliedert(tmp_path, "  - {id: a, titel: A, braucht: angebot.anschrift}\n", angebot=angebot)
    assert [(p.feld, p.grad, p.hinweis) for p in punkte(gliederung)] == [
        ("angebot.anschrift", "ja", "Anschrift des Orts der Leistungserbringung"),
        ("angebot.anschrift.strasse", "soll", "Straße und Hausnummer"),
    ]


def test_what_opening_hours_lack_is_named_for_each_of_them(tmp_path: Path) -> None:
    zeiten = [{"wochentage": ["mo"], "von": "08:00"}, {"von": "09:00", "bis": "10:00"}]
    angebot = {"oeffnung": {"zeiten": zeiten}}
    assert gebraucht(tmp_path, "angebot.oeffnung.zeiten", angebot=angebot) == [
        ("angebot.oeffnung.zeiten", GEFUELLT),
        ("angebot.oeffnung.zeiten[0].bis", LEER),
        ("angebot.oeffnung.zeiten[1].wochentage", LEER),
    ]


def test_the_prompt_is_the_needs_own_or_the_fields_description(tmp_path: Path) -> None:
    bedarf = "[angebot.plaetze, {feld: angebot.stand, hinweis: Tag der letzten Änderung}]"
    gliederung = gegliedert(tmp_path, f"  - {{id: a, titel: A, braucht: {bedarf}}}\n")
    hinweise = [p.hinweis for p in punkte(gliederung)]
    assert hinweise == ["Zahl der gleichzeitig betreuten Personen", "Tag der letzten Änderung"]


def test_the_nearest_grade_and_requirement_hold(tmp_path: Path) -> None:
    abschnitte = """\
  - id: a
    titel: A
    pflicht: soll
    erfuellt: umfang
    braucht: [angebot.stand, {feld: angebot.version, pflicht: nein, erfuellt: ziel}]
    teile:
      p:
        pflicht: ja
        erfuellt: personenkreis
        braucht: [angebot.plaetze, {feld: angebot.land, pflicht: soll}]
      q: {braucht: angebot.methoden}
"""
    texte = {"a.md": "(@p) eins\n\n(@q) zwei\n"}
    gliederung = gegliedert(tmp_path, abschnitte, texte, angebot={"version": "1"})
    assert [(p.feld, p.teil, p.grad, p.anforderungen) for p in punkte(gliederung)] == [
        ("angebot.stand", "", "soll", ("umfang",)),
        ("angebot.version", "", "nein", ("ziel",)),
        ("angebot.plaetze", "p", "ja", ("personenkreis",)),
        ("angebot.land", "p", "soll", ("personenkreis",)),
        ("angebot.methoden", "q", "soll", ("umfang",)),
    ]


@pytest.mark.parametrize(("pflicht", "bleibt"), [("ja", True), ("soll", True), ("nein", False)])
def test_an_empty_section_stays_unless_it_is_optional(tmp_path: Path, pflicht: str, bleibt: bool) -> None:
    abschnitte = f"  - {{id: a, titel: A, pflicht: {pflicht}, braucht: angebot.plaetze}}\n"
    assert bool(gegliedert(tmp_path, abschnitte).abschnitte) is bleibt


@pytest.mark.parametrize("angebot", [{"plaetze": 9}, {"methoden": ["Spiel"]}])
def test_an_optional_section_is_there_if_something_is_given(tmp_path: Path, angebot: dict[str, Any]) -> None:
    abschnitte = "  - {id: a, titel: A, pflicht: nein, braucht: [angebot.plaetze, angebot.methoden]}\n"
    assert gegliedert(tmp_path, abschnitte, angebot=angebot).abschnitte


def test_an_optional_section_of_fixed_text_stays(tmp_path: Path) -> None:
    assert gegliedert(tmp_path, "  - {id: a, titel: A, pflicht: nein}\n").abschnitte


@pytest.mark.parametrize(("pflicht", "bleibt"), [("ja", True), ("soll", True), ("nein", False)])
def test_an_empty_part_stays_unless_it_is_optional(tmp_path: Path, pflicht: str, bleibt: bool) -> None:
    abschnitte = f"  - {{id: a, titel: A, teile: {{p: {{pflicht: {pflicht}, braucht: angebot.plaetze}}}}}}\n"
    gliederung = gegliedert(tmp_path, abschnitte, {"a.md": "(@p) eins\n\n(@) zwei\n"})
    assert ("p" in abschnitt(gliederung, "a").entfallen) is not bleibt
    assert bool(punkte(gliederung)) is bleibt
