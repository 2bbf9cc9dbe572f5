"""Numbers as Germans write them: no field guesses what a point means, each knows what to expect."""

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest

from sampling import few
from teilhabe_docs.loading.meant_number import meant_number
from teilhabe_docs.loading.model_loading import read_model
from teilhabe_docs.loading.number_fields import number_words
from teilhabe_docs.loading.refused_values import meant_by, meant_list, over_midnight
from teilhabe_docs.loading.unusual_numbers import unusual_numbers
from teilhabe_docs.loading.yaml.rewritten_values import with_meant_values
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.configuration import Konfiguration
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, fields_of
from teilhabe_docs.model.numbers import (
    AboveZero,
    AnyDecimal,
    DecimalNumber,
    Euro,
    Hours,
    Percent,
    Ratio,
    Vzae,
)

ROOTS: dict[str, type[Model]] = {**dict(BUILT_IN_FIELDS.models()), "tdocs": Konfiguration}


def number_fields(root: type[Model], path: str) -> Iterator[tuple[str, type]]:
    """All fields below a root whose values are numbers, with their types."""
    if root is Konfiguration:
        yield f"{path}.personal.unterschreitung_prozent", Percent
        return
    for name, info in fields_of(root).items():
        here = f"{path}.{name}" + ("[]" if info.ist_liste else "")
        if isinstance(info.typ, type) and issubclass(info.typ, Model):
            yield from number_fields(info.typ, here)
        elif isinstance(info.typ, type) and (info.typ is int or issubclass(info.typ, DecimalNumber)):
            yield here, info.typ


FIELDS = {path: kind for root, model in ROOTS.items() for path, kind in number_fields(model, root)}


def test_every_number_field_is_described_and_no_other() -> None:
    assert sorted(number_words().fields) == sorted(FIELDS)
    for field in number_words().fields.values():
        assert field.lowest < field.highest
        assert field.reason.endswith(".")
        assert field.unit in number_words().word


def needed(model: type[Model]) -> dict[str, Any]:
    """The least that a structure holds."""
    least = {}
    for name, info in model.model_fields.items():
        if info.is_required():
            kind = info.annotation
            choice = isinstance(kind, type) and issubclass(kind, Enum)
            least[name] = next(iter(kind)).value if choice else "a"
    return least


def document(path: str, value: str) -> tuple[str, type[Model]]:
    """A file with nothing but one value, and what it is read as."""
    root, *steps = path.split(".")
    data = here = needed(ROOTS[root])
    model: Any = ROOTS[root]
    for step in steps[:-1]:
        name = step.removesuffix("[]")
        if model is not Konfiguration:
            model = fields_of(model)[name].typ
            below = needed(model)
        else:
            below = {}
        here[name] = [below] if step.endswith("[]") else below
        here = below
    here[steps[-1]] = "VALUE"
    return as_yaml(data).replace("VALUE", value), ROOTS[root]


@pytest.mark.parametrize("path", FIELDS)
def test_a_point_and_three_digits_are_never_read_as_anything(path: str) -> None:
    text, model = document(path, "1:1.590" if FIELDS[path] is Ratio else "1.590")
    read, _ = read_yaml(text.encode(), "datei.yaml")
    assert read is not None
    state = read_model(read, model)
    assert [f.code for f in state.findings] == ["TD211"]
    assert "Tausender" in state.findings[0].message


@pytest.mark.parametrize("path", few(FIELDS, 5))
def test_what_is_written_for_it_is_read_as_what_is_expected(path: str) -> None:
    text, model = document(path, "1:1.590" if FIELDS[path] is Ratio else "1.590")
    read, _ = read_yaml(text.encode(), "datei.yaml")
    assert read is not None
    state = read_model(read, model)
    new, count = with_meant_values(read, state.meant)
    again, _ = read_yaml(new.encode(), "datei.yaml")
    assert again is not None
    assert count == len(state.meant)
    if count:
        after = read_model(again, model)
        assert after.findings == ()
        assert after.modell is not None
        assert list(unusual_numbers(again, after.modell, after.rest)) == []


@pytest.mark.parametrize("path", few(FIELDS))
def test_outside_of_what_is_expected_is_a_warning_and_inside_is_none(path: str) -> None:
    field = number_words().fields[path]
    top = 100 if FIELDS[path] is Percent else 366 if field.unit == "tage" else 10**9
    for number, codes in {
        field.highest: [],
        field.lowest: [],
        field.highest * 2 + 1: ["TD212"] if field.highest * 2 + 1 <= top else None,
    }.items():
        if codes is None:
            continue
        said = f"{number:f}".replace(".", ",")
        text, model = document(path, f'"1:{said}"' if FIELDS[path] is Ratio else f'"{said}"')
        read, _ = read_yaml(text.encode(), "datei.yaml")
        assert read is not None
        state = read_model(read, model)
        assert state.modell is not None
        assert [f.code for f in unusual_numbers(read, state.modell, state.rest)] == codes


