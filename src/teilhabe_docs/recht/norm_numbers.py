"""Numbers of norms: `37a`, and lists of them with ranges."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from string import ascii_lowercase

NUMBER = r"[1-9][0-9]{0,3}[a-z]{0,2}"
"""The number of a norm in a law, as a pattern."""

BEFORE_A = ord("a") - 1
"""Letters of a norm are counted from it: a is 1."""
_NUMMER = re.compile(r"([0-9]+)([a-z]*)$")
_STELLEN = 9  # digits of a number that count for its place
_WEITESTE = 3_000
"""So many numbers a range has at most: the BGB has 2,385 norms."""


def number_key(nummer: str) -> tuple[int, str]:
    """By what norms are ordered: 37, 37a, 38; what is no number comes first."""
    treffer = _NUMMER.match(nummer)
    return (int(treffer[1][:_STELLEN]), treffer[2]) if treffer else (0, nummer)


def in_order(nummern: Iterable[str]) -> list[str]:
    """Numbers in their order."""
    return sorted(nummern, key=number_key)


def ascends(liste: str) -> bool:
    """Whether the numbers of a list rise, none twice: `1-3, 3a, 4`."""
    ends = [number for part in re.split(r",\s*", liste) for number in part.split("-")]
    keys = [number_key(number) for number in ends]
    return all(earlier < later for earlier, later in pairwise(keys))


@lru_cache(maxsize=10_000)
def enumerated(liste: str) -> frozenset[str]:
    """The numbers of a list such as `1-54, 19a`; ranges hold numbers without a letter only."""
    nummern: set[str] = set()
    for teil in filter(None, re.split(r",\s*", liste.strip())):
        von, strich, bis = teil.partition("-")
        nummern.update(spread(von, bis, every=True) if strich else [teil])
    return frozenset(nummern)


def spread(von: str, bis: str | None, *, every: bool) -> Iterator[str]:
    """The numbers from one to another, without letters but at its ends; `every` or only the two.

    `184i` to `184l` are the letters between.
    """
    yield von
    if bis is None:
        return
    (erste, ab), (letzte, zu) = number_key(von), number_key(bis)
    if every and erste == letzte and len(ab) <= 1 and len(zu) == 1:
        yield from (f"{erste}{letter}" for letter in ascii_lowercase if ab < letter < zu)
    elif every and letzte - erste <= _WEITESTE:
        yield from map(str, range(erste + 1, letzte + bool(zu)))
    yield bis


def shortened(nummern: Iterable[str]) -> str:
    """A list with ranges: `1-4, 4a, 5`, in the order of the numbers."""
    runs: list[list[str]] = []
    for nummer in in_order(nummern):
        if runs and nummer.isdigit() and runs[-1][-1].isdigit() and int(nummer) == int(runs[-1][-1]) + 1:
            runs[-1].append(nummer)
        else:
            runs.append([nummer])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else run[0] for run in runs)
