"""What of a text is printed as it is typed: pieces in which Markdown has found nothing."""

from collections.abc import Callable, Collection
from typing import NamedTuple, TypeAlias

TAKEN = "\ufffc"
"""Stands in a piece for what Markdown has taken for something: code, a note, a picture, `\\*`."""


class PlainPiece(NamedTuple):
    """The words of a paragraph, heading or cell, line by line; `line` is the first, from 0.

    With `item` it begins an item of a list, with `cell` it is all that stands in the cell of a table.
    """

    text: str
    line: int
    item: bool = False
    cell: bool = False


class Miscount(NamedTuple):
    """A list whose item in `line` (from 0) is written with one number and printed with another."""

    line: int
    written: int
    printed: int


class WrittenText(NamedTuple):
    """The pieces of a text, and the first item of each list that is miscounted.

    `brackets` are the lines (from 0) of lists whose numbers are written `1)`, which are printed `1.`.
    """

    pieces: tuple[PlainPiece, ...]
    miscounts: tuple[Miscount, ...] = ()
    brackets: tuple[int, ...] = ()


TextReading: TypeAlias = Callable[[str, Collection[str], bool], WrittenText]
"""Reads a text as far as it holds one of the words; whether it is a profile's body."""


def as_typed(text: str, words: Collection[str], body: bool) -> WrittenText:
    """The text as one piece."""
    return WrittenText((PlainPiece(text, 0),))