HOURS_A_YEAR = "personal.netto_jahresarbeitszeit_h"
TYPED = [
    ("stunden", "1.590", HOURS_A_YEAR, ("1590",), "1590"),
    ("stunden", "1.576,5", HOURS_A_YEAR, ("1576,5",), '"1576,5"'),
    ("stunden", "1 580 Stunden im Jahr", HOURS_A_YEAR, ("1580",), "1580"),
    ("stunden", "30 Stunden pro Woche", HOURS_A_YEAR, (), ""),
    ("stunden", "ca. 1580", HOURS_A_YEAR, ("1580",), ""),
    ("dezimal", "1.590", "angebot.ausstattung.raeume[].flaeche_m2", ("1590", "1,59"), ""),
    ("stunden", "1.590", "angebot.umfang.betreuung_tag_h", ("1,59",), '"1,59"'),
    ("ganzzahl", "1.000", "angebot.plaetze", ("1000", "1"), ""),
    ("ganzzahl", "24/2", "angebot.plaetze", (), ""),
    ("ganzzahl", "38 Wochen", "angebot.oeffnung.tage_pro_jahr", (), ""),
    ("stunden", "19.30 h", "personal.positionen[].wochenstunden_h", ("19,3", "19,5"), ""),
    ("stunden", "6½", "personal.positionen[].wochenstunden_h", (), ""),
    ("stunden", "7:30", "angebot.umfang.betreuung_tag_h", ("7,5",), '"7,5"'),
    ("stunden", "360 Minuten", "angebot.umfang.betreuung_tag_h", ("6",), ""),
    ("ganzzahl", "24 Plätze", "angebot.plaetze", ("24",), "24"),
    ("ganzzahl", "ca. 24", "angebot.plaetze", ("24",), ""),
    ("ganzzahl", "zwölf", "angebot.plaetze", ("12",), "12"),
    ("ganzzahl", "20-24", "angebot.plaetze", (), ""),
    ("ganzzahl", "24,5", "angebot.plaetze", (), ""),
    ("ganzzahl", "2 Jahre", "angebot.dokumentation.berichte_turnus_monate", ("24",), ""),
    ("ganzzahl", "12 Monate", "angebot.dokumentation.berichte_turnus_monate", ("12",), "12"),
    ("prozent", "80 v. H.", "personal.fachkraftquote", ("80",), "80"),
    ("vzae", "2 Stellen", "personal.positionen[].vzae", ("2",), "2"),
    ("vzae", "39 Stunden", "personal.positionen[].vzae", (), ""),
    ("ratio", "1 zu 4,5", "personal.personalschluessel.gruppe", ("1:4,5",), '"1:4,5"'),
    ("ratio", "4,5", "personal.personalschluessel.gruppe", ("1:4,5",), ""),
    ("ganzzahl", "viele", "angebot.plaetze", (), ""),
    ("prozent", "4/5", "personal.fachkraftquote", ("80",), "80"),
    ("prozent", "½", "personal.fachkraftquote", ("50",), "50"),
    ("prozent", "< 80", "personal.fachkraftquote", (), ""),
    ("ganzzahl", "unter 20", "angebot.plaetze", (), ""),
    ("ganzzahl", "höchstens 20", "angebot.plaetze", ("20",), ""),
    ("ganzzahl", "unter 18", "angebot.zielgruppe.alter.bis", ("17",), ""),
    ("ganzzahl", "über 18", "angebot.zielgruppe.alter.von", ("18", "19"), ""),
    ("ganzzahl", "unter 18", "angebot.zielgruppe.alter.von", (), ""),
    ("ganzzahl_klein", "0", "angebot.plaetze", (), ""),
    ("ganzzahl_gross", "400", "angebot.oeffnung.tage_pro_jahr", (), ""),
    ("ganzzahl", "9" * 300, "angebot.plaetze", (), ""),
]


@pytest.mark.parametrize(("kind", "typed", "path", "readings", "written"), TYPED)
def test_a_number_typed_as_in_a_text_is_told(
    kind: str, typed: str, path: str, readings: tuple[str, ...], written: str
) -> None:
    meant = meant_number(kind, typed, path)
    assert (meant.readings, meant.written) == (readings, written)


TYPES = {one.art: one for one in (AnyDecimal, AboveZero, Hours, Percent, Vzae, Euro)}


