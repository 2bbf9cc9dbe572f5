"""Values put where a YAML file has none yet; nothing that stands there is changed, nor is a byte beside."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from teilhabe_docs.loading.line_ends import joined, lines_and_ends, usual_end
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import NodeTree, PlainValue
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml

Keys = tuple[str, ...]
"""The keys that lead to a value, from the root of a file; entries of lists are not led to."""


class Filling(NamedTuple):
    """A value, as `as_yaml` takes it, for the place that keys lead to.

    `note` is what a comment above it says, in one or several lines; nothing where it is empty. Without a
    value (None) there is only the comment, above a key that is there and empty, once.
    """

    keys: Keys
    value: Any
    note: str = ""


class Filled(NamedTuple):
    """The file with all values that found an empty place, and which did."""

    content: bytes
    done: tuple[Filling, ...]


def filled(
    content: bytes, fillings: Iterable[Filling], is_empty: Callable[[Keys, PlainValue], bool]
) -> Filled:
    """The file with values at places where there is no key, or one whose value `is_empty` says is none.

    A file that cannot be read stays as it is. Values are put in one after the other; one below a text, a list
    or a value before it finds no place.
    """
    done = []
    for one in fillings:
        document, findings = read_yaml(content, "")
        if document is None or findings:
            break
        edit = _edit(document, one, is_empty)
        if edit:
            content = _patched(content, edit)
            done.append(one)
    return Filled(content, tuple(done))


class _Edit(NamedTuple):
    """What takes the place of a stretch of the text, and lines to be put above the line of its beginning."""

    start: int
    end: int
    written: str
    above: str = ""


def _edit(document: Document, one: Filling, is_empty: Callable[[Keys, PlainValue], bool]) -> _Edit | None:
    if document.wurzel is None:
        return _at_end(document.text, one)
    key, node, left = NodeTree(document.wurzel).find(one.keys)
    there = one.keys[: len(one.keys) - left]
    if one.value is None:
        return None if left or key is None else _remark(document.text, key, one.note)
    value = _nested(one.keys[len(there) :], one.value)
    flowing = _flowing(document.wurzel, there)
    if key is not None and isinstance(node, ScalarNode):
        if is_empty(there, None if not node.style and not node.value else node.value):
            return _in_place(document.text, key, node, value, one.note, flowing=flowing)
        return None
    if key is not None and not left and node is not None and not node.value and is_empty(there, []):
        return _in_place(document.text, key, node, value, one.note, flowing=flowing)
    if isinstance(node, MappingNode) and left:
        if node.flow_style:
            return _in_braces(document.text, node, value, one.note)
        return _below(document.text, node, value, one.note)
    return None


def _remark(text: str, key: ScalarNode, note: str) -> _Edit | None:
    before, _, indent = text[: key.start_mark.index].rpartition("\n")
    above = []
    for line in reversed(before.split("\n")):
        if not line.lstrip().startswith("#"):
            break
        above.append(line)
    new = [line for line in _note(note, indent) if line not in above]
    at = key.start_mark.index - len(indent)
    return _Edit(at, at, "", "".join(f"{line}\n" for line in new)) if new and not indent.strip() else None


def _nested(keys: Keys, value: Any) -> Any:
    for key in reversed(keys):
        value = {key: value}
    return value


def _flowing(root: Node, keys: Keys) -> bool:
    """Whether one of the mappings that hold the value stands in braces."""
    for number in range(len(keys)):
        node = NodeTree(root if isinstance(root, MappingNode) else None).find(keys[:number])[1]
        if isinstance(node, MappingNode) and node.flow_style:
            return True
    return False


def _at_end(text: str, one: Filling) -> _Edit:
    gap = "" if not text or text.endswith("\n") else "\n"
    lines = [*_note(one.note, ""), *as_yaml(_nested(one.keys, one.value)).splitlines()]
    return _Edit(len(text), len(text), gap + "".join(f"{line}\n" for line in lines))


def _in_place(text: str, key: ScalarNode, node: Node, value: Any, note: str, *, flowing: bool) -> _Edit:
    """Behind the key, in the place of what stands there; a comment on the line stays behind the value."""
    column = key.start_mark.column
    start, end = key.end_mark.index, max(node.end_mark.index, key.end_mark.index)
    if not node.value and isinstance(node, ScalarNode) and not node.style:
        end = text.index(":", start) + 1
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        end = len(text[:end].rstrip())
    indent = text[: key.start_mark.index].rpartition("\n")[2]
    above = "".join(f"{line}\n" for line in _note(note, " " * (len(indent) - len(indent.lstrip()))))
    if flowing:
        written = f": {json.dumps(value, ensure_ascii=False)}"
        return _Edit(start, end, written + ("" if text[end : end + 1] in (",", "}", " ") else " "), above)
    first, *lines = as_yaml({"k": value}).splitlines()
    tail = text[end:].partition("\n")[0]
    written = "\n".join([f"{first[1:]}{tail.rstrip()}", *_indented(lines, column)])
    return _Edit(start, end + len(tail), written, above)


def _in_braces(text: str, node: MappingNode, value: Any, note: str) -> _Edit:
    end = node.end_mark.index - 1
    before = text[node.start_mark.index : end].rstrip()
    inside = json.dumps(value, ensure_ascii=False)[1:-1]
    inside = re.sub(r'^"([A-Za-z_][\w-]*)": ', r"\1: ", inside)
    start = node.start_mark.index + len(before)
    line = text[: node.start_mark.index].rpartition("\n")[2]
    above = "".join(f"{one}\n" for one in _note(note, " " * (len(line) - len(line.lstrip()))))
    return _Edit(start, end, inside if before.endswith(("{", ",")) else f", {inside}", above)


def _below(text: str, node: MappingNode, value: Any, note: str) -> _Edit:
    """A further key of a mapping, behind its last one and the comments that belong to that."""
    column = node.value[0][0].start_mark.column
    lines = text.split("\n")
    last = _last_line(node, lines)
    while last + 1 < len(lines) and re.match(rf" {{{column + 1},}}#", lines[last + 1]):
        last += 1
    start = sum(len(line) + 1 for line in lines[: last + 1])
    new = _indented([*_note(note, ""), *as_yaml(value).splitlines()], column)
    written = "".join(f"{line}\n" for line in ([] if column else [""]) + new)
    if start > len(text):
        return _Edit(len(text), len(text), "\n" + written.removesuffix("\n"))
    return _Edit(start, start, written)


def _last_line(node: Node, lines: list[str]) -> int:
    """The line, from 0, on which a value ends."""
    if isinstance(node, ScalarNode):
        if node.style in ("|", ">"):
            last = node.end_mark.line - (not node.end_mark.column or node.end_mark.line >= len(lines))
            last = min(last, len(lines) - 1)
            while last > node.start_mark.line and not lines[last].strip():
                last -= 1
            return last
        return node.end_mark.line if node.value or node.style else node.start_mark.line
    if not isinstance(node, CollectionNode):
        return int(node.start_mark.line)
    if node.flow_style or not node.value:
        return int(node.end_mark.line)
    if isinstance(node, MappingNode):
        key, value = node.value[-1]
        empty = isinstance(value, ScalarNode) and not value.value and not value.style
        return int(key.end_mark.line) if empty else _last_line(value, lines)
    return _last_line(node.value[-1], lines)


def _note(note: str, indent: str) -> list[str]:
    return [f"{indent}# {line}" for line in note.splitlines() if line.strip()]


def _indented(lines: Iterable[str], column: int) -> list[str]:
    return [f"{' ' * column}{line}" if line.strip() else "" for line in lines]


def _patched(content: bytes, edit: _Edit) -> bytes:
    """The file with the edit; a stretch counts each line end as one character, what is new has the file's."""
    whole = content.decode("utf-8")
    mark = "\ufeff" if whole.startswith("\ufeff") else ""
    lines = lines_and_ends(whole.removeprefix(mark))
    plain = "\n".join(line for line, _ in lines)
    ending = usual_end(lines)
    first = plain.count("\n", 0, edit.start)
    last = plain.count("\n", 0, edit.end)
    begin = edit.start - sum(len(line) + 1 for line, _ in lines[:first])
    rest = edit.end - sum(len(line) + 1 for line, _ in lines[:last])
    new = lines[first][0][:begin] + edit.written + lines[last][0][rest:]
    put = [(line, ending) for line in (edit.above + new).split("\n")]
    put[-1] = (put[-1][0], lines[last][1])
    return (mark + joined([*lines[:first], *put, *lines[last + 1 :]])).encode("utf-8")
