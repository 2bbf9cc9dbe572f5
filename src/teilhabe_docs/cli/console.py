"""The one way to stdout and stderr: what a name or a text says is shown, and never obeyed.

A terminal obeys control characters, and the runner of a pipeline takes lines for commands: `::add-mask::…`
(GitHub), `##[…]` anywhere in a line (GitHub, Azure), `##vso[…]`, `##teamcity[…]`. Source: GitHub, Workflow
commands for GitHub Actions.
"""

import re
import sys
from typing import Literal

import typer

Form = Literal["text", "json", "github"]
"""What stdout gets: text for people, JSON, or annotations whose lines are commands of ours."""

_CONTROL = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_COLOUR = re.compile("\x1b\\[(?:0|1|2|22|39|3[1-6]|9[1-6]|(?:31;1)|(?:1;31))?m")
_COMMAND = re.compile(r"^([^\w\n]*?):(?=:)", re.MULTILINE)
_INNER = re.compile(r"#(?=#[a-z]*\[)")


class OutputError(Exception):
    """stdout or stderr takes nothing more; `gone` if its reader has left."""

    def __init__(self, *, gone: bool) -> None:
        super().__init__()
        self.gone = gone


def show(text: str, *, color: bool | None = None, form: Form = "text", end: str = "\n") -> None:
    """Write to stdout; `color` keeps (true) or drops (false) the colours in it. Raises `OutputError`."""
    _echo(_made_safe(text, form, coloured=bool(color)) + end, color=color, err=False)


def tell(text: str, *, color: bool | None = None) -> None:
    """Write a line to stderr, else like `show`; raises `OutputError`."""
    _echo(visible(text, coloured=bool(color)) + "\n", color=color, err=True)


def flush() -> None:
    """Give out what waits; raises `OutputError`."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise OutputError(gone=_gone(error)) from None


def visible(text: str, *, coloured: bool = False) -> str:
    """The text with signs for control characters, colours aside if `coloured`, and without commands."""
    if _CONTROL.search(text):
        parts = _COLOUR.split(text) if coloured else [text]
        colours = [*_COLOUR.findall(text), ""] if coloured else [""]
        shown = (_CONTROL.sub(_sign, part) + colour for part, colour in zip(parts, colours, strict=True))
        text = "".join(shown)
    return _INNER.sub("# ", _COMMAND.sub(r"\1: ", text))


def _made_safe(text: str, form: Form, *, coloured: bool) -> str:
    if form == "text":
        return visible(text, coloured=coloured)
    if form == "json":
        escaped = _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
        return _INNER.sub(r"\\u0023", escaped)
    return _INNER.sub("# ", _CONTROL.sub(_sign, text))


def _sign(found: re.Match[str]) -> str:
    return f"<U+{ord(found.group()):04X}>"


def _echo(text: str, *, color: bool | None, err: bool) -> None:
    try:
        typer.echo(text, err=err, color=color, nl=False)
    except OSError as error:
        raise OutputError(gone=_gone(error)) from None


def _gone(error: OSError) -> bool:
    return isinstance(error, BrokenPipeError)
