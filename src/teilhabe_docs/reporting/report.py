"""What a report is made from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from teilhabe_docs.diagnostics import Finding, Severity, sort_key


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is left out because of an exception, and the reason that stands there."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in their order, the files that were read, the text of each file by its name.

    `suppressed` are the findings that are left out because of exceptions.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    suppressed: tuple[Suppressed, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings weigh as much as `severity`."""
        return Counter(finding.severity for finding in self.findings)[severity]

    def umbenannt(self, namen: Mapping[str, str]) -> "Report":
        """The same with the files called as `namen` says."""
        return Report(
            tuple(finding.umbenannt(namen) for finding in self.findings),
            tuple(namen.get(name, name) for name in self.files),
            {namen.get(name, name): text for name, text in self.sources.items()},
            tuple(replace(s, finding=s.finding.umbenannt(namen)) for s in self.suppressed),
        )


def vereint(berichte: Sequence[Report]) -> Report:
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
    )
