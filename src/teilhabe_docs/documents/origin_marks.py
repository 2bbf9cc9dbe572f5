"""Where printed words come from: stretches of text that name the path of the field they print.

Only who asks for a document with its origins gets them. A mark is of private-use characters, so that nothing
that looks at words takes it for some, and whatever is made of a text keeps it; inner stretches belong to the
inner field.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from teilhabe_docs.documents.blocks import Block, Heading, Inline, Paragraph, TableBlock, TextRun, mapped
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath

_OPEN, _NAMED, _CLOSE = "\ue004", "\ue005", "\ue006"
_SHIFT = 0xE100
"""A path is spelt in characters that far up, where no word has one."""
_MARK = re.compile(f"{_OPEN}([\ue100-\ue1ff]*){_NAMED}|{_CLOSE}")


COMPUTED = FieldPath("=")
"""In place of a path: what is printed follows from others, a sum, a reference, a number."""


class OriginSpan(NamedTuple):
    """The characters from `start` to before `end` print the field at `path`."""

    start: int
    end: int
    path: FieldPath


class TextWithOrigins(NamedTuple):
    """A text without marks, and its stretches by their start, those around others first."""

    text: str
    origins: tuple[OriginSpan, ...]

    def at(self, start: int, end: int) -> FieldPath:
        """The innermost field that prints all from `start` to before `end`; no field where several do."""
        inner = [one for one in self.origins if one.start <= start and end <= one.end]
        return min(reversed(inner), key=lambda one: one.end - one.start).path if inner else NO_FIELD


def text_from(text: str, path: FieldPath) -> str:
    """`text` as what the field at `path` prints."""
    named = "".join(chr(_SHIFT + ord(sign)) for sign in path if ord(sign) < 0x100)
    return f"{_OPEN}{named}{_NAMED}{text}{_CLOSE}"


def printed_from(content: tuple[Inline, ...], path: FieldPath) -> tuple[Inline, ...]:
    """`content` as what the field at `path` prints; as it is where there is none, or nothing is printed."""
    if not (path and content):
        return content
    before, after = text_from("\0", path).split("\0")
    return (TextRun(before), *content, TextRun(after))


def blocks_from(blocks: Iterable[Block], path: FieldPath) -> tuple[Block, ...]:
    """The same blocks, each paragraph and cell as what the field at `path` prints."""
    if not path:
        return tuple(blocks)

    def change(node: Any) -> Any:
        match node:
            case Paragraph(content) | Heading(_, content):
                return replace(node, inhalt=printed_from(content, path))
            case TableBlock():
                rows = tuple(tuple(printed_from(cell, path) for cell in row) for row in node.zeilen)
                return replace(node, kopf=tuple(printed_from(c, path) for c in node.kopf), zeilen=rows)
        return node

    return tuple(mapped(block, change) for block in blocks)


def split_origins(marked: str) -> TextWithOrigins:
    """The text of a paragraph and what of it prints which field."""
    pieces: list[str] = []
    found: list[OriginSpan] = []
    open_: list[tuple[int, FieldPath, int]] = []
    length = end = 0
    for mark in _MARK.finditer(marked):
        pieces.append(marked[end : mark.start()])
        length, end = length + len(pieces[-1]), mark.end()
        if mark[1] is not None:
            open_.append((length, FieldPath("".join(chr(ord(s) - _SHIFT) for s in mark[1])), len(found)))
            found.append(OriginSpan(length, length, NO_FIELD))
        elif open_:
            start, path, at = open_.pop()
            found[at] = OriginSpan(start, length, path)
    pieces.append(marked[end:])
    return TextWithOrigins("".join(pieces), tuple(one for one in found if one.path and one.end > one.start))
