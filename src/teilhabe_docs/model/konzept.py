"""The concept: one offer with its provider and its staff, and what field paths in it lead to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldInfo, UnknownField, fields_of
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal

ROOT_MODELS: Mapping[str, type[Model]] = MappingProxyType(
    {"traeger": Traeger, "angebot": Angebot, "personal": Personal}
)
"""The names that field paths start with."""


@dataclass(frozen=True, slots=True, eq=False)
class Konzept:
    """What the three documents of one offer are made from; field paths start with these names.

    Two are the same only where they are one object, so that what is known of one can be kept.
    """

    traeger: Traeger
    angebot: Angebot
    personal: Personal

    def models(self) -> Iterator[tuple[str, Model]]:
        """Provider, offer and staffing, each with the name that field paths start with."""
        return ((root, getattr(self, root)) for root in ROOT_MODELS)

    def values_at(self, path: str) -> list[tuple[FieldPath, Any]]:
        """The values behind a path with their own paths; through a list, one for each entry.

        Below a list that is empty, and below a value that is missing, waived or a text, there is none.
        """
        steps = FieldPath(path).steps[1:]
        root = FieldPath(path).root
        values = [(FieldPath(root), getattr(self, root))] if root in ROOT_MODELS else []
        for step in steps:
            if isinstance(step, int):
                values = [(here / step, value[step]) for here, value in values]
            else:
                values = [
                    (here / step, getattr(value, step))
                    for here, value in _each(values)
                    if isinstance(value, Model) and step in type(value).model_fields
                ]
        return values


def _each(values: list[tuple[FieldPath, Any]]) -> Iterator[tuple[FieldPath, Any]]:
    """The values, instead of a list its entries."""
    for here, value in values:
        if isinstance(value, tuple):
            yield from ((here / i, entry) for i, entry in enumerate(value))
        else:
            yield here, value


def near_fields(path: str) -> tuple[str, ...]:
    """What may be meant by a path of the offer, with or without its root, that leads to no field."""
    steps = FieldPath(path).parts
    rooted = bool(steps) and steps[0] in ROOT_MODELS
    try:
        field_at(path if rooted else f"angebot.{path}")
    except UnknownField as unknown:
        before = FieldPath(unknown.davor).parts[0 if rooted else 1 :] if unknown.davor else ()
        return tuple(".".join([*before, name]) for name in unknown.nah)
    return ()


@cache
def field_at(pfad: str) -> FieldInfo:
    """The field at a dotted path from `traeger`, `angebot` or `personal`; lists are walked through.

    Raises `UnknownField` with the part of the path that does not exist.
    """
    wurzel, *teile = FieldPath(pfad).parts
    if wurzel not in ROOT_MODELS:
        raise UnknownField(wurzel, "", ROOT_MODELS)
    feld = FieldInfo("", ROOT_MODELS[wurzel], optional=False)
    davor = FieldPath(wurzel)
    for teil in teile:
        ist_modell = isinstance(feld.typ, type) and issubclass(feld.typ, Model)
        felder = fields_of(feld.typ) if ist_modell else {}
        if teil not in felder:
            raise UnknownField(teil, davor, felder)
        feld = felder[teil]
        davor /= teil
    return feld
