"""The concept: one offer with its provider and its staff, and the values that field paths in it lead to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, ROOTS, FieldCatalogue
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal


@dataclass(frozen=True, slots=True, eq=False)
class Konzept:
    """What the three documents of one offer are made from; field paths start with these names.

    `fields` are those that its objects may have. Two are the same only where they are one object, so that
    what is known of one can be kept.
    """

    traeger: Traeger
    angebot: Angebot
    personal: Personal
    fields: FieldCatalogue = BUILT_IN_FIELDS

    def models(self) -> Iterator[tuple[str, Model]]:
        """Provider, offer and staffing, each with the name that field paths start with."""
        return ((root, getattr(self, root)) for root in ROOTS)

    def values_at(self, path: str) -> list[tuple[FieldPath, Any]]:
        """The values behind a path with their own paths; through a list, one for each entry.

        Below a list that is empty, and below a value that is missing, waived or a text, there is none.
        """
        steps = FieldPath(path).steps[1:]
        root = FieldPath(path).root
        values = [(FieldPath(root), getattr(self, root))] if root in ROOTS else []
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
