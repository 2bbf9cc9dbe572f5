"""How the value types speak: German messages with a stable type, built in one place."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import PydanticCustomError

ValuePath: TypeAlias = tuple[str | int, ...]
"""Keys and indices from the value under validation down to a place in it."""

_GEZEIGT = 40  # longer values are cut in messages


def shown_value(wert: object) -> str:
    """The value as a message shows it: »text«, cut after 40 characters; containers only by their kind."""
    if wert is None:
        return "Ein leerer Wert"
    if isinstance(wert, list | tuple):
        return "Eine Liste"
    if isinstance(wert, dict):
        return "Eine Zuordnung (Schlüssel: Wert)"
    text = str(wert).lower() if isinstance(wert, bool) else str(wert)
    text = " ".join(text.split())
    return f"»{text}«" if len(text) <= _GEZEIGT else f"»{text[: _GEZEIGT - 1]}…«"


def value_error(art: str, meldung: str, wert: object, **angaben: object) -> "PydanticCustomError":
    """An error of type `art`; `meldung` may name `{wert}` and the other `angaben`, which go into its ctx."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(art, meldung, {"wert": shown_value(wert), **angaben})


def error_at(pfad: ValuePath, ursache: "PydanticCustomError") -> "ValidationError":
    """An error for a place below the value under validation, so that it is shown there."""
    return several_errors([(pfad, ursache)])


def several_errors(stellen: "Iterable[tuple[ValuePath, PydanticCustomError]]") -> "ValidationError":
    """Errors for several places below the value under validation."""
    from pydantic import ValidationError
    from pydantic_core import InitErrorDetails

    einzeln = [InitErrorDetails(type=ursache, loc=pfad, input=None) for pfad, ursache in stellen]
    return ValidationError.from_exception_data("Wert", einzeln, hide_input=True)
