"""Fields inside the entries of a list (`personal.positionen.vzae`), and what tells the entries apart."""

import re
from collections.abc import Collection, Iterable

from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue, UnknownField, fields_of

_OF_ENTRY = re.compile(r" de[rs] \w+$")


def list_around(path: FieldPath, fields: FieldCatalogue) -> FieldPath | None:
    """The outermost list that a field lies inside; None where there is none, or one entry is meant."""
    if "[" in path:
        return None
    try:
        outwards = [one for one in list(path.field.around())[1:-1] if fields.at(one).ist_liste]
    except UnknownField:
        return None
    return outwards[-1] if outwards else None


def entry_columns(
    entries: FieldPath, members: Iterable[FieldPath], fields: FieldCatalogue
) -> list[FieldPath]:
    """The columns of a table of these fields: first what the entries are called, if they have that."""
    names = (entries / name for name in _naming(fields.at(entries).typ))
    return list(dict.fromkeys((*names, *members)))


def column_labels(
    columns: Iterable[FieldPath], members: Collection[FieldPath], fields: FieldCatalogue
) -> list[str]:
    """What stands above the columns; what the entries are called does not say again what these are."""
    from teilhabe_docs.documents.field_labels import field_labels

    labels = [(column, field_labels((column,), fields)[0]) for column in columns]
    return [label if column in members else _OF_ENTRY.sub("", label) for column, label in labels]


def _naming(kind: object) -> Iterable[str]:
    """The first member that is one value and no id."""
    if not (isinstance(kind, type) and issubclass(kind, Model)):
        return ()
    plain = (
        name
        for name, info in fields_of(kind).items()
        if name != "id"
        and not info.ist_liste
        and isinstance(info.typ, type)
        and not issubclass(info.typ, Model)
    )
    return [name for name in [next(plain, "")] if name]
