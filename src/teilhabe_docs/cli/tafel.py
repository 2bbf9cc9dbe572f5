"""Tables for people: on a terminal as wide as it is, piped without an end."""

import io
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

ABSTAND = 2
"""Columns between two columns of a table."""
_OHNE_GRENZE = 100_000
"""Columns of a paper that is never too narrow, so that piped text is not cut."""


def tafel(*, kopf: bool = True) -> Table:
    """A table without lines."""
    return Table(box=None, pad_edge=False, padding=(0, ABSTAND, 0, 0), header_style="bold", show_header=kopf)


def gedruckt(teile: Iterable[Table | Text], *, bunt: bool, breite: int | None) -> str:
    """Tables and lines as text, without blanks at the ends; only a terminal's `breite` breaks lines."""
    ziel = io.StringIO()
    konsole = Console(
        file=ziel,
        width=breite or _OHNE_GRENZE,
        force_terminal=bunt,
        color_system="standard" if bunt else None,
        no_color=not bunt,
        legacy_windows=False,
    )
    for teil in teile:
        konsole.print(teil)
    return "\n".join(zeile.rstrip() for zeile in ziel.getvalue().rstrip().split("\n"))
