"""Names in a YAML file that have changed: read as what they are called now, and where they stand."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.key_checks import MERGE
from teilhabe_docs.loading.yaml.node_tree import DataPath, NodeTree, plain_data
from teilhabe_docs.loading.yaml.yaml_errors import across

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class NewName(NamedTuple):
    """A name that is called otherwise now: the stretch of a value or key where it stands, both names."""

    start: int
    end: int
    old: str
    new: str


class FoundName(NamedTuple):
    """Such a name in a file: its place there, its YAML path as it is now, both names."""

    span: Span
    path: DataPath
    old: str
    new: str


class Clash(NamedTuple):
    """A key that is called as another beside it now: its place, its path as written, the keys `beside` it."""

    span: Span
    path: DataPath
    old: str
    new: str
    beside: tuple[str, ...]


class Renamed(NamedTuple):
    """The document as if the new names stood there, each place of it where it was; what is renamed, or not.

    Of keys that clash the present one counts, else the first; the others are left out.
    """

    document: Document
    found: tuple[FoundName, ...] = ()
    clashes: tuple[Clash, ...] = ()


Renamer = Callable[[DataPath, str, bool], Iterable[NewName]]
"""The new names in the text of a key (True) or value at a path, in the order of the text."""


def renamed(document: Document, renamer: Renamer) -> Renamed:
    """The document with the names that things have now."""
    root = document.wurzel
    found: list[_Met] = []
    if root is None:
        return Renamed(document)
    copy = cast("MappingNode", _copied(document, root, (), renamer, found))
    if not found:
        return Renamed(document)
    data = plain_data(copy)
    assert isinstance(data, dict)
    once = {(one.span, one.old): one for one in reversed(found)}  # an anchor is copied wherever it is used
    met = tuple(reversed(once.values()))
    return Renamed(
        Document(document.file, document.text, data, NodeTree(copy)),
        tuple(one for one in met if isinstance(one, FoundName)),
        tuple(one for one in met if isinstance(one, Clash)),
    )


_Met = FoundName | Clash


def _copied(document: Document, node: Node, path: DataPath, renamer: Renamer, found: list[_Met]) -> Node:
    """The node with new names; `path` is its path with them."""
    if isinstance(node, ScalarNode):
        names = tuple(renamer(path, node.value, False))
        found += [FoundName(document.span_in(node, n.start, n.end), path, n.old, n.new) for n in names]
        return _with(node, names)
    if isinstance(node, SequenceNode):
        entries = [_copied(document, one, (*path, i), renamer, found) for i, one in enumerate(node.value)]
        return SequenceNode(node.tag, entries, node.start_mark, node.end_mark, node.flow_style)
    assert isinstance(node, MappingNode)
    pairs = []
    renames = [() if key.tag == MERGE else tuple(renamer(path, key.value, True)) for key, _ in node.value]
    present = [_with(key, new) for (key, _), new in zip(node.value, renames, strict=True)]
    written: dict[str, dict[str, None]] = {}
    for (key, _), now in zip(node.value, present, strict=True):
        written.setdefault(now.value, {})[key.value] = None
    for (key, value), new, now in zip(node.value, renames, present, strict=True):
        if key.tag == MERGE:
            pairs.append((key, _taken_over(document, value, path, renamer, found)))
            continue
        same = written[now.value]
        below = (*path, now.value)
        if new and len(same) > 1:
            beside = tuple(one for one in same if one != key.value)
            found.append(Clash(across(key), (*path, key.value), key.value, now.value, beside))
            if now.value in same or key.value != next(iter(same)):
                continue
        else:
            found += [FoundName(across(key), below, n.old, n.new) for n in new]
        pairs.append((now, _copied(document, value, below, renamer, found)))
    return MappingNode(node.tag, pairs, node.start_mark, node.end_mark, node.flow_style)


def _taken_over(document: Document, node: Node, path: DataPath, renamer: Renamer, found: list[_Met]) -> Node:
    """What stands behind `<<`: one mapping or several, whose entries stand where `<<` does."""
    if not isinstance(node, SequenceNode):
        return _copied(document, node, path, renamer, found)
    entries = [_copied(document, one, path, renamer, found) for one in node.value]
    return SequenceNode(node.tag, entries, node.start_mark, node.end_mark, node.flow_style)


def _with(node: ScalarNode, names: Iterable[NewName]) -> ScalarNode:
    value = node.value
    for name in sorted(names, reverse=True):
        value = value[: name.start] + name.new + value[name.end :]
    if value == node.value:
        return node
    return ScalarNode(node.tag, value, node.start_mark, node.end_mark, node.style)


def whole(text: str, names: Mapping[str, str]) -> Iterator[NewName]:
    """A text that is such a name."""
    if text in names:
        yield NewName(0, len(text), text, names[text])


def patched(content: bytes, edits: Iterable[tuple[Span, str, str]]) -> tuple[bytes, int]:
    """A file with new texts in the place of old ones, each inside its span, and how many; not a byte beside.

    What does not stand in the span as it is named, and what reaches over several lines, stays.
    """
    text = content.decode("utf-8")
    bom = "\ufeff" if text.startswith("\ufeff") else ""
    lines = _LINE.findall(text.removeprefix(bom))
    count = 0
    by_span: dict[Span, list[tuple[str, str]]] = {}
    for span, old, new in dict.fromkeys(edits):
        by_span.setdefault(span, []).append((old, new))
    for span in sorted(by_span, key=lambda span: (span.line, span.column), reverse=True):
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        there = line[span.column - 1 : span.end_column - 1]
        for old, new in by_span[span] if span.line == span.end_line else ():
            if old in there:
                there = there.replace(old, new, 1)
                count += 1
        if span.line == span.end_line and line:
            lines[span.line - 1] = line[: span.column - 1] + there + line[span.end_column - 1 :]
    return (bom + "".join(lines)).encode("utf-8"), count
