"""The title of a document: which section it is, what it stands for, which kind of document it names."""

from collections.abc import Iterator, Mapping, Sequence

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.documents.recognition.word_forms import stems_in

_KINDS = {
    "leistungsvereinbarung": ("leistungsvereinbarung", "vereinbarung", "vertrag"),
    "fachkonzept": ("fachkonzept", "konzeption", "konzept", "einrichtungskonzept", "rahmenkonzept"),
    "leistungsbeschreibung": ("leistungsbeschreibung", "rahmenleistungsbeschreibung", "angebotsbeschreibung"),
}
KIND_WORDS = frozenset(one for words in _KINDS.values() for word in words for one in stems_in(word))
"""The stems of the words that name a kind of document."""
_NAMING = "leistungsbezeichnung"
"""What a title tells by its words alone."""
_FIRST, _BEGINNING = 3, 2
"""So many first paragraphs belong to a title, so many of its first words name the document."""
_FULL, _BARE = 0.85, 0.45
"""How much a title is like a heading of what it stands for: with and without further words."""


def kinds_named(title: str) -> Iterator[str]:
    """The documents that a title may be of, the likeliest first."""
    stems = stems_in(title)
    for word in range(3):
        for document, words in _KINDS.items():
            if word < len(words) and set(stems_in(words[word])) <= set(stems):
                yield document


def title_index(sections: Sequence[GivenSection]) -> int | None:
    """The section whose heading, or text without one, is the title; None where there is none.

    That is the first heading, if its first words name a document and nothing counts it: `Konzept der Gruppe`,
    but not `1. Dauer der Vereinbarung`. What stands before any heading is one.
    """
    if sections and not sections[0].heading:
        return 0
    heading = sections[0].heading if sections else ""
    begins = " ".join(heading.split()[:_BEGINNING])
    titled = sections and sections[0].title == heading.strip() and next(kinds_named(begins), None)
    return 0 if titled else None


def at_title(
    sections: Sequence[GivenSection], met: Sequence[str], profil: Profil
) -> Mapping[int, Mapping[str, float]]:
    """What the title stands for, by section, and how much it is like a heading of that."""
    index = title_index(sections)
    if index is None or not met:
        return {}
    told = " ".join((sections[index].heading, *sections[index].paragraphs[:_FIRST]))
    further = [one for one in stems_in(told) if one not in KIND_WORDS and len(one) > _FIRST]
    return {index: {slug: _FULL if further and slug == _NAMING else _BARE for slug in met}}
