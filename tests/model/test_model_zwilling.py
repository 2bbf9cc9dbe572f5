"""Schema and model as twins: hundreds of whole documents, good and bad, that both accept or both refuse.

The documents are drawn from the schemas themselves and then changed: another value, a key more, a key less.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import ValidationError

from sampling import THOROUGH
from teilhabe_docs.model import json_schema as schema

ARTEN = tuple(schema.SCHEMAS)
DOCUMENTS = 2_000 if THOROUGH else 200
"""So many of each kind are judged twice."""

NUR_TDOCS_LIEST = {
    "digits as a whole number": r"-?[0-9]+",
    "true and false as ja and nein": r"true|false",
}
"""Strings that tdocs reads as figures; the schema wants a number or a boolean, as an editor writes it."""

NUR_PYTHON_LIEST = {
    "a line end behind the last character": r"(?s).*\n",
}
"""Strings that Python's `$` lets pass in a pattern, and the `$` of JSON Schema (ECMA-262) does not."""

NUR_DAS_MODELL = {
    "alter": "the oldest age below the youngest",
    "fachleistungsstunde": "the direct part longer than the whole hour",
    "laufzeit": "an end before the beginning",
    "zeitfenster": "closing before opening",
    "zeiten_ueberschnitten": "two opening hours that overlap",
    "id_doppelt": "an id twice in one list",
    "datum_kalender": "a day that is not in the calendar",
    "vzae": "more than two decimals of a number",
}
"""Rules that draft-07 cannot say, by the type of the model's error."""

HARMLOS = ["", " ", "x", "a b", "zwei\nZeilen", "A", "a-1", "con", "grün", "0,75", "62,5 %", "1:4,5", "2:3"]
WERTE: list[Any] = [
    *HARMLOS,
    *(None, True, False, 0, 1, -1, 24, 24.0, 0.5, 101, 367, 10**9, 10**12, "7:30", "24:01", "2027-01-31"),
    *("2027-13-01", "01067", "nein", "ja", "Ja", "geistig", "nrw", [], {}, [None], [[]], ["x"], [{}]),
    *(
        {"entfaellt": "Grund"},
        {"entfaellt": ""},
        {"entfaellt": "x", "y": 1},
        {"datei": "a.md"},
        {"anlage": "a"},
    ),
    *({"anlage": "a", "kurz": None}, {"datei": "a.md", "kurz": "x"}, {"text": "x"}, {"id": "a"}),
]

AENDERUNGEN = ["value", "value", "out of range", "key less", "key more", "moved"]
SCHLUESSEL = ["foo", "text", "id", "entfaellt", "datei", "wochenstunden_h", "vzae"]


@cache
def schema_von(art: str) -> dict[str, Any]:
    return schema.schema_of(schema.SCHEMAS[art])


@cache
def pruefer(art: str) -> Draft7Validator:
    return Draft7Validator(schema_von(art))


