"""Which blocks of two states are versions of one; blocks are paragraphs, tables, rows."""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from teilhabe_docs.documents.sequence_difference import heaviest_pairs, stretches

_ALIKE = 0.5
"""So much of their words two blocks share, at least, that are versions of one."""
_MOST_PAIRS = 10_000
"""In a stretch with more pairs of blocks no versions are looked for."""


class Block(NamedTuple):
    """What tells whether two blocks are the same, versions of one, or neither.

    Only blocks of one `kind` are versions of one. Those of one `name`, if they have one, are versions of one
    whatever they say, if nothing fits better. Blocks with the same `pin` stand for one another.
    """

    kind: Hashable
    said: Hashable
    words: frozenset[str]
    name: Hashable = None
    pin: Hashable = None


class Pair(NamedTuple):
    """The places of a block in the old and in the new state; None where it is in one alone."""

    old: int | None
    new: int | None


def aligned(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """All blocks of both states, each in the order of its own."""
    found: list[Pair] = []
    start = there = 0
    for mine, other in [*_pins(old, new), (len(old), len(new))]:
        found += _stretch(old[start:mine], new[there:other], start, there)
        if mine < len(old):
            found.append(Pair(mine, other))
        start, there = mine + 1, other + 1
    return found


def _pins(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int]]:
    left, right = ([at for at, one in enumerate(side) if one.pin is not None] for side in (old, new))
    for one in stretches([old[at].pin for at in left], [new[at].pin for at in right]):
        if one.same:
            yield from zip(left[one.old_start : one.old_end], right[one.new_start : one.new_end], strict=True)


def _stretch(old: Sequence[Block], new: Sequence[Block], at: int, there: int) -> Iterator[Pair]:
    for one in stretches([(x.kind, x.said) for x in old], [(x.kind, x.said) for x in new]):
        here, other = range(one.old_start, one.old_end), range(one.new_start, one.new_end)
        if one.same:
            yield from (Pair(at + i, there + k) for i, k in zip(here, other, strict=True))
            continue
        start, begin = one.old_start, one.new_start
        for i, k in [*_versions(old, new, here, other), (one.old_end, one.new_end)]:
            yield from (Pair(at + gone, None) for gone in range(start, i))
            yield from (Pair(None, there + come) for come in range(begin, k))
            if i < one.old_end:
                yield Pair(at + i, there + k)
            start, begin = i + 1, k + 1


def _versions(old: Sequence[Block], new: Sequence[Block], here: range, there: range) -> list[tuple[int, int]]:
    """The pairs, in order, that share most words in all."""
    if len(here) * len(there) > _MOST_PAIRS:
        return []
    alike = [[_alike(old[i], new[k]) for k in there] for i in here]
    return [(here[i], there[k]) for i, k in heaviest_pairs(alike)]


def _alike(old: Block, new: Block) -> float:
    """How much of their words two blocks share; 0 where they are no versions of one."""
    if old.kind != new.kind:
        return 0.0
    both = len(old.words) + len(new.words)
    share = 2 * len(old.words & new.words) / both if both else 1.0
    if share >= _ALIKE:
        return share
    return _ALIKE / 2 if old.name is not None and old.name == new.name else 0.0
