"""`tdocs lint`: everything that `validate` checks, and the rules."""

from typing import TYPE_CHECKING

import typer

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.arguments import targets
from teilhabe_docs.cli.console import tell
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.findings import (
    FAIL_ON,
    FORMAT,
    chosen_level,
    end_after,
    fails,
    outputs_named,
    show_findings,
)
from teilhabe_docs.cli.finished_documents import FindingsOutput, WordCall, asked_of_words, lint_words
from teilhabe_docs.cli.options import COLOUR, CONFIG, DATE, FORCE, OUTPUT, PROFILES, QUIET, TRUSTED, day
from teilhabe_docs.cli.progress import shown_reading
from teilhabe_docs.cli.terminal import coloured, tell_findings, told
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

if TYPE_CHECKING:
    from teilhabe_docs.application.lint import Linted
    from teilhabe_docs.application.rulebook import Rulebook
    from teilhabe_docs.application.workspace import Workspace


def lint(
    pfade: list[str] | None = typer.Argument(
        None,
        callback=targets,
        metavar="PFAD",
        help="Ordner oder einzelne Dateien; sonst der aktuelle Ordner.",
    ),
    format_: str = FORMAT,
    output: list[str] | None = OUTPUT,
    fail_on: str = FAIL_ON,
    mandatory: list[str] | None = typer.Option(
        None,
        "--mandatory",
        metavar="REGEL",
        help="Regel, die keine Ausnahme kennt; darf mehrmals stehen.",
    ),
    no_ignores: bool = typer.Option(False, "--no-ignores", help="Alle Ausnahmen außer Kraft."),
    stichtag: str | None = DATE,
    write_baseline: bool = typer.Option(
        False, "--write-baseline", help="Schreibt alle Befunde als Ausnahmen in tdocs.yaml."
    ),
    profiles: str | None = PROFILES,
    profile: list[str] | None = typer.Option(
        None,
        "--profile",
        metavar="NAME",
        help="Profil, nach dem eine Word-Datei beurteilt wird; darf mehrmals stehen, je Dokument einmal.",
    ),
    comments: str | None = typer.Option(
        None, "--comments", metavar="DATEI", help="Schreibt eine Kopie der Word-Datei mit Befunden am Rand."
    ),
    force: bool = FORCE,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Prüft, was eine Sachbearbeitung prüfen würde: Pflichtinhalt mit Norm, Texte, Begriffe.

    Auch fertige Word-Dateien (.docx): was davon darin steht, was vielleicht und was nicht.
    """
    from teilhabe_docs.application.lint import lint as apply_rules
    from teilhabe_docs.application.refused import Refused, tried
    from teilhabe_docs.application.repositories import all_opened
    from teilhabe_docs.application.repository_reports import RepositoryReport, united
    from teilhabe_docs.application.rulebook import rulebook_for
    from teilhabe_docs.application.workspace import open_repository

    chosen("--format", format_, FINDING_FORMATS)
    outputs = outputs_named(output)
    level = chosen_level(fail_on)
    if write_baseline and outputs:
        end(ExitCode.USAGE, "--write-baseline zeigt keine Befunde; --output passt nicht dazu.")
    if write_baseline and trusted_config:
        end(ExitCode.USAGE, "--write-baseline und --trusted-config schließen sich aus.")
    colour = coloured(color)
    today = day(stichtag)
    paths = pfade or ["."]
    source = settings_source(config, trusted_config)
    if asked_of_words(paths, profile, comments, baseline=write_baseline):
        call = WordCall(paths, source, profiles, profile or [], mandatory or [], comments, force)
        lint_words(
            call,
            FindingsOutput(format_, outputs, level, colour, quiet),
            today=today,
            use_exceptions=not no_ignores,
        )
        return
    rulebooks: dict[str, Rulebook] = {}

    def opened(path: str) -> "Workspace":
        workspace = open_repository(path, source, profiles)
        rulebooks[workspace.called] = rulebook_for(workspace, source, mandatory or ())
        return workspace

    def linted(workspace: "Workspace") -> "Linted":
        parts = shown_reading(workspace.reading())
        rulebook = rulebooks[workspace.called]
        return told(apply_rules(workspace, rulebook, parts, today=today, use_exceptions=not no_ignores))

    repositories = all_opened(opened, paths)
    for _, one in repositories:
        told(one)
        if one.called in rulebooks:
            told(rulebooks[one.called])
    results = []
    reports = []
    refused = []
    for path, one in repositories:
        done = tried(one, linted)
        if isinstance(done, Refused):
            refused.append(done.reported(path))
        else:
            results.append((rulebooks[one.called], done))
            reports.append(RepositoryReport(path, done.root, done.report, one.before))
    if write_baseline:
        for rulebook, one_linted in results:
            _write_baseline(rulebook, one_linted)
        tell_findings(united(refused, "full"))
        end_after([*reports, *refused], failed=bool(refused))
        return
    reports += refused
    report = show_findings(reports, format_, outputs=outputs, colour=colour, quiet=quiet)
    end_after(reports, failed=fails(report, level) or bool(refused))


def _write_baseline(rulebook: "Rulebook", linted: "Linted") -> None:
    """Write the findings as exceptions into the repository's configuration."""
    from teilhabe_docs.application.exceptions_of_today import write_exceptions

    name, count = write_exceptions(rulebook, linted)
    tell(f"{count} {'Ausnahme' if count == 1 else 'Ausnahmen'} in {name} geschrieben.")
