"""Staffing plans as a workbook for Excel and Calc: what is calculated stands there as formulas.

XlsxWriter writes it, since it takes the result of a formula with the formula; it comes with the extra `xlsx`.
Nothing in it depends on a clock.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from teilhabe_docs.documents.staffing_rows.chosen_words import LISTS
from teilhabe_docs.documents.staffing_rows.own_plan import (
    AS_VALUE,
    FULL_TIME,
    HEADINGS,
    MARK,
    OFFER_LABEL,
    plain_values,
    remembered_form,
    shown_values,
)
from teilhabe_docs.loading.files.zipped import repacked, unpack
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.reporting.workbook_cells import Looks, PlanSheets, sheet_names
from teilhabe_docs.reporting.workbook_notes import write_notes
from teilhabe_docs.reporting.workbook_plan import write_positions
from teilhabe_docs.reporting.workbook_sums import write_sums

_INSTALL = 'Bitte installieren: pip install "xlsxwriter>=3.2"'
_MADE = datetime(2000, 1, 1)  # a workbook has a day; this one never tells one
_REMEMBERED = (OFFER_LABEL, *HEADINGS, FULL_TIME, *(f"{name}{AS_VALUE}" for name in LISTS))
_MOST_BYTES = 1 << 40  # what is packed again is ours


class _Written(NamedTuple):
    sheets: PlanSheets
    rechnung: Calculation


def missing_package() -> str:
    """What has to be installed first, in German; empty where nothing."""
    if not find_spec("xlsxwriter"):
        return f"Für Excel-Tabellen fehlt das Paket »xlsxwriter«. {_INSTALL}"
    return ""


def as_workbook(rechnungen: Iterable[tuple[Calculation, Decimal]]) -> bytes:
    """Calculations, each with its threshold in percent, as a workbook: a plan and its sums for each offer."""
    calculations = list(rechnungen)
    target = io.BytesIO()
    book: Any = import_module("xlsxwriter").Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": "Stellenplan", "comments": "Geschrieben von tdocs", "created": _MADE})
    looks = Looks(book)
    names = sheet_names([r.konzept.angebot.id for r, _ in calculations])
    written = []
    for (rechnung, threshold), (plan, sums) in zip(calculations, names, strict=True):
        sheets = PlanSheets(book.add_worksheet(plan), book.add_worksheet(sums), plan, sums, rechnung)
        write_positions(sheets, rechnung, looks)
        write_sums(sheets, rechnung, threshold, looks)
        written.append(_Written(sheets, rechnung))
    write_notes(book.add_worksheet("Erklärung"), [r for r, _ in calculations], looks)
    _remember(book.add_worksheet("tdocs"), written)
    book.close()
    return _packed(target.getvalue())


def _remember(sheet: Any, written: Iterable[_Written]) -> None:
    """What stands in the cells, on a sheet that nobody sees: so changes are known when it comes back."""
    sheet.write_string(0, 0, MARK)
    columns = {name: number for number, name in enumerate(_REMEMBERED)}
    for name, column in columns.items():
        sheet.write_string(1, column, name)
    row = 2
    for _, rechnung in written:
        offer = rechnung.konzept.angebot.id
        rows = [{OFFER_LABEL: offer, FULL_TIME: remembered_form(rechnung.jahr.wochenstunden_h)}]
        for stelle in rechnung.stellen:
            shown = {n: remembered_form(v) for n, v in shown_values(stelle.position, rechnung.area).items()}
            plain = plain_values(stelle.position)
            other = {f"{name}{AS_VALUE}": plain[name] for name in LISTS if plain.get(name)}
            rows.append({OFFER_LABEL: offer, **shown, **other})
        for values in rows:
            for name, value in values.items():
                sheet.write_string(row, columns[name], value[:_MOST_IN_A_CELL])
            row += 1
    sheet.very_hidden()
    sheet.protect()


_MOST_IN_A_CELL = 32_000


def _packed(content: bytes) -> bytes:
    """The same with what a zip says of the system that made it the same everywhere."""
    return repacked(content, unpack(content, _MOST_BYTES))
