"""The cell of a field of a position, read for that field alone."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from teilhabe_docs.documents.staffing_rows.amounts import number_in
from teilhabe_docs.documents.staffing_rows.chosen_words import LISTS, choice_in
from teilhabe_docs.documents.staffing_rows.own_plan import remembered_form
from teilhabe_docs.documents.staffing_rows.table_cells import TableCell
from teilhabe_docs.loading.typed_number import german

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


class CellReading(NamedTuple):
    """A value as staffing.yaml has it, figures in one form; None where the cell is empty.

    With a `reason`, in German, it is not taken.
    """

    value: str | None = None
    reason: str = ""


def field_value(name: str, cell: TableCell, groups: Mapping[str, str]) -> CellReading:
    """What a cell says for a field; `groups` leads from names and ids of groups to ids."""
    if cell.wrong or (cell.formula and cell.value is None):
        return CellReading(reason=number_in(cell)[2])
    if not cell.words:
        return CellReading()
    if name in ("vzae", "wochenstunden_h"):
        return _figure(name, cell)
    if isinstance(cell.value, date):
        return CellReading(reason=f"Hier steht ein Datum ({cell.words}), kein Text.")
    if name in LISTS:
        read = choice_in(name, cell.words)
        if read.value:
            return CellReading(read.value)
        asked = f" Gemeint vielleicht: {read.asked}".rstrip(".") + "." if read.asked else ""
        return CellReading(reason=f"»{cell.words}« steht nicht zur Auswahl.{asked}")
    if name == "gruppe":
        found = groups.get(cell.words.casefold())
        text = f"Eine Gruppe oder ein Team »{cell.words}« nennt das Angebot nicht."
        return CellReading(found) if found else CellReading(reason=text)
    return CellReading(cell.words)


def _figure(name: str, cell: TableCell) -> CellReading:
    number, unit, reason = number_in(cell)
    if reason or number is None:
        return CellReading(reason=reason)
    if name == "vzae" and unit == "prozent":
        number, unit = number / _HUNDRED, "vzae"
    fits = {"vzae": ("", "vzae"), "wochenstunden_h": ("", "wochenstunden_h", "stunden")}[name]
    if unit not in fits:
        return CellReading(reason=f"»{cell.words}« gehört nicht in diese Spalte.")
    if name == "vzae" and number != number.quantize(_CENT, ROUND_HALF_UP):
        return CellReading(reason=f"{german(number)}: VZÄ haben höchstens zwei Nachkommastellen.")
    if name == "wochenstunden_h" and number != round(number, 9):
        return CellReading(reason=f"{german(number)}: Stunden haben höchstens neun Nachkommastellen.")
    return CellReading(remembered_form(number))
