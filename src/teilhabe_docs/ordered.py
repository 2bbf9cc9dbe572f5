"""Values in an order: what an enum lists first is the least."""

from enum import StrEnum


class Ordered(StrEnum):
    """Base of enums whose members compare by their place in the list, so that `min` and `max` mean that.

    Why no falling back to the text: which of two words comes first in the alphabet is never the question. To
    compare with anything else raises `TypeError`.
    """

    @property
    def rank(self) -> int:
        """The place in the list, from 0."""
        return type(self)._member_names_.index(self.name)

    def __lt__(self, other: str) -> bool:
        return self.rank < self._rank_of(other)

    def __le__(self, other: str) -> bool:
        return self.rank <= self._rank_of(other)

    def __gt__(self, other: str) -> bool:
        return self.rank > self._rank_of(other)

    def __ge__(self, other: str) -> bool:
        return self.rank >= self._rank_of(other)

    def _rank_of(self, other: str) -> int:
        if type(other) is not type(self):
            raise TypeError(f"{self!r} and {other!r} have no order")
        return other.rank
