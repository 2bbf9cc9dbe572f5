"""Values of a YAML file changed where they stand: words of a text, scalars, entries of lists of values.

Comments, order, quotation marks and line ends stay. What would not read exactly as it should is not made.
"""

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.list_patches import behind, items, moved, scalar, without
from teilhabe_docs.loading.yaml.node_tree import DataPath, NodeTree, PlainValue
from teilhabe_docs.loading.yaml.value_ends import NewText, end_of, with_texts
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml


@dataclass(frozen=True, slots=True)
class NewWords:
    """Other words from `start` to before `end` (code points) of the text at a path."""

    path: DataPath
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class NewScalar:
    """Another value at a path."""

    path: DataPath
    value: str


@dataclass(frozen=True, slots=True)
class NewItems:
    """Other plain values for the whole list at a path."""

    path: DataPath
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemBehind:
    """A further plain value in the list at a path, behind the entry at `index`; -1: in front of all.

    Or an entry of several fields, each with its plain value.
    """

    path: DataPath
    index: int
    value: str | tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WithoutItem:
    """The list at a path without the entry at `index`."""

    path: DataPath
    index: int


@dataclass(frozen=True, slots=True)
class MovedItem:
    """The entry at `index` of the list at a path, whatever it is, behind the one at `behind`; -1: first."""

    path: DataPath
    index: int
    behind: int


ValuePatch: TypeAlias = NewWords | NewScalar | NewItems | ItemBehind | WithoutItem | MovedItem
_OfList: TypeAlias = ItemBehind | WithoutItem | MovedItem


def patched(content: bytes, patches: Sequence[ValuePatch], file: str = "") -> bytes | None:
    """The file with all of these patches; None where it would not read exactly as it should."""
    document, findings = read_yaml(content, file)
    if document is None or findings:
        return None
    expected = _expected(document.data, patches)
    for texts in _ways(document, patches):
        new = with_texts(content, texts) if texts is not None else None
        if new is None:
            continue
        read, findings = read_yaml(new, file)
        if read is not None and not findings and read.data == expected:
            return new
    return None


def _expected(data: dict[str, PlainValue], patches: Sequence[ValuePatch]) -> Any:
    """The data with the patches, each path as it was before all of them."""
    new = copy.deepcopy(data)
    words = sorted((p for p in patches if isinstance(p, NewWords)), key=lambda p: p.start, reverse=True)
    for patch in words:
        above, step = _above(new, patch.path)
        text = above[step]
        above[step] = text[: patch.start] + patch.new + text[patch.end :]
    for one in patches:
        if isinstance(one, NewScalar):
            above, step = _above(new, one.path)
            above[step] = one.value
        elif isinstance(one, NewItems):
            above, step = _above(new, one.path)
            above[step] = list(one.values)
    lists: dict[DataPath, list[_OfList]] = {}
    for one in patches:
        if isinstance(one, _OfList):
            lists.setdefault(one.path, []).append(one)
    for path, some in lists.items():
        above, step = _above(new, path)
        above[step] = _with_items(above[step], some)
    return new


def _with_items(entries: list[Any], patches: Sequence[_OfList]) -> list[Any]:
    gone = {p.index for p in patches if isinstance(p, WithoutItem | MovedItem)}
    added: dict[int, list[Any]] = {}
    for p in patches:
        if isinstance(p, ItemBehind):
            value = p.value if isinstance(p.value, str) else dict(p.value)
            added.setdefault(p.index, []).append(value)
        elif isinstance(p, MovedItem):
            added.setdefault(p.behind, []).append(entries[p.index])
    found = list(added.get(-1, ()))
    for index, entry in enumerate(entries):
        found += [] if index in gone else [entry]
        found += added.get(index, ())
    return found


def _above(data: Any, path: DataPath) -> tuple[Any, Any]:
    for step in path[:-1]:
        data = data[step]
    return data, path[-1]


def _ways(document: Document, patches: Sequence[ValuePatch]) -> Iterator[list[NewText] | None]:
    """The nearest way first: words where they stand; else the whole scalars around them anew."""
    yield _texts(document, patches, _words)
    yield _texts(document, patches, _whole)


_Words: TypeAlias = "Callable[[Document, DataPath, list[NewWords]], list[NewText] | None]"


