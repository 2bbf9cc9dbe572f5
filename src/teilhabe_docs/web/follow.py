"""From saved files to the next state: what the system tells of, and now and then a look of our own."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import PurePath
from time import monotonic

from watchfiles import DefaultFilter, awatch

from teilhabe_docs.web.board import Board

QUIET_MS = 2_000
"""After so long without news we look ourselves: systems tell nothing of changes on a share."""
_STEP_MS = 20
"""Programs save in several steps; after so long without another one we look."""
_DEBOUNCE_MS = 200
_REST = 20
"""So many times as long as a look takes we do not look again by ourselves: folders may be large."""


async def follow(board: Board, places: Callable[[], Sequence[PurePath]], stop: asyncio.Event) -> None:
    """Renew the board whenever something is saved in one of the places, until `stop` is set.

    Places that are gone are looked for until they are there again.
    """
    while not stop.is_set():
        try:
            await _watch(board, tuple(map(str, places())), stop)
        except (OSError, RuntimeError):  # a place that is gone, or cannot be listened to
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), QUIET_MS / 1000)
            await board.renewed()


async def _watch(board: Board, places: tuple[str, ...], stop: asyncio.Event) -> None:
    """Follow these places, until there is news that the system has not told of: it listens no more."""
    news = awatch(
        *places,
        watch_filter=DefaultFilter(),
        debounce=_DEBOUNCE_MS,
        step=_STEP_MS,
        stop_event=stop,
        rust_timeout=QUIET_MS,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    due = 0.0
    async for told in news:
        start = monotonic()
        if not told and start < due:
            continue
        if await board.renewed() and not told:
            return
        due = monotonic() + _REST * (monotonic() - start)
