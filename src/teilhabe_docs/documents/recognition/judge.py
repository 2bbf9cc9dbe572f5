"""Judges a finished document by a profile: which of its requirements is found where."""

from collections.abc import Iterator, Sequence

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.recognition.asked import (
    AskedRequirement,
    asked,
    title_requirements,
)
from teilhabe_docs.documents.recognition.content import shortfall
from teilhabe_docs.documents.recognition.document_title import at_title
from teilhabe_docs.documents.recognition.given_section import GivenSection, ancestors, contents
from teilhabe_docs.documents.recognition.profile_words import names_of, typical_words
from teilhabe_docs.documents.recognition.prominence import prominence
from teilhabe_docs.documents.recognition.recognition_data import recognition
from teilhabe_docs.documents.recognition.verdicts import FoundPlace, Judgement, Recognised, RequirementVerdict
from teilhabe_docs.documents.recognition.weighing import Weighed, weighed

FOUND, MAYBE = 4.0, 2.4
"""So much speaks for what is found, or may be."""
TREATED, MAYBE_TREATED = 12.0, 8.6
"""So prominent is what a text treats below another heading, or may treat."""
_BESIDE_OTHERS = 5.2
"""So much speaks for what may be meant by a heading that is the name of something else, words or not."""
_BESIDE, _BESIDE_AMBIGUOUS = 0.62, 0.4
"""Where the words decide, what else is found in a section has so much of what the first has."""
_LEAST_WORDS, _LEAST_OF_SPELT = 1.1, 0.7
"""So strongly the words speak where a heading does not decide, or where it says several things."""
_OTHER_WORDS = 3.5
"""So strongly words speak of something else where they belie a heading."""
_NEARLY, _LIKE = 0.7, 0.55
"""A heading this much like a name may be one, or if the words say so too."""
_LOUD, _ALONE, _NEAR = 3.4, 0.65, 0.8
"""So strongly words speak that need no heading, and so much of that, at most, for anything
else; all together, with the heading, speaks as much for it as for anything, or nearly so."""
_LONG, _SEVERAL = 250, 120
"""In texts of so many words much may be treated: only the heading says for sure what is. In those of so many
several things may be."""
_LED = 3.0
"""So strongly a sentence of such a text speaks for what may be treated beside other things."""
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
            if divided[index] and not reason and _about_others(slug, below[index], found, in_section):
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
                tuple(chapters) or _maybe(slug, found, in_section, divided),
            )
        )
    return Judgement(profil.name, profil.dokument, tuple(verdicts), tuple(in_section))


def _sections_below(sections: Sequence[GivenSection]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in sections]
    for index, above in enumerate(ancestors(sections)):
        for outer in above:
            found[outer].append(index)
    return tuple(map(tuple, found))


def _about_others(
    slug: str, below: Sequence[int], found: Sequence[Weighed], in_section: Sequence[Sequence[str]]
) -> bool:
    """Whether all sections of a chapter without own words are about something else than it."""
    return bool(below) and all(
        in_section[index] and slug not in in_section[index] and prominence(slug, found[index]) < TREATED
        for index in below
    )


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
    slug: str, found: Sequence[Weighed], in_section: Sequence[Sequence[str]], divided: Sequence[bool]
) -> tuple[FoundPlace, ...]:
    """The places where a requirement may stand, likeliest first; what is only `divided` is none."""
    places = []
    near_ones = set(recognition().near.get(slug, ()))
    for index, here in enumerate(found):
        if divided[index] or not here.total.get(slug):
            continue
        value = prominence(slug, here)
        named = _named(slug, here, decided=bool(in_section[index]))
        spoken = here.evidence.text.get(slug, 0.0) >= _LEAST_WORDS
        near = spoken and not near_ones.isdisjoint(in_section[index])
        led = here.evidence.length > _SEVERAL and here.evidence.leading.get(slug, (0, 0.0))[1] >= _LED
        if slug in in_section[index] or named or near or led or value >= MAYBE_TREATED:
            only_part = in_section[index] and not named and slug not in in_section[index]
            places.append(FoundPlace(index, value, _paragraph(slug, here) if only_part else None))
    places.sort(key=lambda place: (-place.score, place.section))
    return tuple(places[:_MOST_PLACES])


def _named(slug: str, here: Weighed, *, decided: bool) -> bool:
    """Whether a heading may be a name of a requirement, and its words do not say that it is none."""
    like, own = here.likeness.by_slug.get(slug, 0.0), here.evidence.by_slug.get(slug, 0.0)
    if slug in here.likeness.ambiguous and own < _LEAST_OF_SPELT and decided:
        return False
    if here.total[slug] < MAYBE or (here.sure and own < _LEAST_WORDS and here.total[slug] < _BESIDE_OTHERS):
        return False
    return like >= _NEARLY or (like >= _LIKE and own >= _LEAST_OF_SPELT)


def _paragraph(slug: str, here: Weighed) -> int | None:
    """The paragraph that speaks for a requirement most."""
    strongest = here.evidence.leading.get(slug) or here.evidence.strongest.get(slug)
    return strongest[0] if strongest else None


def _said_in_a_text(slug: str, found: Sequence[Weighed]) -> Iterator[FoundPlace]:
    """The paragraphs that name a requirement in front of their text, and those in texts that treat it."""
    for index, here in enumerate(found):
        value = prominence(slug, here)
        if slug in here.run_in and value >= MAYBE_TREATED:
            yield FoundPlace(index, here.total.get(slug, 0.0), here.run_in[slug])
        elif slug in here.evidence.text and here.evidence.length <= _LONG and value >= TREATED:
            yield FoundPlace(index, here.total[slug], _paragraph(slug, here))


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
