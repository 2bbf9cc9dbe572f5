"""What was probably meant by a name that there is not, at a bounded price."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

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
        return next(iter(get_close_matches(word, names, 1, cutoff)), "")
