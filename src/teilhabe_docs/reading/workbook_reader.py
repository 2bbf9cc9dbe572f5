"""Sheets of a workbook as rows of cells; openpyxl knows the forms of values, days among them.

What it gets is sieved before (`workbook_sieve`). It comes with the extra `xlsx` and is loaded when asked for.
"""

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from teilhabe_docs.documents.staffing_rows.table_cells import CellValue, TableCell, TableRow
from teilhabe_docs.reading.workbook_sieve import RefusedWorkbookError, SheetFacts, sieved

_INSTALL = 'Bitte installieren: pip install "openpyxl>=3.1.3"'
_DIGITS = 15
"""So many digits Excel shows and computes with; what stands behind them is how floating point stores them."""


class ReadSheet(NamedTuple):
    """A sheet: its name, its rows from the first to the last with something in it, its hidden columns.

    `beyond`: there is more to the right than is read.
    """

    name: str
    rows: tuple[TableRow, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    beyond: bool = False


class ReadWorkbook(NamedTuple):
    """The sheets in their order; whether there are macros, which nobody runs."""

    sheets: tuple[ReadSheet, ...]
    macros: bool = False


def missing_package() -> str:
    """What has to be installed first, in German; empty where nothing."""
    if not find_spec("openpyxl"):
        return f"Für Excel-Tabellen fehlt das Paket »openpyxl«. {_INSTALL}"
    return ""


def read_workbook(data: bytes) -> ReadWorkbook:
    """The workbook in `data`; raises `RefusedWorkbookError` for what is none, or too much."""
    if told := missing_package():
        raise RefusedWorkbookError(told)
    whole = sieved(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl thinks of a file is no matter of its author
            book: Any = import_module("openpyxl").load_workbook(io.BytesIO(whole.content), data_only=True)
        sheets = [_sheet(facts, sheet) for facts, sheet in zip(whole.sheets, book.worksheets, strict=True)]
    except Exception as error:  # a parser of others, on values of others
        text = "Die Datei ist beschädigt. Bitte in Excel oder LibreOffice öffnen und erneut speichern."
        raise RefusedWorkbookError(text) from error
    return ReadWorkbook(tuple(sheets), whole.macros)


def _sheet(facts: SheetFacts, sheet: Any) -> ReadSheet:
    spans = {(one.top, one.left): one for one in facts.merged}
    by_row: dict[int, dict[int, TableCell]] = {}
    for row, column in facts.cells:
        cell = sheet.cell(row, column)
        merged = spans.get((row, column))
        by_row.setdefault(row, {})[column] = TableCell(
            _value(cell),
            str(cell.coordinate),
            percent=cell.data_type == "n" and "%" in str(cell.number_format),
            formula=(row, column) in facts.formulas,
            wrong=cell.data_type == "e",
            spans=merged.bottom - merged.top + 1 if merged else 1,
            wide=merged.right - merged.left + 1 if merged else 1,
        )
    rows = tuple(_rows(by_row, facts))
    hidden = frozenset(one - 1 for one in facts.hidden_columns)
    return ReadSheet(facts.name, rows, facts.hidden, hidden, facts.beyond)


def _rows(by_row: dict[int, dict[int, TableCell]], facts: SheetFacts) -> Iterator[TableRow]:
    for number, cells in sorted(by_row.items()):
        width = max(cells)
        place = f"Zeile {number}"
        yield TableRow(
            tuple(cells.get(column, TableCell(place=place)) for column in range(1, width + 1)),
            place,
            number,
            number in facts.hidden_rows,
        )


def _value(cell: Any) -> CellValue:
    value = cell.value
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, int | float):
        exact = Decimal(f"{value:.{_DIGITS}g}")
        return exact if exact.is_finite() else str(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(value).replace("_x000D_", "\n").strip() or None if value is not None else None
