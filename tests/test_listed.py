"""What `make test-fast` leaves out, and what `make check` runs in place of `make test`."""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
LISTED = [
    pattern for name in ("slow", "of_check") for pattern in (TESTS / f"{name}.txt").read_text("utf-8").split()
]


@pytest.mark.parametrize("pattern", LISTED)
def test_what_is_listed_is_there(pattern: str) -> None:
    assert list(TESTS.glob(pattern))
