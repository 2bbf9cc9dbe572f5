"""Entries of any shape in a list of a YAML file: where one is put, which lines go with one, how they move."""

from collections.abc import Iterator

from yaml.nodes import CollectionNode, Node, SequenceNode

from teilhabe_docs.loading.yaml.value_ends import NewText, end_of, end_of_line, last_of
from teilhabe_docs.loading.yaml.written_values import TypedValue, entry, in_braces


def entry_added(
    text: str, node: SequenceNode, index: int, value: TypedValue, *, flow: bool
) -> Iterator[list[NewText]]:
    """A further entry of a list that has some."""
    entries = node.value
    if flow or node.flow_style:
        if index:
            at = end_of(text, entries[index - 1])
            yield [NewText(at, at, f", {in_braces(value)}")]
        else:
            at = entries[0].start_mark.index
            yield [NewText(at, at, f"{in_braces(value)}, ")]
        return
    dash = node.start_mark.column
    beside = entries[max(index - 1, 0)]
    if isinstance(beside, CollectionNode) and beside.flow_style:
        lines = f"{' ' * dash}- {in_braces(value)}"
    else:
        lines = "\n".join(entry(value, dash))
    if index:
        at = end_of_line(text, last_of(text, beside))
        yield [NewText(at, at, f"\n{lines}")]
    else:
        at = _start(text, entries[0], dash)
        yield [NewText(at, at, f"{lines}\n")]


def entry_dropped(text: str, node: SequenceNode, index: int) -> Iterator[list[NewText]]:
    """An entry away, with its lines, of a list that has others."""
    one = node.value[index]
    if node.flow_style:
        if index:
            yield [NewText(end_of(text, node.value[index - 1]), end_of(text, one), "")]
        else:
            yield [NewText(one.start_mark.index, node.value[1].start_mark.index, "")]
        return
    start, end = lines_of_entry(text, node, index)
    if end < len(text):
        yield [NewText(start, end + 1, "")]
    else:
        yield [NewText(max(start - 1, 0), end, "")]


def entries_moved(text: str, node: SequenceNode, index: int, to: int) -> Iterator[list[NewText]]:
    """The entries in another order, each with its lines; what stands between them stays."""
    if node.flow_style:
        spans = [(one.start_mark.index, end_of(text, one)) for one in node.value]
    else:
        spans = [lines_of_entry(text, node, number) for number in range(len(node.value))]
    order = list(range(len(spans)))
    order.insert(to, order.pop(index))
    yield [
        NewText(*spans[number], text[slice(*spans[old])]) for number, old in enumerate(order) if number != old
    ]


def lines_of_entry(text: str, node: SequenceNode, index: int) -> tuple[int, int]:
    """From where to where the lines of an entry of a list in block style go, without their last line end."""
    one: Node = node.value[index]
    return _start(text, one, node.start_mark.column), end_of_line(text, last_of(text, one))


def _start(text: str, one: Node, dash: int) -> int:
    """Where the line begins on which the dash of an entry stands."""
    start = text.rfind("\n", 0, one.start_mark.index) + 1
    while start and text[start + dash : start + dash + 1] != "-":
        start = text.rfind("\n", 0, start - 1) + 1
    return start
