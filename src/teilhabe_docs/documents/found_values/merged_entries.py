"""Two lists that tell of the same entries, each some of their fields, as one list."""

from collections.abc import Mapping, Sequence
from typing import Any

_NAMES = ("bezeichnung", "name", "bereich")
"""The fields by which entries are told apart."""


def merged_entries(one: Sequence[Any], other: Sequence[Any]) -> list[Any] | None:
    """The entries of both in the order of both; None where they contradict or nothing tells them apart."""
    name = next((name for name in _NAMES if all(_has(entry, name) for entry in (*one, *other))), "")
    known, more = ([str(entry[name]) for entry in entries] if name else [] for entries in (one, other))
    if not name or len({*known}) < len(known) or len({*more}) < len(more):
        return None
    result = list(one)
    at = 0 if {*known} & {*more} else len(result)
    for key, entry in zip(more, other, strict=True):
        if key in known:
            at = known.index(key)
            if any(field in result[at] and result[at][field] != entry[field] for field in entry):
                return None
            result[at] = {**result[at], **entry}
        else:
            known.insert(at, key)
            result.insert(at, entry)
        at += 1
    return result


def same_names(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether the entries of one of two lists are all named in the other."""
    names = [
        {str(entry[name]) for entry in entries for name in _NAMES if _has(entry, name)}
        for entries in (one, other)
    ]
    return names[0] <= names[1] or names[1] <= names[0]


def _has(entry: Any, name: str) -> bool:
    return isinstance(entry, Mapping) and name in entry
