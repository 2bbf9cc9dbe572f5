"""Lines of a pasted text in parts, as they are looked at for lists, tables and breaks."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from teilhabe_docs.loading.covered_text import CODE, NOTE, ROW

BULLET = re.compile("[•‣◦▪●○■➢·\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf071][ \t]*(?=[^\\s])")
PLAIN = re.compile(rf"(?![ \t]|[-+*>#|{CODE}{ROW}{NOTE}]|\d+[.)]|```|~~~)")
"""Begins the words of a line that is no block of its own."""
_LINE = re.compile(r"( *)((?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S))?(.*)", re.DOTALL)


class PastedLine(NamedTuple):
    """A line in parts: blanks before it, the sign of an item with the blanks behind it, the words.

    `listed` says that it stands in a list: as an item, or indented below one.
    """

    indent: str
    sign: str
    words: str
    listed: bool

    def __str__(self) -> str:
        return f"{self.indent}{self.written}"

    @property
    def written(self) -> str:
        """The line without the blanks before it."""
        return f"{self.sign}{self.words}"

    @property
    def begins(self) -> bool:
        """Whether a paragraph, an item or a table may begin there."""
        return not self.sign and (self.listed or len(self.indent) < 4)


def parted(lines: Iterable[str]) -> list[PastedLine]:
    """The lines in parts."""
    result: list[PastedLine] = []
    within = -1  # column behind the sign of the last item, while its list goes on
    for line in lines:
        found = _LINE.fullmatch(line)
        indent, sign, words = (found[1], found[2] or "", found[3]) if found else ("", "", line)
        if (sign or BULLET.match(words)) and len(indent) < max(within, 0) + 4:
            within = len(indent) + (len(sign) or 2)
        elif words and not indent:
            within = -1
        result.append(PastedLine(indent, sign, words, within >= 0))
    return result
