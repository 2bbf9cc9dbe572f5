"""`tdocs diff`: what has changed from one state to another, by document, section and YAML path."""

from contextlib import ExitStack
from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.application.called_paths import as_text as shown
from teilhabe_docs.application.order import FORMATS, is_text
from teilhabe_docs.application.settings import SettingsSource, settings_source
from teilhabe_docs.cli.arguments import target
from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.delivery import deliver, form_of, put_down
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.options import COLOUR, CONFIG, FORCE, PROFILES, QUIET, TRUSTED
from teilhabe_docs.cli.terminal import coloured, tell_findings, tell_notices, told

if TYPE_CHECKING:
    from teilhabe_docs.application.compare import ComparedSide
    from teilhabe_docs.application.revisions import NamedState

_WORD = FORMATS[0]
_FORMATS = tuple(dict.fromkeys(("text", "json", "md", *FORMATS)))


def diff(
    alt: str = typer.Argument(
        ...,
        callback=target,
        metavar="ALT",
        help="Bisheriger Stand: ein Ordner oder eine Git-Revision (HEAD~5, v1.0, 2026-11-30).",
    ),
    neu: str = typer.Argument(
        ".", callback=target, metavar="NEU", help="Neuer Stand; sonst der aktuelle Ordner, wie er da liegt."
    ),
    format_: str | None = typer.Option(
        None,
        "--format",
        metavar="|".join(_FORMATS),
        help="Form. Vorgabe: die der Endung von --out, sonst text.",
    ),
    out: str | None = typer.Option(
        None,
        "--out",
        metavar="DATEI|ORDNER",
        help="Zieldatei. Vorgabe: stdout. Mit --redline der Zielordner.",
    ),
    redline: bool = typer.Option(
        False,
        "--redline",
        help="Schreibt jedes Dokument als Word-Datei mit nachverfolgten Änderungen nach "
        "<Ziel>/<Angebot>/<Dokument>.docx.",
    ),
    author: str | None = typer.Option(
        None,
        "--author",
        metavar="NAME",
        help="Mit --redline: Wer geändert hat. Vorgabe: der Name des Leistungserbringers.",
    ),
    force: bool = FORCE,
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Zeigt, was sich von ALT zu NEU geändert hat: Angaben, Texte, Abschnitte, fester Text."""
    from teilhabe_docs.application.compare import as_document, compared
    from teilhabe_docs.application.revisions import laid_out, named_states
    from teilhabe_docs.reporting.change_json import as_json
    from teilhabe_docs.reporting.change_text import as_text

    if redline:
        _demand_folder(format_, out)
        format_ = _WORD
    elif author is not None:
        end(ExitCode.USAGE, "--author gehört zu --redline.")
    if author is not None and not author.strip():
        end(ExitCode.USAGE, "--author: Bitte einen Namen nennen.")
    format_ = form_of(format_, out, _FORMATS)
    if out is None and format_ in FORMATS and not is_text(format_):
        end(ExitCode.USAGE, f"Für --format {format_} bitte mit --out eine Zieldatei nennen.")
    colour = coloured(color) and out is None
    states = [state if quiet else told(state) for state in named_states(alt, neu)]
    source = settings_source(config, trusted_config)
    with ExitStack() as rooms:
        old, new = (_side(state, rooms.enter_context(laid_out(state)), source, profiles) for state in states)
        _demand_readable((old, new), colour=coloured(color, stderr=True))
        if redline and out is not None:
            _write_redlines(old, new, out, author, force=force, quiet=quiet)
            return
        changes = compared(old, new)
        if format_ not in ("text", "json"):
            content = as_document(changes, format_, old, new)
    if format_ == "text":
        deliver(as_text(changes, colour=colour), out, force=force, colour=colour)
    elif format_ == "json":
        deliver(as_json(changes), out, force=force, form="json")
    elif is_text(format_):
        deliver(content.decode("utf-8"), out, force=force)
    elif out is not None:
        put_down(PurePath(out), content, force=force)


def _demand_folder(format_: str | None, out: str | None) -> None:
    """Ends the call where what it says does not go together with Word files in a folder."""
    if format_ is not None and format_ != _WORD:
        end(ExitCode.USAGE, f"--redline schreibt Word-Dateien; --format {format_} geht damit nicht.")
    if out is None:
        end(ExitCode.USAGE, "Für --redline bitte mit --out einen Zielordner nennen.")
    if PurePath(out).suffix.lower().removeprefix(".") in _FORMATS:
        text = f"--out: Mit --redline ist es ein Ordner, »{shown(PurePath(out))}« heißt wie eine Datei."
        end(ExitCode.USAGE, text)


def _write_redlines(
    old: "ComparedSide", new: "ComparedSide", out: str, author: str | None, *, force: bool, quiet: bool
) -> None:
    from teilhabe_docs.application.redlines import demand_free, redlines, write_redlines

    found = redlines(old, new, out, author)
    if not quiet:
        tell_notices(found.remarks)
    if not force:
        demand_free(found.files)
    for path in write_redlines(found.files):
        show(path.as_posix())


def _side(
    state: "NamedState", folder: str, source: SettingsSource | None, profiles: str | None
) -> "ComparedSide":
    """A state with the repositories that its folder holds."""
    from teilhabe_docs.application.compare import read_side
    from teilhabe_docs.application.impossible import Cause, ImpossibleError
    from teilhabe_docs.application.refused import all_sound
    from teilhabe_docs.application.repositories import opened
    from teilhabe_docs.application.revisions import BESIDE, unrecorded
    from teilhabe_docs.application.workspace import open_folder

    workspaces = all_sound(opened(lambda one: open_folder(one, source, profiles), folder))
    if state.revision and (why := unrecorded(workspaces, state.revision)):
        raise ImpossibleError(Cause.USAGE, why + BESIDE)
    return read_side(state.called, [told(one) for one in workspaces])


def _demand_readable(sides: "tuple[ComparedSide, ...]", *, colour: bool) -> None:
    """Ends the call where one of the states has errors, which are told."""
    from teilhabe_docs.diagnostics import has_errors

    wrong = [side for side in sides if has_errors(side.found.findings)]
    for side in wrong:
        tell(f"In »{shown(PurePath(side.called))}«:")
        tell_findings(side.found, colour=colour, quiet=True)
    if wrong:
        end(ExitCode.FINDINGS, "Es wurde nichts verglichen. Beheben Sie zuerst die Fehler.")
