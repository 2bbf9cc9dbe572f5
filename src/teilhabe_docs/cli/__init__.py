"""The command line: arguments in, exit code out."""

import gc
import os
import sys
from importlib import import_module

import typer

from teilhabe_docs import __version__
from teilhabe_docs.cli.ausgang import Ausgang, Ende, melde


def _version(zeigen: bool) -> None:
    if zeigen:
        typer.echo(f"tdocs {__version__}")
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
    for strom in (sys.stdout, sys.stderr):
        if hasattr(strom, "reconfigure"):
            strom.reconfigure(errors="replace", **({} if strom.isatty() else {"encoding": "utf-8"}))
    try:
        code = int(programm(sys.argv[1:])(standalone_mode=False) or 0)
        sys.stdout.flush()
    except Exception as fehler:
        code = _ausgang(fehler)
    except KeyboardInterrupt:
        code = Ausgang.UNTERBROCHEN
    gc.freeze()  # the system takes all memory back at once; nothing needs to be looked through
    sys.exit(code)


def _ausgang(fehler: Exception) -> int:
    """The exit code for what ended the program, and on stderr what there is to say."""
    from teilhabe_docs.cli.deutsch import hilfe_statt_befehl, nutzungsfehler

    if isinstance(fehler, Ende):
        return fehler.code
    if isinstance(fehler, typer.Abort):
        return Ausgang.UNTERBROCHEN
    if isinstance(fehler, OSError):
        return _ausgabe_gestoert(fehler)
    if hilfe := hilfe_statt_befehl(fehler):
        typer.echo(hilfe)
        return Ausgang.OK
    if text := nutzungsfehler(fehler):
        melde(text)
        return Ausgang.NUTZUNG
    melde(f"Interner Fehler ({type(fehler).__name__}): {fehler}. Bitte melden Sie ihn.")
    return Ausgang.INTERN


def _ausgabe_gestoert(fehler: OSError) -> int:
    """stdout takes nothing more: its reader has left, or there is no room."""
    leer = os.open(os.devnull, os.O_WRONLY)
    os.dup2(leer, sys.stdout.fileno())
    if isinstance(fehler, BrokenPipeError):
        return Ausgang.OK
    melde("Die Ausgabe lässt sich nicht schreiben. Bitte prüfen Sie Ziel, Rechte und freien Platz.")
    return Ausgang.NUTZUNG
