"""How many findings a file gets: after so many it is not what its name says."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes

MAX_FINDINGS = 200
"""So many errors, and so many hints, of one step of reading are told; the rest is counted."""


def further_errors(anzahl: int, file: str) -> Finding:
    """The finding for errors that are not told."""
    meldung = f"Die Datei hat {anzahl} weitere Fehler. Ist es die richtige Datei?"
    return codes.WEITERE_FEHLER.finding(meldung, file)


def further_hints(anzahl: int, file: str) -> Finding:
    """The finding for hints that are not told."""
    meldung = f"Die Datei hat {anzahl} weitere Hinweise. Was Anführungszeichen beheben, behebt »tdocs fix«."
    return codes.WEITERE_HINWEISE.finding(meldung, file)


_IN_CROWDS = (codes.UHRZEIT_ODER_VERHAELTNIS.code, codes.ZAHL.code)
"""Hints that one file has by the dozen, all alike; quotation marks mend them."""


def without_crowds(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; of hints that come in crowds the first of each file, which says of how many values."""
    findings = list(findings)
    crowds = Counter((f.file, f.code) for f in findings if f.code in _IN_CROWDS)
    for finding in findings:
        number = crowds.get((finding.file, finding.code), 1)
        if number > 1:
            more = f" Das gilt in dieser Datei für {number} Werte."
            yield replace(finding, message=finding.message + more)
            crowds[finding.file, finding.code] = 0
        elif number:
            yield finding


def limited(
    findings: Collection[Finding], file: str, rest: Callable[[int, str], Finding] = further_errors
) -> tuple[Finding, ...]:
    """The first findings, and `rest` for those left out."""
    if len(findings) <= MAX_FINDINGS:
        return tuple(findings)
    return (*islice(findings, MAX_FINDINGS), rest(len(findings) - MAX_FINDINGS, file))
