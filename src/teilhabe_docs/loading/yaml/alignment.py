"""Where the characters of a value stand in its file, however it is folded, indented or quoted."""

import re
from array import array
from bisect import bisect_right

from yaml.nodes import ScalarNode
from yaml.scanner import Scanner

_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s+|#[^\n]*\n)++)*+")
"""Anchor and tag that may stand before a value."""
_WORD = re.compile(r"\S+")
_CHARACTER = re.compile(r"\S")
_SINGLE = re.compile(r"''|\S")
_DOUBLE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[\s\S])|\S")


class Alignment:
    """How the value of a scalar and what is typed for it in the file go together.

    Blanks differ where lines are folded or indented, quotes and backslashes where a value stands in quotation
    marks; all else comes in the same order.
    """

    def __init__(self, node: ScalarNode, text: str) -> None:
        start, end = node.start_mark.index, node.end_mark.index
        self._text = text
        self._typed = {"'": _SINGLE, '"': _DOUBLE}.get(node.style or "", _WORD)
        quoted = self._typed is not _WORD
        if node.style in ("|", ">"):
            start = text.find("\n", start)
        else:
            properties = _PROPERTIES.match(text, start)
            start = properties.end() if properties else start
        start, end = (start + 1, end - 1) if quoted else (start, end)
        units = (_CHARACTER if quoted else _WORD).finditer(node.value)
        self._in_value = array("L", (unit.start() for unit in units))
        typed = (unit for unit in self._typed.finditer(text, start, end) if not quoted or _shows(unit[0]))
        self._in_text = array("L", (unit.start() for unit in typed))
        self._fits = 0 < len(self._in_value) <= len(self._in_text)
        if quoted:
            self._fits = self._fits and len(self._in_value) == len(self._in_text)
        elif self._fits:
            self._fits = text.startswith(node.value.split(maxsplit=1)[0], self._in_text[0])

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """From where to where in the file the characters of the value stand; None where that is not plain."""
        if not self._fits or start < self._in_value[0]:
            return None
        from_, to = self._index(start), self._index(end - 1)
        typed = self._typed.match(self._text, to)
        return from_, max(to + 1, typed.end() if typed and self._typed is not _WORD else 0)

    def _index(self, place: int) -> int:
        unit = bisect_right(self._in_value, place) - 1
        return self._in_text[unit] + place - self._in_value[unit]


def _shows(typed: str) -> bool:
    """Whether what is typed stands for a character that is no blank."""
    if typed[0] != "\\" or len(typed) == 1:
        return True
    if len(typed) > 2:
        return not chr(int(typed[2:], 16)).isspace()
    return not Scanner.ESCAPE_REPLACEMENTS.get(typed[1], typed[1]).isspace()