@pytest.mark.parametrize("kind", TYPES)
def test_no_number_is_asked_for_that_would_be_refused_too(kind: str) -> None:
    for typed in ("0", "999999999,99", "1.999.999.999,00", "3,455", "3.455", "101", "78,1234567891"):
        for text in (typed, f"{typed} €", f"ca. {typed}"):
            readings = meant_number(kind, text, "angebot.eigene.wert").readings
            assert all(TYPES[kind].takes(one) for one in readings), (text, readings)


AGES = [
    *(
        (typed, "von", ("6",))
        for typed in ("etwa 6", "ungefähr sechs", "ab 6 Jahren", "6+", "ab dem 6. Geburtstag")
    ),
    *((typed, "von", ("18",)) for typed in ("volljährig", "ab Volljährigkeit", "18 Jahre und älter")),
    ("ab Geburt", "von", ("0",)),
    *(
        (typed, "bis", ("17",))
        for typed in ("bis unter 18", "bis zum 18. Geburtstag", "unter achtzehn Jahren")
    ),
    ("bis zur Vollendung des 18. Lebensjahres", "bis", ("17",)),
    ("höchstens 27", "bis", ("27",)),
    ("bis 27", "von", "Das gehört zu »bis«."),
    ("65+", "bis", "Das gehört zu »von«."),
    ("18 bis unter 27", "bis", "Bitte trennen: von: 18, bis: 26."),
    ("ca. 6-10 Jahre", "von", "Bitte trennen: von: 6, bis: 10."),
    ("6. Lebensjahr", "von", "beginnt mit dem Alter 5"),
    ("ab dem 18. Lebensjahr", "von", "beginnt mit dem Alter 17"),
    ("nach oben offen", "bis", "bis: {entfaellt: ohne Altersgrenze}"),
    *(
        (typed, "von", "»bildungsphase« oder »beschreibung«")
        for typed in ("ab Einschulung", "Vorschulalter", "6,5")
    ),
    ("unter 0", "bis", "Das ist eine Grenze"),
]


@pytest.mark.parametrize(("typed", "end", "meant"), AGES)
def test_whatever_a_person_writes_for_an_age_gets_a_remedy(
    typed: str, end: str, meant: str | tuple[str, ...]
) -> None:
    found = meant_number("ganzzahl", typed, f"angebot.zielgruppe.alter.{end}")
    assert (meant in found.said) if isinstance(meant, str) else (found.readings == meant)


def test_no_age_is_written_that_was_only_about_right() -> None:
    path = "angebot.zielgruppe.alter.von"
    written = {typed: meant_number("ganzzahl", typed, path).written for typed, end, _ in AGES if end == "von"}
    assert set(written.values()) == {""}
    assert meant_number("ganzzahl", "6 Jahre", path).written == "6"


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        *(("datum", typed, "2026-07-01") for typed in ("1.7.2026", "01.07.26", "1. Juli 2026", "2026/7/1")),
        ("datum", "Mi., 1.7.2026", "2026-07-01"),
        ("datum", "24.06.98", "1998-06-24"),
        ("datum", "31.11.2026", ""),
        ("datum", "01.07.0226", ""),
        ("datum", "0226/7/1", ""),
        ("datum", "3/4/2026", ""),
        ("datum", "Juli 2026", ""),
        *(("uhrzeit", typed, '"08:00"') for typed in ("8", "08.00", "8 Uhr", "8h", "8:00 Uhr")),
        ("uhrzeit", "25:00", ""),
        ("uhrzeit", "08.00-16.00 Uhr", ""),
    ],
)
def test_a_day_and_a_time_typed_as_in_a_text_are_told(kind: str, typed: str, meant: str) -> None:
    assert meant_by(kind, typed, "").written == meant


def test_a_day_that_there_is_not_is_said_to_be_none() -> None:
    for typed in ("31.06.2026", "2026-06-31", "2026/6/31"):
        assert meant_by("datum", typed, "").said == " Diesen Tag gibt es nicht: Juni 2026 hat 30 Tage."
    assert meant_by("datum", "32.06.2026", "").said == meant_by("datum", "30.13.2026", "").said == ""


def test_a_day_from_which_something_goes_on_is_no_end() -> None:
    term = "angebot.laufzeit"
    for typed in ("ab 1.7.2026", "seit 1.7.2026", "Mi., vom 1. Juli 2026"):
        assert meant_by("datum", typed, f"{term}.beginn").written == "2026-07-01"
        assert meant_by("datum", typed, f"{term}.ende").readings == ()
        asked = meant_by("datum", typed, "angebot.stand")
        assert (asked.readings, asked.written) == (("2026-07-01",), "")


