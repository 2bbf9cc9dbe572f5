"""What the lines of a body consist of: fixed words, holes for values, choices between both."""

from typing import Any, NamedTuple, TypeAlias

from teilhabe_docs.model.field_path import NO_FIELD, FieldPath


class Fact(NamedTuple):
    """That a field has this value, as `member` among others: what follows from a branch that is printed."""

    path: FieldPath
    value: Any
    member: bool = False


class Words(NamedTuple):
    """Fixed words; `origin` tells equal ones of different places apart."""

    text: str
    origin: int


class Hole(NamedTuple):
    """The place of a value: its field, how it is printed (`und`, `zeilen`, …); `entry`: one of a list."""

    path: FieldPath
    form: str
    entry: bool
    origin: int


class Anything(NamedTuple):
    """What cannot be told in advance: a reference, an annex, a row of repetitions; `path`: of which field."""

    origin: int
    path: FieldPath = NO_FIELD


class WayOn(NamedTuple):
    """One of the ways on, and what follows if it is taken."""

    facts: tuple[Fact, ...]
    parts: "tuple[Part, ...]"


class Either(NamedTuple):
    """One of several ways on within a line."""

    branches: tuple[WayOn, ...]
    origin: int


Part: TypeAlias = Words | Hole | Anything | Either


class Loop(NamedTuple):
    """A loop over the list of a field, or without one over what is computed, told apart from others."""

    path: FieldPath
    facts: tuple[Fact, ...]
    origin: int


def ends_sentence(parts: tuple[Part, ...]) -> bool:
    """Whether a line is at the end of a sentence."""
    if not parts:
        return False
    last = parts[-1]
    if isinstance(last, Words):
        return last.text.rstrip().endswith((".", "!", "?", ".)"))
    return isinstance(last, Either) and any(ends_sentence(branch.parts) for branch in last.branches)
