"""Numbers of norms: `37a`, and lists of them with ranges."""

import re
from functools import cache

_NUMMER = re.compile(r"(\d+)([a-z]*)$")


def number_key(nummer: str) -> tuple[int, str]:
    """By what norms are ordered: 37, 37a, 38; what is no number comes first."""
    treffer = _NUMMER.match(nummer)
    return (int(treffer[1]), treffer[2]) if treffer else (0, nummer)


@cache
def enumerated(liste: str) -> frozenset[str]:
    """The numbers of a list such as `1-54, 19a`; ranges hold numbers without a letter only."""
    nummern: set[str] = set()
    for teil in filter(None, re.split(r",\s*", liste.strip())):
        von, strich, bis = teil.partition("-")
        nummern.update(map(str, range(int(von), int(bis) + 1)) if strich else [teil])
    return frozenset(nummern)
