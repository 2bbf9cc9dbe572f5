"""`tdocs personal`: the staffing calculation, each figure with its formula, agreed against calculated."""

from pathlib import PurePath

import typer

from teilhabe_docs.application.called_paths import existing_folder
from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.delivery import deliver, put_down
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.options import (
    COLOUR,
    CONFIG,
    FORCE,
    OFFER,
    OUT,
    PATH,
    QUIET,
    TRUSTED,
)
from teilhabe_docs.cli.sound_repositories import sound_ones
from teilhabe_docs.cli.terminal import coloured, tell_findings, width


def personal(
    pfad: str = PATH,
    offer: list[str] | None = OFFER,
    format_: str = typer.Option(
        "text",
        "--format",
        metavar="text|json|xlsx",
        help="Form der Ausgabe. Vorgabe: text; xlsx braucht --out.",
    ),
    out: str | None = OUT,
    force: bool = FORCE,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Rechnet das Personal nach: Stellen, Schlüssel, Fachkraftquote, Jahresarbeitszeit, Dienstplan."""
    from teilhabe_docs.application.personal import personal as calculate
    from teilhabe_docs.application.repositories import asked_of, found_in, opened
    from teilhabe_docs.application.workspace import open_folder
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.reporting.staffing_forms import as_json, as_text

    chosen("--format", format_, ["text", "json", "xlsx"])
    if format_ == "xlsx":
        _demand_workbook(out)
    colour = coloured(color) and out is None
    existing_folder(pfad)  # told before options that exclude each other
    source = settings_source(config, trusted_config)
    workspaces, refused = sound_ones(opened(lambda one: open_folder(one, source), pfad), color)
    asked = asked_of(workspaces, offer)
    results = [
        (one.workspace, calculate(one.workspace, one.parts, offers=one.offers)) for one in asked.repositories
    ]
    found = found_in([(workspace, calculated.found) for workspace, calculated in results], asked.rest)
    calculations = [
        (one, calculated.threshold_percent) for _, calculated in results for one in calculated.offers
    ]
    tell_findings(found, colour=coloured(color, stderr=True), quiet=quiet)
    if format_ == "xlsx" and out is not None:
        from teilhabe_docs.reporting.staffing_workbook import as_workbook

        put_down(PurePath(out), as_workbook(calculations), force=force)
    elif format_ == "json":
        deliver(as_json(calculations), out, force=force, form="json", colour=colour)
    else:
        text = as_text(calculations, colour=colour, width=None if out else width())
        deliver(text, out, force=force, colour=colour)
    if refused or has_errors(found.findings):
        end(ExitCode.FINDINGS, "Die Rechnung ist unvollständig, weil Dateien Fehler enthalten.")


def _demand_workbook(out: str | None) -> None:
    """A usage error where no workbook can be written, or nobody says where."""
    from teilhabe_docs.reporting.staffing_workbook import missing_package

    if out is None or PurePath(out).suffix.lower() != ".xlsx":
        end(ExitCode.USAGE, "--format xlsx braucht --out mit einer Datei, die auf .xlsx endet.")
    if told := missing_package():
        end(ExitCode.USAGE, told)
