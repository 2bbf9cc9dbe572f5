"""`tdocs synopse`: the coverage table as a deliverable."""

from pathlib import PurePath

import typer

from teilhabe_docs.application.called_paths import existing_folder
from teilhabe_docs.application.order import FORMATS, is_text
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.console import tell
from teilhabe_docs.cli.delivery import deliver, form_of, put_down
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.options import COLOUR, CONFIG, DATE, FORCE, OFFER, PATH, PROFILES, QUIET, TRUSTED, day
from teilhabe_docs.cli.progress import shown_reading
from teilhabe_docs.cli.terminal import coloured, tell_findings, told

_FORMATS = tuple(dict.fromkeys(("md", *FORMATS, "csv")))


def synopse(
    pfad: str = PATH,
    format_: str | None = typer.Option(
        None,
        "--format",
        metavar="|".join(_FORMATS),
        help="Form. Vorgabe: die der Endung von --out, sonst md.",
    ),
    out: str | None = typer.Option(
        None,
        "--out",
        metavar="DATEI",
        help="Zieldatei. Vorgabe: stdout; docx und pdf in den Ausgabeordner.",
    ),
    force: bool = FORCE,
    offer: list[str] | None = OFFER,
    stichtag: str | None = DATE,
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Schreibt den Nachweis des Pflichtinhalts: Norm, Dokument, Abschnitt, Angabe, Stand, Ausnahme."""
    from teilhabe_docs.application.coverage import as_csv, as_document, coverage, together
    from teilhabe_docs.application.destinations import output_folder
    from teilhabe_docs.application.refused import all_sound
    from teilhabe_docs.application.repositories import asked_of, opened
    from teilhabe_docs.application.rulebook import rulebook_for
    from teilhabe_docs.application.workspace import open_repository, read_all
    from teilhabe_docs.diagnostics import has_errors

    format_ = form_of(format_, out, _FORMATS)
    colour = coloured(color, stderr=True)
    existing_folder(pfad)
    source = settings_source(config, trusted_config)
    workspaces = [
        told(one) for one in all_sound(opened(lambda one: open_repository(one, source, profiles), pfad))
    ]
    rulebooks = {one.root: told(rulebook_for(one, source)) for one in workspaces}
    asked = asked_of(workspaces, offer, shown_reading)
    tables = []
    for workspace, parts, offers in asked.repositories:
        whole = read_all(workspace, parts)
        _ = workspace.shelf  # before day and rules: a folder of profiles that is not there is wrong usage
        rulebook = rulebooks[workspace.root]
        tables.append(
            (workspace, told(coverage(workspace, rulebook, whole, asked=offers, today=day(stichtag))))
        )
    table = together(tables, asked.rest)
    tell_findings(table.found, colour=colour, quiet=quiet)
    if has_errors(table.found.findings):
        end(ExitCode.FINDINGS, "Es wurde nichts geschrieben. Beheben Sie zuerst die Fehler.")
    if format_ == "csv":
        deliver(as_csv(table), out, force=force, form="csv")
        return
    content = as_document(table, format_)
    if is_text(format_):
        deliver(content.decode("utf-8"), out, force=force)
    elif out is not None:
        put_down(PurePath(out), content, force=force)
    else:
        place = output_folder(workspaces[0])
        if place.remark and not quiet:
            tell(place.remark)
        put_down(place.path / f"synopse.{format_}", content, force=force, root=workspaces[0].root)
