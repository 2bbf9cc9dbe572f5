"""How many findings a file gets: after so many it is not what its name says."""

from collections.abc import Collection
from itertools import islice

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes

MAX_FEHLER = 200
"""So many errors of one step of reading are told; the rest is counted."""


def begrenzt(findings: Collection[Finding], file: str) -> tuple[Finding, ...]:
    """The first findings, and one that counts those left out."""
    if len(findings) <= MAX_FEHLER:
        return tuple(findings)
    return (*islice(findings, MAX_FEHLER), weitere(len(findings) - MAX_FEHLER, file))


def weitere(anzahl: int, file: str) -> Finding:
    """The finding for errors that are not told."""
    meldung = f"Die Datei hat {anzahl} weitere Fehler. Ist es die richtige Datei?"
    return codes.WEITERE_FEHLER.finding(meldung, file)
