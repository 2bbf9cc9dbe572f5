"""Single values and entries of lists in a YAML file, written anew; comments, order and line ends stay.

Each edit is read back: what does not read exactly as it should is not made.
"""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, NodeTree, PlainValue
from teilhabe_docs.loading.yaml.value_ends import (
    NewText,
    end_of,
    end_of_line,
    end_of_pair,
    last_of,
    with_texts,
)
from teilhabe_docs.loading.yaml.written_scalars import in_block, in_flow, quoted
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

_COMMENT = re.compile(r"[ \t]*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class SetValue:
    """A text for the key at the end of a path, None to take it away; `order` says where a new key belongs.

    `instead`: a key beside it whose place the new one takes.
    """

    path: DataPath
    value: str | None
    order: tuple[str, ...] = ()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class AddEntries:
    """Entries for the list at a path, behind the one at index `after`, else at its end."""

    path: DataPath
    entries: tuple[Mapping[str, str], ...]
    after: int | None = None


EntryEdit: TypeAlias = SetValue | AddEntries


@dataclass(frozen=True, slots=True)
class EditedFile:
    """The file with the edits that could be made; the others."""

    content: bytes
    made: tuple[EntryEdit, ...] = ()
    refused: tuple[EntryEdit, ...] = field(default=())


def edited(content: bytes, edits: Iterable[EntryEdit], file: str = "") -> EditedFile:
    """The file with the edits, as if made one after the other; one that cannot be read refuses all of them.

    What is added to a list comes after what is changed in it, the last place first.
    """
    made: list[EntryEdit] = []
    refused: list[EntryEdit] = []
    waiting = [list(edits)]
    while waiting:
        some = waiting.pop()
        new = _together(content, some, file) if some else content
        if new is not None:
            content = new
            made += some
        elif len(some) == 1:
            refused += some
        else:  # those that stand in each other's way, or alone cannot be made
            middle = len(some) // 2
            waiting += [some[middle:], some[:middle]]
    return EditedFile(content, tuple(made), tuple(refused))


def _together(content: bytes, edits: Sequence[EntryEdit], file: str) -> bytes | None:
    """The file with all of these edits; None where it would not read exactly as it should."""
    document, findings = read_yaml(content, file)
    if document is None or findings:
        return None
    expected = copy.deepcopy(document.data)
    if not all(_apply(expected, edit) for edit in edits):
        return None
    if len(edits) == 1:
        choices: Iterable[list[NewText]] = ([way] for way in _ways(document, edits[0]))
    else:
        choices = [[way for edit in edits for way in islice(_ways(document, edit), 1)]]
    for texts in choices:
        new = with_texts(content, texts) if len(texts) == len(edits) else None
        if new is None:
            continue
        read, findings = read_yaml(new, file)
        if read is not None and not findings and _without(read.data, edits) == expected:
            return new
    return None


def _apply(data: dict[str, PlainValue], edit: EntryEdit) -> bool:
    """Make an edit in plain data; returns whether there is a place for it."""
    here: Any = data
    *way, last = edit.path
    for step in way:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return False
    if not isinstance(here, dict):
        return False
    if isinstance(edit, AddEntries):
        entries = here.get(str(last)) or []
        if not isinstance(entries, list):
            return False
        at = len(entries) if edit.after is None else edit.after + 1
        here[str(last)] = [*entries[:at], *map(dict, edit.entries), *entries[at:]]
        return True
    if edit.value is not None:
        here[str(last)] = edit.value
    else:
        here.pop(str(last), None)
    here.pop(edit.instead, None)
    return True


def _without(data: dict[str, PlainValue], edits: Iterable[EntryEdit]) -> dict[str, PlainValue]:
    """The data as it is, without keys that have been emptied; entries that are new come behind these."""
    for edit in edits:
        if isinstance(edit, SetValue) and edit.value is None:
            here: Any = data
            for step in edit.path[:-1]:
                here = here[step]
            if here.get(edit.path[-1], "") is None:
                del here[edit.path[-1]]
    return data


def _ways(document: Document, edit: EntryEdit) -> Iterator[NewText]:
    root = document.wurzel
    if isinstance(edit, AddEntries):
        yield from _added(document.text, root, edit)
        return
    _, above, left = NodeTree(root).find(edit.path[:-1])
    if root is None or (not left and isinstance(above, MappingNode)):
        yield from _set(document.text, above if isinstance(above, MappingNode) else None, edit)


def _set(text: str, mapping: MappingNode | None, edit: SetValue) -> Iterator[NewText]:
    key = str(edit.path[-1])
    if mapping is None:
        yield _at_end(text, key, edit.value)
        return
    pairs = {pair[0].value: pair for pair in mapping.value}
    flow = bool(mapping.flow_style)
    if edit.instead in pairs and key not in pairs and edit.value is not None:
        old_key, old = pairs[edit.instead]
        start, end = old_key.start_mark.index, end_of(text, old)
        yield NewText(start, end, f"{key}: {_scalar(edit.value, old, text, flow=flow)}")
    elif key in pairs and edit.value is None:
        yield from _removed(text, mapping, key)
    elif key in pairs and edit.value is not None:
        there, old = pairs[key]
        start, end = old.start_mark.index, end_of(text, old)
        written = _scalar(edit.value, old, text, flow=flow)
        if isinstance(old, ScalarNode) and not old.value and not old.style:
            start = end = text.index(":", there.end_mark.index) + 1
            behind = text[end : end + 1]
            written = f" {written}{'' if behind in ('', ' ', chr(10), ',', '}') else ' '}"
        yield NewText(start, end, written)
    elif edit.value is not None:
        yield from _inserted(text, mapping, key, edit)


def _inserted(text: str, mapping: MappingNode, key: str, edit: SetValue) -> Iterator[NewText]:
    """A new key behind the last one that comes before it in the order, else behind the last."""
    assert edit.value is not None
    earlier = edit.order[: edit.order.index(key)] if key in edit.order else ()
    before = [pair for pair in mapping.value if pair[0].value in earlier]
    pair = before[-1] if before else mapping.value[-1] if mapping.value else None
    written = f"{key}: {_scalar(edit.value, None, text, flow=bool(mapping.flow_style))}"
    if mapping.flow_style:
        at = end_of(text, pair[1]) if pair else mapping.start_mark.index + 1
        yield NewText(at, at, f", {written}" if pair else written)
        return
    if pair is None:
        return
    at = end_of_line(text, end_of_pair(text, pair))
    indent = " " * mapping.value[0][0].start_mark.column
    yield NewText(at, at, f"\n{indent}{written}")


def _removed(text: str, mapping: MappingNode, key: str) -> Iterator[NewText]:
    """The line of a key away where nothing else stands on it, else only its value."""
    pair = next(pair for pair in mapping.value if pair[0].value == key)
    start, end = pair[0].start_mark.index, end_of(text, pair[1])
    if mapping.flow_style:
        before = re.search(r",\s*$", text[:start])
        behind = re.match(r"\s*,\s*", text[end:])
        if before:
            yield NewText(before.start(), end, "")
        elif behind:
            yield NewText(start, end + behind.end(), "")
        return
    line = text.rfind("\n", 0, start) + 1
    after = end_of_line(text, end)
    if not text[line:start].strip() and not text[end:after].strip():
        yield NewText(line, min(after + 1, len(text)), "")
    colon = text.index(":", pair[0].end_mark.index) + 1
    yield NewText(colon, end, "")


def _added(text: str, root: MappingNode | None, edit: AddEntries) -> Iterator[NewText]:
    key, node, left = NodeTree(root).find(edit.path)
    if left or node is None:
        if len(edit.path) == 1 and (root is None or not root.flow_style):
            lines = f"{edit.path[0]}:\n{_lines_of(edit.entries, '  ', flow=False)}"
            before = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
            yield NewText(len(text), len(text), f"{before}{lines}\n")
        return
    if isinstance(node, SequenceNode) and node.value:
        entries = node.value
        model = entries[edit.after if edit.after is not None else len(entries) - 1]
        if node.flow_style:
            at = end_of(text, model)
            yield NewText(at, at, "".join(f", {_flow(entry)}" for entry in edit.entries))
            return
        at = end_of_line(text, last_of(text, model))
        dash = " " * node.start_mark.column
        yield NewText(
            at, at, f"\n{_lines_of(edit.entries, dash, flow=bool(getattr(model, 'flow_style', False)))}"
        )
        return
    if key is not None:
        colon = text.index(":", key.end_mark.index) + 1
        end = max(colon, end_of(text, node))
        behind = text[end : end_of_line(text, end)]
        if _COMMENT.fullmatch(behind):
            dash = " " * (key.start_mark.column + 2)
            lines = _lines_of(edit.entries, dash, flow=False)
            yield NewText(colon, end_of_line(text, end), f"{behind.rstrip()}\n{lines}")


def _lines_of(entries: Iterable[Mapping[str, str]], dash: str, *, flow: bool) -> str:
    return "\n".join(_entry(entry, dash, flow=flow) for entry in entries)


def _entry(entry: Mapping[str, str], dash: str, *, flow: bool) -> str:
    if flow:
        return f"{dash}- {_flow(entry)}"
    first, *others = (f"{key}: {in_block(value)}" for key, value in entry.items())
    return "\n".join([f"{dash}- {first}", *(f"{dash}  {line}" for line in others)])


def _flow(entry: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{key}: {in_flow(value)}' for key, value in entry.items())}}}"


def _at_end(text: str, key: str, value: str | None) -> NewText:
    before = "" if not text or text.endswith("\n") else "\n"
    return NewText(len(text), len(text), f"{before}{key}: {in_block(value or '')}\n")


def _scalar(value: str, old: Node | None, text: str, *, flow: bool) -> str:
    """A value as it is written in the place of another: with quotation marks where that has some."""
    if isinstance(old, ScalarNode) and old.style in ("'", '"'):
        return quoted(value)
    return in_flow(value) if flow else in_block(value)
