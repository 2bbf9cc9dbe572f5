"""How far a long run is: on a terminal, where somebody waits."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

_AB = 20
"""So many offers are worth a bar."""


def mit_fortschritt(dinge: Iterable[T], anzahl: Callable[[], int], was: str, *, still: bool) -> Iterator[T]:
    """The things one after the other, with a bar on stderr while they come.

    `anzahl` tells how many offers there are, once the first thing is there. Nothing is shown if `still`, in a
    pipeline (`CI`) or where stderr is no terminal.
    """
    if still or os.environ.get("CI") or not sys.stderr.isatty():
        yield from dinge
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as anzeige:
        aufgabe = anzeige.add_task(was, visible=False)
        for ding in dinge:
            anzeige.update(aufgabe, advance=1, total=anzahl(), visible=anzahl() >= _AB)
            yield ding
