"""Judges a finished document by a profile: which of its requirements is found where."""

from collections.abc import Iterator, Sequence

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.recognition.asked import (
    AskedRequirement,
    asked,
    met_together,
    title_requirements,
)
from teilhabe_docs.documents.recognition.content import shortfall
from teilhabe_docs.documents.recognition.document_title import at_title
from teilhabe_docs.documents.recognition.given_section import GivenSection, ancestors, contents
from teilhabe_docs.documents.recognition.profile_words import names_of, typical_words
from teilhabe_docs.documents.recognition.recognition_data import recognition
from teilhabe_docs.documents.recognition.verdicts import FoundPlace, Judgement, Recognised, RequirementVerdict
from teilhabe_docs.documents.recognition.weighing import Weighed, weighed

FOUND, MAYBE, LEAST = 4.0, 2.4, 3.0
"""So much speaks for what is found, or may be, or may be where nothing is found."""
_BESIDE_OTHERS = 5.2
"""So much speaks for what may be meant by a heading that is the name of something else, words or not."""
_BESIDE, _BESIDE_AMBIGUOUS = 0.62, 0.4
"""Where the words decide, what else is found in a section has so much of what the first has."""
_LEAST_WORDS, _LEAST_OF_SPELT = 1.1, 0.7
"""So strongly the words speak where a heading does not decide, or where it says several things."""
_OTHER_WORDS = 6.0
"""So strongly words speak of something else where they belie a heading."""
_LEADING, _IN_PARAGRAPH = 2.6, 5.0
"""So strongly the words of one paragraph speak for what stands below a heading of something else: more than
for anything else, or at all."""
_PROOF = 5.0
"""So strongly the words of one sentence speak for what needs no heading."""
_NEARLY, _LIKE = 0.7, 0.55
"""A heading this much like a name may be one, or if the words say so too."""
_FIRST_OF_SECTION = 3
"""A section that nothing is found in may be about so many requirements."""
_LOUD, _ALONE, _NEAR = 3.4, 0.65, 0.8
"""So strongly words speak that need no heading, and so much of that, at most, for anything
else; all together, with the heading, speaks as much for it as for anything, or nearly so."""
_MOST_PLACES = 3


def judge(sections: Sequence[GivenSection], profil: Profil, basis: str = "") -> Judgement:
    """The verdicts on all requirements that a profile asks for, in the order of its outline.

    `basis` is the contract basis whose law counts, else the first that the profile serves.

    *Found* is what a heading names that is one of its names, or what heading and text say together. What only
    the text says is *maybe* there, as is what a heading says that could mean something else. Nothing of this
    is certain: only a person can say. The same document gives the same verdicts.
    """
    demanded = asked(profil, basis)
    titled = at_title(sections, title_requirements(profil), profil)
    found = weighed(sections, (names_of(profil), typical_words(profil)), tuple(demanded), titled)
    whole = contents(sections)
    below = _sections_below(sections)
    divided = [not section.paragraphs and bool(whole[n]) for n, section in enumerate(sections)]
    together = met_together(profil)
    in_section = [tuple(_found_in(one)) for one in found]
    verdicts = []
    for slug, wanted in demanded.items():
        full: list[FoundPlace] = []
        empty: list[FoundPlace] = []
        chapters: list[FoundPlace] = []
        for index, slugs in enumerate(in_section):
            if slug not in slugs:
                continue
            title = sections[index].title
            reason = (
                ""
                if index in titled
                else shortfall(title, whole[index], annex=wanted.annex, points=wanted.points)
            )
            place = FoundPlace(index, found[index].total[slug], reason=reason)
            if divided[index] and not reason and _about_others(slug, below[index], found):
                chapters.append(place)
            else:
                (empty if reason else full).append(place)
        if not (full or empty):
            full = list(_said_in_a_text(slug, found))
        verdicts.append(
            _verdict(
                slug,
                wanted,
                full,
                empty,
                tuple(chapters) or _maybe(slug, found, in_section, divided, together.get(slug, frozenset())),
            )
        )
    return Judgement(profil.name, profil.dokument, tuple(verdicts), tuple(in_section))


def _sections_below(sections: Sequence[GivenSection]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in sections]
    for index, above in enumerate(ancestors(sections)):
        for outer in above:
            found[outer].append(index)
    return tuple(map(tuple, found))


