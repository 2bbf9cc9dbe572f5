"""`make check-versions` names the package that broke the tests."""

from collections.abc import Sequence

import pytest

from culprit import culprit
from versions import changed, verdict

PACKAGES = [f"package-{number}" for number in range(20)]


@pytest.mark.parametrize("broken", PACKAGES)
def test_the_package_that_broke_the_tests_is_named(broken: str) -> None:
    tried: list[Sequence[str]] = []

    def fails(changes: Sequence[str]) -> bool:
        tried.append(changes)
        return broken in changes

    assert culprit(PACKAGES, fails) == broken
    assert len(tried) <= 6


def test_of_two_that_break_only_together_the_second_is_named() -> None:
    assert culprit(PACKAGES, lambda changes: {"package-3", "package-11"} <= set(changes)) == "package-11"


def test_nothing_is_named_that_did_not_break_them() -> None:
    assert culprit(PACKAGES, lambda _: False) is None
    assert culprit([], lambda _: True) is None


def test_what_is_asked_for_is_tried_before_what_it_brings() -> None:
    locked = {"alpha-core": "1", "beta": "1", "gamma": "1", "zeta": "1"}
    failing = {"alpha-core": "2", "beta": "1", "gamma": "2", "zeta": "2", "new": "1"}
    assert changed(locked, failing, ["zeta", "beta"]) == ["zeta", "alpha-core", "gamma"]


def test_the_verdict_is_one_line() -> None:
    locked, failing = {"pyyaml": "6.0.2"}, {"pyyaml": "6.0.4"}
    assert verdict(3, "pyyaml", locked, failing) == (
        "FAILED in 3 tests; broken by pyyaml 6.0.4 (locked: 6.0.2)"
    )
    assert verdict(1, None, locked, failing) == "FAILED in 1 test; none of the packages broke it"
