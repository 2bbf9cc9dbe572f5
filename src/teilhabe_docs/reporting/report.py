"""What a report is made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.diagnostics import CodeText, Finding, Severity, WordPlace, said_once, sort_key

if TYPE_CHECKING:
    from teilhabe_docs.documents.recognition.verdicts import Recognised

MOST_TOLD = 200
"""So many findings of one rule and weight in a file are told; more say nothing new, and flood a log."""


class Suppressed(NamedTuple):
    """A finding that is left out because of an exception, and the reason that stands there."""

    finding: Finding
    reason: str


class JudgedRequirement(NamedTuple):
    """What is found of a requirement in a Word file that is judged by a profile of a document.

    `source` is the norm, `hint` says what belongs there. What is `optional` may be missing.
    """

    file: str
    document: str
    profile: str
    requirement: str
    title: str
    state: "Recognised"
    places: tuple[WordPlace, ...]
    source: str = ""
    hint: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in their order, the files that were read, the text of each file by its name.

    `suppressed` are the findings that are left out because of exceptions, `codes` all codes in words where a
    format asks for them. `also_said` are findings that another one says as well: they count, too.
    `requirements` are those that Word files are judged by.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    suppressed: tuple[Suppressed, ...] = ()
    codes: Mapping[str, CodeText] = field(default_factory=dict)
    also_said: tuple[Finding, ...] = ()
    requirements: tuple[JudgedRequirement, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings weigh as much as `severity`, told or not."""
        findings = (*self.findings, *self.also_said)
        return sum(finding.count for finding in findings if finding.severity is severity)

    @property
    def excepted(self) -> int:
        """How many findings are left out because of exceptions."""
        return sum(eines.finding.count for eines in self.suppressed)

    def umbenannt(self, namen: Mapping[str, str]) -> "Report":
        """The same with the files called as `namen` says."""
        return Report(
            tuple(finding.umbenannt(namen) for finding in self.findings),
            tuple(namen.get(name, name) for name in self.files),
            {namen.get(name, name): text for name, text in self.sources.items()},
            tuple(s._replace(finding=s.finding.umbenannt(namen)) for s in self.suppressed),
            self.codes,
            requirements=tuple(one._replace(file=namen.get(one.file, one.file)) for one in self.requirements),
        )


def report_on(findings: Iterable[Finding], files: tuple[str, ...], texts: Mapping[str, str]) -> Report:
    """Findings in their order, nothing twice, with the texts of the files they stand in.

    What is wrong with a text that several fields share (by an alias, or as one file) is told at the first.
    """
    once: dict[Finding, Finding] = {}
    for finding in sorted(findings, key=sort_key):
        once.setdefault(replace(finding, path=""), finding)
    return Report(tuple(once.values()), files, texts)


def merged(berichte: Sequence[Report]) -> Report:
    """Several reports as one, findings in their order, nothing twice."""
    findings = {finding: None for bericht in berichte for finding in bericht.findings}
    dateien = {name: None for bericht in berichte for name in bericht.files}
    texte = {name: text for bericht in berichte for name, text in bericht.sources.items()}
    ausgenommen = {eines: None for bericht in berichte for eines in bericht.suppressed}
    return Report(
        tuple(sorted(findings, key=sort_key)),
        tuple(dateien),
        texte,
        tuple(sorted(ausgenommen, key=lambda eines: sort_key(eines.finding))),
        requirements=tuple(one for bericht in berichte for one in bericht.requirements),
    )


def for_people(report: Report) -> Report:
    """The report with what is missing at a place said once, whatever number of requirements it misses."""
    once = list(said_once(report.findings))
    also_said = tuple(finding for _, others in once for finding in others)
    return replace(report, findings=tuple(finding for finding, _ in once), also_said=also_said)


def told(report: Report) -> Report:
    """The report with the first of many findings of one rule and weight in a file, and one for the rest.

    That one stands where the first of the rest does and weighs as much, so that sums and exit codes stay.
    """
    suppressed = [
        Suppressed(finding, report.suppressed[index].reason)
        for index, finding in _first_of_many([eines.finding for eines in report.suppressed])
    ]
    findings = tuple(finding for _, finding in _first_of_many(report.findings))
    return replace(report, findings=findings, suppressed=tuple(suppressed))


def _first_of_many(findings: Sequence[Finding]) -> Iterator[tuple[int, Finding]]:
    """What is told, in its order, each with its place among the findings."""
    kinds: dict[tuple[str, str, Severity], list[int]] = {}
    for index, finding in enumerate(findings):
        kinds.setdefault((finding.file, finding.code, finding.severity), []).append(index)
    rest = {places[MOST_TOLD]: places[MOST_TOLD:] for places in kinds.values() if len(places) > MOST_TOLD + 1}
    untold = {index for places in rest.values() for index in places}
    for index, finding in enumerate(findings):
        if index in rest:
            count = sum(findings[place].count for place in rest[index])
            message = f"Ab hier hat diese Datei noch {count} Befunde {finding.code}, die nicht dastehen."
            yield index, replace(finding, message=message, related=None, count=count)
        elif index not in untold:
            yield index, finding
