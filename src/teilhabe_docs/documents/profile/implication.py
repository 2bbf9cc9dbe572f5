"""Whether wherever one condition holds another does too: tried out on all that the fields in them can be."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any, TypeAlias

from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.documents.template.guards import Absent, holds
from teilhabe_docs.documents.template.reach import OPEN, Guard, Term
from teilhabe_docs.documents.template.traits import TRAITS, Merkmale
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue, FieldInfo, UnknownField

Together: TypeAlias = tuple[str, ...]
"""Conditions that hold together, as a profile spells them; none is always."""

MOST_STATES = 20_000
"""So many states of the fields are tried; where there are more, only the same conditions are the same."""
_OTHER = "\0"
"""A text that nobody compares with."""


def always_with(given: Together, allowed: Iterable[Together], fields: FieldCatalogue) -> bool:
    """Whether one of the `allowed` holds wherever what is `given` holds; of doubtful ones it does not."""
    several = [set(one) for one in allowed]
    if any(one <= set(given) for one in several):
        return True
    here = [guard_of(text) for text in given]
    others = [[guard_of(text) for text in sorted(one)] for one in several]
    states = domains([*here, *(guard for one in others for guard in one)], fields)
    if prod(map(len, states.values())) > MOST_STATES:
        return False
    for values in product(*states.values()):
        state = dict(zip(states, values, strict=True))
        if not possible(state) or any(holds_in(guard, state) is False for guard in here):
            continue
        if not any(all(holds_in(guard, state) for guard in one) for one in others):
            return False
    return True


def never_with(conditions: Together, traits: Merkmale) -> bool:
    """Whether they can never hold together in a profile with these traits, whatever the data say."""
    said = {f"{TRAITS}.{name}": getattr(traits, name) for name in Merkmale.model_fields}
    return any(holds_in(guard_of(text), said) is False for text in conditions if TRAITS in text)


def guard_of(text: str) -> Guard:
    """A condition as a plain value; of a broken one nothing is known."""
    try:
        return condition(text).guard
    except BodyError:
        return OPEN


def holds_in(guard: Guard, state: Mapping[str, Any]) -> bool | None:
    """Whether a condition holds where fields and traits are so; None where what it asks is not known."""
    return holds(guard, lambda path, _: state.get(path, Absent.UNKNOWN))


def possible(state: Mapping[str, Any]) -> bool:
    """Whether nothing is given in a structure that is not."""
    absent = {path for path, value in state.items() if isinstance(value, Absent)}
    given = (FieldPath(path) for path in state if path not in absent)
    return not any(str(outer) in absent for path in given for outer in path.around())


def domains(guards: Iterable[Guard], fields: FieldCatalogue) -> dict[str, tuple[Any, ...]]:
    """What each field can be that the conditions name, as far as they tell it apart."""
    compared: dict[str, list[Any]] = {}
    for guard in guards:
        for path, values in _compared(guard):
            compared.setdefault(path, []).extend(values)
    found: dict[str, tuple[Any, ...]] = {}
    for path, values in compared.items():
        try:
            info = fields.at(path)
        except UnknownField:
            continue
        absent = (Absent.MISSING, Absent.WAIVED) if _may_be_absent(path, fields) else ()
        found[path] = (*absent, *_values(FieldPath(path), info, list(dict.fromkeys(values))))
    return found


def _may_be_absent(path: str, fields: FieldCatalogue) -> bool:
    return any(fields.at(outer).optional for outer in list(FieldPath(path).around())[:-1])


def _values(path: FieldPath, info: FieldInfo, compared: list[Any]) -> Iterator[Any]:
    from teilhabe_docs.documents.profile.field_use import is_number, never_equal

    possible = [value for value in compared if not never_equal(path, info, value)]
    if info.ist_liste:
        yield from ((value,) for value in possible)
        yield (_OTHER,)
        if len(possible) > 1:
            yield tuple(possible)
        return
    yield from possible
    if info.typ is bool:
        yield from (value for value in (True, False) if value not in possible)
    elif is_number(info.typ):
        near = {Decimal(str(value)) + step for value in possible for step in (-1, 1)} or {Decimal(1)}
        yield from sorted(near)
    elif isinstance(info.typ, type) and issubclass(info.typ, Choice):
        yield from [member for member in info.typ if member not in possible][:1]
    else:
        yield _OTHER


def _compared(guard: Guard) -> Iterator[tuple[str, list[Any]]]:
    """The fields in a condition, each with the values that it is compared with."""
    kind, *inner = guard
    if kind in ("and", "or", "not"):
        for one in inner:
            yield from _compared(one)
    elif kind == "is":
        sides: list[Term] = inner[1:]
        for one, other in (sides, sides[::-1]):
            if one[0] == "field":
                yield one[1], _constants(other)
    elif kind != "open" and inner[0][0] == "field":
        yield inner[0][1], []


def _constants(term: Term) -> list[Any]:
    if term[0] != "value":
        return []
    return list(term[1]) if isinstance(term[1], tuple) else [term[1]]
