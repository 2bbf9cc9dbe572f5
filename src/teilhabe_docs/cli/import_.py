"""`tdocs import`: a concept out of finished documents."""

import typer

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.arguments import targets
from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.exits import End, ExitCode, end
from teilhabe_docs.cli.options import COLOUR, CONFIG, FORCE, PROFILES, QUIET, TEXT_OR_JSON, TRUSTED
from teilhabe_docs.cli.terminal import coloured, tell_findings, tell_notices, told


def import_(
    dateien: list[str] = typer.Argument(
        ...,
        callback=targets,
        metavar="DATEI… ORDNER",
        help="Word-Dateien (.docx) und ein Stellenplan (.xlsx), dann der Ordner, der sie übernimmt.",
    ),
    profile: list[str] | None = typer.Option(
        None,
        "--profile",
        metavar="NAME",
        help="Profil einer Datei; darf mehrmals stehen, je Dokument einmal. Sonst das, das am besten passt.",
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Zeigt nur, was geschähe; schreibt nichts."),
    comments: str | None = typer.Option(
        None,
        "--comments",
        metavar="DATEI",
        help="Schreibt eine Kopie der Word-Datei; am Rand steht, wohin jeder Text gekommen ist.",
    ),
    force: bool = FORCE,
    format_: str = TEXT_OR_JSON,
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Macht aus fertigen Word-Dateien ein Konzept oder füllt, was darin leer ist; überschreibt nichts.

    Aus einem Stellenplan (.xlsx) kommen die Stellen.
    """
    from teilhabe_docs.application.import_copy import write_report_copy
    from teilhabe_docs.application.importing import import_files, write_imported
    from teilhabe_docs.application.staffing_plan import is_plan
    from teilhabe_docs.application.word_copy import demand_copy
    from teilhabe_docs.reporting import import_forms
    from teilhabe_docs.reporting.report import report_on

    chosen("--format", format_, ("text", "json"))
    *files, folder = dateien
    if not files:
        end(ExitCode.USAGE, "Es fehlt der Ordner: tdocs import DATEI.docx ORDNER.")
    if "-" in dateien:
        end(ExitCode.USAGE, "import liest nicht von stdin. Bitte die Datei nennen.")
    if comments is not None and len(files) > 1:
        end(ExitCode.USAGE, "--comments schreibt eine Kopie von einer Datei. Bitte nur eine nennen.")
    if comments is not None and is_plan(files[0]):
        end(ExitCode.USAGE, "--comments schreibt eine Kopie einer Word-Datei, nicht eines Stellenplans.")
    if comments is not None:
        demand_copy(comments, files[0])
    done = import_files(files, folder, profile or (), profiles, settings_source(config, trusted_config))
    if not quiet:
        tell_notices(done.notices)
    report = report_on(done.findings, tuple(files), {})
    tell_findings(report, colour=coloured(color, stderr=True), quiet=quiet)
    if comments is not None:
        copy = told(write_report_copy(comments, files[0], done.report, force=force))
        if not quiet:
            tell(copy.text)
    if not dry_run:
        write_imported(done)
    if format_ == "json":
        show(import_forms.as_json(done.report), end="", form="json")
    else:
        show(import_forms.as_text(done.report), end="")
    nothing = not (done.contents or done.report.taken) and bool(done.report.unsure)
    if not quiet:
        tell("Nichts übernommen." if nothing else _summary(len(done.contents), written=not dry_run))
    if nothing or (dry_run and done.contents):
        raise End(ExitCode.FINDINGS)


def _summary(count: int, *, written: bool) -> str:
    if not count:
        return "Nichts zu übernehmen: Es steht schon alles da."
    files = f"{count} {'Datei' if count == 1 else 'Dateien'}"
    return f"{files} geschrieben." if written else f"{files} zu schreiben."
