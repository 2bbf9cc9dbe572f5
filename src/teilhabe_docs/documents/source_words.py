"""Where the words that a document prints stand in the text that they come from, markup and all."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from teilhabe_docs.documents.sequence_difference import stretches

_WORD = re.compile(r"\w+|[^\w\s]")
_QUOTES = str.maketrans({**dict.fromkeys("„“”»«", '"'), **dict.fromkeys("‚‘’", "'"), "\u2011": "-"})
_MARKER = re.compile(r"(?P<indent>\s*)(?P<mark>[-*+]|(?P<number>\d+)(?P<sign>[.)]))(?P<gap>\s+)")


class TextPatch(NamedTuple):
    """What takes the place of a stretch of a text."""

    start: int
    end: int
    new: str


class _Word(NamedTuple):
    key: str
    start: int
    end: int


@dataclass(frozen=True)
class SourceLine:
    """The lines of a source that hold a printed paragraph, its marker as an item among them."""

    start: int
    end: int
    marker: str


class SourceWords:
    """The words of `printed`, as a document prints them, in the `source` that they come from."""

    def __init__(self, printed: str, source: str) -> None:
        self.printed, self.source = printed, source
        self._old, self._new = _words(printed), _words(source)
        self._partner: dict[int, int] = {}
        for one in stretches([w.key for w in self._old], [w.key for w in self._new]):
            if one.same:
                pairs = zip(range(one.old_start, one.old_end), range(one.new_start, one.new_end), strict=True)
                self._partner.update(pairs)
        self._starts = [word.start for word in self._old]
        self._ends = [word.end for word in self._old]

    def patch(self, start: int, end: int, new: str) -> TextPatch | None:
        """The patch of the source that puts `new` in the place of printed words; None if they are not there.

        That is also so where something else stands between them in the source: emphasis, a field.
        """
        while start < end and new and self.printed[start] == new[0] and new[0].isspace():
            start, new = start + 1, new[1:]
        while start < end and new and self.printed[end - 1] == new[-1] and new[-1].isspace():
            end, new = end - 1, new[:-1]
        new = new.replace("\u00a0", " ").replace("\n", " ")
        if not self.printed[start:end].strip():
            return self._insertion(start, end, new)
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end) - 1
        there = [self._partner.get(n) for n in range(first, last + 1)]
        if not there or None in there or there != list(range(there[0] or 0, (there[0] or 0) + len(there))):
            return None
        left, right = self._new[there[0] or 0], self._new[there[-1] or 0]
        low = left.start + max(start - self._old[first].start, 0)
        high = right.end - max(self._old[last].end - end, 0)
        if not new.strip():
            return self._deletion(low, high, new, start, end)
        head = new[: len(new) - len(new.lstrip())] if start >= self._old[first].start else ""
        tail = new[len(new.rstrip()) :] if end <= self._old[last].end else ""
        return TextPatch(low, high, head + new.strip() + tail)

    def _deletion(self, low: int, high: int, new: str, start: int, end: int) -> TextPatch:
        """Words away, and one of the blanks around them where no other comes into their place."""
        if new or not (self._blank(start - 1) or self.printed[start].isspace()):
            return TextPatch(low, high, new)
        behind = self.printed[end : end + 1]
        follows = self.printed[end - 1].isspace() or (behind.isspace() and not self.printed[start].isspace())
        if follows and self.source[high : high + 1] == " ":
            return TextPatch(low, high + 1, "")
        if self.source[low - 1 : low] == " ":
            return TextPatch(low - 1, high, "")
        return TextPatch(low, high, "")

    def _blank(self, at: int) -> bool:
        return at < 0 or self.printed[at].isspace()

    def _insertion(self, start: int, end: int, new: str) -> TextPatch | None:
        """Behind the word in front where the new words begin with a blank or a sign, else before the next."""
        before = bisect_right(self._ends, start) - 1
        behind = bisect_left(self._starts, end)
        left = self._new[self._partner[before]] if before in self._partner else None
        right = self._new[self._partner[behind]] if behind in self._partner else None
        gone = end > start
        if gone and left and right and not self.source[left.end : right.start].strip():
            return TextPatch(left.end, right.start, new)
        if gone:
            return None
        joined = left is not None and start == self._ends[before]
        if left is not None and (joined or right is None):
            blank = "" if joined or new[:1].isspace() else " "
            return TextPatch(left.end, left.end, blank + (new if joined else new.rstrip()))
        if right is not None:
            return TextPatch(right.start, right.start, new)
        return None

    def line(self, start: int, end: int) -> SourceLine | None:
        """The lines of the source that hold the printed paragraph from `start` to before `end`."""
        words = range(bisect_left(self._starts, start), bisect_left(self._starts, end))
        there = [self._partner[n] for n in words if n in self._partner]
        if not there or len(there) * 2 < len(words):
            return None
        low, high = self._new[there[0]].start, self._new[there[-1]].end
        first = self.source.rfind("\n", 0, low) + 1
        last = self.source.find("\n", high)
        marker = _MARKER.match(self.source, first)
        return SourceLine(first, len(self.source) if last < 0 else last, marker[0] if marker else "")


def next_marker(marker: str) -> str:
    """The marker of the item that follows one."""
    found = _MARKER.fullmatch(marker)
    if found is None or found["number"] is None:
        return marker
    return f"{found['indent']}{int(found['number']) + 1}{found['sign']}{found['gap']}"


def applied(source: str, patches: list[TextPatch]) -> str | None:
    """The text with these patches, each once; None where two of them are about the same words."""
    at, pieces = 0, []
    for one in sorted(set(patches), key=lambda p: (p.start, p.end)):
        if one.start < at:
            return None
        pieces += [source[at : one.start], one.new]
        at = one.end
    return "".join((*pieces, source[at:]))


def _words(text: str) -> list[_Word]:
    return [_Word(m[0].translate(_QUOTES), *m.span()) for m in _WORD.finditer(text)]
