"""Lines of a value that YAML puts together though they look as if each were to stand for itself."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from yaml.nodes import ScalarNode

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.known_scalars import KnownScalar, known_scalars
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.value_errors import shown_value

_DASHED = re.compile(r"- |-(?=[^\W\d_])")
_STARTS = re.compile(rf"{_DASHED.pattern}|\* |[•▪‣◦●]\s*\S|#{{1,6}} |\|.+\||> |```|~~~")
"""How a line begins that Markdown would print apart from the one before it."""
_NUMBER = re.compile(r"(\d{1,2})[.)] ")
_ENDS = re.compile(r"^#{1,6} |\\$")
"""A line behind which Markdown begins another: a heading, a break."""


class FoldedLine(NamedTuple):
    """A line of a value, and the one before that it is put to; how many empty ones lie between them."""

    span: Span
    words: str
    before: str
    empty: int


def joined_lines(document: Document, root: type[Model], refused: Collection[DataPath]) -> Iterator[Finding]:
    """Of each value in a file that was read as `root` the first line of a list, and the first paragraph.

    A value at one of the paths `refused` has an error of its own.
    """
    told: set[int] = set()
    for scalar in known_scalars(document, root):
        node = scalar.node
        if node.style == "|" or node.start_mark.line == node.end_mark.line or node.start_mark.index in told:
            continue
        told.add(node.start_mark.index)
        lines = list(folded_lines(node, document.text))
        if line := next(_list_lines(lines), None):
            message = _JOINED.format(shown_value(line.words)) + _remedy(scalar, line)
            yield codes.ZEILEN_VERBUNDEN.finding(
                message, document.file, line.span, document.path_text(scalar.path)
            )
        glued = (one for one in lines if one.empty == 1 and not _begins(one.words))
        if scalar.kind == "slot" and scalar.path not in refused and (line := next(glued, None)):
            message = _GLUED.format(shown_value(line.words)) + _as_typed(node)
            yield codes.ZEILEN_VERBUNDEN.finding(
                message, document.file, line.span, document.path_text(scalar.path)
            )


def folded_lines(node: ScalarNode, text: str) -> Iterator[FoldedLine]:
    """The lines of a value, but for the first, that are put to the one before."""
    number = node.start_mark.line + 1
    first, *lines = text[node.start_mark.index : node.end_mark.index].split("\n")
    block = node.style == ">"
    indent = min((_indent(line) for line in lines if line.strip()), default=0) if block else 0
    before = "" if block else first.lstrip("'\"").rstrip()
    kept = False
    empty = 0
    for line in lines:
        number += 1
        words = line.strip()
        if not words:
            empty += 1
            continue
        indented = block and _indent(line) > indent
        if before and not (indented or kept):
            column = _indent(line) + 1
            yield FoldedLine(Span(number, column, number, column + len(words)), words, before, empty)
        before, kept, empty = words, indented, 0


def _list_lines(lines: list[FoldedLine]) -> Iterator[FoldedLine]:
    numbers: set[int] = set()
    for line in lines:
        if found := _NUMBER.match(line.before):
            numbers.add(int(found[1]))
        counted = (found := _NUMBER.match(line.words)) and int(found[1]) - 1 in numbers
        if not line.empty and (counted or _STARTS.match(line.words) or _ENDS.search(line.before)):
            yield line


def _begins(words: str) -> bool:
    return bool(_STARTS.match(words) or _NUMBER.match(words))


def _remedy(scalar: KnownScalar, line: FoldedLine) -> str:
    dash = _DASH if _DASHED.match(line.words) else ""
    if _begins(line.words) and scalar.path and isinstance(scalar.path[-1], int):
        return _ENTRY + dash
    return (_as_typed(scalar.node) if scalar.kind == "slot" else _ONE_LINE) + dash


def _as_typed(node: ScalarNode) -> str:
    return _NOT_FOLDED if node.style == ">" else _BLOCK


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


_JOINED = "{} steht im Dokument in einer Zeile mit dem Text davor; YAML hängt es dort an."
_GLUED = "{} beginnt im Dokument keinen neuen Absatz, trotz der leeren Zeile davor; YAML lässt sie hier weg."
_ENTRY = " Ist es ein eigener Punkt, bitte »- « genau unter den Strich des Punktes davor setzen."
_NOT_FOLDED = " Sollen die Zeilen bleiben, wie sie stehen, bitte »|« statt »>« schreiben."
_BLOCK = (
    " Sollen die Zeilen bleiben, wie sie stehen, bitte »|« hinter den Doppelpunkt setzen und den Text ohne "
    "Anführungszeichen eingerückt darunter."
)
_ONE_LINE = " Hier passt nur eine Zeile; bitte als einen Text schreiben."
_DASH = " Ist ein Gedankenstrich gemeint, bitte »–« schreiben."
