"""What a check is, and all that there are: those that the modules of `rules/checks` declare."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_ROOM = "teilhabe_docs.rules.checks"

Search: TypeAlias = Callable[[Subject], Iterable[Match]]


@dataclass(frozen=True, slots=True)
class Check:
    """A search, and the codes of the rules that it looks after.

    One `of_words` looks at words alone, so that it holds for a finished document too, which has no fields.
    """

    codes: tuple[str, ...]
    search: Search
    of_words: bool = False

    def __call__(self, subject: Subject) -> Iterable[Match]:
        """What is found on one offer."""
        return self.search(subject)


def check(*codes: str, of_words: bool = False) -> Callable[[Search], Check]:
    """Declares a function of a module in `rules/checks` as the check for these codes."""
    return lambda search: Check(codes, search, of_words)


@cache
def all_checks() -> tuple[Check, ...]:
    """All checks, in the order of their first codes."""
    names = [module.name for module in iter_modules(import_module(_ROOM).__path__, f"{_ROOM}.")]
    found = (value for name in names for value in vars(import_module(name)).values())
    return tuple(sorted((one for one in found if isinstance(one, Check)), key=lambda one: one.codes))
