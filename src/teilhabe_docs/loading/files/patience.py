"""What a scanner or a sync client holds for a moment (Windows) is tried again, for two seconds at most."""

import errno
import time
from collections.abc import Callable
from typing import TypeVar

from teilhabe_docs.loading.files import paths

T = TypeVar("T")

ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION = 5, 32, 33
"""What Windows says of a file that somebody holds. Source: Microsoft, System Error Codes."""
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.5, 0.7)
"""Seconds between the attempts."""
wait = time.sleep


class Patience:
    """Two seconds of waiting, for all attempts that share it."""

    def __init__(self) -> None:
        self._left = iter(STEPS)

    def more(self) -> bool:
        """Wait a little; false, at once, when it is used up."""
        step = next(self._left, None)
        if step is not None:
            wait(step)
        return step is not None

    def call(self, function: Callable[..., T], *arguments: object) -> T:
        """What the function returns, tried again while somebody holds what it needs."""
        while True:
            try:
                return function(*arguments)
            except PermissionError as error:
                if not (held(error) and self.more()):
                    raise


def held(error: OSError) -> bool:
    """Whether somebody else may hold the file; what goes through C's library has no number of Windows."""
    number = winerror(error)
    if number:
        return number in (ACCESS_DENIED, SHARING_VIOLATION, LOCK_VIOLATION)
    return paths.WINDOWS and error.errno == errno.EACCES


def winerror(error: OSError) -> int:
    """Windows' own number of the error, 0 where there is none."""
    return getattr(error, "winerror", None) or 0
