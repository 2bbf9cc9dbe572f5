"""What all models share: frozen, closed, `null` like a missing key, and values that may fall away."""

from typing import Annotated, Any, ClassVar, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import core_schema

from teilhabe_docs.model.values import Text


class Model(BaseModel):
    """Base of all structures; a structure with a `kurzform` may also be written as that one text."""

    # defer_build: only the four files' models are built, when first used; the parts come with them.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)

    kurzform: ClassVar[str] = ""

    @model_validator(mode="before")
    @classmethod
    def _ohne_leere(cls, daten: Any) -> Any:
        """Drop known keys without a value: `key:` means the same as no key."""
        if isinstance(daten, str) and cls.kurzform:
            return {cls.kurzform: daten}
        if isinstance(daten, dict) and None in daten.values():
            felder = cls.model_fields
            return {k: wert for k, wert in daten.items() if wert is not None or k not in felder}
        return daten


class OwnStructure(Model):
    """Base of the structures that profiles declare: they print their fields with their labels."""

    model_config = ConfigDict(protected_namespaces=())


class Entfaellt(Model):
    """`{entfaellt: Grund}`: deliberately absent, with the reason."""

    entfaellt: Text = Field(description="Grund, aus dem die Angabe entfällt")


def _form(wert: object) -> str:
    if isinstance(wert, Entfaellt) or (isinstance(wert, dict) and "entfaellt" in wert):
        return "Entfaellt"
    return "Wert"


class OderEntfaellt:
    """Annotation of `X | Entfaellt` (and `| None`): chosen by form, so that errors speak of the one meant."""

    def __get_pydantic_core_schema__(
        self, quelle: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        wert, entfaellt, *leer = get_args(quelle)
        schema: core_schema.CoreSchema = core_schema.tagged_union_schema(
            {"Wert": handler.generate_schema(wert), "Entfaellt": handler.generate_schema(entfaellt)},
            discriminator=_form,
        )
        return core_schema.nullable_schema(schema) if leer else schema


T = TypeVar("T")

Optionally = Annotated[T | Entfaellt | None, OderEntfaellt()]
"""A value that may be absent or fall away."""

ListOf = Annotated[tuple[T, ...] | Entfaellt, OderEntfaellt()]
"""A list that may be empty or fall away as a whole."""

Structure = Annotated[T | Entfaellt, OderEntfaellt()]
"""A structure that a profile asks for as one value (an address), always there unless it falls away."""


def field(beschreibung: str, *beispiele: Any) -> Any:
    """A field that may be absent; its description (a noun phrase) is also the prompt of an open place."""
    return Field(default=None, description=beschreibung, examples=list(beispiele) or None)


def list_field(beschreibung: str, *beispiele: Any) -> Any:
    """A list field, empty when absent; examples are whole lists."""
    return Field(default=(), description=beschreibung, examples=list(beispiele) or None)


def structure_field(beschreibung: str) -> Any:
    """A structure that always exists: when absent it is read from an empty mapping, a new one each time."""
    return Field(default_factory=dict, validate_default=True, description=beschreibung)
