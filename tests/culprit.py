"""Which of several changes broke the tests."""

from collections.abc import Callable, Sequence


def culprit(changes: Sequence[str], fails: Callable[[Sequence[str]], bool]) -> str | None:
    """The first change with which, on top of those before it, tests fail that pass without any.

    Found by halving; None where they pass with all changes too.
    """
    if not changes or not fails(changes):
        return None
    passing, failing = 0, len(changes)
    while failing - passing > 1:
        middle = (passing + failing) // 2
        if fails(changes[:middle]):
            failing = middle
        else:
            passing = middle
    return changes[failing - 1]
