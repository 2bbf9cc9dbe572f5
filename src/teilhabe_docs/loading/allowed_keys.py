"""Which keys a model allows at a place, and which of them was probably meant."""

from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel

from teilhabe_docs.loading.document import Pfad

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "-": "_", " ": "_"})


def erlaubte_schluessel(klasse: type[BaseModel], pfad: Pfad) -> tuple[str, ...]:
    """The keys that the value at `pfad` below `klasse` may have, of all forms it may take, in their order."""
    klassen = [klasse]
    for teil in pfad:
        if isinstance(teil, str):
            felder = [k.model_fields[teil].annotation for k in klassen if teil in k.model_fields]
            klassen = [k for annotation in felder for k in _modelle(annotation)]
    return tuple(dict.fromkeys(name for k in klassen for name in k.model_fields))


def gemeint(typed: str, moeglich: tuple[str, ...]) -> str:
    """The one of the possible keys that `typed` comes near to, or nothing."""
    schreibweise = typed.casefold().strip().translate(_UMLAUTE)
    return next(iter(get_close_matches(schreibweise, moeglich, 1, 0.7)), "")


def _modelle(annotation: Any) -> list[type[BaseModel]]:
    """All models that an annotation mentions, through unions, lists and named types."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if hasattr(annotation, "__value__"):
        return _modelle(annotation.__value__)
    return [klasse for teil in get_args(annotation) for klasse in _modelle(teil)]
