"""What is read of a workbook: values in all forms, and what is hidden, merged or calculated."""

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from reading.workbook_samples import parts_of, workbook, zipped
from teilhabe_docs.reading import workbook_reader
from teilhabe_docs.reading.workbook_file import RefusedWorkbookError
from teilhabe_docs.reading.workbook_reader import ReadSheet, read_workbook


def sheet_of(*rows: list[Any], change: Any = None) -> ReadSheet:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    target = io.BytesIO()
    book.save(target)
    return read_workbook(target.getvalue()).sheets[0]


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("  a  b ", "a  b"),
        (1, Decimal(1)),
        (0.1 + 0.2, Decimal("0.3")),
        (0.77, Decimal("0.77")),
        (1e-7, Decimal("1E-7")),
        (True, "ja"),
        (date(2026, 5, 1), date(2026, 5, 1)),
        (datetime(2026, 5, 1, 12), date(2026, 5, 1)),
        (timedelta(hours=38, minutes=30), "38:30"),
    ],
)
def test_values_are_exact(value: object, read: object) -> None:
    assert sheet_of([value]).rows[0].at(0).value == read


def test_a_number_may_be_shown_as_per_cent() -> None:
    def percent(book: Any) -> None:
        book.active["A1"].number_format = "0 %"

    cell = sheet_of([0.5], change=percent).rows[0].at(0)
    assert (cell.value, cell.percent, cell.words) == (Decimal("0.5"), True, "50 %")


def test_a_formula_without_a_stored_result_is_one_without_value() -> None:
    cell = sheet_of(["=1+1"]).rows[0].at(0)
    assert (cell.value, cell.formula, bool(cell)) == (None, True, True)


def test_a_formula_with_its_result_gives_that_and_errors_are_known() -> None:
    row = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    cells = read_workbook(workbook(row)).sheets[0].rows[0].cells
    assert [(cell.value, cell.formula, cell.wrong) for cell in cells] == [
        (Decimal(2), True, False),
        ("#DIV/0!", True, True),
    ]


def test_text_that_looks_like_a_formula_is_text() -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>=cmd|1</t></is></c><c r="B1" t="str"><v>=1</v></c></row>'
    cells = read_workbook(workbook(row)).sheets[0].rows[0].cells
    assert [(cell.value, cell.formula) for cell in cells] == [("=cmd|1", False), ("=1", False)]


def test_hidden_and_merged_is_known() -> None:
    def change(book: Any) -> None:
        book.active.merge_cells("A1:B3")
        book.active.row_dimensions[4].hidden = True
        book.active.column_dimensions["C"].hidden = True
        book.create_sheet("Zwei").sheet_state = "hidden"

    sheet = sheet_of(["a", None, "c"], [], [], ["d"], change=change)
    assert (sheet.rows[0].at(0).spans, sheet.rows[0].at(0).wide) == (3, 2)
    assert [(row.number, row.hidden) for row in sheet.rows] == [(1, False), (4, True)]
    assert sheet.hidden_columns == {2}


def test_days_of_the_system_from_1904_are_those_that_are_shown() -> None:
    content = workbook(
        '<row r="1"><c r="A1" s="0"><v>1</v></c></row>',
        styles='<cellXfs><xf numFmtId="14"/></cellXfs>',
        workbook='<workbookPr date1904="1"/>',
    )
    assert read_workbook(content).sheets[0].rows[0].at(0).value == date(1904, 1, 2)


def test_macros_are_known_and_nothing_else_of_them() -> None:
    parts = {**parts_of('<row r="1"><c r="A1"><v>1</v></c></row>'), "xl/vbaProject.bin": b"\xd0\xcf"}
    assert read_workbook(zipped(parts)).macros


def test_without_its_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_reader, "find_spec", lambda name: None)
    with pytest.raises(RefusedWorkbookError, match="pip install"):
        read_workbook(b"")
