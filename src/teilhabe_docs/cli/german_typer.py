"""Typer in German: headings of the help, and what is said of a mistyped command line."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from teilhabe_docs.application.chosen import suggestion
from teilhabe_docs.cli.console import show
from teilhabe_docs.near_names import meant, nearest


class GermanCommand(TyperCommand):
    """A command whose help is German."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "options_metavar": "[OPTIONEN]"})

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that shows how the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Aufruf: ")

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, explained in German."""
        return _german_help(super().get_help_option(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The sections for arguments and options."""
        _write_parameters(self, ctx, formatter)


class GermanGroup(TyperGroup):
    """The program itself, with its commands in the order of their registration."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        metavars = {"options_metavar": "[OPTIONEN]", "subcommand_metavar": "BEFEHL …"}
        super().__init__(*args, **{**kwargs, **metavars})

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that shows how the program is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Aufruf: ")

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, explained in German."""
        return _german_help(super().get_help_option(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The sections for options and commands."""
        _write_parameters(self, ctx, formatter)
        befehle = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Befehle"):
            formatter.write_dl([(name, befehl.help or "") for name, befehl in befehle if befehl])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was called; an unknown one is a usage error with a suggestion."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            ctx.fail(f"Den Befehl »{name}« gibt es nicht.{suggestion(name, self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)


def _german_help(option: Any) -> Any:
    if option is not None:
        option.help, option.callback = "Zeigt diese Hilfe.", _show_help
    return option


def _show_help(ctx: Any, _parameter: Any, gewuenscht: bool) -> None:
    """Typer would print it itself, to a reader who may have left."""
    if gewuenscht and not ctx.resilient_parsing:
        show(ctx.get_help())
        ctx.exit()


def _write_parameters(befehl: Any, ctx: Any, formatter: Any) -> None:
    for titel, art in (("Argumente", "argument"), ("Optionen", "option")):
        parameter = [p for p in befehl.get_params(ctx) if p.param_type_name == art]
        if zeilen := [zeile for p in parameter if (zeile := _help_line(p, ctx))]:
            with formatter.section(titel):
                formatter.write_dl(zeilen)


def _help_line(parameter: Any, ctx: Any) -> tuple[str, str] | None:
    """Name and help of a parameter; what Typer adds in English is left out."""
    zeile = parameter.get_help_record(ctx)
    if zeile is None:
        return None
    name = parameter.metavar if parameter.param_type_name == "argument" else zeile[0]
    return name, parameter.help or ""


def help_instead(fehler: Any) -> str:
    """The help, where a call without any argument asks for it; else empty."""
    return str(fehler.ctx.get_help()) if type(fehler).__name__ == "NoArgsIsHelpError" else ""


def usage_error(fehler: Any) -> str:
    """What Typer says of a mistyped command line, in German; empty for any other exception.

    Told by the names of the exceptions: their home differs between versions of Typer.
    """
    arten = {klasse.__name__ for klasse in type(fehler).__mro__}
    if "NoSuchOption" in arten:
        return f"Die Option »{fehler.option_name}« gibt es nicht.{_options(fehler)}"
    if "BadOptionUsage" in arten:
        text = "braucht einen Wert" if "requires" in fehler.message else "nimmt keinen Wert"
        return f"Die Option »{fehler.option_name}« {text}. Was möglich ist, zeigt »--help«."
    if "BadParameter" in arten:
        name = fehler.param.opts[0] if fehler.param and fehler.param.opts else "Angabe"
        fehlt = "MissingParameter" in arten
        wanted = " Nötig ist eine ganze Zahl ab 1." if getattr(fehler.param, "metavar", "") == "ZAHL" else ""
        return f"Es fehlt: {name}." if fehlt else f"Der Wert für »{name}« passt nicht.{wanted}"
    if "UsageError" not in arten:
        return ""
    if "extra argument" in fehler.message:
        zuviel = fehler.message.rpartition("(")[2].rstrip(")")
        return f"Zu viele Angaben: {zuviel}. Was möglich ist, zeigt »--help«."
    if "Missing command" in fehler.message:
        return "Es fehlt der Befehl. Eine Übersicht gibt »tdocs --help«."
    return str(fehler.message)


def _options(fehler: Any) -> str:
    possible = getattr(fehler, "possibilities", None) or ()
    return meant(nearest(fehler.option_name, possible), "Was möglich ist, zeigt »--help«.")
