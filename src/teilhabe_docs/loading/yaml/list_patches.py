"""Entries of lists of values in a YAML file, and scalars, as they are written in the place of others."""

import re

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.loading.yaml.entry_places import lines_of_entry
from teilhabe_docs.loading.yaml.value_ends import NewText, end_of, end_of_line, last_of
from teilhabe_docs.loading.yaml.written_values import in_place_of

_NUMBER_OR_DAY = re.compile(r"\d+|\d{4}-\d{2}-\d{2}")


def scalar(value: str, old: ScalarNode | None, *, flow: bool) -> str:
    """A value as it is written in the place of another: with quotation marks where that has some."""
    if (old is None or old.style not in ("'", '"')) and _NUMBER_OR_DAY.fullmatch(value):
        return value
    return in_place_of(value, old, flow=flow)


def items(text: str, node: Node, values: tuple[str, ...]) -> NewText | None:
    """Other values for a whole list; None where it is none, or has comments in it."""
    if not isinstance(node, SequenceNode) or "#" in text[node.start_mark.index : last_of(text, node)]:
        return None
    style = next((one for one in node.value if isinstance(one, ScalarNode)), None)
    start, end = node.start_mark.index, last_of(text, node)
    if node.flow_style:
        return NewText(start, end, f"[{', '.join(scalar(one, style, flow=True) for one in values)}]")
    dash = f"\n{' ' * node.start_mark.column}- "
    return NewText(start, end, f"- {dash.join(scalar(one, style, flow=False) for one in values)}")


def behind(text: str, node: Node, index: int, value: str | tuple[tuple[str, str], ...]) -> NewText | None:
    """A further value, or entry of several fields, behind an entry of a list that has some; -1: in front."""
    if not isinstance(node, SequenceNode) or not -1 <= index < len(node.value) or not node.value:
        return None
    beside = node.value[max(index, 0)]
    style = beside if isinstance(beside, ScalarNode) and beside.style in ("'", '"') else None
    if isinstance(value, str):
        written = scalar(value, style, flow=bool(node.flow_style))
    else:
        flow = bool(node.flow_style or (isinstance(beside, MappingNode) and beside.flow_style))
        written = _entry(value, " " * (node.start_mark.column + 2), flow=flow)
    if node.flow_style:
        at = beside.start_mark.index if index < 0 else end_of(text, beside)
        return NewText(at, at, f"{written}, " if index < 0 else f", {written}")
    dash = " " * node.start_mark.column
    if index < 0:
        at = text.rfind("\n", 0, beside.start_mark.index) + 1
        return NewText(at, at, f"{dash}- {written}\n")
    at = end_of_line(text, last_of(text, beside))
    return NewText(at, at, f"\n{dash}- {written}")


def _entry(fields: tuple[tuple[str, str], ...], indent: str, *, flow: bool) -> str:
    """The fields of an entry, in one line or each on a line of its own, as they stand behind a dash."""
    written = [f"{name}: {scalar(value, None, flow=flow)}" for name, value in fields]
    return f"{{{', '.join(written)}}}" if flow else f"\n{indent}".join(written)


def without(text: str, node: Node, index: int) -> NewText | None:
    """An entry away, with its lines; None where it is the only one."""
    if not isinstance(node, SequenceNode) or not 0 <= index < len(node.value) or len(node.value) < 2:
        return None
    entry = node.value[index]
    if node.flow_style:
        start, end = entry.start_mark.index, end_of(text, entry)
        if index:
            return NewText(end_of(text, node.value[index - 1]), end, "")
        return NewText(start, node.value[1].start_mark.index, "")
    start, end = lines_of_entry(text, node, index)
    return NewText(start, min(end + 1, len(text)), "")


def moved(text: str, node: Node, index: int, behind: int) -> list[NewText] | None:
    """An entry in block style, with all its lines, behind another of its list; -1: first."""
    if not isinstance(node, SequenceNode) or node.flow_style or index in (behind, -1):
        return None
    spans = [lines_of_entry(text, node, number) for number in range(len(node.value))]
    if max(index, behind) >= len(spans):
        return None
    start, end = spans[index]
    lines = text[start:end]
    if behind < 0:
        put = NewText(spans[0][0], spans[0][0], f"{lines}\n")
    else:
        at = spans[behind][1]
        put = NewText(at, at, f"\n{lines}")
    gone = NewText(start, end + 1, "") if end < len(text) else NewText(start - 1, end, "")
    return [put, gone]
