"""Texts as rules search them: without characters that nobody sees, letters and their dots in one."""

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple, Self

INVISIBLE = "\u00ad\u200b\u2060"
"""Characters that only a program can have put there: soft hyphens, and marks between words."""

_LONGEST = 40  # characters
_ODD = re.compile(f"[{INVISIBLE}\u200c-\u200f]+|[A-Za-z][\u0300-\u036f]+")
_ODD_SIGN = re.compile(f"[{INVISIBLE}\u200c-\u200f\u0300-\u036f]")
"""One of these stands wherever something is odd; much faster to look for."""


class SearchableText(NamedTuple):
    """A text as rules search it.

    As typed it stands `shifts` characters further on behind each of `places`.
    """

    text: str
    places: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    @classmethod
    def of(cls, typed: str) -> Self:
        """A text as somebody typed it."""
        if typed.isascii() or not _ODD_SIGN.search(typed):
            return cls(typed)
        parts, places, shifts = [], [], []
        at = length = 0
        for odd in _ODD.finditer(typed):
            kept = unicodedata.normalize("NFC", odd[0]) if odd[0][0].isalpha() else ""
            parts += [typed[at : odd.start()], kept]
            length += odd.start() - at + len(kept)
            at = odd.end()
            places.append(length)
            shifts.append(at - length)
        return cls("".join([*parts, typed[at:]]), tuple(places), tuple(shifts))

    def as_typed(self, index: int) -> int:
        """Where in the text as typed that stands."""
        before = bisect_right(self.places, index)
        return index + self.shifts[before - 1] if before else index


def word_around(text: str, place: int) -> tuple[int, int]:
    """Where the word around a place begins and ends, as far as it is short."""
    start = max(place - _LONGEST, 1 + max(text.rfind(blank, 0, place) for blank in " \n"))
    end = min([len(text), place + _LONGEST, *(at for blank in " \n" if (at := text.find(blank, place)) >= 0)])
    return start, end
