"""How tdocs ends: exit codes by the contract."""

from enum import IntEnum
from typing import NoReturn

from teilhabe_docs.application.impossible import Cause
from teilhabe_docs.cli.console import tell


class ExitCode(IntEnum):
    """The exit codes."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    NOTHING = 3
    INTERNAL = 70
    INTERRUPTED = 130


CODES = {
    Cause.USAGE: ExitCode.USAGE,
    Cause.CONTENT: ExitCode.FINDINGS,
    Cause.NOTHING: ExitCode.NOTHING,
}
"""How the program ends where something cannot be done."""


class End(Exception):  # noqa: N818 - it ends the program, with or without an error
    """Leaves the program with an exit code."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__(code)
        self.code = code


def end(code: ExitCode, text: str) -> NoReturn:
    """Say why and leave with `code`."""
    tell(text)
    raise End(code)