def test_an_end_before_the_beginning_is_asked() -> None:
    path = "angebot.oeffnung.zeiten[].bis"
    for begin, end, readings in (
        ("8", "4", ("16:00", "04:00")),
        ("08:00", "4", ("16:00", "04:00")),
        ("9.30", "9", ("21:00", "09:00")),
        ("14", "1", ("01:00",)),
    ):
        asked = meant_by("uhrzeit", end, path, {"von": begin})
        assert (asked.readings, asked.written) == (readings, "")
    assert meant_by("uhrzeit", "16", path, {"von": "8"}).written == '"16:00"'


@pytest.mark.parametrize("path", [p for p, f in number_words().fields.items() if f.unit == "stunden"])
def test_minutes_behind_a_point_are_asked_where_hours_are_of_a_day_or_week(path: str) -> None:
    field = number_words().fields[path]
    for behind, asked in ((".30", True), (".15", True), (".45", True), (",30", True)):
        assert hints(path, f'"{int(field.lowest) + 5}{behind}"') == asked * (field.per in ("tag", "woche"))
    for behind in (",3", ".3", ",15", ",45", ".50", ",50", ".25", ""):
        assert hints(path, f'"{int(field.lowest) + 5}{behind}"') == 0


def hints(path: str, written: str) -> int:
    text, model = document(path, written)
    read, _ = read_yaml(text.encode(), "datei.yaml")
    assert read is not None
    state = read_model(read, model)
    assert state.modell is not None
    found = unusual_numbers(read, state.modell, state.rest)
    return len([finding for finding in found if finding.code == "TD214"])


def test_opening_hours_in_words_are_told_as_they_are_written() -> None:
    week = '{wochentage: [mo, di, mi, do, fr], von: "08:00", bis: "18:00"}'
    for typed in ("Mo-Fr 8-18 Uhr", "Montag bis Freitag: 8:00 bis 18:00 Uhr", "mo - fr von 08.00–18.00"):
        assert meant_list(typed, "angebot.oeffnung.zeiten[]").written == week
    assert meant_list("Mo-Fr 8-18 Uhr", "angebot.oeffnung").written == f"{{zeiten: [{week}]}}"
    assert 'bis: "24:00"' in meant_list("Mo-So 0-24 Uhr", "angebot.oeffnung.zeiten").written
    assert 'bis: "22:30"' in meant_list("Mo 8-22.30 Uhr", "angebot.oeffnung.zeiten").written
    assert meant_list("Mo-Fr nachmittags", "angebot.oeffnung.zeiten").written == ""
    assert meant_list("Mo–Do", "angebot.oeffnung.zeiten[].wochentage").written == "[mo, di, mi, do]"


def test_hours_over_midnight_are_split() -> None:
    night = meant_list("Sa-So 22-6 Uhr", "angebot.oeffnung.zeiten")
    evening = '{wochentage: [sa, so], von: "22:00", bis: "24:00"}'
    morning = '{wochentage: [mo, so], von: "00:00", bis: "06:00"}'
    assert night.written == f"[{evening}, {morning}]"
    entry = meant_list("Sa-So 22-6 Uhr", "angebot.oeffnung.zeiten[]")
    assert (entry.written, entry.note) == ("", f"Bitte als 2 Einträge schreiben: {evening} und {morning}.")
    told = over_midnight({"wochentage": ["so"], "von": "22:00", "bis": "06:00"})
    assert '{wochentage: [so], von: "22:00", bis: "24:00"}' in told
    assert '{wochentage: [mo], von: "00:00", bis: "06:00"}' in told
    assert over_midnight({"wochentage": ["so"], "von": "22:00", "bis": "23:00"}) == ""
    assert 'am nächsten Tag von "00:00" bis "06:00"' in over_midnight({"von": "22:00", "bis": "06:00"})


def test_a_list_written_as_a_text_is_told_as_one() -> None:
    path = "angebot.zielgruppe.beeintraechtigungen"
    assert meant_list("geistige Behinderung, blind", path).readings == ("[geistig, sinne]",)
    assert meant_list("Autismus, blind", path).readings == ()
    assert meant_list("x", "angebot.methoden").readings == ()


def test_a_share_of_one_and_an_english_thousand_are_asked() -> None:
    for text, asked in {
        "fachkraftquote: 0,8": "»80 %«",
        "netto_jahresarbeitszeit_h: 1,590": "»1590«",
    }.items():
        read, _ = read_yaml(text.encode(), "staffing.yaml")
        assert read is not None
        state = read_model(read, ROOTS["personal"])
        assert state.modell is not None
        (finding,) = unusual_numbers(read, state.modell, state.rest)
        assert asked in finding.message


def test_no_number_of_a_field_is_out_of_what_its_type_takes() -> None:
    for path, field in number_words().fields.items():
        assert FIELDS[path] is not Percent or field.highest <= Decimal(100)
