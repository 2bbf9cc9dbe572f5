"""Two sequences of pieces: which stay, which come or go, as a reader can follow it."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from teilhabe_docs.documents.sequence_difference import AlignedStretch, longest_rise, stretches

_MOST_PAIRS = 10_000
"""So many pairs of equal words between two that stay are looked at; beyond that all there is replaced."""
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


def _between(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[AlignedStretch]:
    """The stretches; words that each state has once stay where they have kept their order."""
    start = there = 0
    for at, other in [*_anchors(old, new), (len(old), len(new))]:
        between = (start, there) != (at, other)
        for one in stretches(old[start:at], new[there:other], _MOST_PAIRS) if between else ():
            yield AlignedStretch(
                one.same,
                start + one.old_start,
                start + one.old_end,
                there + one.new_start,
                there + one.new_end,
            )
        if at < len(old):
            yield AlignedStretch(True, at, at + 1, other, other + 1)
        start, there = at + 1, other + 1


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    counts, others = Counter(old), Counter(new)
    places = {key: at for at, key in enumerate(new) if others[key] == 1}
    both = [(at, places[key]) for at, key in enumerate(old) if counts[key] == 1 and key in places]
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
