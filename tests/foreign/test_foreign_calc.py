"""LibreOffice Calc on our staffing plans: it calculates the same, and what is changed in it comes back."""

import copy
import difflib
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree

from application.plan_files import FILES, imported, made, plan_of, row_of, saved
from foreign.programs import Run
from helpers import build_tree

pytestmark = pytest.mark.foreign

EXAMPLES = sorted(
    file.parent for file in (Path(__file__).resolve().parents[2] / "examples").glob("*/staffing.yaml")
)
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
XLSX = "xlsx:Calc MS Excel 2007 XML"

Calc = Callable[[bytes, str, str, Path], bytes]


@pytest.fixture(scope="module")
def calc(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Calc:
    """A file opened and saved by Calc: `calc(content, "xlsx", "fods", folder)`."""
    home = f"-env:UserInstallation={tmp_path_factory.mktemp('home').as_uri()}"

    def convert(content: bytes, source: str, target: str, folder: Path) -> bytes:
        file = folder / f"plan.{source}"
        file.write_bytes(content)
        run(
            "soffice",
            home,
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            folder / "out",
            file,
            cwd=folder,
        )
        return (folder / "out" / f"plan.{target.partition(':')[0]}").read_bytes()

    return convert


def without_results(content: bytes) -> bytes:
    """The workbook without what its formulas came to: whoever shows some has calculated them."""
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(content)).save(target)
    return target.getvalue()


def results(content: bytes, formulas: Any) -> dict[tuple[str, str], Any]:
    """What stands in the cells that have formulas, nothing as an empty text."""
    stored = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {
        (sheet.title, cell.coordinate): ""
        if (value := stored[sheet.title][cell.coordinate].value) is None
        else value
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_calc_comes_to_the_results_that_personal_says(example: Path, calc: Calc, tmp_path: Path) -> None:
    plan = plan_of(example)
    formulas = openpyxl.load_workbook(io.BytesIO(plan))
    ours = results(plan, formulas)
    theirs = results(calc(without_results(plan), "xlsx", XLSX, tmp_path), formulas)
    assert len(ours) > 200
    assert {
        place: (value, theirs[place])
        for place, value in ours.items()
        if theirs[place] != pytest.approx(value)
    } == {}


def set_in(flat: bytes, sheet: str, row: int, column: int, value: float | str | None) -> bytes:
    """A cell of a flat OpenDocument sheet with another value, as its file has it; both counted from 1."""
    tree = etree.fromstring(flat)
    (table,) = (one for one in tree.iter(f"{TABLE}table") if one.get(f"{TABLE}name") == sheet)
    cell = _split(
        _split(table, f"{TABLE}table-row", f"{TABLE}number-rows-repeated", row),
        f"{TABLE}table-cell",
        f"{TABLE}number-columns-repeated",
        column,
    )
    for name in (
        f"{OFFICE}value",
        f"{OFFICE}value-type",
        "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type",
    ):
        cell.attrib.pop(name, None)
    for child in list(cell):
        cell.remove(child)
    if value is not None:
        kind = "string" if isinstance(value, str) else "float"
        cell.set(f"{OFFICE}value-type", kind)
        if kind == "float":
            cell.set(f"{OFFICE}value", str(value))
        etree.SubElement(cell, f"{TEXT}p").text = str(value)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _split(parent: Any, tag: str, repeated: str, number: int) -> Any:
    """The entry of this number, one of its own where it is one of several equal ones."""
    at = 0
    for entry in parent.iter(tag):
        count = int(entry.get(repeated, "1"))
        if at < number <= at + count:
            for before, times in ((True, number - at - 1), (False, at + count - number)):
                if times:
                    other = copy.deepcopy(entry)
                    other.set(repeated, str(times))
                    entry.addprevious(other) if before else entry.addnext(other)
            entry.attrib.pop(repeated, None)
            return entry
        at += count
    raise AssertionError("no such row or column")


def lines(folder: Path) -> list[str]:
    new = (folder / "staffing.yaml").read_text("utf-8")
    delta = difflib.ndiff(str(FILES["staffing.yaml"]).splitlines(), new.splitlines())
    return [line for line in delta if line.startswith(("-", "+"))]


def test_a_plan_that_calc_has_saved_is_unchanged(calc: Calc, tmp_path: Path) -> None:
    haus = build_tree(tmp_path / "haus", FILES)
    for target in (XLSX, "ods"):
        content = calc(plan_of(haus), "xlsx", target, tmp_path)
        if target == "ods":
            content = calc(content, "ods", XLSX, tmp_path)
        result = imported(content, haus)
        assert (result.own, result.taken, result.unsure, result.left) == (True, [], [], [])
    assert lines(haus) == []


def test_what_is_changed_in_calc_is_exactly_what_changes(calc: Calc, tmp_path: Path) -> None:
    haus = build_tree(tmp_path / "haus", FILES)
    plan = plan_of(haus)
    sheet = openpyxl.load_workbook(io.BytesIO(plan))["Stellenplan"]
    flat = calc(plan, "xlsx", "fods", tmp_path)
    end = row_of(sheet, "fsj") + 1
    for row, column, value in (
        (row_of(sheet, "linde-leitung"), 7, 0.8),
        (row_of(sheet, "leitung"), 4, "Fachkraft mit Studium"),
        (row_of(sheet, "leitung"), 6, "=cmd|' /C calc'!A0"),
        (end, 2, "Nachtdienst"),
        (end, 8, 19.5),
    ):
        flat = set_in(flat, "Stellenplan", row, column, value)
    back = calc(flat, "fods", XLSX, tmp_path)
    result = imported(back, haus)
    assert (result.unsure, result.left) == ([], [])
    assert lines(haus) == [
        "-     vzae: 1,00   # ganz",
        "+     vzae: 0,80   # ganz",
        "+     kategorie: fachkraft_studium",
        "+     abschluss: =cmd|' /C calc'!A0",
        "+   - id: nachtdienst",
        "+     funktion: Nachtdienst",
        "+     wochenstunden_h: 19,5",
    ]
    calculated = calc(without_results(back), "xlsx", XLSX, tmp_path)
    sums = openpyxl.load_workbook(io.BytesIO(calculated), data_only=True)["Summen"]
    assert sums["B4"].value == pytest.approx(round(0.8 + 0.75 + 0.5 + (29.25 + 19.5) / 39, 2))
    assert imported(plan_of(haus), haus).versions == {}


def test_a_plan_that_calc_has_made_is_read_by_its_heading(calc: Calc, tmp_path: Path) -> None:
    haus = build_tree(tmp_path / "haus", {**FILES, "staffing.yaml": "# leer\n"})
    book = made(
        ("Personal", [["Funktion", "Stellenanteil", "Std./Woche"], ["Leitung", 0.75], ["Pflege", None, 19.5]])
    )
    book["Personal"]["B2"].number_format = "0%"
    book["Personal"].append(["Summe", "=SUM(B2:B3)"])
    result = imported(calc(saved(book), "xlsx", XLSX, tmp_path), haus)
    assert not result.own
    text = (haus / "staffing.yaml").read_text("utf-8")
    assert re.findall(r"(?:vzae|wochenstunden_h): .*", text) == ["vzae: 0,75", "wochenstunden_h: 19,5"]
