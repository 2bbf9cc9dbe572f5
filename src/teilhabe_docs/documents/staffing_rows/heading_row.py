"""The heading of a table of positions: where it stands, and what each column is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.documents.staffing_rows.amounts import column_unit, number_in
from teilhabe_docs.documents.staffing_rows.column_names import (
    AMOUNTS,
    Column,
    column_of,
    looked_up,
    plan_words,
)
from teilhabe_docs.documents.staffing_rows.table_cells import TableCell, TableRow
from teilhabe_docs.loading.typed_number import typed_number

_LOOKED_AT = 60
"""So many rows are looked through for the first heading; above a plan stands an address, not a page."""
_FEWEST = 2
_FULL_TIME_H = (Decimal(30), Decimal(48))
_BEHIND_LABEL = re.compile(r"(?P<label>[^:=\d]*(?:1\s*V[ZK][ÄA]?\w*)?[^:=\d]*)[:=]?\s*(?P<number>\d.*)")


@dataclass(frozen=True, slots=True)
class PlanHeading:
    """The rows from `first` to before `end`; the columns by what they are, those that are left with why.

    `doubled`: what more than one column says it is, with their names; none of these is taken.
    """

    first: int
    end: int
    columns: Mapping[str, int]
    units: Mapping[str, str]
    others: tuple[tuple[int, str, str], ...]
    doubled: Mapping[str, tuple[str, ...]]

    def left_columns(self, hidden: frozenset[int]) -> Iterator[tuple[int, str, str]]:
        """Column, name and reason of those that are not taken and not hidden; hidden ones come after them."""
        yield from (one for one in self.others if one[0] not in hidden)
        yield from ((column, name, _HIDDEN) for column, name, _ in self.others if column in hidden)

    def units_of(self, rows: Sequence[TableRow]) -> dict[str, str]:
        """What the figures of each column of amounts are, where they do not say so themselves."""
        units = dict(self.units)
        for kind, column in self.columns.items():
            if not units.get(kind) and (unit := column_unit(kind, (row.at(column) for row in rows))):
                units[kind] = unit
        return units


class _NamedColumn(NamedTuple):
    column: int
    name: str
    meaning: Column | None


def headings_in(rows: Sequence[TableRow], hidden: frozenset[int]) -> list[PlanHeading]:
    """The headings: the best one among the first rows, then each that stands again below it."""
    best: PlanHeading | None = None
    for index in range(min(len(rows), _LOOKED_AT)):
        for height in (1, 2):
            found = _heading(rows, index, height, hidden)
            if found and (best is None or _better(found, best)):
                best = found
    if best is None:
        return []
    headings, index = [best], best.end
    while index < len(rows):
        again = _heading(rows, index, 1, hidden)
        if again and (_is_shorter(again, best) or _weight(again) >= max(_FEWEST + 1, _weight(best) - 1)):
            headings.append(again)
        index += 1
    return headings


def full_time_in(rows: Iterable[TableRow]) -> tuple[Decimal, str] | None:
    """The hours a week of a full-time worker that rows above a table name, and the row that does."""
    for row in rows:
        given = [cell for _, cell in row.given]
        for number_of_cell, cell in enumerate(given):
            after = given[number_of_cell + 1] if number_of_cell + 1 < len(given) else TableCell()
            if not isinstance(cell.value, str):
                continue
            label, number = cell.words.rstrip(" :="), number_in(after)[0]
            if number is None and (parts := _BEHIND_LABEL.fullmatch(cell.words)):
                typed = typed_number(parts["number"])
                label, number = parts["label"].strip(" :="), typed.readings[0] if typed else None
            if number is None or looked_up(label) not in plan_words().full_time:
                continue
            if _FULL_TIME_H[0] <= number <= _FULL_TIME_H[1]:
                return number, row.place
    return None


def _better(one: PlanHeading, other: PlanHeading) -> bool:
    """Whether one names more columns, or as many without the title that stands above it."""
    if _weight(one) != _weight(other):
        return _weight(one) > _weight(other)
    return other.first < one.first < other.end and one.end == other.end


def _is_shorter(one: PlanHeading, best: PlanHeading) -> bool:
    """Whether all that it names are columns of the other, an amount among them or none is missing."""
    names = one.columns.keys()
    return names == best.columns.keys() or (
        not one.others and names < best.columns.keys() and not names.isdisjoint(AMOUNTS)
    )


def _weight(heading: PlanHeading) -> int:
    return len(heading.columns) + len(heading.doubled)


def _heading(rows: Sequence[TableRow], index: int, height: int, hidden: frozenset[int]) -> PlanHeading | None:
    """The heading that these rows are, or None: texts only, and enough of them known."""
    part = rows[index : index + height]
    if len(part) < height or any(row.hidden or not row.words for row in part):
        return None
    if any(not isinstance(cell.value, str) for row in part for _, cell in row.given):
        return None
    named = [_named(part, column) for column in range(max(len(row.cells) for row in part))]
    known = Counter(
        one.meaning.kind
        for one in named
        if one.meaning and not one.meaning.reason and one.column not in hidden
    )
    if height == 2 and not _adds(part, named):
        return None
    columns = {
        one.meaning.kind: one.column
        for one in named
        if one.meaning and known[one.meaning.kind] == 1 and one.column not in hidden
    }
    if not ({"funktion", "berufsgruppe"} & columns.keys()) or len(known) < _FEWEST:
        return None
    doubled = {kind: _names(named, kind, hidden) for kind, count in known.items() if count > 1}
    units = {one.meaning.kind: one.meaning.unit for one in named if one.meaning and one.meaning.unit}
    return PlanHeading(index, index + height, columns, units, tuple(_others(named, columns, hidden)), doubled)


def _named(part: Sequence[TableRow], column: int) -> _NamedColumn:
    """The name of a column from its rows, and what it is; a cell that spans columns names each of them."""
    words = [_over(row, column) for row in part]
    name = " ".join(dict.fromkeys(word for word in words if word))
    for form in (name, *reversed(words)):
        if form and (found := column_of(form)):
            return _NamedColumn(column, name, found)
    return _NamedColumn(column, name, None)


def _over(row: TableRow, column: int) -> str:
    cell = row.at(column)
    if cell:
        return str(cell.value)
    for before in range(column - 1, -1, -1):
        if row.at(before):
            covers = row.at(before).wide > column - before
            return str(row.at(before).value) if covers else ""
    return ""


def _adds(part: Sequence[TableRow], named: Sequence[_NamedColumn]) -> bool:
    """Whether a second row belongs to the heading: it names columns, or their units, and nothing else."""
    second = part[1]
    texts = [str(cell.value) for _, cell in second.given]
    known = sum(
        1 for text in texts if column_of(text) or looked_up(text.strip("()[] ")) in plan_words().units
    )
    return known * 2 > len(texts)


def _names(named: Sequence[_NamedColumn], kind: str, hidden: frozenset[int]) -> tuple[str, ...]:
    return tuple(
        one.name for one in named if one.meaning and one.meaning.kind == kind and one.column not in hidden
    )


def _others(
    named: Sequence[_NamedColumn], columns: Mapping[str, int], hidden: frozenset[int]
) -> Iterator[tuple[int, str, str]]:
    taken = set(columns.values())
    for one in named:
        if one.column in taken or (one.meaning and not one.meaning.reason and one.column not in hidden):
            continue
        reason = one.meaning.reason if one.meaning else ""
        yield one.column, one.name or f"{one.column + 1}", reason or _UNKNOWN


_HIDDEN = "Die Spalte ist ausgeblendet."
_UNKNOWN = "Diese Spalte kennt tdocs nicht."
