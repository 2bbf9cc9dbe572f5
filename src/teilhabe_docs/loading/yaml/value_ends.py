"""Where the values of a YAML file end, and how a stretch of its text is written anew."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.loading.line_ends import joined, lines_and_ends, usual_end


@dataclass(frozen=True, slots=True)
class NewText:
    """What takes the place of a stretch of a text; each line end counts as one character."""

    start: int
    end: int
    written: str


def end_of(text: str, node: Node) -> int:
    """Where a value ends; that of a block of lines at the end of the last one with something on it."""
    if isinstance(node, CollectionNode) and not node.flow_style:
        return last_of(text, node) if node.value else int(node.start_mark.index)
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        return start + len(text[start:end].rstrip())
    return max(start, end)


def last_of(text: str, node: Node) -> int:
    """Where the last value in a node ends."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return end_of_pair(text, node.value[-1])
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return last_of(text, node.value[-1])
    return end_of(text, node)


def end_of_pair(text: str, pair: tuple[Node, Node]) -> int:
    """Where the value of a key ends, or its colon where there is none."""
    key, value = pair
    if isinstance(value, ScalarNode) and not value.value and not value.style:
        return text.index(":", key.end_mark.index) + 1
    return max(last_of(text, value), key.end_mark.index)


def end_of_line(text: str, index: int) -> int:
    """Where the line ends on which something stands."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def with_texts(content: bytes, texts: Sequence[NewText]) -> bytes | None:
    """The file with other texts at stretches of it, None where these overlap.

    What is new has the line ends of the file; of two texts at one place the first comes first.
    """
    whole = content.decode("utf-8")
    mark = "\ufeff" if whole.startswith("\ufeff") else ""
    lines = lines_and_ends(whole.removeprefix(mark))
    starts = [0, *accumulate(len(line) + 1 for line, _ in lines)]
    usual = usual_end(lines)
    before = len(whole) + 1
    for _, text in sorted(enumerate(texts), key=lambda one: (one[1].start, one[0]), reverse=True):
        if text.end > before:
            return None
        before = text.start
        first, last = (bisect_right(starts, at) - 1 for at in (text.start, text.end))
        ending = lines[first][1] or usual
        new = lines[first][0][: text.start - starts[first]] + text.written
        new += lines[last][0][text.end - starts[last] :]
        put = [(line, ending) for line in new.split("\n")]
        put[-1] = (put[-1][0], lines[last][1])
        lines[first : last + 1] = put
    return (mark + joined(lines)).encode("utf-8")
