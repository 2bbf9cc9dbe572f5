"""Two sequences of pieces: which stay, which come or go, as a reader can follow it."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from teilhabe_docs.documents.sequence_difference import AlignedStretch, longest_rise, stretches

_MOST_PAIRS = 10_000
"""So many pairs of equal words between two that stay are looked at; beyond that all there is replaced."""
_ROWS = (1, 3)
"""Words that are there once, then rows of so many, tell where the states meet."""
_LEAST_KEPT = 0.25
"""A paragraph of which less stays (of the longer state) is replaced as a whole."""


def word_changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[AlignedStretch]:
    """The stretches of two paragraphs; what stays between larger changes counts as changed with them."""
    longer = max(len(old), len(new))
    whole = [AlignedStretch(False, 0, len(old), 0, len(new))]
    if (Counter(old) & Counter(new)).total() < _LEAST_KEPT * longer:
        return whole
    found: list[AlignedStretch] = []
    for one in _between(old, new):
        _add(found, one)
    joined = _joined(found)
    kept = sum(one.new_end - one.new_start for one in joined if one.same)
    return whole if kept < _LEAST_KEPT * longer else joined


def _between(
    old: Sequence[Hashable], new: Sequence[Hashable], lengths: Sequence[int] = _ROWS
) -> Iterator[AlignedStretch]:
    """The stretches; what each state says once stays where it has kept its order."""
    if not lengths:
        yield from stretches(old, new, _MOST_PAIRS)
        return
    start = there = 0
    for at, other in [*_anchors(old, new, lengths[0]), (len(old), len(new))]:
        gap = (at, other) != (start, there)
        for same, a, b, c, d in _between(old[start:at], new[there:other], lengths[1:]) if gap else ():
            yield AlignedStretch(same, start + a, start + b, there + c, there + d)
        if at < len(old):
            yield AlignedStretch(True, at, at + 1, other, other + 1)
        start, there = at + 1, other + 1


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], length: int) -> list[tuple[int, int]]:
    """Where rows of so many words begin that each state has once, those that have kept their order."""
    rows, others = ([*zip(*(side[at:] for at in range(length)), strict=False)] for side in (old, new))
    counts, there = Counter(rows), Counter(others)
    places = {row: at for at, row in enumerate(others) if there[row] == 1}
    both = [(at, places[row]) for at, row in enumerate(rows) if counts[row] == 1 and row in places]
    kept = longest_rise([place for _, place in both])
    return [pair for index, pair in enumerate(both) if index in kept]


def _joined(found: Sequence[AlignedStretch]) -> list[AlignedStretch]:
    """The same, with what stays between two changes that are both longer joined to them."""
    joined: list[AlignedStretch] = []
    for index, one in enumerate(found):
        around = (joined[-1], found[index + 1]) if joined and index + 1 < len(found) else ()
        swallowed = around and all(_extent(other) > _extent(one) for other in around)
        _add(joined, one._replace(same=False) if swallowed else one)
    return joined


def _add(found: list[AlignedStretch], one: AlignedStretch) -> None:
    """Add a stretch, to the last one where both stay or both do not."""
    if found and found[-1].same == one.same:
        before = found.pop()
        one = AlignedStretch(one.same, before.old_start, one.old_end, before.new_start, one.new_end)
    found.append(one)


def _extent(one: AlignedStretch) -> int:
    return max(one.old_end - one.old_start, one.new_end - one.new_start)
