"""Two sequences side by side: which stretches stay, and what stands in the place of the others."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_MOST_PAIRS = 2_000_000
"""So many pairs of equal items are looked at where nothing else is said."""

_TOKEN = re.compile(
    r"""
    §§?\s?\d+[a-z]?                                   # a citation, with all that names its place
      (?:\s(?:Abs\.|Absatz|Satz|S\.|Nr\.|Nummer|Halbsatz|Buchst\.|Buchstabe)\s?\w+)*
    | \d+(?:[.,:]\d+)+ | \w+(?:[-·’']\w+)*            # figures, times and days; words with their hyphens
    | [^\w\s]
    """,
    re.VERBOSE,
)


class AlignedStretch(NamedTuple):
    """A stretch of two sequences, from `start` to before `end` in each; `same` where both are equal."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


class TextPiece(NamedTuple):
    """A piece of two texts: `kind` is `same`, `old` (it has gone), `new` (it has come) or `moved`."""

    kind: str
    text: str


def stretches(
    old: Sequence[Hashable], new: Sequence[Hashable], most: int = _MOST_PAIRS
) -> Iterator[AlignedStretch]:
    """The two sequences as stretches that are equal and such that are not, in order, without gaps.

    Where more than `most` pairs of items are equal, all between the common ends counts as replaced.
    """
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    end, new_end = len(old) - tail, len(new) - tail
    if head:
        yield AlignedStretch(True, 0, head, 0, head)
    here, there = old[head:end], new[head:new_end]
    if here or there:
        counted = Counter(there)
        if sum(counted[item] for item in here) > most:
            yield AlignedStretch(False, head, end, head, new_end)
        else:
            for tag, i, j, k, m in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
                yield AlignedStretch(tag == "equal", head + i, head + j, head + k, head + m)
    if tail:
        yield AlignedStretch(True, end, len(old), new_end, len(new))


def text_pieces(old: str, new: str) -> tuple[TextPiece, ...]:
    """Two texts word by word; a figure (`3,5`) and a citation (`§ 112 Abs. 4`) are one word each."""
    before, after = _words(old), _words(new)
    pieces: list[TextPiece] = []
    for one in stretches([word.strip() for word in before], [word.strip() for word in after]):
        gone = before[one.old_start : one.old_end]
        there = after[one.new_start : one.new_end]
        kinds = (("same", there),) if one.same else (("old", gone), ("new", there))
        pieces += [TextPiece(kind, "".join(words)) for kind, words in kinds if words]
    return tuple(pieces)


def token_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of `text` begin and end, as `text_pieces` takes them."""
    return (found.span() for found in _TOKEN.finditer(text))


def spaced_words(text: str) -> list[tuple[str, str]]:
    """The words, a figure and a citation being one each, with the blanks before them.

    Blanks at the end stand before an empty word, so that all together are the text.
    """
    found = [*token_spans(text)]
    starts = [0, *(end for _, end in found)]
    words = [(text[at:start], text[start:end]) for at, (start, end) in zip(starts, found, strict=False)]
    return [*words, (text[starts[-1] :], "")] if starts[-1] < len(text) else words


def _words(text: str) -> list[str]:
    """The words, each with the blanks before it; blanks at the end are dropped."""
    return [blank + word for blank, word in spaced_words(text) if word]


def heaviest_pairs(weights: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """Which row goes with which column, each at most once and both in order, so that all weigh most.

    `weights` are those of each row with each column; 0 where they do not go together.
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for k in reversed(range(columns)):
            paired = weights[i][k] + best[i + 1][k + 1] if weights[i][k] else 0.0
            best[i][k] = max(best[i + 1][k], best[i][k + 1], paired)
    i = k = 0
    while i < rows and k < columns:
        if weights[i][k] and best[i][k] == weights[i][k] + best[i + 1][k + 1]:
            yield i, k
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1


def longest_rise(places: Sequence[int]) -> set[int]:
    """The indices of a longest run of rising numbers among `places`: what has kept its order."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [index]
        before.append(last[at - 1] if at else -1)
    kept: set[int] = set()
    index = last[-1] if last else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept
