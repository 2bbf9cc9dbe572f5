"""Whether the conditions around a use hold for an offer: told from its data, in three values."""

import operator
from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeAlias

from teilhabe_docs.documents.template.reach import Guard, Term
from teilhabe_docs.documents.template.traits import TRAITS


class Absent(Enum):
    """What stands in the place of a value: none, a reason why there is none, or one of several."""

    MISSING = "missing"
    WAIVED = "waived"
    UNKNOWN = "unknown"


Look: TypeAlias = Callable[[str, str], Any]
"""The value of a field (path, list whose entry is meant), or an `Absent`."""

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "eq": operator.eq,
        "ne": operator.ne,
        "lt": operator.lt,
        "lteq": operator.le,
        "gt": operator.gt,
        "gteq": operator.ge,
        "in": lambda one, many: one in many,
        "notin": lambda one, many: one not in many,
    }
)


def holds(guard: Guard, look: Look) -> bool | None:
    """Whether a condition holds, as in a body that is rendered; None where that is not known."""
    kind = guard[0]
    if kind == "not":
        inner = holds(guard[1], look)
        return None if inner is None else not inner
    if kind in ("and", "or"):
        decisive = kind == "or"
        sides = {holds(guard[1], look), holds(guard[2], look)}
        return decisive if decisive in sides else None if None in sides else not decisive
    if kind == "is":
        return _compared(guard[1], *(_values(side, look) for side in guard[2:]))
    if kind == "open":
        return None
    value = _values(guard[1], look)[0]
    if value is Absent.UNKNOWN:
        return None
    if kind == "given":
        return not isinstance(value, Absent)
    if kind == "waived":
        return value is Absent.WAIVED
    return not isinstance(value, Absent) and bool(value)


def _values(term: Term, look: Look) -> tuple[Any, ...]:
    """What a term may stand for."""
    if term[0] == "field":
        return (look(term[1], term[2]),)
    if term[0] == "trait":
        return (look(f"{TRAITS}.{term[1]}", ""),)
    if term[0] == "one":
        return tuple(term[1]) or (Absent.UNKNOWN,)
    return (term[1],) if term[0] == "value" else (Absent.UNKNOWN,)


def _compared(name: str, left: tuple[Any, ...], right: tuple[Any, ...]) -> bool | None:
    if Absent.UNKNOWN in (*left, *right):
        return None
    return any(_compare(name, one, other) for one in left for other in right)


def _compare(name: str, one: Any, other: Any) -> bool:
    if isinstance(one, Absent) or isinstance(other, Absent):
        return name in ("ne", "notin")
    try:
        return bool(_COMPARE[name](one, other))
    except TypeError:
        return False
