"""JSON Schemas (draft-07) of the four files, made from the models.

Draft-07 because that is what editors read; hence `definitions`, and no keyword beside a `$ref`. The schemas
describe the values as an editor sees them; text that only tdocs reads as a number (`"24"`) is left out.
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from teilhabe_docs.model.base import Model
from teilhabe_docs.model.configuration import Konfiguration
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal

SchemaSource = tuple[type[Model], str, str]
"""A model with the title and the description of its schema."""

SCHEMAS: Mapping[str, SchemaSource] = {
    "provider": (Traeger, "provider.yaml", "Angaben zum Träger, die für alle seine Angebote gelten"),
    "offer": (Angebot, "offer.yaml", "Angaben zu einem Leistungsangebot"),
    "staffing": (Personal, "staffing.yaml", "Angaben zum Personal eines Angebots, ohne Namen"),
    "config": (Konfiguration, "tdocs.yaml", "Einstellungen des Konzeptordners"),
}
"""The schemas of the four files by kind."""

_LEER: JsonSchemaValue = {"type": "null"}


class _Erzeuger(GenerateJsonSchema):
    """Pydantic's generator, with flat choices, `null` wherever a key may be absent, and no made-up titles."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        return _eines([self.generate_inner(wahl) for wahl in schema["choices"].values()])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return _eines([self.generate_inner(schema["schema"]), _LEER])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        ergebnis = _eines([self.generate_inner(schema["schema"]), _LEER])
        vorgabe = schema.get("default")
        if vorgabe is not None and vorgabe != ():
            ergebnis["default"] = list(vorgabe) if isinstance(vorgabe, tuple) else vorgabe
        return ergebnis

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        ergebnis = super().model_schema(schema)
        ergebnis.pop("title", None)
        ergebnis.pop("description", None)
        kurzform = schema["cls"].kurzform
        return _eines([ergebnis["properties"][kurzform], ergebnis]) if kurzform else ergebnis


def _eines(wahl: list[JsonSchemaValue]) -> JsonSchemaValue:
    """`anyOf` of the schemas; choices inside are taken up, doubles left out."""
    flach: list[JsonSchemaValue] = []
    for schema in wahl:
        for eines in schema["anyOf"] if schema.keys() == {"anyOf"} else [schema]:
            if eines not in flach:
                flach.append(eines)
    return {"anyOf": flach}


def _draft07(knoten: Any) -> Any:
    if isinstance(knoten, list):
        return [_draft07(eintrag) for eintrag in knoten]
    if not isinstance(knoten, dict):
        return knoten
    neu = {schluessel: _draft07(wert) for schluessel, wert in knoten.items()}
    if "$ref" in neu:
        ziel = neu["$ref"].replace("#/$defs/", "#/definitions/")
        rest = {schluessel: wert for schluessel, wert in neu.items() if schluessel != "$ref"}
        return {**rest, "allOf": [{"$ref": ziel}]} if rest else {"$ref": ziel}
    return neu


def schema_of(quelle: SchemaSource, mark: str = "") -> dict[str, Any]:
    """The schema as plain data; a `mark` stands in it as a comment."""
    modell, titel, beschreibung = quelle
    roh = modell.model_json_schema(schema_generator=_Erzeuger)
    definitionen = roh.pop("$defs", {})
    ergebnis = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": titel,
        "description": beschreibung,
        **({"$comment": mark} if mark else {}),
        **_draft07(roh),
    }
    if definitionen:
        ergebnis["definitions"] = {name: _draft07(definitionen[name]) for name in sorted(definitionen)}
    return ergebnis


def schema_text(quelle: SchemaSource, mark: str = "") -> str:
    """The schema as the text of its file."""
    return json.dumps(schema_of(quelle, mark), ensure_ascii=False, indent=2) + "\n"
