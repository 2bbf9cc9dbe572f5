"""What `make test-fast` leaves out."""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
SLOW = (TESTS / "slow.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("pattern", SLOW)
def test_what_is_listed_as_slow_is_there(pattern: str) -> None:
    assert list(TESTS.glob(pattern))
