"""Ctrl-C, which other processes never hear."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unheard() -> Iterator[None]:
    """Processes started meanwhile never hear of Ctrl-C, not even while Python starts.

    This process hears of it afterwards; on Windows, for these milliseconds, not at all.
    """
    if not hasattr(signal, "pthread_sigmask"):
        _ignore_on_windows(True)
        try:
            yield
        finally:
            _ignore_on_windows(False)
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ignore_on_windows(ignore: bool) -> None:
    """What a process ignores by this call, its children ignore. Source: Microsoft, SetConsoleCtrlHandler."""
    import ctypes

    kernel = getattr(ctypes, "windll", None)
    if kernel is not None:
        kernel.kernel32.SetConsoleCtrlHandler(None, ignore)
