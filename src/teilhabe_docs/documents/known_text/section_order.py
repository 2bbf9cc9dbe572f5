"""Two outlines in their order: which sections of one are which of the other."""

from collections.abc import Callable, Iterator, Sequence

_DEEPER = 0.25
"""What each deeper section gives that goes with the one above it."""
_MOST_DEEPER = 40


def in_order(
    levels: Sequence[int], groups: int, score: Callable[[int, int, int], float]
) -> Iterator[tuple[int, int, int]]:
    """The sections that are groups: first, end, group, in the order of both, with the highest score in all.

    `levels` are those of the sections; a section takes deeper ones behind it along. `score` says how well the
    sections from the first up to the end fit a group; 0: not at all.
    """
    count = len(levels)
    best = [[0.0] * (groups + 1) for _ in range(count + 1)]
    choice: list[list[int]] = [[0] * (groups + 1) for _ in range(count + 1)]
    for s in range(count - 1, -1, -1):
        for g in range(groups - 1, -1, -1):
            most, taken = best[s + 1][g], _SKIP_SECTION
            if best[s][g + 1] > most:
                most, taken = best[s][g + 1], _SKIP_GROUP
            end = s + 1
            while True:
                own = score(s, end, g)
                value = own + _DEEPER * (end - s - 1) + best[end][g + 1]
                if own > 0 and value > most:
                    most, taken = value, end - s
                if end >= count or levels[end] <= levels[s] or end - s > _MOST_DEEPER:
                    break
                end += 1
            best[s][g], choice[s][g] = most, taken
    s = g = 0
    while s < count and g < groups:
        taken = choice[s][g]
        if taken > 0:
            yield s, s + taken, g
            s, g = s + taken, g + 1
        elif taken == _SKIP_GROUP:
            g += 1
        else:
            s += 1


_SKIP_SECTION, _SKIP_GROUP = 0, -1
