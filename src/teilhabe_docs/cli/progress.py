"""How far a long run is: on a terminal, where somebody waits."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from teilhabe_docs.cli.console import is_terminal

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Parts, Reading

T = TypeVar("T")

_FROM = 20
"""So many offers are worth a bar."""


def shown_reading(reading: "Reading") -> "Parts":
    """What is read, with a bar where it is a folder."""
    return reading if reading.alone else with_progress(reading, reading.count, "Angebote")


def with_progress(
    things: Iterable[T], count: Callable[[], int], what: str, *, quiet: bool = False
) -> Iterator[T]:
    """The things one after the other, with a bar on stderr while they come.

    `count` tells how many offers there are, once the first thing is there. Nothing is shown if `quiet`, in a
    pipeline (`CI`) or where stderr is no terminal.
    """
    if quiet or os.environ.get("CI") or not is_terminal(stderr=True):
        yield from things
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as display:
        task = display.add_task(what, visible=False)
        for thing in things:
            display.update(task, advance=1, total=count(), visible=count() >= _FROM)
            yield thing
