"""`slow` on every test of the modules that slow.txt lists, and what cannot run on Windows."""

from fnmatch import fnmatch
from pathlib import Path

import pytest

from windows.skips import here, reason

TESTS = Path(__file__).resolve().parent
SLOW = (TESTS / "slow.txt").read_text(encoding="utf-8").split()
collect_ignore_glob = [str(TESTS / skip.pattern) for skip in here() if "::" not in skip.pattern]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        name = item.path.relative_to(TESTS).as_posix()
        if any(fnmatch(name, pattern) for pattern in SLOW):
            item.add_marker(pytest.mark.slow)
        if why := reason(f"{name}::{item.nodeid.partition('::')[2]}"):
            item.add_marker(pytest.mark.skip(reason=why))
