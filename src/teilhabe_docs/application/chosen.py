"""A word chosen from those that there are."""

from collections.abc import Iterable
from difflib import get_close_matches

from teilhabe_docs.application.impossible import Cause, ImpossibleError


def chosen(what: str, word: str, allowed: Iterable[str]) -> str:
    """`word` if it is allowed; else an `ImpossibleError` of usage about `what`, with a suggestion."""
    names = list(allowed)
    if word not in names:
        raise ImpossibleError(Cause.USAGE, f"{what}: »{word}« gibt es nicht.{meant(word, names)}")
    return word


def meant(name: str, there: Iterable[str]) -> str:
    """A suggestion for a name that does not exist: a near one, else all that do."""
    names = list(there)
    near = get_close_matches(name, names, 1)
    if near:
        return f" Gemeint: »{near[0]}«?"
    return f" Möglich: {', '.join(names)}." if names else ""
