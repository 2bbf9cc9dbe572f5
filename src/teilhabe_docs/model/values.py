"""Value types of texts, dates and times; each accepts exactly what its pattern says.

The loader hands every scalar over as the text the author typed; JSON numbers and booleans are accepted where
they mean the same. Numbers live in `zahlen`.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.file_names import DEVICE
from teilhabe_docs.model.value_errors import value_error
from teilhabe_docs.model.value_type import ReadValue


@dataclass(frozen=True, slots=True, eq=False)
class TextReader:
    """Annotation of a plain type: `lies` checks and converts, `schema` says the same as JSON Schema."""

    lies: Callable[[object], Any]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(
        self, quelle: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.lies)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema)


_TEXT = r"^\s*\S(.*\S)?\s*$"
_ID = r"^[a-z0-9][a-z0-9-]*$"
_ANGEBOTS_ID = rf"^(?!({DEVICE})$)[a-z0-9][a-z0-9-]*$"
_PLZ = r"^[0-9]{5}$"
_DATUM = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_UHRZEIT = r"^(([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)$"
_JA_NEIN = {"ja": True, "true": True, "nein": False, "false": False}


def _text(wert: object) -> str:
    if not isinstance(wert, str):
        raise value_error("text", "{wert} ist kein Text; erwartet wird eine Zeile Text", wert)
    gekuerzt = wert.strip()
    if not gekuerzt:
        raise value_error("text_leer", "Der Text ist leer; bitte ausfüllen oder die Zeile löschen", wert)
    if len(gekuerzt.splitlines()) > 1:
        raise value_error("text_mehrzeilig", "{wert} hat mehrere Zeilen; hier passt nur eine", wert)
    return gekuerzt


def _pfad(wert: object) -> str:
    return _text(wert).replace("\\", "/")


def _feldpfad(wert: object) -> FieldPath:
    return FieldPath(_text(wert))


def _id(wert: object) -> str:
    if isinstance(wert, str) and re.fullmatch(_ID, wert):
        return wert
    raise value_error(
        "id",
        "{wert} ist keine Id; erlaubt sind Kleinbuchstaben a bis z, Ziffern und Bindestriche, etwa gruppe-1",
        wert,
    )


def _angebots_id(wert: object) -> str:
    kennung = _id(wert)
    if re.fullmatch(DEVICE, kennung):
        raise value_error(
            "id_reserviert",
            "{wert} ist unter Windows ein Gerätename und taugt nicht als Ordner; bitte anders benennen",
            wert,
        )
    return kennung


def _plz(wert: object) -> str:
    if isinstance(wert, str) and re.fullmatch(_PLZ, wert):
        return wert
    raise value_error(
        "plz", '{wert} ist keine Postleitzahl; erwartet werden fünf Ziffern, etwa "01067"', wert
    )


def _datum(wert: object) -> datetime.date:
    if isinstance(wert, datetime.date) and not isinstance(wert, datetime.datetime):
        return wert
    if not isinstance(wert, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", wert):
        raise value_error(
            "datum", "{wert} ist kein Datum; erwartet wird Jahr-Monat-Tag, etwa 2027-01-31", wert
        )
    try:
        return datetime.date.fromisoformat(wert)
    except ValueError:
        raise value_error("datum_kalender", "Den Tag {wert} gibt es im Kalender nicht", wert) from None


def _ja_nein(wert: object) -> bool:
    if isinstance(wert, bool):
        return wert
    if isinstance(wert, str) and wert in _JA_NEIN:
        return _JA_NEIN[wert]
    raise value_error("ja_nein", "{wert} passt hier nicht; erwartet wird ja oder nein", wert)


class Zitat(ReadValue, str):
    """A citation of law such as `§ 112 Abs. 1 Nr. 1 SGB IX`; keeps its type, so that rules can find it."""

    __slots__ = ()

    @classmethod
    def lies(cls, wert: object) -> Self:
        """The citation from one line of text; raises `PydanticCustomError`."""
        return cls(_text(wert))

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """One line of text."""
        return {"type": "string", "pattern": _TEXT}


class TimeOfDay(ReadValue, str):
    """A time of day, stored as `07:30` (so that comparing texts compares times), up to `24:00`."""

    __slots__ = ()

    @classmethod
    def lies(cls, wert: object) -> Self:
        """The time from `07:30` or `7:30`; raises `PydanticCustomError`."""
        if isinstance(wert, str) and re.fullmatch(_UHRZEIT, wert):
            return cls(wert.zfill(5))
        raise value_error(
            "uhrzeit", '{wert} ist keine Uhrzeit; erwartet wird Stunde:Minute, etwa "07:30"', wert
        )

    @property
    def minuten(self) -> int:
        """Minutes since midnight."""
        return int(self[:2]) * 60 + int(self[3:])

    def deutsch(self) -> str:
        """`07:30`, to be followed by "Uhr"."""
        return str(self)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """A string like `07:30`."""
        return {"type": "string", "pattern": _UHRZEIT}


Text = Annotated[str, TextReader(_text, {"type": "string", "pattern": _TEXT})]
"""One line, not empty, without blanks at its ends; never Markdown."""

FilePath = Annotated[str, TextReader(_pfad, {"type": "string", "pattern": _TEXT})]
"""A file's path inside the repository; `\\` is stored as `/`."""

Feldpfad = Annotated[FieldPath, TextReader(_feldpfad, {"type": "string", "pattern": _TEXT})]
"""The path of a field; whether there is such a field is another question."""

Id = Annotated[str, TextReader(_id, {"type": "string", "pattern": _ID})]
"""A short name for references, unique in its list."""

AngebotsId = Annotated[str, TextReader(_angebots_id, {"type": "string", "pattern": _ANGEBOTS_ID})]
"""An `Id` that is also the name of a folder, on Windows too."""

Plz = Annotated[str, TextReader(_plz, {"type": "string", "pattern": _PLZ})]
"""Five digits as text; a leading zero stays."""

Day = Annotated[datetime.date, TextReader(_datum, {"type": "string", "format": "date", "pattern": _DATUM})]
"""A day of the calendar in ISO 8601."""

YesNo = Annotated[bool, TextReader(_ja_nein, {"anyOf": [{"type": "boolean"}, {"enum": ["ja", "nein"]}]})]
"""Yes or no: `ja`, `nein`, `true`, `false`."""
