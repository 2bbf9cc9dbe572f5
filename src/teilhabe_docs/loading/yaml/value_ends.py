"""Where the values of a YAML file end, and how a stretch of its text is written anew."""

from dataclasses import dataclass

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.loading.line_ends import joined, lines_and_ends


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


def with_stretch(content: bytes, stretch: NewText) -> bytes:
    """The file with another text at a stretch of it; what is new has the line ends of the file."""
    whole = content.decode("utf-8")
    mark = "\ufeff" if whole.startswith("\ufeff") else ""
    lines = lines_and_ends(whole.removeprefix(mark))
    starts, at = [], 0
    for line, _ in lines:
        starts.append(at)
        at += len(line) + 1
    first = max(n for n, start in enumerate(starts) if start <= stretch.start)
    last = max(n for n, start in enumerate(starts) if start <= stretch.end)
    ending = lines[first][1] or next((end for _, end in lines if end), "\n")
    new = lines[first][0][: stretch.start - starts[first]] + stretch.written
    new += lines[last][0][stretch.end - starts[last] :]
    put = [(line, ending) for line in new.split("\n")]
    put[-1] = (put[-1][0], lines[last][1])
    return (mark + joined([*lines[:first], *put, *lines[last + 1 :]])).encode("utf-8")
