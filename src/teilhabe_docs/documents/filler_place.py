"""What is known of the place of a text when it is judged: its titles and prompts, and what they ask for."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from teilhabe_docs.documents.filler_words import filler_words, stems_of, themes, words_of

_WORDS_OF_A_TITLE = 4


@dataclass(frozen=True)
class TextPlace:
    """Where a text stands: its titles and prompts, whether it is a longer text, whether it must say why."""

    labels: tuple[str, ...]
    prose: bool
    reason: bool

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the labels."""
        return frozenset(stem for label in self.labels for stem in stems_of(label))

    @cached_property
    def theme(self) -> frozenset[str]:
        """The stems of words for what a title is about; for a part of a compound too."""
        titles = [label for label in self.labels if len(label.split()) <= _WORDS_OF_A_TITLE]
        own = {stem for label in titles for stem in stems_of(label)}
        return frozenset().union(*(theme for theme in themes() if not theme.isdisjoint(own)))

    @cached_property
    def asks_for_places(self) -> bool:
        """Whether names of documents or norms are what is asked for here."""
        titles = (label for label in self.labels if len(label.split()) <= _WORDS_OF_A_TITLE)
        return any(word.startswith(filler_words().asked) for label in titles for word in words_of(label))

    @cached_property
    def asks_for_persons(self) -> bool:
        """Whether to name persons is what is asked for here."""
        asked = filler_words().persons_asked
        return any(word.startswith(asked) for label in self.labels for word in words_of(label))

    @cached_property
    def asks_for_reference(self) -> bool:
        """Whether to point elsewhere is what is asked for here."""
        asked = filler_words().reference_asked
        return any(word.startswith(asked) for label in self.labels for word in words_of(label))

    @cached_property
    def asks_for_numbers(self) -> bool:
        """Whether a number alone is what is asked for here."""
        asked = filler_words().numbers_asked
        return any(
            word.startswith(asked) or word.endswith(asked)
            for label in self.labels
            for word in words_of(label)
        )


@lru_cache(maxsize=1024)
def place_of(labels: tuple[str, ...], *, prose: bool, reason: bool) -> TextPlace:
    """The place with these titles and prompts; several texts stand at each."""
    return TextPlace(labels, prose, reason)
