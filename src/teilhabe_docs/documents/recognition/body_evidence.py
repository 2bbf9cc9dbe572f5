"""Which requirements the words of a text speak for."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from teilhabe_docs.documents.recognition.compounds import Compounds
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.documents.recognition.word_forms import stems_in

_SHORT = 30
"""Texts of up to so many words count as they are; of longer ones more words are asked."""
_AGAIN = 0.3
"""What a word counts that stands there again, up to so often."""
_MOST_OFTEN = 4
_IN_PART = 0.8
"""What a word counts that is a part of another."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÄÖÜ(])|\n+|\s\|\s")
_LEADS = 0.9
"""A sentence leads to what it speaks for almost as strongly as for anything."""
_OF_A_PARAGRAPH = 0.7
"""What the words of one paragraph count for its section."""
_FEW_SECTIONS = 6
"""With fewer sections nothing is said about which words stand everywhere."""


class Evidence(NamedTuple):
    """How strongly a text speaks for each requirement: it alone (`text`), and with its heading (`by_slug`).

    `strongest` is the paragraph that does most (from 0) and how strongly; `leading` is the paragraph with the
    sentence that speaks for it more than for almost any other. `length` is how many words the text has.
    """

    by_slug: Mapping[str, float]
    text: Mapping[str, float]
    strongest: Mapping[str, tuple[int, float]]
    leading: Mapping[str, tuple[int, float]]
    length: int = 0


NOTHING = Evidence({}, {}, {}, {})


class SpokenFor:
    """The words that speak for requirements, weighed by how common they are in one document."""

    def __init__(
        self,
        typical: Mapping[str, Mapping[str, float]],
        compounds: Compounds,
        sections: Sequence[GivenSection],
    ) -> None:
        self._typical, self._compounds = typical, compounds
        self._headings = [stems_in(section.title) if section.paragraphs else () for section in sections]
        self._stems = [
            [[stems_in(one) for one in _SENTENCE.split(paragraph)] for paragraph in section.paragraphs]
            for section in sections
        ]
        self._speaks: dict[str, tuple[tuple[str, float], ...]] = {}
        self._rarity: Mapping[str, float] = {}
        self._rarity = self._of_document()

    def _of_document(self) -> Mapping[str, float]:
        spoken = [
            {
                word
                for sentences in paragraphs
                for stems in sentences
                for one in set(stems)
                for word, _ in self._words(one)
            }
            for paragraphs in self._stems
        ]
        if len(spoken) < _FEW_SECTIONS:
            return {}
        in_sections = Counter(word for words in spoken for word in words)
        most = log(len(spoken) + 1)
        return {word: min(1.0, 1.35 * log((len(spoken) + 1) / n) / most) for word, n in in_sections.items()}

    def evidence(self, index: int) -> Evidence:
        """What the text of a section speaks for."""
        paragraphs = self._stems[index]
        strongest: dict[str, tuple[int, float]] = {}
        leading: dict[str, tuple[int, float]] = {}
        for number, sentences in enumerate(paragraphs):
            for slug, value in self.weighed(one for stems in sentences for one in stems).items():
                if value > strongest.get(slug, (0, 0.0))[1]:
                    strongest[slug] = number, value
            for stems in sentences:
                spoken = self.weighed(stems)
                loudest = max(spoken.values(), default=0.0)
                for slug, value in spoken.items():
                    if value >= _LEADS * loudest and value > leading.get(slug, (0, 0.0))[1]:
                        leading[slug] = number, value
        below = [one for sentences in paragraphs for stems in sentences for one in stems]
        whole = self._at_least(strongest, self.weighed([*self._headings[index], *below]))
        text = self._at_least(strongest, self.weighed(below))
        return Evidence(whole, text, strongest, leading, len(below))

    @staticmethod
    def _at_least(strongest: Mapping[str, tuple[int, float]], whole: Mapping[str, float]) -> dict[str, float]:
        return {
            slug: max(value, _OF_A_PARAGRAPH * strongest.get(slug, (0, 0.0))[1])
            for slug, value in whole.items()
        }

    def weighed(self, stems: Iterable[str]) -> dict[str, float]:
        """How strongly words speak for each requirement; around 4 and more is much."""
        counted = Counter(stems)
        length = counted.total()
        seen: dict[str, tuple[float, int]] = {}
        for one, times in counted.items():
            for word, share in self._words(one):
                before, often = seen.get(word, (0.0, 0))
                seen[word] = max(before, share), often + times
        found: dict[str, float] = {}
        for word, (share, often) in seen.items():
            factor = share * self._rarity.get(word, 1.0) * (1 + _AGAIN * (min(often, _MOST_OFTEN) - 1))
            for slug, weight in self._typical[word].items():
                found[slug] = found.get(slug, 0.0) + weight * factor
        size = sqrt(max(length, _SHORT) / _SHORT)
        return {slug: value / size for slug, value in found.items()}

    def _words(self, one: str) -> tuple[tuple[str, float], ...]:
        """The typical words that a stem is or has in it, with how much they count there."""
        found = self._speaks.get(one)
        if found is None:
            parts = (p for p in self._compounds.parts(one) if p in self._typical)
            own = ((one, 1.0),) if one in self._typical else ()
            found = self._speaks[one] = own or tuple((part, _IN_PART) for part in parts)
        return found
