"""What a word is at its place in a filler: known, neutral, a word of the title, somebody."""

import re
from typing import NamedTuple

from teilhabe_docs.documents.filler_data import Tier
from teilhabe_docs.documents.filler_forms import compound_heads, stem_of
from teilhabe_docs.documents.filler_likeness import is_like
from teilhabe_docs.documents.filler_object import OBJECT
from teilhabe_docs.documents.filler_phrases import single_words
from teilhabe_docs.documents.filler_place import TextPlace
from teilhabe_docs.documents.filler_signs import SIGNS
from teilhabe_docs.documents.filler_templates import HOLE
from teilhabe_docs.documents.filler_words import FillerWords, is_known_anywhere

PRAISE = "Eigenlob"
DONE, SOMEBODY, STRANGE = "◦", "⟡", "⟐"
"""Stand for an expression that was found, for somebody who takes part, and for a noun that nobody knows."""
NUMBER = re.compile(r"\d+[a-z]?|[a-z]|[ivx]+")
_YEAR = re.compile(r"20\d\d")
_ABBREVIATION = 2
_LAW = ("§", "abs", "absatz", "artikel", "art")
_PART_OF_NOTE = 6
_REGIONS = frozenset(("landkreis", "stadt", "gemeinde", "bezirk"))
"""Where something is, more often than who does it."""


class WordRoles(NamedTuple):
    """The words of fillers at one place."""

    words: FillerWords
    place: TextPlace

    def is_known(self, word: str) -> bool:
        """Whether it may stand in a filler at all."""
        return (
            is_known_anywhere(word)
            or len(word) <= _ABBREVIATION
            or NUMBER.fullmatch(word) is not None
            or self.is_label(word)
            or self.is_subject(word)
            or self.holds_label(word)
        )

    def is_attribute(self, noun: str, joint: str) -> bool:
        """Whether what follows says who or which one: `Frau …`, `Konzept zur …`, `nach Abschluss der …`."""
        if joint in self.words.salutations:
            return not self.place.asks_for_persons
        return joint in self.words.joints and (self.words.is_paper(noun) or self.words.is_general_noun(noun))

    def is_partner(self, preposition: str, joint: str) -> bool:
        """Whether what follows says with whom: `mit der Apotheke`."""
        return joint in self.words.before_partners or (
            preposition in self.words.before_partners and joint in self.words.stop
        )

    def is_place(self, word: str) -> bool:
        """Whether it names what is pointed to."""
        return word in self.words.places or self.words.is_paper(word)

    def is_label(self, word: str) -> bool:
        """Whether it stands in a title or prompt of the place, in whatever form."""
        if word in self.words.negations:
            return False
        stem = stem_of(word)
        return stem in self.place.stems or any(
            is_like(stem, one, self.words.generic) for one in self.place.stems
        )

    def is_subject(self, word: str) -> bool:
        """Whether it names what the title is about in other words: `Ernährung` under `Verpflegung`."""
        if not self.place.prose:
            return False
        return stem_of(word) in self.place.theme or self._is_general_compound(word)

    def holds_label(self, word: str) -> bool:
        """Whether a word of the title is a part of it: `Sozialraumanalyse`."""
        return self.place.prose and any(
            len(stem) >= _PART_OF_NOTE and stem in word for stem in self.place.stems
        )

    def _is_general_compound(self, word: str) -> bool:
        """Whether it is a kind of thing behind a word that says nothing here: `Brandschutzauflagen`."""
        known = (self.words.beside_stems, self.place.stems, self.place.theme)
        parts = compound_heads(word, self.words.generic_stems)
        return any(not all(map(before.isdisjoint, known)) for before in parts)

    def is_neutral(self, word: str, before: str, tiers: set[Tier]) -> bool:
        """Whether the word, which stands behind `before`, adds nothing to the expressions beside it."""
        if word in self.words.acting:
            return False
        if word in (DONE, HOLE, OBJECT, SOMEBODY) or word in self.words.stop or self.words.is_beside(word):
            return True
        if word in self.words.fillers and word not in self.words.negations and not self._is_given(word):
            return True
        if self.is_place(word) or (self.is_label(word) and self.place.prose) or self.is_subject(word):
            return True
        points = Tier.VERWEIST in tiers
        if word.isalpha() and len(word) == _ABBREVIATION and not tiers <= {Tier.BEHAUPTET, Tier.UNGENANNT}:
            return True
        introduced = before == DONE or before in self.words.known
        if points and (word in self.words.excuses or (introduced and self.words.takes_part(word))):
            return True
        if tiers <= {Tier.BEHAUPTET} and word in self.words.people:
            return True
        if Tier.LEER in tiers and (
            word in self.words.units or word in self.words.form_fields or NUMBER.fullmatch(word)
        ):
            return True
        if (before in _LAW and NUMBER.fullmatch(word)) or (points and _YEAR.fullmatch(word)):
            return True
        if word in self.words.times or word in SIGNS:
            return points
        numbered = (
            before in (DONE, OBJECT)
            or before in self.words.before_numbers
            or before in self.words.times
            or NUMBER.fullmatch(before) is not None
            or self.is_place(before)
        )
        return points and numbered and NUMBER.fullmatch(word) is not None

    def _is_given(self, word: str) -> bool:
        """Whether it says who or when; it may stand in an expression all the same."""
        return word in self.words.people or word in self.words.times or self.words.takes_part(word)

    def is_somebody_or_occasion(self, word: str) -> bool:
        """Whether it names who outside takes part, or an occasion: `Landesjugendamt`, `Einstellung`."""
        return word.endswith(self.words.part_takers) and not (
            self.words.is_beside(word) or self.is_label(word) or word in self.words.people or word in _REGIONS
        )

    def is_praise(self, word: str) -> bool:
        """Whether the word praises by itself: `vertrauensvoll`."""
        kind = single_words().get(word)
        return bool(kind and kind.name == PRAISE)

    def is_article_or_praise(self, word: str) -> bool:
        """Whether it may stand between `durch` and who it is."""
        return word in self.words.stop or word in self.words.beside or self.is_praise(word)
