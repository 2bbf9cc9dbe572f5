"""The tree of a YAML file: its plain data, and the node that a path leads to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.loading.yaml.key_checks import MERGE

if TYPE_CHECKING:
    from teilhabe_docs.loading.yaml.alignment import Alignment

PlainValue: TypeAlias = "str | list[PlainValue] | dict[str, PlainValue] | None"
"""What a file holds: texts as typed, nothing, lists and mappings."""

DataPath: TypeAlias = tuple[str | int, ...]
"""Where in a file a value stands: keys and indices from the root."""

_Entry: TypeAlias = tuple[ScalarNode | None, Node]


class NodeTree:
    """Finds nodes below `root`; what it has looked through once it remembers."""

    def __init__(self, root: MappingNode | None = None) -> None:
        self.root = root
        self._entries: dict[int, dict[str, _Entry]] = {}
        self._alignments: dict[int, Alignment] = {}

    def find(self, path: DataPath) -> tuple[ScalarNode | None, Node | None, int]:
        """Key and value of the deepest part of a path that exists, and how many parts are left."""
        key: ScalarNode | None = None
        value: Node | None = self.root
        for number, step in enumerate(path):
            entry = self._entry(value, step)
            if entry is None:
                return key, value, len(path) - number
            key, value = entry
        return key, value, 0

    def alignment(self, node: ScalarNode, text: str) -> "Alignment":
        """How the value of a node lies in the text of the file."""
        from teilhabe_docs.loading.yaml.alignment import Alignment

        start = node.start_mark.index
        if start not in self._alignments:
            self._alignments[start] = Alignment(node, text)
        return self._alignments[start]

    def _entry(self, node: Node | None, step: str | int) -> _Entry | None:
        if isinstance(node, SequenceNode) and isinstance(step, int):
            return (None, node.value[step]) if 0 <= step < len(node.value) else None
        if isinstance(node, MappingNode) and isinstance(step, str):
            return self._entries_of(node).get(step)
        return None

    def _entries_of(self, node: MappingNode) -> dict[str, _Entry]:
        """The entries of a mapping by their keys: of two equal ones the last, then those taken over."""
        start = node.start_mark.index
        if start not in self._entries:
            pairs = (pair for pair in node.value if pair[0].tag != MERGE)
            entries: dict[str, _Entry] = {key.value: (key, value) for key, value in pairs}
            for source in _taken_over(node):
                if isinstance(source, MappingNode):
                    entries = {**self._entries_of(source), **entries}
            self._entries[start] = entries
        return self._entries[start]


def plain_data(node: Node) -> PlainValue:
    """The plain data of a bounded tree: empty, `~`, `null` and `<<` are resolved, all else is text."""
    if isinstance(node, ScalarNode):
        return None if not node.style and node.value in ("", "~", "null") else str(node.value)
    if isinstance(node, SequenceNode):
        return [plain_data(entry) for entry in node.value]
    data: dict[str, PlainValue] = {}
    for source in _taken_over(node):
        taken = plain_data(source)
        if isinstance(taken, dict):
            data = {**taken, **data}
    for key, value in node.value:
        if key.tag != MERGE:
            data[key.value] = plain_data(value)
    return data


def into(wert: PlainValue, schritt: str | int) -> PlainValue:
    """The entry of a mapping or list; None where there is none."""
    if isinstance(wert, dict) and isinstance(schritt, str):
        return wert.get(schritt)
    if isinstance(wert, list) and isinstance(schritt, int) and 0 <= schritt < len(wert):
        return wert[schritt]
    return None


def _taken_over(node: Node) -> Iterator[Node]:
    """The mappings that `<<` takes over, the one that wins first."""
    for key, value in node.value:
        if key.tag == MERGE:
            yield from value.value if isinstance(value, SequenceNode) else [value]
