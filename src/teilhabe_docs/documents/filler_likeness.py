"""Whether words are those of a title in other form: `Personal` for `Personelle Ausstattung`."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import takewhile

from teilhabe_docs.documents.filler_forms import stem_of
from teilhabe_docs.documents.filler_words import stems_of

_LIKE = 6
_ENDING_AT_MOST = 3
_CLAUSE = re.compile(r"[;.:!?](?:\s|$)|\n")
_STEMS_OF_A_CLAUSE = 3
_MOST_OF = 0.6


def is_like(stem: str, other: str, generic: Set[str]) -> bool:
    """Whether both are forms of one word, or one is a compound that says no more: `Beschwerdemanagement`.

    `generic` are the ends of compounds that add nothing to a title.
    """
    if stem == other:
        return True
    if len(stem) < _LIKE or len(other) < _LIKE:
        return False
    if other.startswith(stem):
        return True
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(stem, other, strict=False)))
    rest = stem[common:].removeprefix("s").removeprefix("e")
    return common >= _LIKE and (
        len(stem) - common <= _ENDING_AT_MOST or (common == len(other) and _is_generic(rest, generic))
    )


def _is_generic(rest: str, generic: Set[str]) -> bool:
    return any(rest in (word, stem_of(word)) for word in generic)


def clauses_of(labels: Iterable[str]) -> Iterator[str]:
    """The labels, and of a hint of several sentences each that is more than a title."""
    for label in labels:
        yield label
        parts = _CLAUSE.split(label)
        if len(parts) > 1:
            yield from (part for part in parts if len(stems_of(part)) >= _STEMS_OF_A_CLAUSE)


def repeats_label(said: Sequence[str], labels: Iterable[str], generic: Set[str], *, prose: bool) -> bool:
    """Whether the words are most of those of one label and no others; in a value all, and several."""
    stems = {stem_of(word) for word in said}
    for label in clauses_of(labels):
        its = stems_of(label)
        alike = prose and all(any(is_like(one, it, generic) for it in its) for one in stems)
        if not its or not (alike or stems <= its):
            continue
        if len(stems) >= _MOST_OF * len(its) if prose else 1 < len(stems) == len(its):
            return True
    return False
