"""`tdocs lint` without a process: the findings of a repository."""

from datetime import date
from pathlib import Path

from teilhabe_docs.cli.lauf import Lauf
from teilhabe_docs.diagnostics import Finding


def lint(
    ordner: Path, heute: date | None = None, *pflicht: str, ohne_ausnahmen: bool = False
) -> list[Finding]:
    """The findings that `tdocs lint` shows."""
    from teilhabe_docs.rules.policy.rule_selection import read_kind

    kennzeichen = tuple(map(read_kind, pflicht))
    lauf = Lauf.fuer(str(ordner), None, kennzeichen, ohne_ausnahmen=ohne_ausnahmen)
    return list(lauf.bericht(heute, None)[1].findings)
