"""The leaves of a concept: every value that somebody has given, with its path and its field."""

from functools import cache
from typing import Any, NamedTuple

from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown


class GivenLeaf(NamedTuple):
    """A given value: its path with entries, its field without them. A list of plain values is one leaf."""

    path: str
    field: str
    value: Any


_WHOLE = (Entfaellt, Markdown, Datei, AnlageVerweis)


def given_leaves(root: str, model: Model) -> list[GivenLeaf]:
    """The leaves below an object of the concept; what is empty, or what holds anyway, is not given."""
    return [leaf for leaf in written_leaves(root, model) if not emptiness_of(leaf.value)]


def written_leaves(root: str, model: Model) -> list[GivenLeaf]:
    """The same with those that are written and count as empty: placeholders, paths."""
    found: list[GivenLeaf] = []
    _collect(model, root, root, found)
    return found


def _collect(model: Model, path: str, field: str, found: list[GivenLeaf]) -> None:
    """Add what is found; a list, since generators in one another take twice the time."""
    defaults = _defaults(type(model))
    for name, value in model.__dict__.items():
        if value is None or value == ():
            continue
        if isinstance(value, _WHOLE):
            found.append(GivenLeaf(f"{path}.{name}", f"{field}.{name}", value))
        elif isinstance(value, Model):
            _collect(value, f"{path}.{name}", f"{field}.{name}", found)
        elif isinstance(value, tuple) and isinstance(value[0], Model):
            for number, entry in enumerate(value):
                _collect(entry, f"{path}.{name}[{number}]", f"{field}.{name}", found)
        elif isinstance(value, tuple) or name not in defaults or value != defaults[name]:
            found.append(GivenLeaf(f"{path}.{name}", f"{field}.{name}", value))


@cache
def _defaults(model: type[Model]) -> dict[str, Any]:
    """The values that hold where nothing is given."""
    fields = model.model_fields.items()
    return {
        name: info.default for name, info in fields if not info.is_required() and info.default is not None
    }
