"""The model has every field of the reference with its type, and no other; each explains itself."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from teilhabe_docs.model import shared as gemeinsam
from teilhabe_docs.model import staffing
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.configuration import Konfiguration
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldInfo, UnknownField, fields_of
from teilhabe_docs.model.numbers import AnyDecimal, Hours, Percent, Ratio, Vzae
from teilhabe_docs.model.values import TimeOfDay, Zitat

TYPEN: dict[str, object] = {
    "Text": str,
    "Id": str,
    "Plz": str,
    "Zitat": Zitat,
    "Slot": "slot",
    "Datum": datetime.date,
    "Uhrzeit": TimeOfDay,
    "JaNein": bool,
    "Ganzzahl": int,
    "Minuten": int,
    "Stunden": Hours,
    "Prozent": Percent,
    "Vzae": Vzae,
    "Ratio": Ratio,
    "Regie": staffing.Regie,
    **{
        name: getattr(gemeinsam, name)
        for name in ("Anlage", "Anschrift", "Kontakt", "Person", "Rechtsgrundlage", "Zeitfenster")
    },
}
ZEILEN = [
    zeile.split()
    for zeile in (Path(__file__).parent / "felder.txt").read_text("utf-8").splitlines()
    if zeile and not zeile.startswith("#")
]


def pfade(modell: type[Model], davor: str) -> Iterator[tuple[str, FieldInfo]]:
    for name, feld in fields_of(modell).items():
        pfad = f"{davor}.{name}"
        yield pfad, feld
        if isinstance(feld.typ, type) and issubclass(feld.typ, Model):
            yield from pfade(feld.typ, pfad)


ALLE = [paar for wurzel, modell in BUILT_IN_FIELDS.models() for paar in pfade(modell, wurzel)]


@pytest.mark.parametrize("zeile", ZEILEN, ids=lambda zeile: zeile[0])
def test_the_model_has_the_field_with_its_type(zeile: list[str]) -> None:
    pfad, typ, *werte = zeile
    feld = BUILT_IN_FIELDS.at(pfad.removesuffix("[]"))
    assert feld.ist_liste == pfad.endswith("[]")
    match typ.removesuffix("!"):
        case "Enum":
            assert isinstance(feld.typ, type)
            assert issubclass(feld.typ, Choice)
            assert list(feld.typ) == werte
        case "Struktur":
            assert isinstance(feld.typ, type)
            assert issubclass(feld.typ, Model)
        case "Dezimal":
            assert isinstance(feld.typ, type)
            assert issubclass(feld.typ, AnyDecimal)
            assert not issubclass(feld.typ, Hours)
        case name:
            assert feld.typ == TYPEN[name]


@pytest.mark.parametrize("zeile", ZEILEN, ids=lambda zeile: zeile[0])
def test_exactly_the_identifying_fields_are_required(zeile: list[str]) -> None:
    davor, _, name = zeile[0].removesuffix("[]").rpartition(".")
    modell = BUILT_IN_FIELDS.at(davor).typ
    assert isinstance(modell, type)
    assert issubclass(modell, Model)
    assert modell.model_fields[name].is_required() == zeile[1].endswith("!")


def test_the_model_has_no_other_field() -> None:
    bekannt = {zeile[0].removesuffix("[]") for zeile in ZEILEN}
    gruppen = {pfad.rpartition(".")[0] for pfad in bekannt}
    assert {pfad for pfad, _ in ALLE} - bekannt - gruppen == set()


@pytest.mark.parametrize(
    ("pfad", "feld"),
    [*ALLE, *pfade(Konfiguration, "tdocs")],
    ids=lambda wert: wert if isinstance(wert, str) else "",
)
def test_a_description_is_a_short_german_noun_phrase(pfad: str, feld: FieldInfo) -> None:
    text = feld.description
    assert re.fullmatch(r"[A-ZÄÖÜ].{1,88}[^.:;?! ]", text), text
    assert not re.search(r"[`_{}\[\]<>*]|oe|ae(?!r)", text), text


def test_fields_side_by_side_have_different_descriptions() -> None:
    for _, feld in [("", FieldInfo("", modell)) for _, modell in BUILT_IN_FIELDS.models()] + ALLE:
        if isinstance(feld.typ, type) and issubclass(feld.typ, Model):
            texte = [unter.description for unter in fields_of(feld.typ).values()]
            assert len(texte) == len(set(texte)), texte


@pytest.mark.parametrize(
    ("pfad", "optional"),
    [
        ("angebot.id", False),
        ("angebot.plaetze", True),
        ("angebot.methoden", True),
        ("angebot.anlagen", True),
        ("angebot.gewaltschutz", True),
        ("angebot.anschrift", True),
        ("angebot.oeffnung", False),
        ("angebot.pool.vorgesehen", False),
        ("angebot.optionen.ileb", False),
        ("angebot.gruppen.plaetze", True),
        ("angebot.gruppen.id", False),
        ("personal.positionen.beschaeftigung", False),
    ],
)
def test_a_field_knows_whether_it_may_be_absent(pfad: str, optional: bool) -> None:
    assert BUILT_IN_FIELDS.at(pfad).optional is optional


def test_a_slot_is_known_as_one() -> None:
    assert BUILT_IN_FIELDS.at("traeger.leitbild").ist_slot
    assert not BUILT_IN_FIELDS.at("traeger.name").ist_slot


@pytest.mark.parametrize(
    ("pfad", "teil", "davor", "nah"),
    [
        ("angebot.platze", "platze", "angebot", ("plaetze",)),
        ("angebt.plaetze", "angebt", "", ("angebot",)),
        ("angebot.pool.vorgesehn", "vorgesehn", "angebot.pool", ("vorgesehen",)),
        ("angebot.plaetze.zahl", "zahl", "angebot.plaetze", ()),
        ("angebot.gewaltschutz.datei", "datei", "angebot.gewaltschutz", ()),
        ("angebot.model_fields", "model_fields", "angebot", ()),
        ("", "", "", ()),
    ],
)
def test_an_unknown_field_is_named_with_what_is_near(
    pfad: str, teil: str, davor: str, nah: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownField) as gefangen:
        BUILT_IN_FIELDS.at(pfad)
    assert (gefangen.value.teil, gefangen.value.davor, gefangen.value.nah) == (teil, davor, nah)
