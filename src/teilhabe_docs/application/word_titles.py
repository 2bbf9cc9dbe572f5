"""What a Word file says it is: its title, and the offer that it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence

from teilhabe_docs.documents.recognition.document_title import kinds_named
from teilhabe_docs.documents.recognition.word_forms import stems_in
from teilhabe_docs.reading.word_model import WordDocument, WordParagraph
from teilhabe_docs.reading.word_views import WordView

_FIRST = 4
"""So many paragraphs at the beginning may belong to the title."""
_PROVIDER = re.compile(r"\b(?:gGmbH|GmbH|e\.\s?V\.|gUG|gAG|eG|Stiftung|Landkreis|Stadt|Kreis)(?!\w)")
_LONGEST = 120
_WITHOUT_SENSE = frozenset(
    stem
    for word in [
        "für",
        "das",
        "die",
        "der",
        "den",
        "dem",
        "des",
        "im",
        "in",
        "am",
        "an",
        "auf",
        "von",
        "vom",
        "zu",
        "zum",
        "zur",
        "mit",
        "und",
        "oder",
        "nach",
        "gemäß",
        "ein",
        "eine",
        "Angebot",
        "Leistung",
        "Einrichtung",
        "Träger",
        "Entwurf",
        "Fassung",
        "Stand",
        "Version",
        "Anlage",
        "SGB",
        "IX",
        "VIII",
        "zwischen",
        "über",
        "Entwurf",
    ]
    for stem in stems_in(word)
)


def titles_of(document: WordDocument, view: WordView) -> tuple[str, ...]:
    """What may be the title, in this order: lines styled so, the first lines, the property of the file."""
    paragraphs = [
        b for b in view.blocks if isinstance(b, WordParagraph) and b.role != "toc" and b.text.strip()
    ]
    styled = [" ".join(p.text.split()) for p in paragraphs if p.role == "title"]
    first = [text for p in paragraphs[:_FIRST] if len(text := " ".join(p.text.split())) <= _LONGEST]
    return tuple(filter(None, (" ".join(styled), *first, document.title)))


def offers(titles: Sequence[tuple[str, ...]]) -> tuple[tuple[int, ...], ...]:
    """The documents, by their places, that are about one offer each, as their titles say.

    `titles` are those of each document. What a title says beside the kind of document is the offer; a
    document that says nothing of one is about its own.
    """
    named = [_offer(of_one) for of_one in titles]
    groups: list[list[int]] = []
    for place, words in enumerate(named):
        for group in groups:
            if words and any(_same(words, named[other]) for other in group):
                group.append(place)
                break
        else:
            groups.append([place])
    return tuple(map(tuple, groups))


def _offer(titles: Iterable[str]) -> frozenset[str]:
    """The words of the first title that says more than which kind of document it is.

    First come those that say that, too; a line with a legal form names a provider, who has many offers.
    """
    kind_first = sorted(titles, key=lambda title: next(kinds_named(title), None) is None)
    named = (frozenset(_own_words(title)) for title in kind_first if not _PROVIDER.search(title))
    return next(filter(None, named), frozenset())


def _own_words(title: str) -> Iterator[str]:
    kinds = {stem for word in _KINDS for stem in stems_in(word)}
    for stem in stems_in(title):
        if len(stem) > 2 and not stem.startswith("§") and stem not in kinds | _WITHOUT_SENSE:
            yield stem


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    smaller, larger = sorted((one, other), key=len)
    return one == other or (len(smaller) > 1 and smaller <= larger)


_KINDS = (
    *("Leistungsvereinbarung", "Vereinbarung", "Vertrag", "Fachkonzept", "Konzeption", "Konzept"),
    *("Leistungsbeschreibung", "Leistungsangebot", "Angebotsbeschreibung", "Rahmenkonzept"),
)
