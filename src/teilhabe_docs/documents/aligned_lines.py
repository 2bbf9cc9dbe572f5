"""Two states of a document line by line: which line is which, and which have come, gone or moved.

Monotone: equal lines hold the order, what stands between two of them is paired by the words it shares, and
only what is left may have moved.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from teilhabe_docs.documents.sequence_difference import heaviest_pairs, stretches

_WORD = re.compile(r"\w+")
_ALIKE = 0.4
"""So much of their words two lines in the same place share that are versions of one."""
_SAME = 0.75
"""So much of them where one has moved."""
_MOST_PAIRS = 40_000
"""So many pairs in one gap are weighed; of more only what stands in the same order is paired."""
_FEW = 3
"""Lines of fewer words are the same by their place, and have moved only as they are."""


class LineKey(NamedTuple):
    """What a line is compared by: its kind, which must be the same, and its words.

    Of two lines between the same others that are both a `heading`, one may be a version of the other whatever
    their words; so may whatever stands where a place was left `blank`.
    """

    kind: str
    words: str
    heading: bool = False
    blank: bool = False


class LinePair(NamedTuple):
    """A line before and after by its index, None where there is none; `moved`: it stands elsewhere."""

    old: int | None
    new: int | None
    moved: bool = False


def aligned(old: Sequence[LineKey], new: Sequence[LineKey]) -> tuple[LinePair, ...]:
    """Each line of both once, in the order of the new state; what has gone stands where it was."""
    pairs: list[LinePair] = []
    for one in stretches(old, new):
        if one.same:
            pairs += map(LinePair, range(one.old_start, one.old_end), range(one.new_start, one.new_end))
        else:
            pairs += _gap(old, new, range(one.old_start, one.old_end), range(one.new_start, one.new_end))
    return tuple(_with_moved(pairs, old, new))


def likeness(one: str, other: str) -> float:
    """How much of their words two texts share, from 0 to 1."""
    if one == other:
        return 1.0
    left, right = _counted(one), _counted(other)
    most = left.total() + right.total()
    return 2 * (left & right).total() / most if most else 0.0


@lru_cache(maxsize=20_000)
def _counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def _gap(old: Sequence[LineKey], new: Sequence[LineKey], left: range, right: range) -> Iterator[LinePair]:
    """The lines between two that are equal: the pairs that share most, in their order."""
    if len(left) * len(right) > _MOST_PAIRS:
        yield from (LinePair(i, None) for i in left)
        yield from (LinePair(None, j) for j in right)
        return
    alone = len(left) == len(right) == 1
    alike = [[_weight(old[i], new[j], alone=alone) for j in right] for i in left]
    row = column = 0
    for i, j in (*heaviest_pairs(alike), (len(left), len(right))):
        yield from (LinePair(one, None) for one in left[row:i])
        yield from (LinePair(None, one) for one in right[column:j])
        if i < len(left):
            yield LinePair(left[i], right[j])
        row, column = i + 1, j + 1


def _weight(old: LineKey, new: LineKey, *, alone: bool) -> float:
    """What a pair is worth, that there is no other for if it is `alone`; 0 where it is not one line."""
    if old.kind != new.kind:
        return 0.0
    shared = likeness(old.words, new.words)
    if shared >= _ALIKE:
        return shared
    if (old.heading and new.heading) or (alone and shared) or old.blank:
        return max(shared, 0.1)
    few = max(_counted(old.words).total(), _counted(new.words).total()) <= _FEW
    return max(shared, 0.1) if few else 0.0


def _with_moved(
    pairs: Sequence[LinePair], old: Sequence[LineKey], new: Sequence[LineKey]
) -> Iterator[LinePair]:
    gone = [pair.old for pair in pairs if pair.new is None and pair.old is not None]
    come = [pair.new for pair in pairs if pair.old is None and pair.new is not None]
    partner: dict[int, int] = {}
    if len(gone) * len(come) <= _MOST_PAIRS:
        likely = sorted(
            (-shared, i, j)
            for i in gone
            for j in come
            if old[i].kind == new[j].kind and (shared := _moved_likeness(old[i].words, new[j].words))
        )
        taken: set[int] = set()
        for _, i, j in likely:
            if i not in taken and j not in partner:
                partner[j] = i
                taken.add(i)
    moved = set(partner.values())
    for pair in pairs:
        if pair.old is None and pair.new in partner:
            yield LinePair(partner[pair.new], pair.new, moved=True)
        elif pair.new is not None or pair.old not in moved:
            yield pair


def _moved_likeness(old: str, new: str) -> float:
    few = min(_counted(old).total(), _counted(new).total()) <= _FEW
    shared = likeness(old, new)
    return shared if shared == 1.0 or (not few and shared >= _SAME) else 0.0
