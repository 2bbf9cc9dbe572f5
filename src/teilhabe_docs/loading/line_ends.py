"""Lines with the ends that they have: files come from all systems, and some from two."""

import re
from collections.abc import Iterable

_END = re.compile(r"(\r\n|\r|\n)")


def lines_and_ends(text: str) -> list[tuple[str, str]]:
    """Each line with its end; the last has none, and is empty where the text ends with an end."""
    parts = _END.split(text)
    return [*zip(parts[::2], [*parts[1::2], ""], strict=True)]


def usual_end(lines: Iterable[tuple[str, str]]) -> str:
    """The line end of a text, by its first line that has one; that of most systems where none has."""
    return next((end for _, end in lines if end), "\n")


def with_plain_ends(text: str) -> str:
    """The text with `\\n` as the only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def joined(lines: Iterable[tuple[str, str]]) -> str:
    """The text of lines with their ends; an empty one behind `\r` ends so, for `\r\n` would be one end."""
    parts, before = [], ""
    for line, end in lines:
        before = "\r" if not line and before == "\r" and end == "\n" else end
        parts += [line, before]
    return "".join(parts)
