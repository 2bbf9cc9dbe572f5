"""The definitions `[^marke]: …` among the tokens of a text."""

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.token import Token


class NoteDefinition(NamedTuple):
    """A definition: its label, the line it begins in, from 1, and the tokens in it."""

    marke: str
    zeile: int
    inhalt: list[Token]


def notes_apart(tokens: Sequence[Token]) -> tuple[list[Token], list[NoteDefinition]]:
    """The tokens without the definitions, and these in the order of their lines, also two of one label."""
    rest: list[Token] = []
    offen: list[NoteDefinition] = []
    fertig: list[NoteDefinition] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            offen.append(NoteDefinition(token.meta["label"], token.map[0] + 1 if token.map else 1, []))
        elif token.type == "footnote_reference_close":
            fertig.append(offen.pop())
        else:
            (offen[-1].inhalt if offen else rest).append(token)
    return rest, sorted(fertig, key=lambda note: note.zeile)
