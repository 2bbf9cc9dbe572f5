"""What was probably meant by a name that there is not: how it is found, and how it is put to the author.

A suggestion is never an assertion, and none is made where nothing comes near.
"""

from collections.abc import Collection
from dataclasses import dataclass

_LONGEST = 100  # characters; nothing longer is a slip of the pen
_PRICE = 4_000_000
"""Pairs of characters that are compared at most: some 10,000 names of twenty letters, 2 seconds."""


@dataclass(slots=True)
class Nearest:
    """Looks for near names until that has cost enough; from then on it finds none, which is never wrong.

    Use one for each list of names, not one for each word.
    """

    left: int = _PRICE

    def to(self, word: str, names: Collection[str], cutoff: float = 0.6) -> str:
        """The name that comes nearest to `word`; empty where none is near or all has been spent."""
        if self.left < 0 or len(word) > _LONGEST:
            return ""
        self.left -= len(word) * sum(map(len, names))
        if self.left < 0:
            return ""
        from difflib import get_close_matches  # not needed where all names are right

        return next(iter(get_close_matches(word, names, 1, cutoff)), "")


def nearest(word: str, names: Collection[str], cutoff: float = 0.6) -> str:
    """The name that comes nearest to `word`, or empty; for one word that is looked for once."""
    return Nearest().to(word, names, cutoff)


def meant(near: str, otherwise: str = "") -> str:
    """A question to follow a sentence, else the sentence `otherwise`: `… gibt es nicht. Gemeint: »haus«?`."""
    return f" Gemeint: »{near}«?" if near else otherwise and f" {otherwise}"


def ending_in_meant(near: str, otherwise: str = ".") -> str:
    """The same to end a sentence that has no full stop yet: `… gibt es nicht; gemeint: »haus«?`."""
    return f"; gemeint: »{near}«?" if near else otherwise


def perhaps_meant(near: str) -> str:
    """The same inside a sentence: `…; gemeint ist vielleicht »haus«`."""
    return f"; gemeint ist vielleicht »{near}«" if near else ""
