"""`slow` on every test of the modules that slow.txt lists: `make test-fast` leaves them out."""

from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
SLOW = (TESTS / "slow.txt").read_text(encoding="utf-8").split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        name = item.path.relative_to(TESTS).as_posix()
        if any(fnmatch(name, pattern) for pattern in SLOW):
            item.add_marker(pytest.mark.slow)
