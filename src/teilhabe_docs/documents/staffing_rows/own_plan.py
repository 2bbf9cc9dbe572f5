"""The plan that `tdocs personal --format xlsx` writes: its columns, and what it remembers of each position.

A hidden sheet holds the values as they were written, so that what somebody has changed in the plan is told
from what has been changed in staffing.yaml since.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.documents.staffing_rows.table_cells import CellValue, TableCell, TableRow
from teilhabe_docs.model.choices import Bereich, Choice
from teilhabe_docs.model.staffing import Position

MARK = "tdocs-Stellenplan 1"
"""What stands in the first cell of the hidden sheet; the number is the version of this form."""
OFFER_LABEL = "Angebot"
FULL_TIME_LABEL = "Wochenstunden einer Vollkraft"
FULL_TIME = "vollzeit_wochenstunden_h"
"""The field that stands above the table; remembered without the id of a position."""
HEADINGS: Mapping[str, str] = {
    "id": "Id",
    "funktion": "Funktion",
    "bereich": "Bereich",
    "kategorie": "Kategorie",
    "berufsgruppe": "Berufsgruppe",
    "abschluss": "Abschluss",
    "vzae": "VZÄ",
    "wochenstunden_h": "Wochenstunden",
    "beschaeftigung": "Beschäftigung",
    "gruppe": "Gruppe",
}
"""The columns by the fields of a position, in their order."""
CALCULATED = ("VZÄ gerechnet", "Wochenstunden gerechnet", "Zählt zur Fachkraftquote")
ORDER = tuple(Position.model_fields)
"""The fields of a position in the order in which they stand in a file."""
AS_VALUE = "="
"""What stands behind the name of a field in the heading of the hidden sheet, for its value in the file."""
LONGEST = 30_000
"""So many characters of a text go into a cell; a sheet takes 32,767 (ECMA-376 part 1, 18.18)."""


class RememberedValue(NamedTuple):
    """A value when the plan was written: as the cell shows it, and as staffing.yaml has it."""

    shown: str
    value: str


Remembered = Mapping[tuple[str, str, str], RememberedValue]
"""What the plan remembers of each offer, id and field."""


def shown_values(position: Position, area: Callable[[Bereich], str]) -> dict[str, str | Decimal]:
    """What stands in the cells of a position, by field; nothing where nothing is given."""
    values: dict[str, str | Decimal] = {"id": position.id, "funktion": _cut(position.funktion)}
    if position.bereich is not None:
        values["bereich"] = area(position.bereich)
    if position.kategorie is not None:
        values["kategorie"] = position.kategorie.label
    for name in ("berufsgruppe", "abschluss"):
        if (text := getattr(position, name)) is not None:
            values[name] = _cut(text)
    for name in ("vzae", "wochenstunden_h"):
        if (number := getattr(position, name)) is not None:
            values[name] = Decimal(number)
    values["beschaeftigung"] = position.beschaeftigung.label
    if position.gruppe is not None:
        values["gruppe"] = position.gruppe
    return values


def remembered_form(value: CellValue) -> str:
    """A value as the hidden sheet has it: numbers with fifteen digits, as a sheet stores them; one line."""
    if isinstance(value, Decimal):
        short = Decimal(f"{value:.15g}")
        return f"{short.normalize():f}" if short else "0"
    return " ".join(str(value or "").split())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} … (gekürzt)"


def plain_values(position: Position) -> dict[str, str]:
    """The values of a position as staffing.yaml has them, figures in one form."""
    values = {}
    for name in HEADINGS:
        value = getattr(position, name)
        if isinstance(value, Decimal):
            values[name] = remembered_form(value)
        elif value is not None:
            values[name] = str(value.value) if isinstance(value, Choice) else " ".join(str(value).split())
    return values


def is_memory(rows: Sequence[TableRow]) -> bool:
    """Whether a sheet is the hidden one."""
    return bool(rows) and rows[0].at(0).words == MARK


def remembered(rows: Sequence[TableRow]) -> Remembered | None:
    """What a hidden sheet says; None for any other sheet."""
    if not is_memory(rows):
        return None
    names = [cell.words for cell in rows[1].cells] if len(rows) > 1 else []
    found = {}
    for row in rows[2:]:
        said = {name: _raw(row.at(column)) for column, name in enumerate(names)}
        for name in (*HEADINGS, FULL_TIME):
            if shown := said.get(name, ""):
                value = said.get(f"{name}{AS_VALUE}", "") or shown
                found[said.get(OFFER_LABEL, ""), said.get("id", ""), name] = RememberedValue(shown, value)
    return found


def offer_of(rows: Iterable[TableRow]) -> str:
    """The offer that a plan is about, by the label above its table; empty where nothing is said."""
    for row in rows:
        cells = [cell.words for _, cell in row.given]
        if OFFER_LABEL in cells[:-1]:
            return cells[cells.index(OFFER_LABEL) + 1]
    return ""


def _raw(cell: TableCell) -> str:
    return remembered_form(cell.value) if isinstance(cell.value, Decimal) else cell.words