class Bauer:
    """Draws values that a draft-07 schema allows, of the keywords that ours use."""

    def __init__(self, wurzel: dict[str, Any], zieht: st.DrawFn) -> None:
        self.wurzel = wurzel
        self.zieht = zieht

    def baue(self, knoten: dict[str, Any], tiefe: int = 0) -> Any:
        """A value for a node of the schema."""
        if "$ref" in knoten:
            return self.baue(self.wurzel["definitions"][knoten["$ref"].rpartition("/")[2]], tiefe)
        for schluessel in ("anyOf", "oneOf", "allOf"):
            if schluessel in knoten:
                return self.baue(self._eines(knoten[schluessel]), tiefe)
        if "const" in knoten:
            return knoten["const"]
        if "enum" in knoten:
            return self._eines(knoten["enum"])
        return getattr(self, f"_{knoten['type']}")(knoten, tiefe)

    def _eines(self, wahl: list[Any]) -> Any:
        return self.zieht(st.sampled_from(wahl))

    def _object(self, knoten: dict[str, Any], tiefe: int) -> dict[str, Any]:
        if isinstance(knoten.get("additionalProperties"), dict):
            schluessel = self.zieht(st.lists(st.sampled_from(HARMLOS), max_size=2, unique=True))
            return {name: self.baue(knoten["additionalProperties"], tiefe + 1) for name in schluessel}
        pflicht = knoten.get("required", [])
        weitere = [name for name in knoten["properties"] if name not in pflicht]
        gewaehlt: list[str] = []
        if weitere:
            hoechstens = max(1, 6 - 2 * tiefe)
            gewaehlt = self.zieht(st.lists(st.sampled_from(weitere), max_size=hoechstens, unique=True))
        return {name: self.baue(knoten["properties"][name], tiefe + 1) for name in [*pflicht, *gewaehlt]}

    def _array(self, knoten: dict[str, Any], tiefe: int) -> list[Any]:
        return [self.baue(knoten["items"], tiefe + 1) for _ in range(self.zieht(st.integers(0, 2)))]

    def _string(self, knoten: dict[str, Any], tiefe: int) -> str:
        if "pattern" not in knoten:
            return str(self._eines(HARMLOS))
        return str(self.zieht(texte(knoten["pattern"])))

    def _integer(self, knoten: dict[str, Any], tiefe: int) -> int:
        return int(self._eines([knoten["minimum"], knoten["minimum"] + 1, knoten["maximum"]]))

    def _number(self, knoten: dict[str, Any], tiefe: int) -> float:
        unten = knoten.get("minimum", 0)
        return float(self._eines([unten, 0.5, 1, 2.25, knoten["maximum"]])) or unten

    def _boolean(self, knoten: dict[str, Any], tiefe: int) -> bool:
        return bool(self._eines([True, False]))

    def _null(self, knoten: dict[str, Any], tiefe: int) -> None:
        return None


@cache
def texte(muster: str) -> st.SearchStrategy[str]:
    """Strings that a pattern allows; some are drawn from it, others are texts as authors write them."""
    passend = [wert for wert in WERTE if isinstance(wert, str) and re.search(muster, wert)]
    gezogen = st.from_regex(muster, alphabet="aä1020 :,.-%/{}dokument")
    return st.sampled_from(passend) | gezogen if passend else gezogen


def stellen(knoten: Any) -> Iterator[tuple[Any, Any]]:
    for schluessel in list(knoten) if isinstance(knoten, dict) else range(len(knoten)):
        yield knoten, schluessel
        if isinstance(knoten[schluessel], dict | list):
            yield from stellen(knoten[schluessel])


@st.composite
def dokumente(zieht: st.DrawFn, art: str) -> Any:
    """A document that the schema allows, unchanged or with up to three changes."""
    baum = {"": Bauer(schema_von(art), zieht).baue(schema_von(art))}
    for _ in range(zieht(st.integers(0, 3))):
        alle = list(stellen(baum))
        oben, schluessel = zieht(st.sampled_from(alle))
        aenderung = zieht(st.sampled_from(AENDERUNGEN))
        wert = oben[schluessel]
        if aenderung == "out of range" and isinstance(wert, int | float) and not isinstance(wert, bool):
            daneben = [-wert - 1, wert + 0.5, wert * 1000 + 1, str(wert), -0.001]
            oben[schluessel] = zieht(st.sampled_from(daneben))
        elif aenderung == "key less" and oben is not baum:
            del oben[schluessel]
        elif aenderung == "key more" and isinstance(wert, dict):
            name = zieht(st.sampled_from(SCHLUESSEL))
            wert[name] = deepcopy(zieht(st.sampled_from(WERTE)))
        elif aenderung == "moved":
            anderes, anderer = zieht(st.sampled_from(alle))
            oben[schluessel] = deepcopy(anderes[anderer])
        else:
            oben[schluessel] = deepcopy(zieht(st.sampled_from(WERTE)))
    return baum[""]


def fehlerarten(art: str, daten: Any) -> set[str]:
    """The types of the model's errors."""
    try:
        schema.SCHEMAS[art][0].model_validate(daten)
    except ValidationError as fehler:
        return {eintrag["type"] for eintrag in fehler.errors()}
    return set()


def enthaelt(daten: Any, muster: dict[str, str]) -> bool:
    """Whether a string of the document is one of these."""
    texte = (oben[s] for oben, s in stellen({"": daten}) if isinstance(oben[s], str))
    return any(re.fullmatch(eines, text) for text in texte for eines in muster.values())


