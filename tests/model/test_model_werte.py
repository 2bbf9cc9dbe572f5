"""Value types: what they accept, what they refuse, how they print."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from teilhabe_docs.model.choices import Choice, Foerderschwerpunkt, Land, Wochentag
from teilhabe_docs.model.numbers import (
    AboveZero,
    AnyDecimal,
    DaysOfYear,
    DecimalNumber,
    Euro,
    FromOne,
    Hours,
    Minutes,
    Percent,
    Ratio,
    Vzae,
    WholeNumber,
)
from teilhabe_docs.model.values import AngebotsId, Day, FilePath, Id, Plz, Text, TimeOfDay, YesNo, Zitat

ANGENOMMEN: list[tuple[Any, Any, Any]] = [
    (Text, "Schulkindergarten Birkenweg", "Schulkindergarten Birkenweg"),
    (Text, "  Birkenweg \n", "Birkenweg"),
    (Text, "24", "24"),
    (Text, "NO", "NO"),
    (FilePath, "texte\\leitbild.md", "texte/leitbild.md"),
    (Zitat, "§ 112 Abs. 1 Nr. 1 SGB IX", Zitat("§ 112 Abs. 1 Nr. 1 SGB IX")),
    (Id, "gruppe-1", "gruppe-1"),
    (Id, "1a", "1a"),
    (AngebotsId, "skg-musterstadt", "skg-musterstadt"),
    (AngebotsId, "con-1", "con-1"),
    (Plz, "01067", "01067"),
    (Day, "2027-01-31", datetime.date(2027, 1, 31)),
    (Day, "2028-02-29", datetime.date(2028, 2, 29)),
    (Day, datetime.date(2027, 1, 31), datetime.date(2027, 1, 31)),
    (TimeOfDay, "07:30", "07:30"),
    (TimeOfDay, "7:30", "07:30"),
    (TimeOfDay, "00:00", "00:00"),
    (TimeOfDay, "24:00", "24:00"),
    (YesNo, "ja", True),
    (YesNo, "nein", False),
    (YesNo, "true", True),
    (YesNo, "false", False),
    (YesNo, True, True),
    (YesNo, False, False),
    (WholeNumber, "24", 24),
    (WholeNumber, "0", 0),
    (WholeNumber, 24, 24),
    (WholeNumber, 24.0, 24),
    (FromOne, "1", 1),
    (DaysOfYear, "366", 366),
    (Minutes, "45", 45),
    (AnyDecimal, "0,75", AnyDecimal("0.75")),
    (AnyDecimal, "0.75", AnyDecimal("0.75")),
    (AnyDecimal, "24", AnyDecimal(24)),
    (AnyDecimal, 0.1, AnyDecimal("0.1")),
    (AnyDecimal, 24, AnyDecimal(24)),
    (AnyDecimal, Decimal("1.5"), AnyDecimal("1.5")),
    (AboveZero, "2,5", AboveZero("2.5")),
    (Hours, "7,5", Hours("7.5")),
    (Euro, "78,40 €", Euro("78.40")),
    (Euro, "78.40", Euro("78.40")),
    (Euro, "78,4", Euro("78.40")),
    (Euro, "1250 EUR", Euro(1250)),
    (Euro, "1.250,50 €", Euro("1250.50")),
    (Euro, 78.4, Euro("78.40")),
    (Percent, "60", Percent(60)),
    (Percent, "62,5", Percent("62.5")),
    (Percent, "62,5 %", Percent("62.5")),
    (Percent, "62.5%", Percent("62.5")),
    (Percent, "0", Percent(0)),
    (Percent, "100,0 %", Percent("100.0")),
    (Percent, 62.5, Percent("62.5")),
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
    (FilePath, "", "text_leer"),
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
    (Day, "2024-02-30", "datum_kalender"),
    (Day, "2024-13-01", "datum_kalender"),
    (Day, "0000-01-01", "datum_kalender"),
    (Day, "31.01.2027", "datum"),
    (Day, "20270131", "datum"),
    (Day, "2027-W01-1", "datum"),
    (Day, "1706659200", "datum"),
    (Day, 1706659200, "datum"),
    (Day, datetime.datetime(2027, 1, 31), "datum"),
    (TimeOfDay, "24:01", "uhrzeit"),
    (TimeOfDay, "7:60", "uhrzeit"),
    (TimeOfDay, "7.30", "uhrzeit"),
    (TimeOfDay, "07:30:00", "uhrzeit"),
    (TimeOfDay, 450, "uhrzeit"),
    (YesNo, "y", "ja_nein"),
    (YesNo, "yes", "ja_nein"),
    (YesNo, "Ja", "ja_nein"),
    (YesNo, 1, "ja_nein"),
    (WholeNumber, "24,0", "ganzzahl"),
    (WholeNumber, "024", "ganzzahl"),
    (WholeNumber, "1_000", "ganzzahl"),
    (WholeNumber, "1.680", "ganzzahl"),
    (WholeNumber, "٢٤", "ganzzahl"),
    (WholeNumber, "1" * 5000, "ganzzahl"),
    (WholeNumber, True, "ganzzahl"),
    (WholeNumber, 24.5, "ganzzahl"),
    (WholeNumber, "-1", "ganzzahl_klein"),
    (WholeNumber, -1, "ganzzahl_klein"),
    (WholeNumber, 10**9, "ganzzahl_gross"),
    (FromOne, "0", "ganzzahl_klein"),
    (DaysOfYear, "367", "ganzzahl_gross"),
    (AnyDecimal, "-1", "dezimal"),
    (AnyDecimal, "1e3", "dezimal"),
    (AnyDecimal, "1.680,5", "dezimal"),
    (AnyDecimal, ",5", "dezimal"),
    (AnyDecimal, "NaN", "dezimal"),
    (AnyDecimal, float("nan"), "dezimal"),
    (AnyDecimal, float("inf"), "dezimal"),
    (AnyDecimal, True, "dezimal"),
    (AnyDecimal, 10**9, "dezimal"),
    (AboveZero, "0,0", "dezimal_ueber_null"),
    (AboveZero, 0, "dezimal_ueber_null"),
    (Hours, "8 h", "stunden"),
    (Euro, "1.250 €", "euro"),
    (Euro, "1.250", "euro"),
    (Euro, "78,405", "euro"),
    (Euro, "-5", "euro"),
    (Euro, "5 $", "euro"),
    (Percent, "100,1", "prozent"),
    (Percent, "101 %", "prozent"),
    (Percent, "-1", "prozent"),
    (Percent, "60 Prozent", "prozent"),
    (Percent, 100.5, "prozent"),
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
    assert (gelesen, type(gelesen)) == (erwartet, type(erwartet) if typ is not TimeOfDay else TimeOfDay)


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
        (Percent("62.5"), "62,5 %"),
        (Euro("78.4"), "78,40 €"),
        (Euro(1250000), "1.250.000,00 €"),
        (Percent("60.0"), "60 %"),
        (Vzae("1.5"), "1,50"),
        (Vzae(2), "2,00"),
        (Ratio("4.5"), "1 : 4,5"),
        (Ratio("120"), "1 : 120"),
        (Hours("7.50"), "7,5"),
        (Hours("1580"), "1.580"),
        (Hours("1580.5"), "1.580,5"),
        (Hours("999"), "999"),
        (AnyDecimal("0"), "0"),
        (AnyDecimal("1E+3"), "1.000"),
        (AnyDecimal("100"), "100"),
        (TimeOfDay("07:30"), "07:30"),
    ],
)
def test_a_value_prints_itself_in_german(wert: DecimalNumber | TimeOfDay, deutsch: str) -> None:
    assert wert.deutsch() == deutsch


def test_times_compare_as_times() -> None:
    assert TimeOfDay.lies("8:30") < TimeOfDay.lies("13:00") < TimeOfDay.lies("24:00")
    assert TimeOfDay.lies("7:30").minuten == 450


UNITS = {Euro: " €", Percent: " %"}


@pytest.mark.parametrize("typ", [AnyDecimal, AboveZero, Hours, Percent, Vzae, Euro])
@pytest.mark.parametrize(
    ("wert", "gesagt"),
    [
        ("-3,45", "ist negativ"),
        ("−3", "ist negativ"),
        (-3, "ist negativ"),
        (str(10**30), "ist zu groß (höchstens {hoechstens})"),
        (10**30, "ist zu groß (höchstens {hoechstens})"),
        ("999999999,99", "ist zu groß (höchstens {hoechstens})"),
        ("1.999.999.999,00", "ist zu groß (höchstens {hoechstens})"),
        ("3,4" + "5" * 9, "hat mehr als {stellen} Nachkommastellen"),
        ("3.455.1", "passt hier nicht"),
        ("viel", "passt hier nicht"),
    ],
)
def test_a_refused_number_is_told_what_is_wrong_with_it(
    typ: type[DecimalNumber], wert: object, gesagt: str
) -> None:
    unit = UNITS.get(typ, "") if isinstance(wert, str) else ""
    with pytest.raises(ValidationError) as gefangen:
        lies(typ, f"{wert}{unit}" if unit else wert)
    expected = gesagt.format(
        hoechstens=100 if typ is Percent else 999999999, stellen="zwei" if typ in (Euro, Vzae) else "neun"
    )
    (fehler,) = gefangen.value.errors()
    assert fehler["msg"].partition("« ")[2].partition("; erwartet wird")[0] == expected


def test_a_message_shows_the_value_and_cuts_it() -> None:
    with pytest.raises(ValidationError) as gefangen:
        lies(Day, "x" * 100)
    assert gefangen.value.errors()[0]["msg"].startswith("»" + "x" * 39 + "…« ist kein Datum")


@pytest.mark.parametrize(
    ("wert", "anfang"),
    [([], "Eine Liste"), ({}, "Eine Zuordnung"), (None, "Ein leerer Wert"), (False, "»false«")],
)
def test_a_message_names_the_kind_of_what_is_no_scalar(wert: object, anfang: str) -> None:
    with pytest.raises(ValidationError) as gefangen:
        lies(Day, wert)
    assert gefangen.value.errors()[0]["msg"].startswith(anfang)


def test_a_wrong_choice_gets_the_list_and_says_of_which_choices() -> None:
    with pytest.raises(ValidationError) as gefangen:
        lies(Wochentag, "Mo")
    (eintrag,) = gefangen.value.errors()
    assert eintrag["ctx"]["auswahl"] is Wochentag
    assert eintrag["ctx"]["erlaubt"] == "mo, di, mi, do, fr, sa, so"


def test_every_choice_has_words_for_a_document() -> None:
    for auswahl in Choice.__subclasses__():
        for mitglied in auswahl:
            assert mitglied.label.strip() == mitglied.label != ""
            assert "_" not in mitglied.label
            assert mitglied.name == mitglied.value.upper()
