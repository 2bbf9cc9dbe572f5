"""The one way to the standard streams: what a name or a text says is shown, and never obeyed.

A terminal obeys control characters, and the runner of a pipeline takes lines for commands: `::add-mask::…`
(GitHub), `##[…]` anywhere in a line (GitHub, Azure), `##vso[…]`, `##teamcity[…]`. Source: GitHub, Workflow
commands for GitHub Actions.
"""

import codecs
import errno
import json
import os
import re
import stat
import sys
from typing import Literal, TextIO

import typer

Form = Literal["text", "json", "github", "csv"]
"""What stdout gets: text for people, JSON, annotations whose lines are commands of ours, or a table.

A table has the byte order mark by which Excel knows UTF-8, where it is piped as UTF-8.
"""

_CONTROL = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_COLOUR = re.compile("\x1b\\[(?:0|1|2|22|39|3[1-6]|9[1-6]|(?:31;1)|(?:1;31))?m")
_COMMAND = re.compile(r"^([^\w\n]*?):(?=:)", re.MULTILINE)
_LETTER = re.compile("[^\x00-\x7f]")
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_NO_READER = (109, 232, 233)
"""What Windows says of a pipe that nobody reads. Source: Microsoft, System Error Codes."""
_INNER = re.compile(r"#(?=#[a-z]*\[)")


class OutputError(Exception):
    """stdout or stderr takes nothing more; `gone` if its reader has left."""

    def __init__(self, *, gone: bool) -> None:
        super().__init__()
        self.gone = gone


def show(text: str, *, color: bool | None = None, form: Form = "text", end: str = "\n") -> None:
    """Write to stdout; `color` keeps (true) or drops (false) the colours in it. Raises `OutputError`."""
    mark = _MARK if form == "csv" and _takes_mark(sys.stdout) else ""
    _echo(mark + _made_safe(text, form, coloured=bool(color)) + end, color=color, err=False)


def tell(text: str, *, color: bool | None = None) -> None:
    """Write a line to stderr, else like `show`; raises `OutputError`."""
    _echo(visible(text, coloured=bool(color)) + "\n", color=color, err=True)


def flush() -> None:
    """Give out what waits; raises `OutputError`."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise OutputError(gone=_gone(error, sys.stdout)) from None


def is_terminal(*, stderr: bool = False) -> bool:
    """Whether stdout (or stderr) is a terminal."""
    return (sys.stderr if stderr else sys.stdout).isatty()


def read_stdin(limit: int) -> bytes:
    """What stdin holds, at most so many bytes."""
    return sys.stdin.buffer.read(limit)


def visible(text: str, *, coloured: bool = False) -> str:
    """The text with signs for control characters, colours aside if `coloured`, and without commands."""
    if _CONTROL.search(text):
        parts = _COLOUR.split(text) if coloured else [text]
        colours = [*_COLOUR.findall(text), ""] if coloured else [""]
        shown = (_CONTROL.sub(_sign, part) + colour for part, colour in zip(parts, colours, strict=True))
        text = "".join(shown)
    return _INNER.sub("# ", _COMMAND.sub(r"\1: ", text))


def _made_safe(text: str, form: Form, *, coloured: bool) -> str:
    if form in ("text", "csv"):
        return visible(text, coloured=coloured)
    if form == "json":
        escaped = _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
        return _in_encoding(_INNER.sub(r"\\u0023", escaped))
    return _INNER.sub("# ", _CONTROL.sub(_sign, text))


def _in_encoding(text: str) -> str:
    """JSON with escapes for all letters, where stdout has an encoding that lacks one of them."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return _LETTER.sub(lambda found: json.dumps(found.group())[1:-1], text)
    return text


def _sign(found: re.Match[str]) -> str:
    return f"<U+{ord(found.group()):04X}>"


def _takes_mark(stream: TextIO) -> bool:
    return not stream.isatty() and codecs.lookup(stream.encoding or "utf-8").name == "utf-8"


def _echo(text: str, *, color: bool | None, err: bool) -> None:
    stream = sys.stderr if err else sys.stdout
    chosen = None if stream.isatty() else stream  # Typer would write UTF-8 where ASCII is asked for
    try:
        typer.echo(text, file=chosen, err=err, color=color, nl=False)
    except OSError as error:
        raise OutputError(gone=_gone(error, stream)) from None


def _gone(error: OSError, stream: TextIO) -> bool:
    """Whether a stream's reader has left; C's library on Windows calls that an invalid argument."""
    if isinstance(error, ConnectionError) or getattr(error, "winerror", None) in _NO_READER:
        return True
    return error.errno == errno.EINVAL and _is_pipe(stream)


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):
        return False
