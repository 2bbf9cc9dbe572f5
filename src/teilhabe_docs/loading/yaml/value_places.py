"""Where a value stands in a YAML file or would stand, and the ways to write another in its place."""

import re
from collections.abc import Callable, Iterator, Sequence

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, NodeTree
from teilhabe_docs.loading.yaml.value_ends import NewText, end_of, end_of_line, end_of_pair, last_of
from teilhabe_docs.loading.yaml.written_scalars import quoted
from teilhabe_docs.loading.yaml.written_values import (
    TypedValue,
    behind_key,
    block_text,
    in_braces,
    in_place_of,
    pairs,
)

COMMENT = re.compile(r"[ \t]*(?:#.*)?")
_BLOCK_SIGN = re.compile(r"[|>][-+0-9]*")


class PlaceInFile:
    """A path in a file: `node` is the deepest value on the way that is there, `left` steps are missing."""

    def __init__(
        self, document: Document, path: DataPath, order: Callable[[DataPath], Sequence[str]]
    ) -> None:
        tree = NodeTree(document.wurzel)
        self.text, self.path, self._order = document.text, path, order
        self.key, self.node, self.left = tree.find(path)
        around = (tree.find(path[:n])[1] for n in range(len(path) - self.left + bool(self.left)))
        self.flow = any(isinstance(node, CollectionNode) and bool(node.flow_style) for node in around)
        self._above = tree.find(path[:-1])[1] if path else None

    def ways(self, value: TypedValue) -> Iterator[list[NewText]]:
        """How the value is written there, the nearest first."""
        if self.node is None:
            lines = pairs({str(self.path[0]): _nested([str(step) for step in self.path[1:]], value)}, 0)
            before = "" if not self.text or self.text.endswith("\n") else "\n"
            text = before + "".join(f"{line}\n" for line in lines)
            yield [NewText(len(self.text), len(self.text), text)]
            return
        missing = [str(step) for step in self.path[len(self.path) - self.left :]] if self.left else []
        if missing and isinstance(self.node, MappingNode):
            yield from self._inserted(self.node, missing[0], _nested(missing[1:], value))
        elif self.key is not None:
            yield from self._behind_key(self.key, self.node, _nested(missing, value))
        elif not missing and value is not None and isinstance(self.node, ScalarNode):
            yield from self._entry(self.node, value)

    def _entry(self, node: ScalarNode, value: TypedValue) -> Iterator[list[NewText]]:
        start, end = node.start_mark.index, end_of(self.text, node)
        if not isinstance(value, str):
            yield [NewText(start, end, in_braces(value))]
            return
        if "\n" not in value and node.style not in ("|", ">"):
            yield [NewText(start, end, in_place_of(value, node, flow=self.flow))]
        yield [NewText(start, end, quoted(value))]

    def _behind_key(self, key: ScalarNode, node: Node, value: TypedValue) -> Iterator[list[NewText]]:
        empty = isinstance(node, ScalarNode) and not node.value and not node.style
        colon = self.text.index(":", key.end_mark.index) + 1
        start = colon if empty else node.start_mark.index
        end = colon if empty else end_of(self.text, node)
        in_braces_too = isinstance(node, CollectionNode) and node.flow_style and bool(value)
        if self.flow or (in_braces_too and not isinstance(value, str)):
            yield from self._in_flow(key, node, value, start, end, empty=empty)
            if self.flow:
                return
        one_line = isinstance(value, str) and "\n" not in value
        if one_line and isinstance(value, str) and isinstance(node, ScalarNode) and not empty:
            if node.style not in ("|", ">"):
                yield [NewText(start, end, in_place_of(value, node, flow=False))]
        elif isinstance(value, str) and isinstance(node, ScalarNode) and node.style == "|":
            yield from self._block(key, node, value)
        yield from self._whole(key, node, value, colon, end)
        if isinstance(value, str):
            yield from self._whole(key, node, value, colon, end, escaped=True)

    def _block(self, key: ScalarNode, node: ScalarNode, value: str) -> Iterator[list[NewText]]:
        """A block of lines as far to the right as it stands, its sign as it is where that will do."""
        start, end = node.start_mark.index, end_of(self.text, node)
        head, *lines = self.text[start:end].split("\n")
        column = min((len(x) - len(x.lstrip(" ")) for x in lines if x.strip()), default=0)
        sign, new = block_text(value, column, column - key.start_mark.column)
        there = _BLOCK_SIGN.match(head)
        tail = head[there.end() :] if there else ""
        body = "\n".join(new).rstrip("\n") if sign == "|" else "\n".join(new)
        if column:
            yield [NewText(start, end, f"{sign}{tail}\n{body}")]

    def _whole(
        self,
        key: ScalarNode,
        node: Node,
        value: TypedValue,
        colon: int,
        end: int,
        *,
        escaped: bool = False,
    ) -> Iterator[list[NewText]]:
        """All that stands behind the key anew; a comment on its line and lines of comments below it stay."""
        line = end_of_line(self.text, colon)
        middle = ""
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            sign = _BLOCK_SIGN.match(self.text, node.start_mark.index)
            tail = self.text[sign.end() : line] if sign else ""
        elif isinstance(node, CollectionNode) and not node.flow_style and node.start_mark.index > line:
            tail = self.text[colon:line]
            middle = self.text[line : self.text.rfind("\n", 0, node.start_mark.index)]
            end = last_of(self.text, node)
        else:
            line = end_of_line(self.text, end)
            tail, end = self.text[end:line], line
        if not COMMENT.fullmatch(tail):
            return
        tail = tail.rstrip()
        head, lines = behind_key(value, key.start_mark.column)
        if escaped and isinstance(value, str):
            head, lines = f" {quoted(value)}", []
        yield [NewText(colon, end, "".join([head, tail, *(f"\n{one}" for one in lines), middle]))]

    def _in_flow(
        self, key: ScalarNode, node: Node, value: TypedValue, start: int, end: int, *, empty: bool
    ) -> Iterator[list[NewText]]:
        if value is None:
            yield from self._without_pair(key, end)
            return
        written = in_place_of(value, node, flow=True) if isinstance(value, str) else in_braces(value)
        if empty:
            behind = self.text[end : end + 1]
            written = f" {written}{'' if behind in ('', ' ', chr(10), ',', '}') else ' '}"
        yield [NewText(start, end, written)]

    def _without_pair(self, key: ScalarNode, end: int) -> Iterator[list[NewText]]:
        start = key.start_mark.index
        before = re.search(r",\s*$", self.text[:start])
        behind = re.match(r"\s*,\s*", self.text[end:])
        if before:
            yield [NewText(before.start(), end, "")]
        elif behind:
            yield [NewText(start, end + behind.end(), "")]
        else:
            yield [NewText(start, end, "")]

    def _inserted(self, mapping: MappingNode, key: str, value: TypedValue) -> Iterator[list[NewText]]:
        """A new key behind the last one that comes before it in the order, else behind the last."""
        order = list(self._order(self.path[: len(self.path) - self.left]))
        earlier = order[: order.index(key)] if key in order else order
        before = [pair for pair in mapping.value if pair[0].value in earlier]
        if mapping.flow_style:
            pair = before[-1] if before else mapping.value[-1] if mapping.value else None
            at = end_of(self.text, pair[1]) if pair else mapping.start_mark.index + 1
            written = in_braces({key: value})[1:-1]
            yield [NewText(at, at, f", {written}" if pair else written)]
            return
        for pair in (*before[-1:], *mapping.value[-1:]):
            column = mapping.value[0][0].start_mark.column
            at = self._behind(end_of_line(self.text, end_of_pair(self.text, pair)), column)
            apart = "\n" if not column and self.text[at : at + 2] == "\n\n" else ""
            lines = "\n".join(pairs({key: value}, column))
            yield [NewText(at, at, f"\n{apart}{lines}")]

    def _behind(self, at: int, column: int) -> int:
        """Behind the lines of comments that stand further to the right, and so belong to what is above."""
        while found := re.compile(rf"\n {{{column + 1},}}#[^\n]*").match(self.text, at):
            at = found.end()
        return at


def _nested(keys: Sequence[str], value: TypedValue) -> TypedValue:
    for key in reversed(keys):
        value = {key: value}
    return value
