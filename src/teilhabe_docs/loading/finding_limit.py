"""How many findings a file gets: after so many it is not what its name says."""

from collections.abc import Callable, Collection
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


def limited(
    findings: Collection[Finding], file: str, rest: Callable[[int, str], Finding] = further_errors
) -> tuple[Finding, ...]:
    """The first findings, and `rest` for those left out."""
    if len(findings) <= MAX_FINDINGS:
        return tuple(findings)
    return (*islice(findings, MAX_FINDINGS), rest(len(findings) - MAX_FINDINGS, file))
