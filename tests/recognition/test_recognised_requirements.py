"""What is told of the requirements of a finished document."""

from teilhabe_docs.application.recognised_requirements import PlacedFinding, recognised_findings
from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.documents.recognition.judge import judge

FACHKONZEPT = resolved("fachkonzept", "allgemein")


def told(*sections: GivenSection) -> dict[str, PlacedFinding]:
    found = recognised_findings("alt.docx", sections, judge(sections, FACHKONZEPT))
    return {one.finding.requirement: one for one in found}


def test_what_is_not_found_is_a_warning_with_norm_and_hint() -> None:
    finding, place = told()["gewaltschutz"]
    assert (finding.code, finding.severity, finding.file, place) == (
        "TD851",
        Severity.WARNING,
        "alt.docx",
        None,
    )
    assert "§ 37a Abs. 1 SGB IX" in finding.source
    assert "Hierher gehört:" in finding.message


def test_what_is_there_is_not_told() -> None:
    text = "Wir gehen jedem Verdacht am selben Tag nach und sprechen mit allen Beteiligten."
    assert "gewaltschutz" not in told(GivenSection(1, "Gewaltschutz", (text,)))


def test_an_empty_section_says_what_stands_there() -> None:
    finding, place = told(GivenSection(1, "6.4 Gewaltschutz", ("folgt",)))["gewaltschutz"]
    assert (finding.code, place and place.section) == ("TD852", 0)
    assert "unter »6.4 Gewaltschutz« gehört zu »Schutz vor Gewalt« und kündigt" in finding.message


def test_what_may_be_there_is_a_hint_with_its_places() -> None:
    sections = (
        GivenSection(0, "", ("Ein Dienst in Musterstadt.",)),
        GivenSection(1, "Personal", ("Am Dienstag lag über dem Hafen ein dichter Nebel.",)),
    )
    hints = [one for one in told(*sections).values() if one.finding.code == "TD853"]
    assert hints
    assert {one.finding.severity for one in hints} == {Severity.HINT}
    assert any("unter »Personal«" in one.finding.message for one in hints)


def test_nothing_is_an_error_and_what_is_voluntary_is_not_missed() -> None:
    findings = [one.finding for one in told().values()]
    assert {finding.severity for finding in findings} == {Severity.WARNING, Severity.HINT}
    assert "besonderheiten" not in {finding.requirement for finding in findings}
