"""What the shell makes of arguments: quotes that a backslash has swallowed, wildcards left to us."""

import re
from collections.abc import Iterable

from teilhabe_docs.application.called_paths import as_text, is_there, on_windows, places
from teilhabe_docs.cli.exits import ExitCode, end

_DASHES = re.compile(r"([\u2010-\u2015\u2212]+|-+[\u2010-\u2015\u2212]+)\w[\w-]*(=.*)?", re.DOTALL)
_SWALLOWED = re.compile(r'([^"]+)"(?:\s+(.*))?', re.DOTALL)

_MAKE = (["init"], ["import"], ["house"])
"""The commands whose argument need not exist."""


def check_quotes(arguments: Iterable[str]) -> None:
    """A usage error where a quote stands in an argument that was to end it.

    On Windows `"K neu\\"` arrives as `K neu"`, with all that follows up to the next quote. Source: Microsoft,
    Parsing C command-line arguments. Elsewhere what is yet to be made may be called so.
    """
    arguments = list(arguments)
    if not on_windows() and arguments[:1] in _MAKE:
        return
    for argument in arguments:
        if (found := _SWALLOWED.fullmatch(argument)) and not is_there(argument):
            name, rest = found.groups(default="")
            also = f"; auch »{rest}« gehört deshalb zum Namen" if rest else ""
            instead = f"{name}\\ ohne Anführungszeichen" if name.endswith(":") else f"»{name}«"
            end(
                ExitCode.USAGE,
                f"»{argument}« gibt es nicht. Das Anführungszeichen im Namen kommt meist von einem Backslash "
                f"davor, der es aufhebt{also}. Bitte den Backslash am Ende weglassen: {instead}.",
            )


def check_dashes(arguments: Iterable[str]) -> None:
    """A usage error for an option in whose hyphens a text program has seen a dash."""
    for argument in arguments:
        if _DASHES.fullmatch(argument) and not is_there(argument):
            end(
                ExitCode.USAGE,
                f"»{argument}« beginnt mit einem Gedankenstrich; Textprogramme machen ihn aus Bindestrichen. "
                "Vor einer Option stehen zwei davon, etwa --help; bitte von Hand tippen.",
            )


def target(value: str) -> str:
    """The one place that an argument with wildcards names; several are a usage error."""
    found = places(value)
    if len(found) > 1:
        names = ", ".join(f"»{as_text(name)}«" for name in found[:3])
        more = " und weitere" if len(found) > 3 else ""
        end(ExitCode.USAGE, f"»{as_text(value)}« nennt mehrere: {names}{more}. Bitte einen Ordner nennen.")
    return found[0]


def targets(values: list[str] | None) -> list[str]:
    """The places that arguments name, with wildcards and however their accents are stored."""
    return [place for value in values or () for place in places(value)]
