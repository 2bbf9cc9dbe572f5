"""What is shown at the moment, renewed by one thread at a time, and who waits for the next state."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from teilhabe_docs.application.preview import Preview

T = TypeVar("T")

PATIENCE_S = 15.0
"""After so many seconds without news who waits is told that there are none, and asks again."""


def fault(error: Exception) -> str:
    """In German that something is wrong in tdocs itself."""
    return f"Interner Fehler ({type(error).__name__}): {error}. Bitte melden Sie ihn."


class Board:
    """The present state of a folder; `look` gives the next one, None where nothing has changed.

    `state` counts the states that there have been.
    """

    def __init__(self, look: "Callable[[], Preview | None]", first: "Preview") -> None:
        self._look = look
        self._preview = first
        self._lock = Lock()
        self._news = asyncio.Event()
        self._closed = False
        self.state = 1

    def read(self, work: "Callable[[Preview, int], T]") -> T:
        """What `work` makes of the present state and its number; nobody else builds meanwhile."""
        with self._lock:
            return work(self._preview, self.state)

    def renew(self) -> bool:
        """Look again; returns whether there is anything new."""
        with self._lock:
            try:
                found = self._look()
            except Exception as error:  # a fault of ours: the page says so, and goes on
                told = replace(self._preview, offers=(), others=(), problem=fault(error))
                found = None if told == self._preview else told
            if found is None:
                return False
            self._preview = found
            self.state += 1
            return True

    async def renewed(self) -> bool:
        """Look again in another thread; if there is anything new, which it returns, wake all who wait."""
        new = await asyncio.to_thread(self.renew)
        if new:
            self._wake()
        return new

    async def after(self, state: int) -> int | None:
        """The number of the present state once it is not `state`, or after a while; None at the end."""
        if not self._closed and state == self.state:
            try:
                await asyncio.wait_for(self._news.wait(), PATIENCE_S)
            except TimeoutError:
                return state
        return None if self._closed else self.state

    def close(self) -> None:
        """Send all away who wait."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