def _texts(document: Document, patches: Sequence[ValuePatch], words: _Words) -> list[NewText] | None:
    found: list[NewText] = []
    by_path: dict[DataPath, list[NewWords]] = {}
    for patch in patches:
        if isinstance(patch, NewWords):
            by_path.setdefault(patch.path, []).append(patch)
            continue
        new = _other(document, patch)
        if new is None:
            return None
        found += new
    for path, some in by_path.items():
        more = words(document, path, some)
        if more is None:
            return None
        found += more
    return found


def _words(document: Document, path: DataPath, patches: list[NewWords]) -> list[NewText] | None:
    node = document.scalar(path)
    if node is None:
        return None
    alignment = NodeTree(document.wurzel).alignment(node, document.text)
    indent = _indent(document.text, node)
    found = []
    for one in patches:
        where = _stretch(alignment.stretch, node.value, one.start, one.end)
        if where is None:
            return None
        new = one.new
        if "\n" in new:
            if node.style != "|":
                return None
            new = "\n".join([new.split("\n")[0], *(indent + x if x else "" for x in new.split("\n")[1:])])
        if node.style in ("'", '"'):
            new = json.dumps(new, ensure_ascii=False)[1:-1] if node.style == '"' else new.replace("'", "''")
        found.append(NewText(*where, new))
    return found


def _stretch(
    stretch: Callable[[int, int], tuple[int, int] | None], value: str, start: int, end: int
) -> tuple[int, int] | None:
    """Where a stretch of a value stands in the file; blanks at its ends as they are typed there."""
    inner = value[start:end]
    first = next((n for n in range(start, end) if not value[n].isspace()), end)
    last = next((n + 1 for n in range(end - 1, start - 1, -1) if not value[n].isspace()), start)
    if not inner.strip():
        before = next((n for n in range(start - 1, -1, -1) if not value[n].isspace()), None)
        after = next((n for n in range(end, len(value)) if not value[n].isspace()), None)
        left = stretch(before, before + 1) if before is not None else None
        right = stretch(after, after + 1) if after is not None else None
        if before is not None and left and start == before + 1:
            at = left[1]
            return (at, right[0]) if inner and right else (at, at)
        if right and after == end:
            return right[0], right[0]
        return (left[1] + start - before - 1,) * 2 if left and before is not None else None
    found = stretch(first, last)
    if found is None:
        return None
    return found[0] - (first - start), found[1] + (end - last)


def _indent(text: str, node: ScalarNode) -> str:
    lines = text[node.start_mark.index : node.end_mark.index].split("\n")[1:]
    return " " * min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)


def _whole(document: Document, path: DataPath, patches: list[NewWords]) -> list[NewText] | None:
    """The scalar as a whole; a text of several lines only where it stands as a block."""
    node = document.scalar(path)
    if node is None:
        return None
    value = node.value
    for one in sorted(patches, key=lambda p: p.start, reverse=True):
        value = value[: one.start] + one.new + value[one.end :]
    flow = _in_flow_around(document, path)
    start, end = node.start_mark.index, end_of(document.text, node)
    if node.style == "|":
        indent = _indent(document.text, node)
        head = document.text[start:end].split("\n")[0]
        lines = [indent + line if line else "" for line in value.rstrip("\n").split("\n")]
        return [NewText(start, end, "\n".join([head, *lines]))]
    if "\n" in value:
        return None
    return [NewText(start, end, scalar(value, node, flow=flow))]


def _other(document: Document, patch: ValuePatch) -> list[NewText] | None:
    if isinstance(patch, MovedItem):
        _, node, left = NodeTree(document.wurzel).find(patch.path)
        return None if left or node is None else moved(document.text, node, patch.index, patch.behind)
    new = _in_place(document, patch)
    return None if new is None else [new]


def _in_place(document: Document, patch: ValuePatch) -> NewText | None:
    _, node, left = NodeTree(document.wurzel).find(patch.path)
    if left or node is None:
        return None
    text = document.text
    match patch:
        case NewScalar(path, value):
            if not isinstance(node, ScalarNode):
                return None
            flow = _in_flow_around(document, path)
            return NewText(node.start_mark.index, end_of(text, node), scalar(value, node, flow=flow))
        case NewItems(_, values):
            return items(text, node, values)
        case ItemBehind(_, index, value):
            return behind(text, node, index, value)
        case WithoutItem(_, index):
            return without(text, node, index)
    return None


def _in_flow_around(document: Document, path: DataPath) -> bool:
    tree = NodeTree(document.wurzel)
    nodes = (tree.find(path[:n])[1] for n in range(len(path)))
    return any(isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style) for node in nodes)
