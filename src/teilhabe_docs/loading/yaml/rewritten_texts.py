"""A text in a YAML file written anew in the style in which it stands, so that it then reads as it should."""

import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from yaml.nodes import ScalarNode

from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath

HIDDEN = re.compile("[\u00ad\u200b\u2060]")
"""Characters that nobody sees and only another program can have put there."""

_HIDDEN_ESCAPE = re.compile(r"(\\\\)|\\(?:xad|xAD|u00ad|u00AD|u200b|u200B|u2060)")
_BLOCK = re.compile(r"([|>])([-+]?[1-9]?|[1-9][-+])([ \t]*(?:#.*)?)")
_ALONE = re.compile(r"(?: *(?:- +)*)(?:[\w-]+:[ \t]+)?")
_BEHIND = re.compile(r"[ \t]*(?:#.*)?")


class Edit(NamedTuple):
    """What is put in the place of a stretch of the file, and what its text then is but for its last lines."""

    start: int
    end: int
    written: str
    text: str


def edits(document: Document, path: DataPath, mend: Callable[[str], str]) -> Iterator[Edit]:
    """The ways to write the text at a path as `mend` says, the nearest first; none where nothing changes."""
    node = document.scalar(path)
    if node is None or (mend(node.value) == node.value and node.style != ">"):
        return
    raw = document.text[node.start_mark.index : node.end_mark.index]
    if node.style in ("|", ">"):
        yield from _in_block(node, raw, mend)
    elif raw[:1] not in ("&", "!"):
        yield from _in_line(document.text, node, raw, mend(node.value))


def _in_block(node: ScalarNode, raw: str, mend: Callable[[str], str]) -> Iterator[Edit]:
    head, _, body = raw.partition("\n")
    found = _BLOCK.fullmatch(head)
    lines = body.split("\n")
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    if not found or not indent:
        return
    inner = [line[indent:] if line.strip() else "" for line in lines]
    if node.style == ">":
        bare = [HIDDEN.sub("", line) for line in inner]
        unfolded = _unfolded(bare)
        new = mend(unfolded)
        if new != unfolded:
            yield _block(node, f"|{head[1:]}", new.split("\n"), indent, lines[-1:])
            return
        head, new, text = head, "\n".join(bare), mend(node.value)
        if text != HIDDEN.sub("", node.value):
            return
    else:
        new = mend("\n".join(inner))
        text = mend(node.value)
    if new != "\n".join(inner):
        edit = _block(node, head, new.split("\n"), indent, lines[-1:])
        yield edit._replace(text=text)


def _unfolded(lines: list[str]) -> str:
    """The lines of a folded text as they are printed: one empty line between two is none."""
    result: list[str] = []
    empty = 0
    for line in lines:
        if line:
            result += [""] * max(0, empty - 1) if result else [""] * empty
            result.append(line)
            empty = 0
        else:
            empty += 1
    return "\n".join([*result, *[""] * empty])


def _block(node: ScalarNode, head: str, lines: list[str], indent: int, last: list[str]) -> Edit:
    """A block of lines; `last` is what stood before whatever follows it."""
    written = [f"{' ' * indent}{line}" if line.strip() else line for line in lines]
    if last and not last[0].strip():
        written[-1:] = last if not written[-1].strip() else [written[-1], *last]
    return Edit(node.start_mark.index, node.end_mark.index, "\n".join([head, *written]), "\n".join(lines))


def _in_line(whole: str, node: ScalarNode, raw: str, text: str) -> Iterator[Edit]:
    start, end = node.start_mark.index, node.end_mark.index
    if text == HIDDEN.sub("", node.value):
        bare = HIDDEN.sub("", raw)
        if node.style == '"':
            bare = _HIDDEN_ESCAPE.sub(lambda found: found[1] or "", bare)
        yield Edit(start, end, bare, text)
        return
    before = whole[whole.rfind("\n", 0, start) + 1 : start]
    behind = whole[end:].partition("\n")[0]
    indent = len(before) - len(before.lstrip(" -")) + 2
    if _ALONE.fullmatch(before) and _BEHIND.fullmatch(behind) and not text.startswith((" ", "\n")):
        head = "|" if text.endswith("\n") else "|-"
        lines = [f"{' ' * indent}{line}" if line.strip() else "" for line in text.rstrip("\n").split("\n")]
        yield Edit(start, end + len(behind), "\n".join([head + behind.rstrip(), *lines]), text)
    yield Edit(start, end, json.dumps(text, ensure_ascii=False), text)
