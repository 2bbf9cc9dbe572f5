"""`tdocs validate`: the files against the schema."""

from functools import partial
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.settings import SettingsSource, settings_source
from teilhabe_docs.cli.arguments import targets
from teilhabe_docs.cli.console import read_stdin
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.findings import FORMAT, end_after, outputs_named, show_findings
from teilhabe_docs.cli.options import COLOUR, CONFIG, OUTPUT, PROFILES, QUIET, TRUSTED
from teilhabe_docs.cli.progress import shown_reading
from teilhabe_docs.cli.terminal import coloured, told
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace


def validate(
    pfade: list[str] | None = typer.Argument(
        None,
        callback=targets,
        metavar="PFAD",
        help="Ordner oder einzelne Dateien, »-« für stdin; sonst der aktuelle Ordner.",
    ),
    format_: str = FORMAT,
    output: list[str] | None = OUTPUT,
    stdin_filename: str | None = typer.Option(
        None, "--stdin-filename", metavar="DATEI", help="Als welche Datei »-« geprüft wird."
    ),
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Prüft die Dateien gegen das Schema: Lesbarkeit, Werte, Verweise."""
    from teilhabe_docs.application.check import check, reading_for
    from teilhabe_docs.application.refused import Refused, tried
    from teilhabe_docs.application.repositories import all_opened
    from teilhabe_docs.application.repository_reports import RepositoryReport
    from teilhabe_docs.diagnostics import has_errors

    chosen("--format", format_, FINDING_FORMATS)
    outputs = outputs_named(output)
    colour = coloured(color)
    paths = pfade or ["."]
    source = settings_source(config, trusted_config)
    repositories = [
        (path, told(one))
        for path, one in all_opened(lambda one: _workspace(one, stdin_filename, source, profiles), paths)
    ]

    def checked(path: str, workspace: "Workspace") -> RepositoryReport:
        content = read_stdin if path == "-" else None
        found = check(workspace, shown_reading(reading_for(workspace, content)))
        return RepositoryReport(path, found.root, found.report, workspace.before)

    reports = []
    for path, one in repositories:
        done = tried(one, partial(checked, path))
        reports.append(done.reported(path) if isinstance(done, Refused) else done)
    report = show_findings(reports, format_, outputs=outputs, colour=colour, quiet=quiet)
    end_after(reports, failed=has_errors(report.findings))


def _workspace(
    path: str, stdin_filename: str | None, source: SettingsSource | None, profiles: str | None
) -> "Workspace":
    from teilhabe_docs.application.workspace import open_files

    if path != "-":
        from teilhabe_docs.application.word_files import demand_no_word_file

        demand_no_word_file(path)
        return open_files(path, source, profiles)
    if not stdin_filename:
        end(ExitCode.USAGE, "Zu »-« gehört --stdin-filename: der Name der Datei, etwa offer.yaml.")
    return open_files(stdin_filename, source, profiles, unsaved=True)
