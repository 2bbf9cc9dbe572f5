"""Which fields an author's text puts in (`{{ plaetze }}`), told from the tokens that are printed of it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from markdown_it.token import Token

from teilhabe_docs.documents.markup.notes import NoteDefinition, notes_apart
from teilhabe_docs.documents.markup.parser import parse


class PrintedField(NamedTuple):
    """A field as it is typed; `alone`: as a paragraph of its own, where a list or a text has its place."""

    name: str
    alone: bool


@lru_cache(maxsize=512)
def printed_fields(text: str) -> tuple[PrintedField, ...]:
    """The fields whose values the text prints, in order.

    Not those in code, in the target, title or description of a link or picture, in a note that nothing
    refers to, nor in what is written as a comment (`<!-- … -->`), which is meant to be taken out.
    """
    parsed = parse(text, koerper=False)
    try:
        parsed.parse_inline(parsed.tokens)
    except RecursionError:
        return ()
    rest, notes = notes_apart(parsed.tokens)
    return tuple(_Printed(notes, parsed.umgebung).of_blocks(rest))


class _Printed:
    def __init__(self, notes: Iterable[NoteDefinition], left: dict[str, Any]) -> None:
        self.notes: dict[str, list[Token]] = {}
        for note in notes:
            self.notes.setdefault(note.marke, note.inhalt)
        self.left = left
        self.in_comment = False

    def of_blocks(self, tokens: Sequence[Token], *, in_note: bool = False) -> Iterator[PrintedField]:
        before = ""
        for token in tokens:
            children = token.children or ()
            alone = before == "paragraph_open" and len(children) == 1 and not in_note
            yield from self._of_inline(children, alone=alone, in_note=in_note)
            before = token.type

    def _of_inline(
        self, tokens: Sequence[Token], *, alone: bool = False, in_note: bool = False
    ) -> Iterator[PrintedField]:
        for token in tokens:
            if token.type in ("text", "text_special"):
                self._look_for_comment(token.content)
            elif token.type == "feld" and not self.in_comment:
                yield PrintedField(token.meta["pfad"], alone)
            elif token.type == "footnote_ref" and not in_note:
                yield from self._of_note(token)

    def _of_note(self, token: Token) -> Iterator[PrintedField]:
        if (label := token.meta.get("label")) is None:
            note = self.left["footnotes"]["list"][token.meta["id"]]
            yield from self._of_inline(note["tokens"], in_note=True)
        else:
            yield from self.of_blocks(self.notes.get(label, ()), in_note=True)

    def _look_for_comment(self, text: str) -> None:
        begins, ends = text.rfind("<!--"), text.rfind("-->")
        if begins != ends:
            self.in_comment = begins > ends
