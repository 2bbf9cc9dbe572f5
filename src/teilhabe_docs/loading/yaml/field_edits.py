"""One value of a YAML file set, changed, emptied, or an entry of a list added, taken away, moved.

Nothing beside it changes: comments, order, quotation marks, line ends, byte order mark. Each edit is read
back; what does not read exactly as it should is not made.
"""

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from yaml.nodes import Node, SequenceNode

from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.entry_places import entries_moved, entry_added, entry_dropped
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue
from teilhabe_docs.loading.yaml.value_ends import NewText, with_texts
from teilhabe_docs.loading.yaml.value_places import PlaceInFile
from teilhabe_docs.loading.yaml.written_values import TypedValue
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

KeyOrder: TypeAlias = Callable[[DataPath], Sequence[str]]
"""The keys that a mapping at a path may have, in the order in which new ones are put."""


@dataclass(frozen=True, slots=True)
class PutValue:
    """The value at a path, None for none: its key stays then; what leads to it is made where missing."""

    path: DataPath
    value: TypedValue


@dataclass(frozen=True, slots=True)
class PutEntry:
    """A further entry of the list at a path, at `index`."""

    path: DataPath
    index: int
    value: TypedValue


@dataclass(frozen=True, slots=True)
class DropEntry:
    """The list at a path without the entry at `index`."""

    path: DataPath
    index: int


@dataclass(frozen=True, slots=True)
class ShiftEntry:
    """The entry at `index` of the list at a path, put where it then stands at `to`."""

    path: DataPath
    index: int
    to: int


FieldEdit: TypeAlias = PutValue | PutEntry | DropEntry | ShiftEntry


def with_edit(content: bytes, edit: FieldEdit, order: KeyOrder, file: str = "") -> bytes | None:
    """The file with the edit; None where it would not read exactly as it should, or cannot be read at all."""
    document, before = read_yaml(content, file)
    if document is None:
        return None
    expected = _expected(document.data, edit)
    if expected is None:
        return None
    if _bare(expected) == _bare(document.data):
        return content
    for texts in _ways(document, edit, order):
        new = with_texts(content, texts)
        if new is None:
            continue
        read, after = read_yaml(new, file)
        if read is not None and len(after) <= len(before) and _bare(read.data) == _bare(expected):
            return new
    return None


def _expected(data: dict[str, PlainValue], edit: FieldEdit) -> Any:
    """The plain data with the edit; None where there is no place for it."""
    whole: dict[str, Any] = {"": copy.deepcopy(data)}
    here: Any = whole
    *above, last = ("", *edit.path)
    for step in above:
        if isinstance(step, str) and isinstance(here, dict):
            if here.get(step) is None:
                here[step] = {}
            here = here[step]
        elif isinstance(step, int) and isinstance(here, list) and 0 <= step < len(here):
            here = here[step]
        else:
            return None
    if isinstance(edit, PutValue):
        if isinstance(last, int) and not (isinstance(here, list) and 0 <= last < len(here)):
            return None
        if isinstance(last, str) and not isinstance(here, dict):
            return None
        here[last] = plain(edit.value)
        return whole[""]
    entries = here.get(last) if isinstance(here, dict) and isinstance(last, str) else None
    entries = [] if entries is None and isinstance(edit, PutEntry) else entries
    if not isinstance(entries, list) or not _fits(edit, len(entries)):
        return None
    here[last] = _with_entries(entries, edit)
    return whole[""]


def _fits(edit: PutEntry | DropEntry | ShiftEntry, count: int) -> bool:
    if isinstance(edit, PutEntry):
        return 0 <= edit.index <= count
    return 0 <= edit.index < count and (isinstance(edit, DropEntry) or 0 <= edit.to < count)


def _with_entries(entries: list[Any], edit: PutEntry | DropEntry | ShiftEntry) -> list[Any] | None:
    if isinstance(edit, PutEntry):
        entries.insert(edit.index, plain(edit.value))
        return entries
    entry = entries.pop(edit.index)
    if isinstance(edit, ShiftEntry):
        entries.insert(edit.to, entry)
    return entries or None


def plain(value: TypedValue) -> PlainValue:
    """A value as it reads in a file."""
    if value is None:
        return None
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value]


def _bare(value: PlainValue) -> PlainValue:
    """The data without keys that have no value: whether these are there is no difference."""
    if isinstance(value, dict):
        inner = {key: _bare(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in (None, {})}
    return [_bare(one) for one in value] if isinstance(value, list) else value


def _ways(document: Document, edit: FieldEdit, order: KeyOrder) -> Iterator[list[NewText]]:
    if isinstance(edit, PutValue):
        yield from PlaceInFile(document, edit.path, order).ways(edit.value)
        return
    place = PlaceInFile(document, edit.path, order)
    node: Node | None = place.node if not place.left else None
    entries = node.value if isinstance(node, SequenceNode) else []
    if isinstance(edit, PutEntry) and not entries:
        yield from place.ways([edit.value])
    elif isinstance(edit, DropEntry) and len(entries) == 1:
        yield from place.ways(None)
    elif isinstance(node, SequenceNode) and isinstance(edit, PutEntry):
        yield from entry_added(document.text, node, edit.index, edit.value, flow=place.flow)
    elif isinstance(node, SequenceNode) and isinstance(edit, DropEntry):
        yield from entry_dropped(document.text, node, edit.index)
    elif isinstance(node, SequenceNode) and isinstance(edit, ShiftEntry):
        yield from entries_moved(document.text, node, edit.index, edit.to)
