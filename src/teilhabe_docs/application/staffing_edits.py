"""What a plan of ours asks of staffing.yaml, as edits of the file: changed values, new positions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.application.plan_report import PlanImport, PlanLine
from teilhabe_docs.application.staffing_target import StaffingTarget
from teilhabe_docs.documents.staffing_rows.own_plan import FULL_TIME, ORDER
from teilhabe_docs.documents.staffing_rows.written_entries import entry_of, free_id, written
from teilhabe_docs.loading.yaml.entry_edits import AddEntries, EntryEdit, SetValue, edited

BOTH_AMOUNTS = ("vzae", "wochenstunden_h")
"""The two ways to give the amount of a position, of which it has one."""


class PlanChange(NamedTuple):
    """A value that somebody has changed, None where it was taken away; where."""

    value: str | None
    place: str


class NewPosition(NamedTuple):
    """A position that the plan alone has: its values, where, and the id of the one above it."""

    values: dict[str, str]
    place: str
    after: str


@dataclass(slots=True)
class WantedChanges:
    """What the sheets ask of one file: changes by id and field, new positions, ids that are gone."""

    target: StaffingTarget
    changes: dict[tuple[str, str], PlanChange] = field(default_factory=dict)
    contrary: dict[tuple[str, str], list[PlanChange]] = field(default_factory=dict)
    new: list[NewPosition] = field(default_factory=list)


def indices_of(target: StaffingTarget) -> dict[str, int]:
    """Where each position stands in the list of the file."""
    found = {}
    for index, entry in enumerate(target.entries):
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            found[entry["id"]] = index
    return found


def make_changes(wanted: WantedChanges, result: PlanImport) -> None:
    """The file with what is wanted of it."""
    target = wanted.target
    indices = indices_of(target)
    for (ident, name), both in wanted.contrary.items():
        places = ", ".join(one.place for one in both)
        path = f"personal.positionen[id={ident}].{name}" if ident else f"personal.{name}"
        result.unsure.append(
            PlanLine(places, "Zwei Blätter ändern diese Angabe verschieden; keine davon gilt.", path)
        )
        del wanted.changes[ident, name]
    lines: list[tuple[EntryEdit, list[PlanLine]]] = []
    lines += _settings(wanted, indices)
    lines += _additions(wanted, indices)
    whole = edited(target.content, [edit for edit, _ in lines], target.name)
    for edit, told in lines:
        if edit in whole.refused:
            text = f"»{target.name}« lässt sich an dieser Stelle nicht ändern. Bitte von Hand eintragen."
            result.unsure += [PlanLine(line.place, text, line.path, line.text) for line in told]
        else:
            result.taken += told
    if whole.content != target.before and whole.made:
        result.versions[target.called] = target.version(whole.content)


def _settings(
    wanted: WantedChanges, indices: Mapping[str, int]
) -> Iterator[tuple[EntryEdit, list[PlanLine]]]:
    amounts = dict(zip(BOTH_AMOUNTS, reversed(BOTH_AMOUNTS), strict=True))
    for (ident, name), change in wanted.changes.items():
        entry = wanted.target.entries[indices[ident]] if ident else wanted.target.data
        assert isinstance(entry, Mapping)
        old = entry.get(name)
        other = amounts.get(name, "")
        swapped = wanted.changes.get((ident, other))
        if change.value is None and swapped is not None and swapped.value is not None:
            continue  # goes with the other amount
        there = old if isinstance(old, str) else ""
        value = None if change.value is None else written(_figure(change.value, name), name, there)
        path: tuple[str | int, ...] = ("positionen", indices[ident], name) if ident else (name,)
        instead = other if swapped is not None and swapped.value is None else ""
        order = ORDER if ident else wanted.target.order
        shown = f"{there or '–'} → {value or '–'}"
        where = f"personal.positionen[id={ident}].{name}" if ident else f"personal.{name}"
        yield SetValue(path, value, order, instead), [PlanLine(change.place, shown, where)]


def _figure(value: str, name: str) -> str | Decimal:
    return Decimal(value) if name in (*BOTH_AMOUNTS, FULL_TIME) else value


def _additions(
    wanted: WantedChanges, indices: Mapping[str, int]
) -> Iterator[tuple[EntryEdit, list[PlanLine]]]:
    """New positions, from the last place to the first, so that none moves the place of another."""
    taken = set(indices)
    made: list[tuple[int, int, dict[str, str], str]] = []
    end = len(wanted.target.entries)
    known: list[dict[str, str]] = []
    for number, new in enumerate(wanted.new):
        if new.values in known and not new.values["id"]:
            continue  # on the sheet of another offer with the same staff
        known.append(new.values)
        ident = free_id(new.values["id"] or new.values["funktion"], taken)
        values = {name: _figure(v, name) for name, v in new.values.items() if name != "id" and v}
        entry = entry_of(ident, values, ORDER)
        made.append((indices.get(new.after, end - 1), number, entry, new.place))
    for after, _, entry, place in sorted(made, key=lambda one: (-one[0], -one[1])):
        path = f"personal.positionen[id={entry['id']}]"
        told = [PlanLine(place, value, f"{path}.{name}") for name, value in entry.items()]
        yield AddEntries(("positionen",), (entry,), after if end else None), told
