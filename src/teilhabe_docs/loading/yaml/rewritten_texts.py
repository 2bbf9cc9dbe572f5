"""A text in a YAML file written anew in the style in which it stands, so that it then reads as it should."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from yaml.nodes import ScalarNode

from teilhabe_docs.loading.covered_text import HIDDEN, Covering
from teilhabe_docs.loading.line_ends import joined, lines_and_ends, with_plain_ends
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath

_HIDDEN_OR_ESCAPED = re.compile(rf"\\\\|\\(?:xad|xAD|u00ad|u00AD|u200b|u200B|u2060)|{HIDDEN.pattern}")
_BLOCK = re.compile(r"([|>])([-+]?[1-9]?|[1-9][-+])([ \t]*(?:#.*)?)")
_ALONE = re.compile(r"(?: *(?:- +)*)(?:[\w-]+:[ \t]+)?")
_BEHIND = re.compile(r"[ \t]*(?:#.*)?")


class Edit(NamedTuple):
    """What is put in the place of a stretch of the file, and what its text then is but for its last lines.

    The stretch is counted as if each line end were one character; what is put there has those of the file.
    """

    start: int
    end: int
    written: str
    text: str


class TextEdits:
    """The ways to write the texts of a file; `content` is the file without a byte order mark.

    A folded text is mended by the lines that are typed, also empty ones, if these hold the code, rows and
    notes of its value.
    """

    def __init__(self, document: Document, content: str, covering: Covering) -> None:
        self._document, self._covering = document, covering
        self._ends = [end for _, end in lines_and_ends(content)]

    def ways(self, path: DataPath, mend: Callable[[str], str]) -> Iterator[Edit]:
        """The ways to write the text at a path as `mend` says, the nearest first; none if nothing changes."""
        node = self._document.scalar(path)
        if node is None:
            return
        raw = self._document.text[node.start_mark.index : node.end_mark.index]
        if node.style in ("|", ">"):
            yield from self._in_block(node, raw, mend)
        elif raw[:1] not in ("&", "!"):
            yield from self._in_line(node, raw, mend)

    def _in_block(self, node: ScalarNode, raw: str, mend: Callable[[str], str]) -> Iterator[Edit]:
        head, *lines = raw.split("\n")
        found = _BLOCK.fullmatch(head)
        indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
        if not found or not indent:
            return
        bare = [line[indent:] if line.strip() else line for line in lines]
        first = node.start_mark.line + 1
        if node.style == "|":
            new = self._mended(self._typed(bare, range(len(bare)), first), mend, first)
            if with_plain_ends(new) != "\n".join(bare):
                yield self._block(node, head, new, indent, lines[-1])._replace(text=mend(node.value))
            return
        typed = self._typed(bare, range(len(bare)), first)
        new = self._mended(typed, mend, first)
        if _seen(new) != _seen(typed):
            if self._unfolds(node, typed):
                yield self._block(node, f"|{head[1:]}", new, indent, lines[-1])
        elif (text := mend(node.value)) != node.value and _seen(text) == _seen(node.value):
            yield self._without_hidden(node, raw, text)

    def _in_line(self, node: ScalarNode, raw: str, mend: Callable[[str], str]) -> Iterator[Edit]:
        start, end, line = node.start_mark.index, node.end_mark.index, node.start_mark.line
        typed = node.value.replace("\n", self._end(line))
        if _is_folded(node, raw):
            lines = _folded_lines(node, raw)
            several = self._typed(lines, range(len(lines)), line)
            if _seen(mend(several)) != _seen(several) and self._unfolds(node, several):
                typed = several
            elif _seen(mend(node.value)) != _seen(node.value):
                return
        new = self._mended(typed, mend, line)
        text = with_plain_ends(new)
        if new == typed:
            return
        if _seen(text) == _seen(node.value):
            yield self._without_hidden(node, raw, text)
            return
        whole = self._document.text
        before = whole[whole.rfind("\n", 0, start) + 1 : start]
        behind = whole[end:].partition("\n")[0]
        if _ALONE.fullmatch(before) and _BEHIND.fullmatch(behind) and not text.startswith((" ", "\n")):
            head = f"{'|' if text.endswith(chr(10)) else '|-'}{behind.rstrip()}{self._end(line)}"
            indent = len(before) - len(before.lstrip(" -")) + 2
            yield Edit(start, end + len(behind), head + joined(_indented(new.rstrip("\r\n"), indent)), text)
        yield Edit(start, end, json.dumps(text, ensure_ascii=False), text)

    def _unfolds(self, node: ScalarNode, typed: str) -> bool:
        covered = self._covering(node.value)
        return covered.kept(rows=True) == self._covering(typed).kept(rows=True)

    def _mended(self, typed: str, mend: Callable[[str], str], line: int) -> str:
        """Where a text of one line becomes several, they end as that line does in the file."""
        new = mend(typed)
        return new if typed != with_plain_ends(typed) or "\n" in typed else new.replace("\n", self._end(line))

    def _without_hidden(self, node: ScalarNode, raw: str, text: str) -> Edit:
        """The text as it stands but for hidden characters that go; other programs may have escaped them."""
        stays = iter(_stays(node.value, text))
        head, body = raw.split("\n", 1) if node.style == ">" else ("", raw)
        hidden = _HIDDEN_OR_ESCAPED if node.style == '"' else HIDDEN
        body = hidden.sub(lambda found: found[0] if found[0] == "\\\\" or next(stays) else "", body)
        lines = [*([head] if node.style == ">" else []), *body.split("\n")]
        written = self._typed(lines, range(len(lines)), node.start_mark.line)
        return Edit(node.start_mark.index, node.end_mark.index, written, text)

    def _block(self, node: ScalarNode, head: str, typed: str, indent: int, last: str) -> Edit:
        """A block of lines; `last` is what stood before whatever follows it."""
        written = _indented(typed, indent)
        if not last.strip():
            *lines, (line, _) = written
            written = [*lines, *([(line, self._end(node.end_mark.line))] if line.strip() else []), (last, "")]
        block = [(head, self._end(node.start_mark.line)), *written]
        return Edit(node.start_mark.index, node.end_mark.index, joined(block), with_plain_ends(typed))

    def _typed(self, lines: Sequence[str], numbers: Sequence[int], first: int) -> str:
        """Some of the lines with the ends that they have in the file, where they begin with line `first`."""
        ends = [self._end(first + number) for number in numbers[:-1]]
        return joined(zip((lines[number] for number in numbers), [*ends, ""], strict=True))

    def _end(self, line: int) -> str:
        """The end of a line; the last may have none, then it is that of the one before."""
        return self._ends[line] or self._ends[max(0, line - 1)] or "\n"


def _indented(typed: str, indent: int) -> list[tuple[str, str]]:
    lines = lines_and_ends(typed)
    return [(f"{' ' * indent}{line}" if line.strip() else line, end) for line, end in lines]


def _is_folded(node: ScalarNode, raw: str) -> bool:
    """Whether YAML puts lines together in it that are not just broken by a program."""
    return re.search(r"(?<!\\)(?:\\\\)*\n" if node.style == '"' else "\n", raw) is not None


def _folded_lines(node: ScalarNode, raw: str) -> list[str]:
    """The lines in which a text is typed that YAML puts together; none where it has escapes."""
    lines = raw.split("\n")
    if node.style:
        lines = raw[1:-1].split("\n")
    first, *others = lines
    lines = [first.rstrip(" \t"), *(line.strip(" \t") for line in others)]
    if node.style and others:
        lines[-1] = others[-1].lstrip(" \t")
    if node.style == "'":
        lines = [line.replace("''", "'") for line in lines]
    if node.style == '"' and "\\" in raw:
        return []
    return lines if _folded(lines) == node.value else []


def _folded(lines: Sequence[str]) -> str:
    first, *others = lines
    text, empty = first, 0
    for line in others:
        if line:
            text += ("\n" * empty or " ") + line
        empty = 0 if line else empty + 1
    return text + "\n" * empty


def _seen(text: str) -> str:
    return HIDDEN.sub("", text)


def _stays(value: str, text: str) -> Iterator[bool]:
    """Of each hidden character of a value, whether it stands in the text, which is otherwise the same."""
    at = 0
    for character in value:
        stays = text[at : at + 1] == character
        at += stays
        if HIDDEN.match(character):
            yield stays
