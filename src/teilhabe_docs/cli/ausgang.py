"""How tdocs ends, and how it speaks to people: exit codes by the contract, messages on stderr."""

from enum import IntEnum
from typing import NoReturn

from teilhabe_docs.cli.console import tell


class Ausgang(IntEnum):
    """The exit codes."""

    OK = 0
    BEFUND = 1
    NUTZUNG = 2
    NICHTS = 3
    INTERN = 70
    UNTERBROCHEN = 130


class Ende(Exception):  # noqa: N818 - it ends the program, with or without an error
    """Leaves the program with an exit code."""

    def __init__(self, code: Ausgang) -> None:
        super().__init__(code)
        self.code = code


def melde(text: str, *, bunt: bool | None = None) -> None:
    """A line on stderr; `bunt` keeps (true) or drops (false) the colours in it."""
    tell(text, color=bunt)


def beende(code: Ausgang, text: str) -> NoReturn:
    """Say why and leave with `code`."""
    melde(text)
    raise Ende(code)
