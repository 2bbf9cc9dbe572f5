"""Of many variants of a case a few run in the suite; `make test-thorough` runs all."""

import os
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

THOROUGH = bool(os.environ.get("TDOCS_THOROUGH"))


def few(variants: Iterable[T], nth: int = 4) -> list[T]:
    """Every nth of them, the first among them; all where the run is to be thorough."""
    return [*variants][:: 1 if THOROUGH else nth]


def one_of(variants: Iterable[T], turn: int) -> list[T]:
    """The one whose turn it is; all where the run is to be thorough."""
    every = [*variants]
    return every if THOROUGH else [every[turn % len(every)]]