def _about_others(slug: str, below: Sequence[int], found: Sequence[Weighed]) -> bool:
    """Whether headings and words of all sections of a chapter are about something else than it."""
    for index in below:
        words = found[index].evidence.text
        others = any(words.get(other, 0.0) >= _LEAST_WORDS for other in found[index].sure)
        if slug in found[index].sure or not others or words.get(slug, 0.0) >= _LEAST_WORDS:
            return False
    return True


def _found_in(here: Weighed) -> Iterator[str]:
    """The requirements found in a section, most certain first."""
    first = max(here.total.values(), default=0.0)
    words, like = here.evidence.text, here.likeness
    loudest = max(words.values(), default=0.0)
    quieter = sorted(words.values(), reverse=True)[1:2]
    alone = loudest >= _LOUD and not any(one > _ALONE * loudest for one in quieter)
    for slug, value in sorted(here.total.items(), key=lambda item: (-item[1], item[0])):
        own = words.get(slug, 0.0)
        if slug in here.sure:
            if own >= _LEAST_WORDS or loudest < _OTHER_WORDS or like.by_slug[slug] == 1.0:
                yield slug
        elif slug in like.ambiguous:
            spelt = slug in like.spelt and own >= _LEAST_OF_SPELT
            if spelt or (own >= max(_LEAST_WORDS, _BESIDE_AMBIGUOUS * loudest) and value >= MAYBE):
                yield slug
        else:
            if here.sure and like.by_slug.get(slug, 0.0) < _LIKE:
                continue
            both = value >= max(FOUND, _BESIDE * first) and own >= max(_LEAST_WORDS, _BESIDE * loudest)
            if both or (alone and own == loudest and value >= _NEAR * first and not here.sure):
                yield slug


def _maybe(
    slug: str,
    found: Sequence[Weighed],
    in_section: Sequence[Sequence[str]],
    divided: Sequence[bool],
    companions: frozenset[str],
) -> tuple[FoundPlace, ...]:
    """The places where a requirement may stand, likeliest first; what is only `divided` is none."""
    places = []
    for index, here in enumerate(found):
        value = here.total.get(slug, 0.0)
        if divided[index] or not value:
            continue
        own = here.evidence.by_slug.get(slug, 0.0)
        like = here.likeness.by_slug.get(slug, 0.0)
        decided = in_section[index]
        paragraph = _paragraph(slug, here)
        named = like >= _NEARLY or (like >= _LIKE and own >= _LEAST_OF_SPELT)
        named = named and not (here.sure and own < _LEAST_WORDS and value < _BESIDE_OTHERS)
        among_first = sum(other > value for other in here.total.values()) < _FIRST_OF_SECTION
        beside = own >= _LEAST_OF_SPELT and not companions.isdisjoint(decided)
        if slug in decided or (value >= MAYBE and named) or (not decided and among_first and value >= LEAST):
            places.append(FoundPlace(index, value))
        elif paragraph is not None or beside:
            places.append(FoundPlace(index, value, paragraph))
    places.sort(key=lambda place: (-place.score, place.section))
    return tuple(places[:_MOST_PLACES])


def _paragraph(slug: str, here: Weighed) -> int | None:
    """The paragraph whose words speak for a requirement below a heading of something else."""
    if slug in recognition().in_passing:
        return None
    number, value = here.evidence.leading.get(slug, (0, 0.0))
    if value >= _LEADING:
        return number
    number, value = here.evidence.strongest.get(slug, (0, 0.0))
    return number if value >= _IN_PARAGRAPH else None


def _said_in_a_text(slug: str, found: Sequence[Weighed]) -> Iterator[FoundPlace]:
    """The paragraphs that name a requirement in front of their text, or whose words leave no doubt."""
    for index, here in enumerate(found):
        number, value = here.evidence.leading.get(slug, (0, 0.0))
        if slug in here.run_in:
            yield FoundPlace(index, here.total.get(slug, 0.0), here.run_in[slug])
        elif value >= _PROOF and slug not in recognition().in_passing:
            yield FoundPlace(index, value, number)


def _verdict(
    slug: str,
    wanted: AskedRequirement,
    full: list[FoundPlace],
    empty: list[FoundPlace],
    maybe: tuple[FoundPlace, ...],
) -> RequirementVerdict:
    state, places = (
        (Recognised.FOUND, tuple(full))
        if full
        else (Recognised.EMPTY, tuple(empty))
        if empty
        else (Recognised.MAYBE, maybe)
        if maybe
        else (Recognised.MISSING, ())
    )
    return RequirementVerdict(
        slug, wanted.title, state, places, wanted.grad, wanted.conditional, wanted.norm, wanted.hint
    )
