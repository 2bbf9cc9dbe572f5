"""Tables for people: on a terminal as wide as it is, piped without an end."""

import io
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

GAP = 2
"""Columns between two columns of a table."""
_ENDLESS = 100_000
"""Columns of a paper that is never too narrow, so that piped text is not cut."""


def plain_table(*, heading: bool = True) -> Table:
    """A table without lines."""
    return Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold", show_header=heading)


def printed(parts: Iterable[Table | Text], *, colour: bool, width: int | None) -> str:
    """Tables and lines as text, without blanks at the ends; only a terminal's `width` breaks lines."""
    target = io.StringIO()
    console = Console(
        file=target,
        width=width or _ENDLESS,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in target.getvalue().rstrip().split("\n"))
