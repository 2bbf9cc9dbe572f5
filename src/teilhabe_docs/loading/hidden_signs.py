"""Texts without the soft hyphens and marks between words that nobody sees."""

import re
from collections.abc import Sequence

from teilhabe_docs.loading.covered_text import COVERS

_GOES = re.compile("\u00ad(?![ \t\r\n\u00ad]|\\Z)|[\u200b\u2060]")
"""Behind a soft hyphen at the end of a line or before a blank a word may go on: that one stays."""
_BROKEN = re.compile(r"[ \t]*(?![#|>])\S.*[^\W\d_]\u00ad", re.DOTALL)
_GOES_ON = re.compile(r"[ \t]*[a-zäöüß]{2}")


def without_hidden(text: str) -> str:
    """A text of one or more lines without them."""
    return _GOES.sub("", text)


def lines_without_hidden(lines: Sequence[str]) -> list[list[str]]:
    """What stands in the place of each line: one whose last word goes on in the next takes that with it."""
    result: list[list[str]] = []
    target = 0
    for number, line in enumerate(lines):
        if number and _is_one_word(lines[number - 1], line):
            result[target][0] = f"{result[target][0][:-1]}{line.lstrip()}"
            result.append([])
        else:
            target = number
            result.append([line])
    return [[without_hidden(line) for line in place] for place in result]


def _is_one_word(before: str, line: str) -> bool:
    is_text = _BROKEN.fullmatch(before) and _GOES_ON.match(line)
    return bool(is_text) and not COVERS.match(before.lstrip())
