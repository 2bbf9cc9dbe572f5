"""What a report is made from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from teilhabe_docs.diagnostics import Finding, Severity, sort_key


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in their order, the files that were read, the text of each file by its name.

    `suppressed` is how many findings are left out because of exceptions.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    suppressed: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings weigh as much as `severity`."""
        return Counter(finding.severity for finding in self.findings)[severity]


def vereint(berichte: Sequence[Report]) -> Report:
    """Several reports as one, findings in their order, nothing twice."""
    findings = {finding: None for bericht in berichte for finding in bericht.findings}
    dateien = {name: None for bericht in berichte for name in bericht.files}
    texte = {name: text for bericht in berichte for name, text in bericht.sources.items()}
    ausgenommen = sum(bericht.suppressed for bericht in berichte)
    return Report(tuple(sorted(findings, key=sort_key)), tuple(dateien), texte, ausgenommen)
