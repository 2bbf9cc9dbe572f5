"""How much speaks for each requirement in each section: its heading, those above it, its words, its place."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from teilhabe_docs.documents.recognition.body_evidence import NOTHING, Evidence, SpokenFor
from teilhabe_docs.documents.recognition.given_section import GivenSection, ancestors
from teilhabe_docs.documents.recognition.names import Likeness, Names
from teilhabe_docs.documents.recognition.outline_order import OutlineOrder
from teilhabe_docs.documents.recognition.recognition_data import heading_key, recognition
from teilhabe_docs.documents.recognition.run_in import run_in_headings

HEADING, ABOVE, WORDS, ORDER, ASKED = 6.0, 1.2, 0.75, 0.5, 0.3
"""What a heading gives that is a name, one above it, a unit of words, the place, being in the outline."""
MOST_OF_WORDS = 5.0
SURE = 0.8
"""A heading so much like a name is that name."""
_UNDECIDED = 0.5
"""How much of a heading counts that belongs to several requirements."""
_LEAST_LIKE = 0.3


class Weighed(NamedTuple):
    """What speaks for the requirements in one section, by requirement: headings, words, all together.

    `sure` are those whose name is its heading, `run_in` those that a paragraph names in front of its text.
    """

    likeness: Likeness
    evidence: Evidence
    total: Mapping[str, float]
    sure: tuple[str, ...]
    run_in: Mapping[str, int]


def weighed(
    sections: Sequence[GivenSection],
    vocabulary: tuple[Names, Mapping[str, Mapping[str, float]]],
    outline: Sequence[str],
    at_title: Mapping[int, Mapping[str, float]],
) -> tuple[Weighed, ...]:
    """What speaks for what, section by section.

    `vocabulary` are the names of requirements and the words of their texts, `outline` are those asked for in
    their order, `at_title` is what the title of the document stands for.
    """
    names, typical = vocabulary
    listings = recognition().listings
    alike = [
        Likeness(at_title[index]) if index in at_title else names.likeness(section.title)
        for index, section in enumerate(sections)
    ]
    words = SpokenFor(typical, names.compounds, sections)
    evidence = [
        NOTHING if heading_key(section.title) in listings else words.evidence(index)
        for index, section in enumerate(sections)
    ]
    sure = {index: _sure(likeness) for index, likeness in enumerate(alike)}
    order = OutlineOrder(outline, sure)
    above = ancestors(sections)
    return tuple(
        Weighed(
            alike[index],
            evidence[index],
            _total(index, alike, evidence[index], above[index], order, frozenset(outline)),
            sure[index],
            {} if evidence[index] is NOTHING else run_in_headings(names, sections[index].paragraphs),
        )
        for index in range(len(sections))
    )


def _sure(likeness: Likeness) -> tuple[str, ...]:
    return tuple(
        slug for slug, value in likeness.by_slug.items() if value >= SURE and slug not in likeness.ambiguous
    )


def _total(
    index: int,
    alike: Sequence[Likeness],
    evidence: Evidence,
    above: Sequence[int],
    order: OutlineOrder,
    asked: frozenset[str],
) -> dict[str, float]:
    here = alike[index]
    over = alike[above[0]] if above else Likeness({})
    found = {}
    for slug in {**here.by_slug, **evidence.by_slug, **over.by_slug}:
        likeness = _counted(here, slug)
        value = HEADING * likeness
        value += ABOVE * _counted(over, slug)
        value += WORDS * min(evidence.by_slug.get(slug, 0.0), MOST_OF_WORDS)
        if value:
            value += ORDER * order.fits(index, slug) + ASKED * (slug in asked)
        found[slug] = value
    return found


def _counted(likeness: Likeness, slug: str) -> float:
    value = likeness.by_slug.get(slug, 0.0)
    if slug in likeness.ambiguous:
        return _UNDECIDED * value
    return value if value >= _LEAST_LIKE else 0.0
