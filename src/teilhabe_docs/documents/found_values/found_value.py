"""A value that a finished document states: where it belongs, what it is, where it stands, and why."""

from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from teilhabe_docs.model.field_path import FieldPath

GivenValue: TypeAlias = str | int | Decimal | bool | list[Any] | dict[str, Any]
"""What a file of a concept may hold: days as `2027-01-31`, ratios as `1:4,5`, choices by their YAML value."""


class ValuePlace(NamedTuple):
    """The section by its index, and the paragraph in it by its index; None: its heading."""

    section: int
    paragraph: int | None
    heading: str


class FoundValue(NamedTuple):
    """A value for the field `path` (`angebot.laufzeit.beginn`), valid there; a list is one value.

    `sure` says whether it may be set without being asked; `reason` says in German why it is taken for this
    value, or what speaks against it. `words` are those it was read from. `fixed`: a profile prints it there.
    """

    path: FieldPath
    value: GivenValue
    place: ValuePlace
    sure: bool
    reason: str
    words: str = ""
    fixed: bool = False
