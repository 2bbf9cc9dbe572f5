"""What makes a finding the same finding in the next run."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from teilhabe_docs.diagnostics import Finding


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """The fingerprint of each finding: SHA-256 over code, requirement, file and YAML path.

    Lines and words are no part of it, so that a finding stays the same while its file changes around it.
    The second finding with the same four carries the number 2 as a fifth, and so on in their order: a
    platform takes equal fingerprints for one finding.
    """
    gesehen: Counter[tuple[str, ...]] = Counter()
    ergebnis = []
    for finding in findings:
        teile: tuple[str, ...] = (finding.code, finding.requirement, finding.file, finding.path)
        gesehen[teile] += 1
        if gesehen[teile] > 1:
            teile = (*teile, str(gesehen[teile]))
        ergebnis.append(sha256("\0".join(teile).encode("utf-8", "surrogatepass")).hexdigest())
    return ergebnis