def urteil(art: str, daten: Any) -> tuple[bool, bool]:
    """Whether the schema and whether the model accepts a document."""
    return pruefer(art).is_valid(daten), not fehlerarten(art, daten)


def vergleiche(art: str, schemapruefer: Draft7Validator) -> dict[bool, int]:
    """Let both judge documents; how many the schema took and refused. Raises where they differ."""
    gesehen = {True: 0, False: 0}

    @settings(
        max_examples=DOCUMENTS,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(dokumente(art))
    def eines(daten: Any) -> None:
        nach_schema, arten = schemapruefer.is_valid(daten), fehlerarten(art, daten)
        gesehen[nach_schema] += 1
        if nach_schema and arten:
            assert arten <= NUR_DAS_MODELL.keys() or enthaelt(daten, NUR_PYTHON_LIEST), (arten, daten)
        if not nach_schema and not arten:
            assert enthaelt(daten, NUR_TDOCS_LIEST), daten

    eines()
    return gesehen


@pytest.mark.parametrize("art", ARTEN)
def test_schema_and_model_are_of_one_mind(art: str) -> None:
    gesehen = vergleiche(art, pruefer(art))
    assert min(gesehen.values()) >= DOCUMENTS // 7, "too few good or too few bad documents"


@pytest.mark.parametrize(
    ("art", "weg", "anders"),
    [
        ("config", ("properties", "formate"), {}),
        ("provider", ("properties", "name"), {"type": "string"}),
        ("offer", ("properties", "id"), {"type": "string"}),
        ("staffing", ("required",), ["fachkraftquote"]),
    ],
)
def test_a_schema_that_says_something_else_is_found(art: str, weg: tuple[str, ...], anders: Any) -> None:
    geaendert = deepcopy(schema_von(art))
    oben = geaendert
    for schluessel in weg[:-1]:
        oben = oben[schluessel]
    oben[weg[-1]] = anders
    with pytest.raises(AssertionError):
        vergleiche(art, Draft7Validator(geaendert))


AUSNAHMEN: dict[str, tuple[str, Any]] = {
    "alter": ("offer", {"id": "a", "bezeichnung": "A", "zielgruppe": {"alter": {"von": 6, "bis": 3}}}),
    "fachleistungsstunde": (
        "offer",
        {"id": "a", "bezeichnung": "A", "fachleistungsstunde": {"minuten_je_fls": 60, "direkt_min": 61}},
    ),
    "laufzeit": (
        "offer",
        {"id": "a", "bezeichnung": "A", "laufzeit": {"beginn": "2027-01-02", "ende": "2027-01-01"}},
    ),
    "zeitfenster": (
        "offer",
        {"id": "a", "bezeichnung": "A", "oeffnung": {"zeiten": [{"von": "9:00", "bis": "8:00"}]}},
    ),
    "zeiten_ueberschnitten": (
        "offer",
        {
            "id": "a",
            "bezeichnung": "A",
            "oeffnung": {"zeiten": [{"wochentage": ["mo"], "von": "8:00", "bis": "9:00"}] * 2},
        },
    ),
    "id_doppelt": ("staffing", {"positionen": [{"id": "a", "funktion": "F"}] * 2}),
    "datum_kalender": ("offer", {"id": "a", "bezeichnung": "A", "stand": "2027-02-30"}),
    "vzae": ("staffing", {"positionen": [{"id": "a", "funktion": "F", "vzae": 1.755}]}),
}


@pytest.mark.parametrize("regel", NUR_DAS_MODELL)
def test_what_only_the_model_refuses_is_still_so(regel: str) -> None:
    art, daten = AUSNAHMEN[regel]
    assert pruefer(art).is_valid(daten)
    assert fehlerarten(art, daten) == {regel}


@pytest.mark.parametrize(
    ("art", "daten"),
    [
        ("offer", {"id": "a", "bezeichnung": "A", "plaetze": "24"}),
        ("offer", {"id": "a", "bezeichnung": "A", "pool": {"vorgesehen": "true"}}),
    ],
)
def test_what_only_tdocs_reads_is_still_so(art: str, daten: Any) -> None:
    assert enthaelt(daten, NUR_TDOCS_LIEST)
    assert urteil(art, daten) == (False, True)
