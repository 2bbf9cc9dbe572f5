"""Where printed words come from: stretches of text that name the path of the field they print.

Only who asks for a document with its origins gets them. A mark is of private-use characters, so that nothing
that looks at words takes it for some, and whatever is made of a text keeps it; inner stretches belong to the
inner field.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from teilhabe_docs.documents.blocks import Block, Heading, Inline, Paragraph, TableBlock, TextRun, mapped
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath

_OPEN, _NAMED, _CLOSE = "\ue004", "\ue005", "\ue006"
_SHIFT = 0xE100
"""A path is spelt in characters that far up, where no word has one."""
_MARK = re.compile(f"{_OPEN}([\ue100-\ue1ff]*){_NAMED}|{_CLOSE}")
_PIECE = re.compile(f"<[^>]*>|{_MARK.pattern}|[^<{_OPEN}{_CLOSE}]+")
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|t[dh]|pre|figure|title)>")


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


def around_marks(text: str, change: Callable[[str], str]) -> str:
    """What `change`, which keeps the length of a text, makes of its words; marks stay between them."""
    if _OPEN not in text and _CLOSE not in text:
        return change(text)
    changed = change(_MARK.sub("", text))
    pieces: list[str] = []
    end = taken = 0
    for mark in _MARK.finditer(text):
        words = changed[taken : taken + mark.start() - end]
        pieces += (words, mark[0])
        taken, end = taken + len(words), mark.end()
    return "".join((*pieces, changed[taken:]))


def words_with_places(marked: str) -> tuple[str, Sequence[int]]:
    """A text without marks, and where each of its characters stands in the marked one."""
    if _OPEN not in marked and _CLOSE not in marked:
        return marked, range(len(marked))
    places: list[int] = []
    end = 0
    for mark in _MARK.finditer(marked):
        places += range(end, mark.start())
        end = mark.end()
    places += range(end, len(marked))
    return "".join(marked[place] for place in places), places


def marked_pieces(markup: str) -> Iterator[tuple[str, FieldPath]]:
    """The tags of a page, and the stretches of text between them, each with the innermost field it prints.

    Marks are gone from both. Tags print no field; a field ends with the block that it stands in.
    """
    open_: list[FieldPath] = []
    for piece in _PIECE.finditer(markup):
        mark = _MARK.fullmatch(piece[0])
        if mark is None:
            tag = piece[0].startswith("<")
            if tag and _BLOCK_END.match(piece[0]):
                open_.clear()
            yield (_MARK.sub("", piece[0]), NO_FIELD) if tag else (piece[0], open_[-1] if open_ else NO_FIELD)
        elif mark[1] is not None:
            open_.append(_spelt(mark[1]))
        elif open_:
            open_.pop()


def _spelt(named: str) -> FieldPath:
    return FieldPath("".join(chr(ord(sign) - _SHIFT) for sign in named))


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
            open_.append((length, _spelt(mark[1]), len(found)))
            found.append(OriginSpan(length, length, NO_FIELD))
        elif open_:
            start, path, at = open_.pop()
            found[at] = OriginSpan(start, length, path)
    pieces.append(marked[end:])
    return TextWithOrigins("".join(pieces), tuple(one for one in found if one.path and one.end > one.start))
