"""How the value types speak: German messages with a stable type, built in one place."""

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

_GEZEIGT = 40  # longer values are cut in messages


def gezeigt(wert: object) -> str:
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


def fehler(art: str, meldung: str, wert: object, **angaben: str) -> PydanticCustomError:
    """An error of type `art`; `meldung` may name `{wert}` and the other `angaben`, which go into its ctx."""
    return PydanticCustomError(art, meldung, {"wert": gezeigt(wert), **angaben})


def fehler_an(pfad: tuple[str | int, ...], ursache: PydanticCustomError, wert: object) -> ValidationError:
    """An error for a place below the value under validation, so that it is shown there."""
    return ValidationError.from_exception_data(
        "Wert", [InitErrorDetails(type=ursache, loc=pfad, input=wert)], hide_input=True
    )
