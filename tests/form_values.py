"""Fields of concept files, and two values that each may have, for tests that fill in all of them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_kinds import FieldKind, choices_of, inner_model, kind_of
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue, fields_of

VALUES: Mapping[FieldKind, tuple[Any, Any]] = {
    FieldKind.TEXT: ("Erster Wert", "Zweiter: Wert"),
    FieldKind.ID: ("eins", "zwei"),
    FieldKind.POSTCODE: ("01067", "98765"),
    FieldKind.FILE: ("anlagen/eins.pdf", "anlagen/zwei.pdf"),
    FieldKind.DATE: ("2027-01-31", "2028-02-29"),
    FieldKind.YES_NO: ("ja", "nein"),
    FieldKind.CITATION: ("§ 113 SGB IX", "§ 78 SGB IX"),
    FieldKind.TIME: ("07:30", "13:45"),
    FieldKind.HOURS: ("7,5", "8"),
    FieldKind.PERCENT: ("62,5 %", "40 %"),
    FieldKind.FULL_TIME: ("1,75", "2"),
    FieldKind.RATIO: ("1:4,5", "1:6"),
    FieldKind.EURO: ("78,40 €", "80 €"),
    FieldKind.DECIMAL: ("2,5", "3"),
    FieldKind.WHOLE: ("3", "4"),
    FieldKind.MARKDOWN: (
        "Ein Absatz: kurz.\n\n- eins\n- zwei\n",
        {"entfaellt": "Das Angebot hat so etwas nicht."},
    ),
}
UNTIL = ("14:30", "23:00")
"""An end is behind its beginning."""


class FieldToFill(NamedTuple):
    """A field of a model by its path from the object; in entries of lists the path of the first entry."""

    path: FieldPath
    model: type[Model]
    name: str

    @property
    def many(self) -> bool:
        return fields_of(self.model)[self.name].ist_liste

    @property
    def required(self) -> bool:
        return self.model.model_fields[self.name].is_required()

    @property
    def is_group(self) -> bool:
        return inner_model(fields_of(self.model)[self.name]) is not None


def all_fields(catalogue: FieldCatalogue) -> Iterator[FieldToFill]:
    """Every field of every model, from outer to inner."""
    for root, model in catalogue.models():
        yield from _below(FieldPath(root), model)


def _below(path: FieldPath, model: type[Model]) -> Iterator[FieldToFill]:
    for name, info in fields_of(model).items():
        yield FieldToFill(path / name, model, name)
        if inner := inner_model(info):
            yield from _below(path / name / 0 if info.ist_liste else path / name, inner)


def two_values(model: type[Model], name: str) -> tuple[Any, Any]:
    """Two values of a field, of a list two entries."""
    info = fields_of(model)[name]
    if choices := [value for value, _ in choices_of(info)]:
        return choices[0], choices[-1]
    if inner := inner_model(info):
        entry = least_entry(inner)
        other = {key: two_values(inner, key)[1] for key in entry}
        return entry, other
    kind = kind_of(model, name)
    assert kind is not None, (model, name)
    return UNTIL if kind is FieldKind.TIME and name == "bis" else VALUES[kind]


def least_entry(model: type[Model]) -> dict[str, Any]:
    """What an entry must have, or its first field that holds a value."""
    must = [name for name, info in model.model_fields.items() if info.is_required()]
    plain = [name for name, info in fields_of(model).items() if not (inner_model(info) or info.ist_liste)]
    return {name: two_values(model, name)[0] for name in must or plain[:1]}
