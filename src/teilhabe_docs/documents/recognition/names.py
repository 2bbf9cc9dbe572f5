"""The names of requirements, and how much a heading is like one of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from teilhabe_docs.documents.recognition.compounds import Compounds
from teilhabe_docs.documents.recognition.recognition_data import heading_key, recognition, written_out
from teilhabe_docs.documents.recognition.word_forms import stem, words_in

_PARTS = re.compile(r"(?<![-‑])\s(?:und|sowie|oder|samt|einschließlich|&|\+|[–—-])\s|[,;:/()]")
"""What parts a heading; not behind a hyphen that leaves something out: `Fort- und Weiterbildung`."""
_GOVERNS = re.compile(
    r"\b(?:zu|zur|zum|mit|von|vom|für|bei|beim|zwischen|durch|an|gegenüber)\s", re.IGNORECASE
)
"""What a single word behind it may belong to: `Abgrenzung zu Pflege und Schule` does not name the school."""
_GENERAL, _FUNCTION, _QUESTION = 0.12, 0.05, 0.35
"""How much a word counts that adds nothing, one that has no meaning, one that asks."""
_STRANGE = 0.45
"""How much a word counts that stands in no name, of the most that one counts."""
_PART, _COMMON_PART = 0.75, 0.5
"""How alike two words are of which one is a part of the other, or which have a part in common."""
_NAMED = 0.9
"""A heading this much like a name is it."""
_OF_A_PART = 0.93
"""What one part of a heading counts beside the whole."""


class Name(NamedTuple):
    """A name of a requirement: its stems with their weights."""

    slug: str
    words: Mapping[str, float]
    total: float


class Likeness(NamedTuple):
    """How much a heading is like the names of each requirement, 0 to 1.

    For what is `ambiguous` the heading decides nothing; what is `spelt` out is a part of it all the same.
    """

    by_slug: Mapping[str, float]
    ambiguous: frozenset[str] = frozenset()
    spelt: frozenset[str] = frozenset()


class Names:
    """All names of requirements, to compare headings with."""

    def __init__(self, names: Sequence[tuple[str, str]], here: Iterable[tuple[str, str]] = ()) -> None:
        """Pairs of a requirement and a name; `here` are such that decide in this kind of document."""
        self._here = {heading_key(name): slug for slug, name in here}
        stems = [(slug, _counted(name)) for slug, name in names]
        slugs_of: dict[str, set[str]] = defaultdict(set)
        for slug, words in stems:
            for one in words:
                slugs_of[one].add(slug)
        of_all = len({slug for slug, _ in stems}) or 1
        self._rarity = {one: log(1 + of_all / len(slugs)) for one, slugs in slugs_of.items()}
        self._most = log(1 + of_all)
        self.compounds = Compounds(slugs_of)
        self._names: list[Name] = []
        self._pairs: dict[tuple[str, str], float] = {}
        self._whole: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for (slug, name), (_, words) in zip(names, stems, strict=True):
            self._whole[heading_key(name)].append(slug)
            weights = {one: factor * self._rarity[one] for one, factor in words.items()}
            self._names.append(Name(slug, weights, sum(weights.values())))
            telling = [one for one, factor in words.items() if factor >= _QUESTION] or words
            for one in telling:
                for key in {one, *self.compounds.parts(one)}:
                    self._by_word[key].append(len(self._names) - 1)

    def likeness(self, title: str) -> Likeness:
        """How much a heading, without its number, is like the names of each requirement."""
        data = recognition()
        key = heading_key(title)
        if key in data.belonging_nowhere or key in data.listings:
            return Likeness({})
        if key in self._here:
            return Likeness({self._here[key]: 1.0})
        undecided = data.ambiguous.get(key, ())
        found = dict.fromkeys(undecided, 1.0) if undecided else self._alike(title, key)
        unsure = set(undecided)
        spelt: set[str] = set()
        pieces = [piece for piece in _PARTS.split(title) if piece.strip()]
        named = len(set(self._whole.get(key, ()))) == 1
        for before, piece in zip(["", *pieces], pieces, strict=False) if len(pieces) > 1 else ():
            piece_key = heading_key(piece)
            goes_on = len(piece_key) == 1 and bool(_GOVERNS.search(before))
            if piece_key not in self._whole and (named or goes_on or not _telling(piece)):
                continue
            if several := data.ambiguous.get(piece_key, ()):
                if undecided:
                    continue
                unsure |= {slug for slug in several if found.get(slug, 0.0) < _NAMED}
                alike = dict.fromkeys(several, 1.0)
            else:
                alike = self._alike(piece, piece_key)
                spelt |= {slug for slug, value in alike.items() if value >= _NAMED}
            for slug, value in alike.items():
                if not undecided or slug in unsure:
                    found[slug] = max(found.get(slug, 0.0), _OF_A_PART * value)
        return Likeness(found, frozenset(unsure if undecided else unsure - spelt), frozenset(spelt))

    def named(self, title: str) -> tuple[str, ...]:
        """The requirements that a heading is a name of, if it is nothing else."""
        key = heading_key(title)
        if key in self._here:
            return (self._here[key],)
        return () if key in recognition().ambiguous else tuple(dict.fromkeys(self._whole.get(key, ())))

    def _alike(self, title: str, key: tuple[str, ...]) -> dict[str, float]:
        if exact := self._whole.get(key):
            share = 1.0 if len(set(exact)) == 1 else 0.9
            return dict.fromkeys(exact, share)
        words = {one: factor * self._weight(one) for one, factor in _counted(title).items()}
        total = sum(words.values())
        if not total:
            return {}
        best: dict[str, float] = {}
        for index in sorted({i for one in words for i in self._near(one)}):
            name = self._names[index]
            of_name = sum(w * max(self._same(one, other) for other in words) for one, w in name.words.items())
            of_title = sum(
                w * max(self._same(one, other) for other in name.words) for one, w in words.items()
            )
            both = of_name / name.total + of_title / total
            value = 2 * (of_name / name.total) * (of_title / total) / both if both else 0.0
            best[name.slug] = max(best.get(name.slug, 0.0), value)
        return best

    def _weight(self, one: str) -> float:
        return self._rarity.get(one, _STRANGE * self._most)

    def _near(self, one: str) -> Iterator[int]:
        for key in (one, *self.compounds.parts(one)):
            yield from self._by_word.get(key, ())

    def _same(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        found = self._pairs.get((one, other))
        if found is None:
            found = self._pairs[one, other] = self._in_part(one, other)
        return found

    def _in_part(self, one: str, other: str) -> float:
        parts, others = self.compounds.parts(one), self.compounds.parts(other)
        if one in others or other in parts:
            return _PART
        return _COMMON_PART if not set(parts).isdisjoint(others) else 0.0


def _telling(title: str) -> bool:
    """Whether a part of a heading says anything by itself: `was wir` does not."""
    return max(_counted(title).values(), default=0.0) > _QUESTION


def _counted(title: str) -> dict[str, float]:
    """The stems of a heading, each with how much a word of its kind counts."""
    data = recognition()
    found: dict[str, float] = {}
    for word in written_out(tuple(words_in(title))):
        one = stem(word)
        if word in data.question_words:
            found[one] = _QUESTION
        elif word in data.function_words:
            found[one] = _FUNCTION
        else:
            found[one] = _GENERAL if one in data.general else 1.0
    return found
