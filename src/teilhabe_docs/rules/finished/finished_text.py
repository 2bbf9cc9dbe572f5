"""The texts of a finished document: what stands below a heading as one text, with the places of its parts."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from teilhabe_docs.diagnostics import WordPlace

CELL = " | "
"""Stands between the cells of a row."""
_AROUND = 24
"""So many characters on each side of what a finding is about are shown with it."""
_LONGEST = 120


class Stretch(NamedTuple):
    """The words of a paragraph, and where it stands."""

    text: str
    place: WordPlace


class FinishedText(NamedTuple):
    """A section as one text: its heading, its paragraphs, parted by empty lines; a row is one paragraph.

    `begins` are the characters that each of `places` begins with.
    """

    text: str
    begins: tuple[int, ...]
    places: tuple[WordPlace, ...]

    @classmethod
    def of(cls, blocks: Iterable[Sequence[Stretch]]) -> "FinishedText":
        """One text of blocks: a paragraph has one stretch, the row of a table one for each of its cells."""
        parts: list[str] = []
        begins: list[int] = []
        places: list[WordPlace] = []
        length = 0
        for block in blocks:
            for number, stretch in enumerate(block):
                between = CELL if number else "\n\n" * bool(parts)
                length += len(between)
                begins.append(length)
                places.append(stretch.place)
                length += len(stretch.text)
                parts += [between, stretch.text]
        return cls("".join(parts), tuple(begins), tuple(places))

    def place(self, at: int) -> WordPlace:
        """Where a character stands."""
        return self.places[max(0, bisect_right(self.begins, at) - 1)]

    def words(self, begin: int, end: int) -> str:
        """What stands there with a little around it, on one line, not across paragraphs."""
        end = min(end, begin + _LONGEST)
        start = max(0, begin - _AROUND)
        if (before := self.text.rfind("\n\n", start, begin)) >= 0:
            start = before + 2
        stop = min(len(self.text), end + _AROUND)
        if (behind := self.text.find("\n\n", end, stop)) >= 0:
            stop = behind
        while 0 < start < begin and not self.text[start - 1].isspace():
            start += 1
        while end < stop < len(self.text) and not self.text[stop].isspace():
            stop -= 1
        return " ".join(self.text[start:stop].split())
