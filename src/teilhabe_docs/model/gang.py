"""A walk through all values of a model."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from teilhabe_docs.model.meldungen import Ort


def alle(wert: object, art: type | tuple[type, ...], pfad: Ort = ()) -> Iterator[tuple[Ort, Any]]:
    """All values of a type in a model, in the order of its fields, each with its path; none in another."""
    if isinstance(wert, art):
        yield pfad, wert
    elif isinstance(wert, BaseModel):
        for name, teil in wert.__dict__.items():
            yield from alle(teil, art, (*pfad, name))
    elif isinstance(wert, tuple):
        for i, teil in enumerate(wert):
            yield from alle(teil, art, (*pfad, i))
