"""Inline content as plain values for the template: texts, breaks, links, references, notes, pictures."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Footnote,
    Inline,
    LineBreak,
    Link,
    OpenPlace,
    Paragraph,
    Picture,
    Reference,
    TextRun,
)
from teilhabe_docs.rendering.clean_text import clean
from teilhabe_docs.rendering.line_breaks import protect
from teilhabe_docs.rendering.pdf.printed_pictures import printed_picture
from teilhabe_docs.rendering.plain_words import open_place, plain, protected
from teilhabe_docs.rendering.web_address import web_address

_LONGEST = 45
_PIECE = 15
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")
_LONG_IN_CELL = re.compile(rf"\S{{{_PIECE + 1},}}")
BREAK = "\u200b"
"""Where a line may end without a sign of it."""
_WORD = re.compile(r"\S+")

if TYPE_CHECKING:
    from teilhabe_docs.documents.blocks import Block

    Part = Callable[[str], Iterable[str]]
    WriteBlocks = Callable[[Sequence[Block]], list[dict[str, Any]]]


class PrintedInline:
    """Turns inline content into what the template prints; `width` is that of the text in twips.

    `known` are the ids of places that references can lead to. Each is given to the first that takes it.
    """

    def __init__(self, known: Iterable[str], width: int, note: "WriteBlocks") -> None:
        self._free = set(known)
        self._known = frozenset(self._free)
        self._width = width
        self._note = note
        self._in_note = False

    def take(self, ident: str) -> bool:
        """Whether `ident` is a place that nothing else has taken."""
        if ident not in self._free:
            return False
        self._free.discard(ident)
        return True

    def words(self, text: str) -> str:
        """A text on its own, with the blanks at which no line breaks."""
        return clean(protect(text))

    def write(
        self,
        content: Iterable[Inline],
        room: int = 0,
        *,
        code: bool = False,
        narrow: bool = False,
        part: "Part | None" = None,
    ) -> list[Any]:
        """`content` for the template: as a listing (`code`), or where there is little room (`narrow`).

        Pictures are at most `room` twips wide, where it is less than a line. Where not even figures have room
        `part` says where any word breaks.
        """
        room = min(room or self._width, self._width)
        return [
            printed
            for one, words in protected(tuple(content))
            for printed in self._piece(one, _breakable(words, part, narrow=narrow), code, room)
        ]

    def _piece(self, piece: Inline, words: str, code: bool, room: int) -> Iterator[Any]:
        match piece:
            case TextRun(_, fett, kursiv, mono):
                yield _run(clean(words), fett, kursiv, mono or code)
            case LineBreak():
                yield {"kind": "break"}
            case Reference():
                yield from self._reference(piece, words)
            case AnlageReference():
                yield clean(words)
            case Link(ziel, inhalt):
                inner, address = self.write(inhalt, room), web_address(ziel)
                yield from [{"kind": "link", "to": address, "content": inner}] if address else inner
            case Footnote():
                yield from self._footnote(piece)
            case OpenPlace():
                yield {"kind": "open", "text": clean(open_place(piece))}
            case Picture():
                yield printed_picture(piece, room)

    def _reference(self, verweis: Reference, words: str) -> Iterator[Any]:
        end = 0
        for teil in verweis.teile:
            start, end = end, end + len(teil.text)
            text = clean(words[start:end])
            known = teil.ziel in self._known
            yield {"kind": "reference", "to": teil.ziel, "text": text} if known else text

    def _footnote(self, footnote: Footnote) -> Iterator[Any]:
        if self._in_note:
            words = (plain(kind.inhalt) for kind in footnote.kinder if isinstance(kind, Paragraph))
            yield clean(f" ({' '.join(words)})")
            return
        self._in_note = True
        yield {"kind": "note", "content": self._note(footnote.kinder)}
        self._in_note = False


def _breakable(text: str, part: "Part | None", *, narrow: bool) -> str:
    """`text` with places to break words that are longer than a line, or than a cell and no German."""
    if part:
        return _WORD.sub(lambda word: BREAK.join(part(word[0])), text)
    if narrow:
        text = _LONG_IN_CELL.sub(lambda word: word[0] if word[0].isalpha() else _in_pieces(word[0]), text)
    return _LONG.sub(lambda word: _in_pieces(word[0]), text) if len(text) > _LONGEST else text


def _in_pieces(word: str) -> str:
    return BREAK.join(word[place : place + _PIECE] for place in range(0, len(word), _PIECE))


def _run(text: str, bold: bool, italic: bool, code: bool) -> Any:
    if not (bold or italic or code):
        return text
    return {"kind": "text", "text": text, "bold": bold, "italic": italic, "code": code}
