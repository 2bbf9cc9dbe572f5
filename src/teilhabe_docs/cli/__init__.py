"""The command line: arguments in, exit code out."""

import sys

import typer

from teilhabe_docs import __version__
from teilhabe_docs.cli.deutsch import Gruppe, nutzungsfehler

app = typer.Typer(
    cls=Gruppe,
    help="Leistungsvereinbarung, Fachkonzept und Leistungsbeschreibung aus einer Quelle.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)


def _version(zeigen: bool) -> None:
    if zeigen:
        typer.echo(f"tdocs {__version__}")
        raise typer.Exit


@app.callback()
def _programm(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Zeigt die Version."
    ),
) -> None:
    """Leistungsvereinbarung, Fachkonzept und Leistungsbeschreibung aus einer Quelle."""


def main() -> None:
    """Run tdocs and leave with its exit code; nothing that a user can cause ends in a traceback."""
    from teilhabe_docs.cli import init, outline, profiles, render, schema, validate
    from teilhabe_docs.cli.ausgang import Ausgang, Ende, melde

    for strom in (sys.stdout, sys.stderr):
        if hasattr(strom, "reconfigure"):
            strom.reconfigure(errors="replace", **({} if strom.isatty() else {"encoding": "utf-8"}))
    for modul in (init, validate, render, outline, profiles, schema):
        modul.registriere(app)
    try:
        code = app(standalone_mode=False) or 0
    except Ende as ende:
        code = ende.code
    except (KeyboardInterrupt, typer.Abort):
        code = Ausgang.UNTERBROCHEN
    except BrokenPipeError:
        sys.stdout = None
        code = Ausgang.OK
    except Exception as fehler:
        if type(fehler).__name__ == "NoArgsIsHelpError":
            typer.echo(fehler.ctx.get_help())  # type: ignore[attr-defined]
            code = Ausgang.OK
        elif hasattr(fehler, "format_message"):
            melde(nutzungsfehler(fehler))
            code = Ausgang.NUTZUNG
        else:
            melde(f"Interner Fehler ({type(fehler).__name__}): {fehler}. Bitte melden Sie ihn.")
            code = Ausgang.INTERN
    sys.exit(code)
