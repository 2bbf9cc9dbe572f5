"""Which profile a finished document is judged by where nobody names one: the best match, and why."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, Shelf
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.recognition.document_title import KIND_WORDS, kinds_named, title_index
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.documents.recognition.names import Names
from teilhabe_docs.documents.recognition.recognition_data import recognition
from teilhabe_docs.documents.recognition.word_forms import stem, stems_in
from teilhabe_docs.model.choices import Land

_TITLED, _BY_CLAUSES = 3.0, 1.0
"""What the title says of the kind of a document, and headings that are counted by `§`."""
_IN_TITLE, _IN_TEXT, _NOWHERE = 1.5, 0.4, -0.8
"""What a word in the title of a profile gives that stands in that of the document, in its text, nowhere."""
_BASIS, _OTHER_BASIS, _OTHER_LAND = 1.0, -1.5, -3.0
_OFTEN = 3
"""A word is one of the text if it stands there so often."""
_COVER = 15
"""So many paragraphs behind the title may be its cover: parties, place, law."""
_NORMS: Mapping[str, tuple[str, ...]] = {
    "sgb9_125": ("§125",),
    "sgb9_134": ("§134",),
    "sgb8_77": ("§77",),
    "sgb8_78b": ("§78a", "§78b", "§78c"),
}
"""The sections of the law that speak of one basis alone."""
_YOUNG, _GROWN = ("kind", "jugendlich", "schul"), ("erwachs", "volljahrig")


class Fitting(NamedTuple):
    """The profile that fits best, with the contract basis that the document speaks of.

    `kind_told` says whether its title names its kind; else only its headings tell. `at_beginning` are the
    bases whose norms its title or cover cites.
    """

    profil: Profil
    basis: str
    kind_told: bool
    at_beginning: frozenset[str]


def fitting(sections: Sequence[GivenSection], shelf: Shelf = BUILT_IN) -> Fitting:
    """The profile of the shelf that a document is most like; of equal ones the first of the shelf."""
    document, told = _kind(sections)
    title = Counter(_title_stems(sections))
    text = Counter(
        one
        for section in sections
        for part in (section.heading, *section.paragraphs[:_OFTEN])
        for one in stems_in(part)
    )
    bases = _bases(title, text)
    names = shelf.namen(document) or BUILT_IN.namen(document)
    profiles = [resolved(document, name, shelf if shelf.namen(document) else BUILT_IN) for name in names]
    best = max(profiles, key=lambda one: (_fit(one, title, text, bases), -profiles.index(one)))
    basis = max(best.vertragsgrundlagen, key=lambda one: bases.get(one, 0.0), default="")
    beginning = frozenset(one for one, norms in _NORMS.items() if any(title[norm] for norm in norms))
    return Fitting(best, basis, told, beginning)


def _kind(sections: Sequence[GivenSection]) -> tuple[str, bool]:
    """The document that it is, and whether its title says so."""
    index = title_index(sections)
    found = dict.fromkeys(DOKUMENTE, 0.0)
    told = False
    if index is not None:
        heading = sections[index].heading or " ".join(sections[index].paragraphs[:_OFTEN])
        for kind in list(kinds_named(heading))[:1]:
            found[kind] += _TITLED
            told = True
    names = _everywhere()
    votes = dict.fromkeys(DOKUMENTE, 0.0)
    for section in sections:
        for slug, value in names.likeness(section.title).by_slug.items():
            kinds = catalogue()[slug].verlangt_in.get("sonst", ())
            if value >= 0.9 and kinds:
                for kind in kinds:
                    votes[kind] += 1 / len(kinds)
    total = sum(votes.values()) or 1
    for kind, share in votes.items():
        found[kind] += _TITLED * share / total
    if sum(section.heading.lstrip().startswith("§") for section in sections) * 2 > len(sections):
        found["leistungsvereinbarung"] += _BY_CLAUSES
    return max(DOKUMENTE, key=lambda kind: found[kind]), told


@cache
def _everywhere() -> Names:
    """The names that count in every document."""
    return Names(
        [
            (slug, name)
            for slug, requirement in catalogue().items()
            for name in (requirement.titel, *(o.name for o in requirement.ueberschriften if not o.dokument))
        ]
    )


def _title_stems(sections: Sequence[GivenSection]) -> Iterator[str]:
    index = title_index(sections)
    if index is not None:
        yield from stems_in(" ".join((sections[index].heading, *sections[index].paragraphs[:_COVER])))


def _bases(title: Counter[str], text: Counter[str]) -> dict[str, float]:
    """How much a document speaks of each contract basis."""
    found = {
        basis: float(sum(_OFTEN * title[norm] + text[norm] for norm in norms))
        for basis, norms in _NORMS.items()
    }
    if not any(found.values()):
        young, grown = (sum(text[one] for one in words) for words in (_YOUNG, _GROWN))
        found["sgb9_134" if young > grown else "sgb9_125"] = 0.5
    return found


def _fit(profil: Profil, title: Counter[str], text: Counter[str], bases: Mapping[str, float]) -> float:
    data = recognition()
    of_all = sum(bases.values()) or 1.0
    share = sum(bases.get(basis, 0.0) for basis in profil.vertragsgrundlagen) / of_all
    value = _BASIS * share + (_OTHER_BASIS if not share else 0.0)
    if profil.land:
        label = next(land.label for land in Land if land.value == profil.land)
        names = {*stems_in(label), stem(profil.land)}
        value += 0.2 if any(text[one] for one in names) else _OTHER_LAND
    for one in dict.fromkeys(stems_in(profil.titel)):
        if one in KIND_WORDS or one in data.general or len(one) < 4 or one.startswith("§"):
            continue
        value += _IN_TITLE if _has(title, one, 1) else _IN_TEXT if _has(text, one, _OFTEN) else _NOWHERE
    return value


def _has(counted: Counter[str], one: str, often: int) -> bool:
    """Whether a stem stands there so often, alone or at the beginning of another word."""
    return sum(n for other, n in counted.items() if other.startswith(one)) >= often
