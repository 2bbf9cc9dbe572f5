"""`tdocs lint` without a process: the findings of a repository."""

from datetime import date
from pathlib import Path

from teilhabe_docs.application.lint import lint as apply_rules
from teilhabe_docs.application.rulebook import rulebook_for
from teilhabe_docs.application.workspace import open_repository
from teilhabe_docs.diagnostics import Finding


def lint(
    ordner: Path, heute: date | None = None, *pflicht: str, ohne_ausnahmen: bool = False
) -> list[Finding]:
    """The findings that `tdocs lint` shows."""
    workspace = open_repository(str(ordner))
    rulebook = rulebook_for(workspace, mandatory=pflicht)
    linted = apply_rules(
        workspace, rulebook, workspace.reading(), today=heute, use_exceptions=not ohne_ausnahmen
    )
    return list(linted.report.findings)
