"""A walk through all values of a model."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from teilhabe_docs.model.value_errors import ValuePath


def all_values(wert: object, art: type | tuple[type, ...]) -> Iterator[tuple[ValuePath, Any]]:
    """All values of a type in a model, in the order of its fields, each with its path; none in another."""
    gefunden: list[tuple[ValuePath, Any]] = []
    _sammle(wert, art, (), gefunden)
    return iter(gefunden)


def _sammle(
    wert: object, art: type | tuple[type, ...], pfad: ValuePath, gefunden: list[tuple[ValuePath, Any]]
) -> None:
    """Add what is found; a list, since generators in one another take twice the time."""
    if isinstance(wert, art):
        gefunden.append((pfad, wert))
    elif isinstance(wert, BaseModel):
        for name, teil in wert.__dict__.items():
            if teil is not None and teil != ():
                _sammle(teil, art, (*pfad, name), gefunden)
    elif isinstance(wert, tuple):
        for i, teil in enumerate(wert):
            _sammle(teil, art, (*pfad, i), gefunden)
