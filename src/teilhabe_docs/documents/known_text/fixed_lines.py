"""Which units of a document are lines of a profile word for word: the heaviest chain in the order of both."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from teilhabe_docs.documents.known_text.line_matching import Put, compiled, matched
from teilhabe_docs.documents.known_text.pattern_lines import (
    Part,
    PatternLine,
    WordToken,
    most_words,
    needed_words,
    tokens_of,
)
from teilhabe_docs.documents.recognition.word_forms import without_number
from teilhabe_docs.model.field_path import FieldPath

_TITLE, _SUBTITLE, _UNSEEN = 6.0, 4.0, 0.5
"""What a title and a subtitle count, and how much of that one counts that does not look like a heading."""
_TEXT, _WORD, _MOST_WORDS = 1.0, 0.25, 40
"""What a text counts, and each of its words."""
_LEAST_WORDS = 2
"""A text with fewer words of its own could be anything."""
_LONG = 8
"""So many letters has a word that is a label by itself."""


class SourceUnit(NamedTuple):
    """A paragraph, an item, or a row (its cells parted by ` | `) of a document, in reading order.

    `level` is that of a heading, from 1; 0 for all else. One that is only `seen` has no style that says so.
    """

    text: str
    level: int = 0
    kind: str = "text"
    seen: bool = False


NO_UNIT = SourceUnit("")
"""What is no line."""


class FixedLine(NamedTuple):
    """A unit that is a line, both by their index, and what stands in its holes, by the unit's `tokens`."""

    unit: int
    line: int
    puts: tuple[Put, ...] = ()
    tokens: tuple[WordToken, ...] = ()

    def words(self, unit: "SourceUnit", put: Put) -> str:
        """What stands in a hole, as it is written in the unit."""
        return unit.text[self.tokens[put.first].start : self.tokens[put.last].end]

    def without(self, unit: "SourceUnit", paths: Collection[FieldPath]) -> str:
        """The text of the unit without what stands in the holes of these fields."""
        text = unit.text
        for put in reversed(self.puts):
            if put.gap.path in paths:
                start, end = self.tokens[put.first].start, self.tokens[put.last].end
                text = f"{text[:start]}…{text[end:]}"
        return text

    @property
    def own_words(self) -> int:
        """How many words are those of the line."""
        put = sum(t.word.isalnum() for p in self.puts for t in self.tokens[p.first : p.last + 1])
        return sum(token.word.isalnum() for token in self.tokens) - put


class _Weighted(NamedTuple):
    fixed: FixedLine
    weight: float


def fixed_lines(units: Sequence[SourceUnit], lines: Sequence[PatternLine]) -> tuple[FixedLine, ...]:
    """The units that are lines, in their order; each unit and each line at most once."""
    steps = {j: compiled(line.parts) for j, line in enumerate(lines) if line.parts}
    needed = {j: needed_words(lines[j].parts) for j in steps}
    telling = [
        j
        for j in steps
        if most_words(lines[j].parts) >= _LEAST_WORDS or lines[j].is_heading or _is_label(lines[j])
    ]
    best = _Best(len(lines))
    chains: list[tuple[float, FixedLine, int]] = []
    for i, unit in enumerate(units):
        found = []
        for tokens in _readings(unit):
            words = frozenset(token.word for token in tokens)
            for j in telling:
                if needed[j] <= words and (puts := matched(steps[j], tokens)) is not None:
                    one = FixedLine(i, j, puts, tokens)
                    if lines[j].is_heading or one.own_words >= _LEAST_WORDS or _is_label(lines[j]):
                        found.append(_Weighted(one, _weight(unit, lines[j], one.own_words)))
        new = []
        for one, weight in found:
            before, chain = best.up_to(one.line)
            chains.append((before + weight, one, chain))
            new.append(len(chains) - 1)
        for chain in new:
            best.put(chains[chain][1].line, chains[chain][0], chain)
    return tuple(reversed(list(_chain(chains, best.up_to(len(lines))[1]))))


def asides_in(units: Sequence[SourceUnit], sentences: Sequence[tuple[Part, ...]]) -> tuple[FixedLine, ...]:
    """The units that are one of some sentences, wherever they stand; they are no lines."""
    steps = [(needed_words(parts), compiled(parts)) for parts in sentences]
    found = []
    for number, unit in enumerate(units):
        tokens = tokens_of(unit.text)
        words = frozenset(token.word for token in tokens)
        for needed, one in steps:
            if needed <= words and (puts := matched(one, tokens)) is not None:
                found.append(FixedLine(number, -1, puts, tokens))
                break
    return tuple(found)


def fixed_weight(units: Sequence[SourceUnit], lines: Sequence[PatternLine]) -> float:
    """How much of a document is fixed text of these lines; headings count for nothing."""
    found = (one for one in fixed_lines(units, lines) if lines[one.line].kind in ("text", "item", "row"))
    return sum(_weight(units[one.unit], lines[one.line], one.own_words) for one in found)


def _readings(unit: SourceUnit) -> Iterator[tuple[WordToken, ...]]:
    """The words with and without a number that somebody has typed in front."""
    yield tokens_of(unit.text)
    bare = without_number(unit.text)
    if bare and bare != unit.text:
        gone = len(unit.text) - len(bare)
        if unit.text.endswith(bare):
            yield tuple(WordToken(t.word, t.start + gone, t.end + gone) for t in tokens_of(bare))


def _is_label(line: PatternLine) -> bool:
    """Whether it begins with one long word and a colon, or is a row that begins with one."""
    first, *rest = (part for part in line.parts if part != "|") if line.kind == "row" else line.parts
    if not isinstance(first, str) or not rest:
        return False
    return first.isalpha() if line.kind == "row" else len(first) >= _LONG and rest[0] == ":"


def _weight(unit: SourceUnit, line: PatternLine, own_words: int) -> float:
    if line.is_heading:
        own = _TITLE if line.kind == "title" else _SUBTITLE
        return own if unit.level else own * _UNSEEN
    return _TEXT + _WORD * min(own_words, _MOST_WORDS)


def _chain(chains: Sequence[tuple[float, FixedLine, int]], at: int) -> Iterator[FixedLine]:
    while at >= 0:
        _, one, at = chains[at]
        yield one


class _Best:
    """The heaviest chain that ends before a line; a Fenwick tree of maxima."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 2)

    def up_to(self, line: int) -> tuple[float, int]:
        """Of all chains that end before `line` the weight and the number of the heaviest."""
        found = (0.0, -1)
        at = line
        while at > 0:
            if self._tree[at][0] > found[0]:
                found = self._tree[at]
            at -= at & -at
        return found

    def put(self, line: int, weight: float, chain: int) -> None:
        """A chain that ends with `line`."""
        at = line + 1
        while at < len(self._tree):
            if weight > self._tree[at][0]:
                self._tree[at] = (weight, chain)
            at += at & -at
