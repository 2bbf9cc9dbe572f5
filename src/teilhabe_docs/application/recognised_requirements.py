"""What is told of the requirements of a finished document: not found, without content, maybe there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.documents.recognition.verdicts import (
    FoundPlace,
    Judgement,
    Recognised,
    RequirementVerdict,
)
from teilhabe_docs.loading import codes

_BEFORE = "vor der ersten Überschrift"


class PlacedFinding(NamedTuple):
    """A finding on a finished document, and where in it: the index of a section; None for the whole."""

    finding: Finding
    place: FoundPlace | None


def recognised_findings(
    file: str, sections: Sequence[GivenSection], judgement: Judgement
) -> Iterator[PlacedFinding]:
    """The findings on a document by the name of its `file`, in the order of the outline; none is an error.

    Of what a profile asks for voluntarily only an empty section is told, as a hint; what it asks for under
    conditions is a hint, since a finished document does not say whether they hold.
    """
    for verdict in judgement.verdicts:
        if verdict.state is Recognised.FOUND or (
            verdict.grad == "nein" and verdict.state is not Recognised.EMPTY
        ):
            continue
        code, message = _said(verdict, sections)
        finding = code.finding(message, file)
        weak = verdict.conditional or verdict.grad == "nein"
        severity = Severity.HINT if weak else code.severity
        yield PlacedFinding(
            Finding(
                finding.code,
                finding.name,
                severity,
                message,
                file,
                requirement=verdict.requirement,
                source=verdict.norm,
            ),
            next(iter(verdict.places), None),
        )


def _said(verdict: RequirementVerdict, sections: Sequence[GivenSection]) -> tuple[codes.FindingCode, str]:
    belongs = f" Hierher gehört: {verdict.hint}" if verdict.hint else ""
    belongs += f" ({verdict.norm})" if verdict.norm else ""
    headings = list(dict.fromkeys(_called(sections[place.section]) for place in verdict.places))
    if verdict.state is Recognised.MISSING:
        when = " Verlangt ist er nur unter einer Bedingung." if verdict.conditional else ""
        text = f"Zu »{verdict.title}« ist kein Abschnitt gefunden.{when}{belongs}"
        return codes.ANFORDERUNG_NICHT_GEFUNDEN, text
    if verdict.state is Recognised.EMPTY:
        text = f"Der Text {headings[0]} gehört zu »{verdict.title}« und {verdict.places[0].reason}.{belongs}"
        return codes.ANFORDERUNG_OHNE_INHALT, text
    text = f"»{verdict.title}« steht vielleicht {' oder '.join(headings)}. Bitte dort nachsehen.{belongs}"
    return codes.ANFORDERUNG_VIELLEICHT, text


def _called(section: GivenSection) -> str:
    return f"unter »{section.heading}«" if section.heading else _BEFORE
