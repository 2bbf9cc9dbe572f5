"""The command line: arguments in, exit code out."""

import gc
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import typer

from teilhabe_docs import __version__
from teilhabe_docs.cli.arguments import check_dashes, check_quotes
from teilhabe_docs.cli.ausgang import Ausgang, Ende, melde
from teilhabe_docs.cli.console import OutputError, flush, show
from teilhabe_docs.cli.interrupts import interrupted
from teilhabe_docs.cli.streams import open_streams


def _version(zeigen: bool) -> None:
    if zeigen:
        show(f"tdocs {__version__}")
        raise typer.Exit


def _tdocs(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Zeigt die Version."
    ),
) -> None:
    """Leistungsvereinbarung, Fachkonzept und Leistungsbeschreibung aus einer Quelle."""


BEFEHLE = (
    *("init", "validate", "lint", "fix", "render", "outline", "synopse", "personal", "status"),
    *("profiles", "rules", "explain", "recht", "schema", "house"),
)
"""The commands, each the function of a module, both of its name, in the order of the help."""


def programm(argumente: list[str]) -> typer.Typer:
    """Tdocs with the command that `argumente` ask for; with all of them where that is not plain."""
    from teilhabe_docs.cli.deutsch import Befehl, Gruppe

    app = typer.Typer(
        cls=Gruppe,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
    )
    app.callback()(_tdocs)
    for name in argumente[:1] if argumente[:1] and argumente[0] in BEFEHLE else BEFEHLE:
        modul = import_module(f"teilhabe_docs.cli.{name}")
        app.command(name, cls=Befehl)(getattr(modul, name))
    return app


def main() -> None:
    """Run tdocs and leave with its exit code; nothing that a user can cause ends in a traceback."""
    open_streams()
    for ending in ("SIGTERM", "SIGHUP"):
        with suppress(ValueError, OSError, AttributeError):  # not the first thread; unknown to the system
            signal.signal(getattr(signal, ending), _interrupted)
    arguments = sys.argv[1:]
    try:
        check_quotes(arguments)
        check_dashes(arguments)
        code = int(programm(arguments)(args=arguments, prog_name="tdocs", standalone_mode=False) or 0)
        flush()
    except Exception as fehler:
        code = _ausgang(fehler)
    except SystemExit as ende:  # Typer's answer to a broken pipe, whoever's it was
        code = _ausgang(ende.__context__ if isinstance(ende.__context__, OSError) else OSError())
    except KeyboardInterrupt:
        code = Ausgang.UNTERBROCHEN
    gc.freeze()  # the system takes all memory back at once; nothing needs to be looked through
    sys.exit(code)


def _interrupted(_number: int, _frame: object) -> NoReturn:
    """Whoever ends tdocs from outside finds no temporary files left."""
    raise KeyboardInterrupt


def _ausgang(fehler: Exception) -> int:
    """The exit code for what ended the program, and on stderr what there is to say."""
    try:
        return _gemeldet(fehler)
    except OutputError as stumm:
        return _ausgabe_gestoert(stumm)


def _gemeldet(fehler: Exception) -> int:
    from teilhabe_docs.cli.deutsch import hilfe_statt_befehl, nutzungsfehler
    from teilhabe_docs.loading.files.refusals import stray
    from teilhabe_docs.loading.files.writer import NotWritableError

    if isinstance(fehler, Ende):
        return fehler.code
    if isinstance(fehler, typer.Abort) or interrupted(fehler):
        return Ausgang.UNTERBROCHEN
    if isinstance(fehler, OutputError):
        return _ausgabe_gestoert(fehler)
    if hilfe := hilfe_statt_befehl(fehler):
        show(hilfe)
        return Ausgang.OK
    if text := nutzungsfehler(fehler):
        melde(text)
        return Ausgang.NUTZUNG
    if isinstance(fehler, OSError | NotWritableError):
        melde(stray(fehler) if isinstance(fehler, OSError) else str(fehler))
        return Ausgang.NUTZUNG
    melde(f"Interner Fehler ({type(fehler).__name__}): {fehler}. Bitte melden Sie ihn.")
    return Ausgang.INTERN


def _ausgabe_gestoert(fehler: OutputError) -> int:
    """stdout takes nothing more: its reader has left, or there is no room."""
    leer = os.open(os.devnull, os.O_WRONLY)
    os.dup2(leer, 1)
    if fehler.gone:
        return Ausgang.OK
    with suppress(OutputError):
        melde("Die Ausgabe lässt sich nicht schreiben. Bitte prüfen Sie Ziel, Rechte und freien Platz.")
    return Ausgang.NUTZUNG
