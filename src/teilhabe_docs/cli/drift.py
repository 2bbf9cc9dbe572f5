"""`tdocs drift`: what has been done to a Word file since tdocs wrote it."""

from contextlib import ExitStack

import typer

from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.arguments import target
from teilhabe_docs.cli.delivery import deliver, form_of
from teilhabe_docs.cli.options import (
    COLOUR,
    CONFIG,
    FORCE,
    OUT,
    PROFILES,
    QUIET,
    TEXT_OR_JSON,
    TRUSTED,
    path_as_stored,
)
from teilhabe_docs.cli.sound_repositories import opener
from teilhabe_docs.cli.terminal import coloured

FILE = typer.Argument(..., callback=target, metavar="DATEI", help="Die Word-Datei, die zurückgekommen ist.")
FOLDER = typer.Argument(
    ".", callback=target, metavar="ORDNER", help="Ordner, aus dem sie erzeugt wurde; sonst der aktuelle."
)
SENT = typer.Option(
    None,
    "--sent",
    metavar="DATEI",
    callback=path_as_stored,
    help="Die Word-Datei, wie sie verschickt wurde, wenn ihr Stand nicht mehr zu finden ist.",
)


def drift(
    datei: str = FILE,
    ordner: str = FOLDER,
    sent: str | None = SENT,
    format_: str = TEXT_OR_JSON,
    out: str | None = OUT,
    force: bool = FORCE,
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Zeigt, was an einer Word-Datei geändert wurde, seit tdocs sie geschrieben hat."""
    from teilhabe_docs.application.returned_files import drift_of, read_returned
    from teilhabe_docs.cli.console import tell
    from teilhabe_docs.reporting.drift_json import as_json
    from teilhabe_docs.reporting.drift_text import as_text

    form = form_of(format_, None, ("text", "json"))
    colour = coloured(color) and out is None
    file, before = read_returned(datei), read_returned(sent) if sent else None
    source = settings_source(config, trusted_config)
    with ExitStack() as rooms:
        report = drift_of(file, ordner, opener(source, profiles), rooms, before).report
    if not quiet:
        for remark in report.remarks:
            tell(remark)
    if form == "json":
        deliver(as_json(report), out, force=force, form="json")
    else:
        deliver(as_text(report, colour=colour), out, force=force, colour=colour)
