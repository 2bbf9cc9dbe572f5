"""The standard streams: they take any text and leave its line ends, and no file comes to be one of them."""

import os
import sys
from typing import Any, TextIO

_SAFE = ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace")
"""What Python can do with a character that an encoding lacks, other than fail."""


def open_streams() -> None:
    """Make the streams take any text; closed ones take nothing."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(**_settings(stream))


def _settings(stream: TextIO) -> dict[str, Any]:
    """A terminal keeps its encoding; what is piped is UTF-8 unless PYTHONIOENCODING says otherwise."""
    wish = "" if sys.flags.ignore_environment else os.environ.get("PYTHONIOENCODING", "")
    encoding, _, errors = wish.partition(":")
    settings = {"errors": errors if errors in _SAFE else "replace"}
    if not stream.isatty():
        settings |= {"newline": "\n"} if encoding else {"newline": "\n", "encoding": "utf-8"}
    return settings
