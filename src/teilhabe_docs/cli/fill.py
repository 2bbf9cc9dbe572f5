"""`tdocs fill`: values and texts into an authority's own form."""

from pathlib import PurePath

import typer

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.arguments import target
from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.delivery import put_down
from teilhabe_docs.cli.exits import End, ExitCode, end
from teilhabe_docs.cli.options import (
    COLOUR,
    CONFIG,
    FORCE,
    PROFILES,
    QUIET,
    TEXT_OR_JSON,
    TRUSTED,
    path_as_stored,
)
from teilhabe_docs.cli.terminal import coloured, tell_findings, tell_notices, told


def fill(
    formular: str = typer.Argument(
        ...,
        callback=target,
        metavar="FORMULAR",
        help="Word-Formular einer Behörde (.docx); es bleibt, wie es ist.",
    ),
    ordner: str = typer.Argument(
        ".",
        callback=target,
        metavar="ORDNER",
        help="Ordner mit den Konzeptdateien; sonst der aktuelle Ordner.",
    ),
    out: str | None = typer.Option(
        None, "--out", metavar="DATEI", callback=path_as_stored, help="Die ausgefüllte Kopie."
    ),
    draft: bool = typer.Option(
        False,
        "--draft",
        help="Füllt nichts aus, sondern schreibt einen Vorschlag für die Zuordnung: FORMULAR.felder.yaml.",
    ),
    offer: str | None = typer.Option(
        None, "--offer", metavar="ID", help="Das Angebot, wenn es mehrere gibt."
    ),
    format_: str = TEXT_OR_JSON,
    force: bool = FORCE,
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Setzt Angaben und Texte in das Formular einer Behörde ein; gefüllt wird nur, was leer ist.

    Wohin was kommt, steht neben dem Formular in FORMULAR.felder.yaml.
    """
    from teilhabe_docs.application.fill import demand_target, drafted, mapping_of, read_form
    from teilhabe_docs.application.fill import fill as fill_form
    from teilhabe_docs.application.workspace import open_folder
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.reporting import fill_forms

    chosen("--format", format_, ("text", "json"))
    if draft and out is not None:
        end(ExitCode.USAGE, "--draft schreibt nur die Zuordnung, nichts nach --out. Bitte eines weglassen.")
    if not draft and out is None:
        end(ExitCode.USAGE, "Es fehlt --out DATEI.docx, die ausgefüllte Kopie.")
    form = read_form(formular)
    if out is not None:
        demand_target(out, form)
    workspace = open_folder(ordner, settings_source(config, trusted_config), profiles)
    if not quiet:
        tell_notices(workspace.notices)
    if out is None:
        put_down(mapping_of(form), drafted(form, workspace, offer).encode(), force=force)
        if not quiet:
            tell("Bitte die Zuordnung prüfen und ergänzen; dann füllt »tdocs fill … --out DATEI« aus.")
        return
    done = fill_form(form, workspace, offer)
    tell_findings(done.found, colour=coloured(color, stderr=True), quiet=quiet)
    from teilhabe_docs.application.destinations import write_result

    written = told(write_result(PurePath(out), done.content, force=force)).path.as_posix()
    if format_ == "json":
        show(fill_forms.as_json(done.report, written), end="", form="json")
    else:
        show(fill_forms.as_text(done.report), end="")
    if not quiet:
        tell(f"{written} geschrieben.")
    if has_errors(done.found.findings):
        end(ExitCode.FINDINGS, "Das Formular ist vielleicht unvollständig, weil Dateien Fehler enthalten.")
    if done.report.missing:
        raise End(ExitCode.FINDINGS)
