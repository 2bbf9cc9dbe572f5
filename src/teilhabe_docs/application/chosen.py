"""A word chosen from those that there are."""

from collections.abc import Iterable

from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.near_names import meant, nearest

OF_AN_ASSOCIATION = " Was ein Verband mitbringt, kennt tdocs nur mit »--profiles ORDNER«."
"""To be added where only what tdocs brings along has been looked through."""


def chosen(what: str, word: str, allowed: Iterable[str], further: str = "") -> str:
    """`word` if it is allowed; else an `ImpossibleError` of usage about `what`, with a suggestion.

    `further` is said behind that.
    """
    names = list(allowed)
    if word not in names:
        raise ImpossibleError(
            Cause.USAGE, f"{what}: »{word}« gibt es nicht.{suggestion(word, names)}{further}"
        )
    return word


def suggestion(name: str, there: Iterable[str]) -> str:
    """A suggestion for a name that does not exist: a near one, else all that do."""
    names = list(there)
    return meant(nearest(name, names), f"Möglich: {', '.join(names)}." if names else "")
