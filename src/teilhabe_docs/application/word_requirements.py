"""What becomes of the requirements of a profile in a Word file: as findings and as rows of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from teilhabe_docs.application.recognised_requirements import recognised_findings
from teilhabe_docs.application.word_profiles import JudgedBy
from teilhabe_docs.diagnostics import Finding, WordPlace
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.documents.recognition.verdicts import FoundPlace
from teilhabe_docs.reading.section_texts import SectionWords
from teilhabe_docs.reporting.report import JudgedRequirement
from teilhabe_docs.rules.finished.finished_text import CELL

_ASKED = ("ja", "soll")
_PARAGRAPH = re.compile(r"^§\s*(\d{1,3})\b")
_ABSATZ = re.compile(r"^\((\d{1,2})\)\s")
_UNKNOWN_ABSAETZE = 99
_LEAST_PARAGRAPHS = 3


def given_sections(sections: Sequence[SectionWords]) -> tuple[GivenSection, ...]:
    """The sections as they are judged."""
    return tuple(
        GivenSection(
            one.level,
            one.heading,
            tuple(CELL.join(words for words, _ in block) for block in one.blocks),
            one.place.paragraph,
            one.place.page,
        )
        for one in sections
    )


def rows_for(file: str, judged: JudgedBy, sections: Sequence[SectionWords]) -> Iterator[JudgedRequirement]:
    """A row for each requirement of the profile."""
    for verdict in judged.judgement.verdicts:
        yield JudgedRequirement(
            file,
            judged.judgement.document,
            judged.judgement.profile,
            verdict.requirement,
            verdict.title,
            verdict.state,
            tuple(_place(found, sections) for found in verdict.places),
            verdict.norm,
            verdict.hint,
            verdict.grad not in _ASKED,
        )


def requirement_findings(file: str, judged: JudgedBy, sections: Sequence[SectionWords]) -> Iterator[Finding]:
    """What is not found, perhaps found, or found without content, at its place; never an error."""
    for finding, found in recognised_findings(file, given_sections(sections), judged.judgement):
        yield replace(finding, place=_place(found, sections)) if found else finding


def _place(found: FoundPlace, sections: Sequence[SectionWords]) -> WordPlace:
    section = sections[found.section]
    return section.place if found.paragraph is None else section.blocks[found.paragraph][0][1]


def numbered_sections(sections: Sequence[SectionWords]) -> dict[int, int]:
    """The sections of an agreement numbered as §, each with its Absätze; empty without numbers.

    What stands below further headings belongs to the § before, as does a heading that counts an Absatz.
    """
    typed: dict[int, list[int]] = {}
    absaetze: list[int] = []
    for section in sections:
        if number := _PARAGRAPH.match(section.heading):
            if int(number[1]) in typed:
                return {}
            absaetze = typed[int(number[1])] = []
        lines = (section.heading, *(block[0][0] for block in section.blocks))
        absaetze += [int(n[1]) for line in lines if (n := _ABSATZ.match(line))]
    found = {number: max(of_one, default=_UNKNOWN_ABSAETZE) for number, of_one in typed.items()}
    return found if len(found) >= _LEAST_PARAGRAPHS else {}
