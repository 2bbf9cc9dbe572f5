"""The text slot: Markdown in place, a file, an annex, or deliberately absent."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Self

from pydantic import Field, GetCoreSchemaHandler
from pydantic_core import core_schema
from typing_extensions import TypeAliasType

from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.value_errors import value_error
from teilhabe_docs.model.value_type import ReadValue
from teilhabe_docs.model.values import FilePath, Id

WITHOUT_ENTRY: Mapping[str, str] = MappingProxyType(
    {
        "leistungsvereinbarung": "die Leistungsvereinbarung",
        "fachkonzept": "das Fachkonzept",
        "leistungsbeschreibung": "die Leistungsbeschreibung",
        "lrv": "den Landesrahmenvertrag",
    }
)
"""What a slot may name as its annex without an entry in a list, in words (accusative)."""

SLOT_KEYS = ("datei", "anlage", "kurz", "entfaellt")
"""The keys of a slot that is no text."""

SLOT_FORMS = "Text, {datei: texte/beispiel.md}, {anlage: kurzname-der-anlage} oder {entfaellt: Grund}"


@dataclass(frozen=True, slots=True)
class Markdown(ReadValue):
    """Markdown as the author typed it; may be blank (that is the state `leer`, not an error)."""

    text: str

    @classmethod
    def lies(cls, wert: object) -> Self:
        """The slot from its text; raises `PydanticCustomError`."""
        if isinstance(wert, cls):
            return wert
        if isinstance(wert, str):
            return cls(wert)
        raise value_error("markdown", "{wert} ist kein Text; erwartet wird Text in Markdown", wert)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Any string."""
        return {"type": "string"}


class Datei(Model):
    """`{datei: texte/x.md}`: the text stands in a file of the repository."""

    datei: FilePath = Field(description="Textdatei im Konzeptordner", examples=["texte/leitbild.md"])


class ReadFileSlot(Datei):
    """A `Datei` that the loader has read and put in its place; `datei` is its path from the repository."""

    text: str = Field(description="Inhalt der Textdatei")


class AnlageVerweis(Model):
    """`{anlage: id, kurz: …}`: the text is an annex, named under `anlagen`."""

    anlage: Id = Field(description="Id der Anlage", examples=["leitbild-2027"])
    kurz: Markdown | None = Field(default=None, description="Kurzbeschreibung der Anlage")


def _form(wert: object) -> str | None:
    if isinstance(wert, str | Markdown):
        return "Text"
    if isinstance(wert, Model):
        schluessel: Any = type(wert).model_fields
    else:
        schluessel = wert if isinstance(wert, dict) else ()
    if "datei" in schluessel:
        return "Datei"
    if "anlage" in schluessel or "kurz" in schluessel:
        return "Anlage"
    return "Entfaellt" if "entfaellt" in schluessel else None


class _Formen:
    def __get_pydantic_core_schema__(
        self, quelle: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        formen = {"Text": Markdown, "Datei": Datei, "Anlage": AnlageVerweis, "Entfaellt": Entfaellt}
        return core_schema.tagged_union_schema(
            {form: handler.generate_schema(typ) for form, typ in formen.items()},
            discriminator=_form,
            custom_error_type="slot",
            custom_error_message="Diese Form passt hier nicht; erlaubt sind: {formen}",
            custom_error_context={"formen": SLOT_FORMS},
        )


Slot = TypeAliasType("Slot", Annotated[Markdown | Datei | AnlageVerweis | Entfaellt, _Formen()])
"""A text in one of the four forms; named, so that it is one definition in core and JSON schema."""
