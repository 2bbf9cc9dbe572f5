"""Value types: what they accept, what they refuse, how they print."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from teilhabe_docs.model.choices import Auswahl, Foerderschwerpunkt, Land, Wochentag
from teilhabe_docs.model.numbers import (
    AbEins,
    Dezimal,
    Ganzzahl,
    Minuten,
    Prozent,
    Ratio,
    Stunden,
    TageImJahr,
    UeberNull,
    Vzae,
    Zahl,
)
from teilhabe_docs.model.values import AngebotsId, Datum, Id, JaNein, Pfad, Plz, Text, Uhrzeit, Zitat

ANGENOMMEN: list[tuple[Any, Any, Any]] = [
    (Text, "Schulkindergarten Birkenweg", "Schulkindergarten Birkenweg"),
    (Text, "  Birkenweg \n", "Birkenweg"),
    (Text, "24", "24"),
    (Text, "NO", "NO"),
    (Pfad, "texte\\leitbild.md", "texte/leitbild.md"),
    (Zitat, "§ 112 Abs. 1 Nr. 1 SGB IX", Zitat("§ 112 Abs. 1 Nr. 1 SGB IX")),
    (Id, "gruppe-1", "gruppe-1"),
    (Id, "1a", "1a"),
    (AngebotsId, "skg-musterstadt", "skg-musterstadt"),
    (AngebotsId, "con-1", "con-1"),
    (Plz, "01067", "01067"),
    (Datum, "2027-01-31", datetime.date(2027, 1, 31)),
    (Datum, "2028-02-29", datetime.date(2028, 2, 29)),
    (Datum, datetime.date(2027, 1, 31), datetime.date(2027, 1, 31)),
    (Uhrzeit, "07:30", "07:30"),
    (Uhrzeit, "7:30", "07:30"),
    (Uhrzeit, "00:00", "00:00"),
    (Uhrzeit, "24:00", "24:00"),
    (JaNein, "ja", True),
    (JaNein, "nein", False),
    (JaNein, "true", True),
    (JaNein, "false", False),
    (JaNein, True, True),
    (JaNein, False, False),
    (Ganzzahl, "24", 24),
    (Ganzzahl, "0", 0),
    (Ganzzahl, 24, 24),
    (Ganzzahl, 24.0, 24),
    (AbEins, "1", 1),
    (TageImJahr, "366", 366),
    (Minuten, "45", 45),
    (Dezimal, "0,75", Dezimal("0.75")),
    (Dezimal, "0.75", Dezimal("0.75")),
    (Dezimal, "24", Dezimal(24)),
    (Dezimal, 0.1, Dezimal("0.1")),
    (Dezimal, 24, Dezimal(24)),
    (Dezimal, Decimal("1.5"), Dezimal("1.5")),
    (UeberNull, "2,5", UeberNull("2.5")),
    (Stunden, "7,5", Stunden("7.5")),
    (Prozent, "60", Prozent(60)),
    (Prozent, "62,5", Prozent("62.5")),
    (Prozent, "62,5 %", Prozent("62.5")),
    (Prozent, "62.5%", Prozent("62.5")),
    (Prozent, "0", Prozent(0)),
    (Prozent, "100,0 %", Prozent("100.0")),
    (Prozent, 62.5, Prozent("62.5")),
    (Vzae, "1,75", Vzae("1.75")),
    (Vzae, "0", Vzae(0)),
    (Vzae, 0.07, Vzae("0.07")),
    (Ratio, "1:4,5", Ratio("4.5")),
    (Ratio, "1 : 12", Ratio(12)),
    (Ratio, "1:0,5", Ratio("0.5")),
    (Land, "nrw", Land.NRW),
    (Foerderschwerpunkt, "hoeren", Foerderschwerpunkt.HOEREN),
]

ABGELEHNT: list[tuple[Any, Any, str]] = [
    (Text, "", "text_leer"),
    (Text, " \t", "text_leer"),
    (Text, "eins\nzwei", "text_mehrzeilig"),
    (Text, "eins\u2028zwei", "text_mehrzeilig"),
    (Text, 24, "text"),
    (Text, True, "text"),
    (Text, ["x"], "text"),
    (Text, None, "text"),
    (Pfad, "", "text_leer"),
    (Zitat, "", "text_leer"),
    (Id, "Gruppe", "id"),
    (Id, "-a", "id"),
    (Id, "grün", "id"),
    (Id, "a\n", "id"),
    (Id, 1, "id"),
    (AngebotsId, "nul", "id_reserviert"),
    (AngebotsId, "com1", "id_reserviert"),
    (AngebotsId, "A", "id"),
    (Plz, "1067", "plz"),
    (Plz, "٠١٠٦٧", "plz"),
    (Plz, 10115, "plz"),
    (Datum, "2024-02-30", "datum_kalender"),
    (Datum, "2024-13-01", "datum_kalender"),
    (Datum, "0000-01-01", "datum_kalender"),
    (Datum, "31.01.2027", "datum"),
    (Datum, "20270131", "datum"),
    (Datum, "2027-W01-1", "datum"),
    (Datum, "1706659200", "datum"),
    (Datum, 1706659200, "datum"),
    (Datum, datetime.datetime(2027, 1, 31), "datum"),
    (Uhrzeit, "24:01", "uhrzeit"),
    (Uhrzeit, "7:60", "uhrzeit"),
    (Uhrzeit, "7.30", "uhrzeit"),
    (Uhrzeit, "07:30:00", "uhrzeit"),
    (Uhrzeit, 450, "uhrzeit"),
    (JaNein, "y", "ja_nein"),
    (JaNein, "yes", "ja_nein"),
    (JaNein, "Ja", "ja_nein"),
    (JaNein, 1, "ja_nein"),
    (Ganzzahl, "24,0", "ganzzahl"),
    (Ganzzahl, "024", "ganzzahl"),
    (Ganzzahl, "1_000", "ganzzahl"),
    (Ganzzahl, "1.680", "ganzzahl"),
    (Ganzzahl, "٢٤", "ganzzahl"),
    (Ganzzahl, "1" * 5000, "ganzzahl"),
    (Ganzzahl, True, "ganzzahl"),
    (Ganzzahl, 24.5, "ganzzahl"),
    (Ganzzahl, "-1", "ganzzahl_klein"),
    (Ganzzahl, -1, "ganzzahl_klein"),
    (Ganzzahl, 10**9, "ganzzahl_gross"),
    (AbEins, "0", "ganzzahl_klein"),
    (TageImJahr, "367", "ganzzahl_gross"),
    (Dezimal, "-1", "dezimal"),
    (Dezimal, "1e3", "dezimal"),
    (Dezimal, "1.680,5", "dezimal"),
    (Dezimal, ",5", "dezimal"),
    (Dezimal, "NaN", "dezimal"),
    (Dezimal, float("nan"), "dezimal"),
    (Dezimal, float("inf"), "dezimal"),
    (Dezimal, True, "dezimal"),
    (Dezimal, 10**9, "dezimal"),
    (UeberNull, "0,0", "dezimal_ueber_null"),
    (UeberNull, 0, "dezimal_ueber_null"),
    (Stunden, "8 h", "stunden"),
    (Prozent, "100,1", "prozent"),
    (Prozent, "101 %", "prozent"),
    (Prozent, "-1", "prozent"),
    (Prozent, "60 Prozent", "prozent"),
    (Prozent, 100.5, "prozent"),
    (Vzae, "1,755", "vzae"),
    (Vzae, 1.755, "vzae"),
    (Vzae, "-1", "vzae"),
    (Ratio, "2:9", "ratio"),
    (Ratio, "1:0", "ratio"),
    (Ratio, "1:0,00", "ratio"),
    (Ratio, "4,5", "ratio"),
    (Ratio, 4.5, "ratio"),
    (Ratio, "1 : xx", "ratio"),
    (Land, "NRW", "auswahl"),
    (Land, 1, "auswahl"),
    (Land, None, "auswahl"),
]


def lies(typ: Any, wert: object) -> Any:
    return TypeAdapter(typ).validate_python(wert)


@pytest.mark.parametrize(("typ", "wert", "erwartet"), ANGENOMMEN)
def test_a_value_is_read_as_its_type(typ: Any, wert: object, erwartet: object) -> None:
    gelesen = lies(typ, wert)
    assert (gelesen, type(gelesen)) == (erwartet, type(erwartet) if typ is not Uhrzeit else Uhrzeit)


@pytest.mark.parametrize(("typ", "wert", "art"), ABGELEHNT)
def test_a_wrong_value_is_refused_with_a_type_of_its_own(typ: Any, wert: object, art: str) -> None:
    with pytest.raises(ValidationError) as gefangen:
        lies(typ, wert)
    (eintrag,) = gefangen.value.errors()
    assert eintrag["type"] == art
    assert "{" not in eintrag["msg"].replace("{datei", "")


@pytest.mark.parametrize(
    ("wert", "deutsch"),
    [
        (Prozent("62.5"), "62,5 %"),
        (Prozent("60.0"), "60 %"),
        (Vzae("1.5"), "1,50"),
        (Vzae(2), "2,00"),
        (Ratio("4.5"), "1 : 4,5"),
        (Ratio("120"), "1 : 120"),
        (Stunden("7.50"), "7,5"),
        (Stunden("1580"), "1580"),
        (Dezimal("0"), "0"),
        (Dezimal("1E+3"), "1000"),
        (Dezimal("100"), "100"),
        (Uhrzeit("07:30"), "07:30"),
    ],
)
def test_a_value_prints_itself_in_german(wert: Zahl | Uhrzeit, deutsch: str) -> None:
    assert wert.deutsch() == deutsch


def test_times_compare_as_times() -> None:
    assert Uhrzeit.lies("8:30") < Uhrzeit.lies("13:00") < Uhrzeit.lies("24:00")
    assert Uhrzeit.lies("7:30").minuten == 450


def test_a_message_shows_the_value_and_cuts_it() -> None:
    with pytest.raises(ValidationError) as gefangen:
        lies(Datum, "x" * 100)
    assert gefangen.value.errors()[0]["msg"].startswith("»" + "x" * 39 + "…« ist kein Datum")


@pytest.mark.parametrize(
    ("wert", "anfang"),
    [([], "Eine Liste"), ({}, "Eine Zuordnung"), (None, "Ein leerer Wert"), (False, "»false«")],
)
def test_a_message_names_the_kind_of_what_is_no_scalar(wert: object, anfang: str) -> None:
    with pytest.raises(ValidationError) as gefangen:
        lies(Datum, wert)
    assert gefangen.value.errors()[0]["msg"].startswith(anfang)


def test_a_wrong_choice_gets_a_suggestion_and_the_list() -> None:
    with pytest.raises(ValidationError) as gefangen:
        lies(Wochentag, "Mo")
    (eintrag,) = gefangen.value.errors()
    assert "gemeint ist vielleicht »mo«" in eintrag["msg"]
    assert eintrag["ctx"]["erlaubt"] == "mo, di, mi, do, fr, sa, so"


def test_every_choice_has_words_for_a_document() -> None:
    for auswahl in Auswahl.__subclasses__():
        for mitglied in auswahl:
            assert mitglied.label.strip() == mitglied.label != ""
            assert "_" not in mitglied.label
            assert mitglied.name == mitglied.value.upper()
