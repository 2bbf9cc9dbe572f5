"""The models of fields that profiles declare: like the built-in ones, made from the words of a profile."""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Optional, TypeAlias, cast

from pydantic import ConfigDict, Field, create_model

from teilhabe_docs.documents.profile.vocabulary import Feldangabe
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.base import ListOf, Model, Optionally, OwnStructure, Structure, structure_field
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.fields import BUILT_IN_FIELDS
from teilhabe_docs.model.numbers import AnyDecimal, Euro, Hours, Percent, Ratio, WholeNumber
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.values import Day, Text, TimeOfDay, YesNo

OWN = "eigene"
"""The key that holds the fields of one's own, in each of the three files and at each position."""

POSITIONS = "positionen"

Declarations: TypeAlias = Mapping[str, Feldangabe]
"""Fields by their names."""

_SIMPLE: Mapping[str, Any] = {
    "kurzer_text": Text,
    "ganze_zahl": WholeNumber,
    "dezimalzahl": AnyDecimal,
    "prozent": Percent,
    "verhaeltnis": Ratio,
    "euro": Euro,
    "datum": Day,
    "uhrzeit": TimeOfDay,
    "stunden": Hours,
    "wahrheitswert": YesNo,
}


_LOOKS_LIKE: Mapping[str, Any] = {
    "ganze_zahl": 3,
    "dezimalzahl": "2,5",
    "prozent": "62,5 %",
    "verhaeltnis": "1:4,5",
    "euro": "78,40 €",
    "datum": "2027-01-31",
    "uhrzeit": "07:30",
    "stunden": "7,5",
}


class _OwnChoice(Choice):
    """Base of the closed lists that profiles declare, which are none of the built-in ones."""


class _OpenStructure(OwnStructure):
    """Also takes what nobody declares, as it stands, unjudged."""

    model_config = ConfigDict(extra="allow")


def own_models(declared: Mapping[str, Feldangabe], *, judged: bool) -> dict[str, type[Model]]:
    """The models of provider, offer and staffing with the fields declared, by the roots of paths.

    Where not all declarations are known (not `judged`), further values are taken as they stand.
    """
    models = {}
    for root in ("traeger", "angebot", "personal"):
        own = _below(declared, f"{root}.{OWN}.")
        at_positions = _below(declared, f"{root}.{POSITIONS}.{OWN}.")
        fields: dict[str, Any] = {}
        if root == "personal" and (at_positions or not judged):
            fields[POSITIONS] = _positions(at_positions, judged=judged)
        if own or not judged:
            fields[OWN] = _group(f"{root}_{OWN}", own, judged=judged)
        if fields:
            models[root] = _heir(BUILT_IN_FIELDS.model(root), fields)
    return models


def label_of(name: str, declared: Feldangabe) -> str:
    """What a field is called: by its description, else by its name."""
    return declared.beschreibung or name.replace("_", " ").capitalize()


def fields_in(declared: Feldangabe) -> Iterator[tuple[DataPath, str, Feldangabe]]:
    """The fields right inside a list or group: where they stand in the declaration, name and declaration."""
    if isinstance(declared.eintrag, dict):
        yield from ((("eintrag", name), name, one) for name, one in declared.eintrag.items())
    yield from ((("felder", name), name, one) for name, one in declared.felder.items())


def structure_of(name: str, declared: Declarations, *, in_entry: bool) -> type[Model]:
    """A structure with these fields; in an entry of a list none of them falls away."""
    members = {key: _member(f"{name}_{key}", key, one, in_entry=in_entry) for key, one in declared.items()}
    return _made(name, OwnStructure, members)


def _below(declared: Mapping[str, Feldangabe], start: str) -> dict[str, Feldangabe]:
    return {path.removeprefix(start): one for path, one in declared.items() if path.startswith(start)}


def _group(name: str, declared: Declarations, *, judged: bool, in_entry: bool = False) -> tuple[Any, Any]:
    """The structure behind `eigene`, as annotation and field."""
    members = {key: _member(f"{name}_{key}", key, one, in_entry=in_entry) for key, one in declared.items()}
    return _made(name, OwnStructure if judged else _OpenStructure, members), structure_field("Eigene Angaben")


def _positions(declared: Declarations, *, judged: bool) -> tuple[Any, Any]:
    from teilhabe_docs.model.staffing import Personal, Position

    own = _group(f"personal_{POSITIONS}_{OWN}", declared, judged=judged, in_entry=True)
    position = _heir(Position, {OWN: own})
    return cast("Any", ListOf)[position], Personal.model_fields[POSITIONS]


def _heir(base: type[Model], fields: Mapping[str, Any]) -> type[Model]:
    return _made(base.__name__, base, fields)


def _made(name: str, base: type[Model], fields: Mapping[str, Any]) -> type[Model]:
    """The model; a field may be called as what pydantic and Python give every one: `copy`, `register`."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Field name .* shadows an attribute in parent", UserWarning)
        return create_model(name, __base__=base, __module__=__name__, **cast("Any", fields))


def _member(name: str, key: str, declared: Feldangabe, *, in_entry: bool) -> tuple[Any, Any]:
    """Annotation and field of one declaration."""
    label = label_of(key, declared)
    if declared.art == "gruppe":
        group = structure_of(name, declared.felder, in_entry=in_entry)
        return (group if in_entry else cast("Any", Structure)[group]), structure_field(label)
    many = declared.art == "liste"
    return _annotation(name, declared, in_entry=in_entry), Field(
        default=() if many else None,
        description=label,
        examples=_examples(declared, in_entry=in_entry),
        json_schema_extra={"description": f"{label}. {declared.hinweis}"} if declared.hinweis else None,
    )


def _examples(declared: Feldangabe, *, in_entry: bool) -> list[Any] | None:
    """What the profile says; else, in an entry, what such a value looks like, so that one can be shown."""
    if declared.beispiel is not None:
        return [declared.beispiel]
    return [_LOOKS_LIKE[declared.art]] if in_entry and declared.art in _LOOKS_LIKE else None


def _annotation(name: str, declared: Feldangabe, *, in_entry: bool) -> Any:
    if declared.art == "liste":
        entry = _entry(name, declared)
        return tuple[entry, ...] if in_entry else cast("Any", ListOf)[entry]  # type: ignore[valid-type]
    kind = _value(name, declared)
    return Optional[kind] if in_entry or declared.art == "langer_text" else cast("Any", Optionally)[kind]  # noqa: UP045


def _entry(name: str, declared: Feldangabe) -> Any:
    if isinstance(declared.eintrag, Feldangabe):
        return _value(name, declared.eintrag)
    return structure_of(name, declared.eintrag or {}, in_entry=True)


def _value(name: str, declared: Feldangabe) -> Any:
    """The type of a single value."""
    if declared.art == "langer_text":
        return Slot
    return _choice(name, declared.werte) if declared.art == "auswahl" else _SIMPLE[declared.art]


def _choice(name: str, labels: Mapping[str, str]) -> type[Choice]:
    members: Iterable[Any] = ((f"W{i}", pair) for i, pair in enumerate(labels.items()))
    return cast("type[Choice]", cast("Any", _OwnChoice)(name, list(members), module=__name__))
