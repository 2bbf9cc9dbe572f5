"""The single values of a YAML file that the model knows, each with what the model takes it for."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from yaml.nodes import Node, ScalarNode, SequenceNode

from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.key_checks import MERGE
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.fields import fields_of

ScalarType: TypeAlias = type | Literal["slot"]
"""What a value is read as: the type of a field, or a text in Markdown."""


class KnownScalar(NamedTuple):
    """A scalar at the path of a field; `needed`: without a value there is an error."""

    node: ScalarNode
    path: DataPath
    kind: ScalarType
    needed: bool


class _KeyField(NamedTuple):
    """What the model says about the value at a key."""

    kind: ScalarType
    is_list: bool = False
    needed: bool = False


def known_scalars(document: Document, root: type[Model]) -> Iterator[KnownScalar]:
    """All of them in the order of a file that was read as `root`; an alias leads to the same one again."""
    if document.wurzel is None:
        return
    waiting: list[tuple[Node, ScalarType, DataPath, bool]] = [(document.wurzel, root, (), False)]
    while waiting:
        node, kind, path, needed = waiting.pop()
        if isinstance(node, ScalarNode):
            yield KnownScalar(node, path, _short_form(kind), needed)
        elif isinstance(node, SequenceNode):
            entries = reversed(list(enumerate(node.value)))
            waiting += [(value, kind, (*path, number), True) for number, value in entries]
        else:
            fields = _fields(kind)
            for key, value in reversed(node.value):
                if key.tag == MERGE:
                    sources = value.value if isinstance(value, SequenceNode) else [value]
                    waiting += [(source, kind, path, False) for source in sources]
                elif (known := fields.get(key.value)) and not (
                    known.is_list and isinstance(value, ScalarNode)
                ):
                    waiting.append((value, known.kind, (*path, key.value), known.needed))


@cache
def _fields(kind: ScalarType) -> Mapping[str, _KeyField]:
    """What may stand at the keys of a mapping that is read as `kind`."""
    fields = {"entfaellt": _KeyField(str)}
    if kind == "slot":
        return {**fields, **dict.fromkeys(("datei", "anlage"), _KeyField(str)), "kurz": _KeyField("slot")}
    if issubclass(kind, Model):
        for name, info in fields_of(kind).items():
            fields[name] = _KeyField(info.typ, info.ist_liste, kind.model_fields[name].is_required())
    return fields


def _short_form(kind: ScalarType) -> ScalarType:
    """What a structure is read from where it is written as one text."""
    if isinstance(kind, type) and issubclass(kind, Model) and kind.kurzform:
        return fields_of(kind)[kind.kurzform].typ
    return kind
