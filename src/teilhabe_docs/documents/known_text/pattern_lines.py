"""What a section prints, line by line: words that are fixed, holes for values, places for whole texts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from teilhabe_docs.model.field_path import NO_FIELD, FieldPath

_TOKEN = re.compile(r"\w+|[^\w\s]")
_ALIKE = str.maketrans("„“”‚‘’»«–—‑", '""""""""---')


class WordToken(NamedTuple):
    """A word or a sign as it is compared, and where it stands in its text."""

    word: str
    start: int
    end: int


def tokens_of(text: str) -> tuple[WordToken, ...]:
    """The words and signs of a text; quotation marks and dashes of all kinds are one each."""
    return tuple(
        WordToken(found[0].casefold().translate(_ALIKE), found.start(), found.end())
        for found in _TOKEN.finditer(text)
    )


class Gap(NamedTuple):
    """Where a value is printed inside a text; without a path it is a reference or something computed.

    `joined`: it is a list that is printed as `a, b und c`.
    """

    path: FieldPath
    joined: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several ways to go on, of which some may be empty."""

    ways: "tuple[tuple[Part, ...], ...]"


Part: TypeAlias = str | Gap | OneOf
"""A word (as tokens have it), a hole, or several ways."""

Kind = Literal["title", "subtitle", "text", "item", "row", "slot", "aside"]


@dataclass(frozen=True, slots=True)
class PatternLine:
    """A paragraph, an item, a row, or (`slot`) the place of what is printed as blocks of its own.

    A slot has the path of its field, `""` of something computed, and of a list that is printed row by row
    the lines of a round (`inner`); an `aside` may stand behind what it holds. `section` is the id of the
    section, `part` of its part, `slugs` are the requirements that it is for. `level` is that of a title.
    """

    kind: Kind
    parts: tuple[Part, ...] = ()
    path: FieldPath = NO_FIELD
    inner: "tuple[PatternLine, ...]" = ()
    section: str = ""
    part: str = ""
    slugs: tuple[str, ...] = ()
    level: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether it is a title or a subtitle."""
        return self.kind in ("title", "subtitle")


def needed_words(parts: Sequence[Part]) -> frozenset[str]:
    """The words that a text must have, whichever ways it goes."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, str):
            found.add(part)
        elif isinstance(part, OneOf):
            found |= frozenset.intersection(*map(needed_words, part.ways)) if part.ways else frozenset()
    return frozenset(found)


def most_words(parts: Sequence[Part]) -> int:
    """How many words of its own a text has at most."""
    return sum(
        part.isalnum() if isinstance(part, str) else max(map(most_words, part.ways), default=0)
        for part in parts
        if not isinstance(part, Gap)
    )
