"""The JSON Schemas: fresh, draft-07, and of one mind with the models."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import ValidationError

from sampling import few
from teilhabe_docs.model import json_schema as schema
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.fields import fields_of
from teilhabe_docs.model.staffing import Personal

SCHEMAS = {art: schema.schema_of(quelle) for art, quelle in schema.SCHEMAS.items()}


def knoten(wert: Any) -> Iterator[dict[str, Any]]:
    if isinstance(wert, dict):
        yield wert
    for unter in wert.values() if isinstance(wert, dict) else wert if isinstance(wert, list) else ():
        yield from knoten(unter)


@pytest.mark.parametrize("art", SCHEMAS)
def test_a_schema_is_draft_07(art: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[art])
    for teil in knoten(SCHEMAS[art]):
        assert not teil.keys() & {"$defs", "prefixItems", "dependentRequired", "unevaluatedProperties"}
        assert "$ref" not in teil or len(teil) == 1


@pytest.mark.parametrize("art", SCHEMAS)
def test_every_object_is_closed_and_every_property_described(art: str) -> None:
    for teil in knoten(SCHEMAS[art]):
        if isinstance(teil.get("additionalProperties"), dict):
            continue  # keys of the author's own
        if teil.get("type") == "object":
            assert teil["additionalProperties"] is False
            assert all(eigenschaft["description"] for eigenschaft in teil["properties"].values())


@pytest.mark.parametrize("art", SCHEMAS)
def test_every_example_is_valid(art: str) -> None:
    definitionen = SCHEMAS[art].get("definitions", {})
    for teil in knoten(SCHEMAS[art]):
        for beispiel in teil.get("examples", ()):
            assert Draft7Validator({**teil, "definitions": definitionen}).is_valid(beispiel), teil


def test_german_letters_stay_readable() -> None:
    assert "Öffnungstage" in schema.schema_text(schema.SCHEMAS["offer"])
    assert schema.schema_text(schema.SCHEMAS["offer"]).endswith("}\n")


# Values as an editor hands them to the schema. Digits and true/false as text are left out: only tdocs reads
# them as numbers and flags.
WERTE: list[Any] = [
    *(None, True, False, 0, 1, -1, 24, 24.0, 0.5, 62.5, 100, 101, 366, 367, 10**9, 10**12),
    *(
        "",
        " ",
        "x",
        "a b",
        " a ",
        "zwei\nZeilen",
        "A",
        "a-1",
        "-a",
        "con",
        "lpt1",
        "grün",
        "ja",
        "nein",
        "Ja",
    ),
    *("0,75", "0.75", "00,5", "1,755", "0,0", "-1,5", "1e3", "62,5 %", "100 %", "100,5 %", "101 %", "60 %"),
    *("1:4,5", "1 : 12", "1:0", "1:0,0", "2:3", "1:xx", "07:30", "7:30", "24:00", "24:01", "25:00", "7:60"),
    *("2027-01-31", "2027-02-30", "2027-13-01", "27-01-31", "31.01.2027", "01067", "0106", "010677"),
    *(
        [],
        ["x"],
        [""],
        [None],
        [1],
        [[]],
        {},
        {"foo": 1},
        {"text": "x"},
        {"zitat": "§ 4 SGB IX"},
        ["§ 4", {}],
    ),
    *({"entfaellt": "Grund"}, {"entfaellt": ""}, {"entfaellt": None}, {"entfaellt": "x", "y": "z"}),
    *({"datei": "a.md"}, {"datei": ""}, {"datei": "a", "x": 1}, {"anlage": "a"}, {"anlage": "A"}),
    *({"anlage": "a", "kurz": "k"}, {"anlage": "a", "kurz": None}, {"kurz": "x"}, {"anlage": "a", "kurz": 1}),
    *([{"id": "a"}], [{"id": "a", "titel": "T"}], [{"id": "a", "funktion": "F"}], [{"name": "N"}], [{}]),
    *([{"name": "N", "funktion": "F"}], [{"name": "N", "funktion": None}], [{"bezeichnung": "B", "foo": 1}]),
    *([{"bezeichnung": "B"}], [{"text": "T"}], [{"art": "Raum", "anzahl": 1.5}], [{"posten": "P"}]),
    *({"strasse": "S", "plz": "01067"}, {"plz": 1067}, {"telefon": 30}, {"schluessel": "1:60"}),
    *([next(iter(auswahl)).value] for auswahl in Choice.__subclasses__() if len(auswahl)),
    *(list(auswahl)[-1].value for auswahl in Choice.__subclasses__() if len(auswahl)),
]
DOPPELTER_UMFANG = {"id": "a", "funktion": "F", "vzae": 1, "wochenstunden_h": 39}
# What draft-07 cannot say: how long a month is. (Nor how many decimals a number has: none such among these.)
NUR_DAS_MODELL = {"2027-02-30"}


def modelle(modell: type[Model], gesehen: set[type[Model]]) -> Iterator[type[Model]]:
    if modell not in gesehen:
        gesehen.add(modell)
        yield modell
        for feld in fields_of(modell).values():
            if isinstance(feld.typ, type) and issubclass(feld.typ, Model):
                yield from modelle(feld.typ, gesehen)


def eigenschaften(art: str, modell: type[Model]) -> dict[str, Any]:
    eintrag = (
        SCHEMAS[art] if schema.SCHEMAS[art][0] is modell else SCHEMAS[art]["definitions"][modell.__name__]
    )
    for wahl in eintrag.get("anyOf", [eintrag]):
        if "properties" in wahl:
            return dict(wahl["properties"])
    raise AssertionError(modell)


def modell_nimmt(modell: type[Model], name: str, wert: object) -> bool:
    """Whether the model has no complaint about this field; what else is missing does not matter."""
    try:
        modell.model_validate({name: wert})
    except ValidationError as ursache:
        return all(eintrag["loc"][0] != name for eintrag in ursache.errors())
    return True


@pytest.mark.parametrize(
    ("art", "modell"),
    few([(art, m) for art, (wurzel, _, _) in schema.SCHEMAS.items() for m in modelle(wurzel, set())], 3),
    ids=lambda wert: wert if isinstance(wert, str) else wert.__name__,
)
def test_schema_and_model_judge_every_value_alike(art: str, modell: type[Model]) -> None:
    definitionen = SCHEMAS[art].get("definitions", {})
    uneins = []
    for name, eigenschaft in eigenschaften(art, modell).items():
        pruefer = Draft7Validator({**eigenschaft, "definitions": definitionen})
        uneins += [
            (name, wert)
            for wert in WERTE
            if pruefer.is_valid(wert) != modell_nimmt(modell, name, wert)
            and not (isinstance(wert, str) and wert in NUR_DAS_MODELL)
        ]
    assert uneins == []


@pytest.mark.parametrize(
    ("position", "gut"),
    [
        (DOPPELTER_UMFANG, False),
        ({**DOPPELTER_UMFANG, "vzae": None}, True),
        ({**DOPPELTER_UMFANG, "wochenstunden_h": None}, True),
        ({"id": "a", "funktion": "F"}, True),
    ],
)
def test_schema_and_model_refuse_two_amounts_alike(position: dict[str, Any], gut: bool) -> None:
    daten = {"positionen": [position]}
    assert Draft7Validator(SCHEMAS["staffing"]).is_valid(daten) == gut
    assert modell_nimmt(Personal, "positionen", [position]) == gut
