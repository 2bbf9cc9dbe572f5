"""`tdocs merge`: what has been changed in Word files is taken back into the data."""

from contextlib import ExitStack

import typer

from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.arguments import targets
from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.delivery import form_of
from teilhabe_docs.cli.drift import SENT
from teilhabe_docs.cli.exits import End, ExitCode, end
from teilhabe_docs.cli.options import COLOUR, CONFIG, PROFILES, QUIET, TEXT_OR_JSON, TRUSTED
from teilhabe_docs.cli.sound_repositories import opener
from teilhabe_docs.cli.terminal import coloured


def merge(
    pfade: list[str] = typer.Argument(
        ...,
        callback=targets,
        metavar="DATEI… [ORDNER]",
        help="Word-Dateien, die zurückgekommen sind; zuletzt der Ordner, aus dem sie erzeugt wurden, sonst "
        "der aktuelle.",
    ),
    diff: bool = typer.Option(False, "--diff", help="Zeigt nur, was sich ändern würde; schreibt nichts."),
    only: list[str] | None = typer.Option(
        None, "--only", metavar="PFAD", help="Nur diese Angabe, auch nachverfolgt; darf mehrmals stehen."
    ),
    author: list[str] | None = typer.Option(
        None,
        "--author",
        metavar="NAME",
        help="Nur nachverfolgte Änderungen dieser Person, mit --accept-pending; darf mehrmals stehen.",
    ),
    accept_pending: bool = typer.Option(
        False,
        "--accept-pending",
        help="Übernimmt auch nachverfolgte Änderungen, über die niemand entschieden hat.",
    ),
    sent: str | None = SENT,
    format_: str = TEXT_OR_JSON,
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Übernimmt aus bearbeiteten Word-Dateien in die Angaben, was dort seinen Platz hat."""
    from teilhabe_docs.application.merge import Selection
    from teilhabe_docs.application.merge import merge as merged
    from teilhabe_docs.application.returned_files import files_and_folder, read_returned, write_merged
    from teilhabe_docs.reporting.merge_forms import as_json, as_text, diffs

    form = form_of(format_, None, ("text", "json"))
    colour = coloured(color)
    named, folder = files_and_folder(pfade)
    files = [read_returned(one) for one in named]
    if sent and len(files) > 1:
        end(ExitCode.USAGE, "--sent gilt für eine Datei. Bitte tdocs für jede Datei einzeln aufrufen.")
    before = read_returned(sent) if sent else None
    selection = Selection(tuple(only or ()), tuple(author or ()), accept_pending)
    with ExitStack() as rooms:
        opened = opener(settings_source(config, trusted_config), profiles)
        result = merged(files, folder, opened, rooms, selection, before)
    if not quiet:
        for remark in result.report.remarks:
            tell(remark)
    if diff:
        show(diffs(result.old, result.new, colour=colour), end="", color=colour)
        if not quiet:
            tell(as_text(result.report, colour=False, taken=False).rstrip("\n"))
        if result.new:
            raise End(ExitCode.FINDINGS)
        return
    write_merged(result.folder, result.new)
    if form == "json":
        show(as_json(result.report), end="", form="json")
    else:
        show(as_text(result.report, colour=colour), end="", color=colour)
