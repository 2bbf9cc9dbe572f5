"""The command line: arguments in, exit code out."""

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from typing import NoReturn

import typer

from teilhabe_docs import __version__
from teilhabe_docs.application.impossible import ImpossibleError, explained
from teilhabe_docs.cli.arguments import check_dashes, check_quotes
from teilhabe_docs.cli.console import OutputError, flush, show, tell
from teilhabe_docs.cli.exits import CODES, End, ExitCode
from teilhabe_docs.cli.interrupts import interrupted
from teilhabe_docs.cli.streams import open_streams


def _version(wanted: bool) -> None:
    if wanted:
        show(f"tdocs {__version__}")
        raise typer.Exit


def _tdocs(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Zeigt die Version."
    ),
) -> None:
    """Leistungsvereinbarung, Fachkonzept und Leistungsbeschreibung aus einer Quelle."""


COMMANDS = (
    *("init", "import", "validate", "lint", "fix", "migrate", "render", "outline", "synopse"),
    *("diff", "drift", "merge", "fill"),
    *("personal", "status", "preview"),
    *("profiles", "rules", "explain", "recht", "schema", "house"),
)
"""The commands, each the function of a module, both of its name (`import_`), in the order of the help."""


def program(arguments: list[str]) -> typer.Typer:
    """Tdocs with the command that `arguments` ask for; with all of them where that is not plain."""
    from teilhabe_docs.cli.german_typer import GermanCommand, GermanGroup

    app = typer.Typer(
        cls=GermanGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
    )
    app.callback()(_tdocs)
    for name in arguments[:1] if arguments[:1] and arguments[0] in COMMANDS else COMMANDS:
        app.command(name, cls=GermanCommand)(function_of(name))
    return app


def function_of(command: str) -> Callable[..., None]:
    """What a command runs."""
    name = f"{command}_" if iskeyword(command) else command
    function: Callable[..., None] = getattr(import_module(f"teilhabe_docs.cli.{name}"), name)
    return function


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
        code = int(program(arguments)(args=arguments, prog_name="tdocs", standalone_mode=False) or 0)
        flush()
    except Exception as error:
        code = _exit_code(error)
    except SystemExit as ended:  # Typer's answer to a broken pipe, whoever's it was
        code = _exit_code(ended.__context__ if isinstance(ended.__context__, OSError) else OSError())
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    gc.freeze()  # the system takes all memory back at once; nothing needs to be looked through
    sys.exit(code)


def _interrupted(_number: int, _frame: object) -> NoReturn:
    """Whoever ends tdocs from outside finds no temporary files left."""
    raise KeyboardInterrupt


def _exit_code(error: Exception) -> int:
    """The exit code for what ended the program, and on stderr what there is to say."""
    try:
        return _told(error)
    except OutputError as mute:
        return _output_refused(mute)


def _told(error: Exception) -> int:
    from teilhabe_docs.cli.german_typer import help_instead, usage_error
    from teilhabe_docs.cli.terminal import tell_notices

    if isinstance(error, End):
        return error.code
    if isinstance(error, ImpossibleError):
        tell_notices((*error.notices, *filter(None, [error.text])))
        return CODES[error.cause]
    if isinstance(error, typer.Abort) or interrupted(error):
        return ExitCode.INTERRUPTED
    if isinstance(error, OutputError):
        return _output_refused(error)
    if help_ := help_instead(error):
        show(help_)
        return ExitCode.OK
    if text := usage_error(error):
        tell(text)
        return ExitCode.USAGE
    if (reason := explained(error)) is not None:
        tell(reason)
        return ExitCode.USAGE
    tell(f"Interner Fehler ({type(error).__name__}): {error}. Bitte melden Sie ihn.")
    return ExitCode.INTERNAL


def _output_refused(error: OutputError) -> int:
    """stdout takes nothing more: its reader has left, or there is no room."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    if error.gone:
        return ExitCode.OK
    with suppress(OutputError):
        tell("Die Ausgabe lässt sich nicht schreiben. Bitte prüfen Sie Ziel, Rechte und freien Platz.")
    return ExitCode.USAGE
