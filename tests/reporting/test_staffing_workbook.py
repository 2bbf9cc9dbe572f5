"""The workbook with the staffing: formulas with the results of `personal`, text that stays text."""

import io
import json
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.plan_files import FILES, plan_of
from helpers import build_tree
from teilhabe_docs.application.personal import personal
from teilhabe_docs.application.workspace import open_folder
from teilhabe_docs.rechnen.figures import rounded
from teilhabe_docs.rechnen.results import results_of
from teilhabe_docs.rechnen.sums import ATTRIBUTES, sums_by

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2",
    "@SUM(1)",
    '=HYPERLINK("http://x")',
    "{=1}",
    "\uff1d1",
    "_x0041_",
]


@pytest.fixture
def haus(tmp_path: Path) -> Path:
    return build_tree(tmp_path / "haus", FILES)


def books(content: bytes) -> tuple[Any, Any]:
    """The formulas, and what has been stored with them."""
    return tuple(openpyxl.load_workbook(io.BytesIO(content), data_only=one) for one in (False, True))  # type: ignore[return-value]


def beside(sheet: Any, label: str, column: int) -> Any:
    """The cell in a column of the row that begins with a label."""
    row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == label)
    return sheet.cell(row, column)


@pytest.mark.parametrize("example", ["assistenz", "fruehfoerderung", "schulkindergarten-bw"])
def test_formulas_carry_what_personal_says(example: str) -> None:
    (calculation,) = personal(open_folder(str(EXAMPLES / example))).offers
    formulas, stored = books(plan_of(EXAMPLES / example))
    for attribute in ATTRIBUTES:
        for name, total in sums_by(calculation, attribute):
            assert str(beside(formulas["Summen"], name, 2).value).startswith("=ROUND(")
            assert Decimal(str(beside(stored["Summen"], name, 2).value)) == rounded(total.vzae)
    for result in results_of(calculation):
        told = beside(stored["Summen"], result.titel, 2).value
        assert beside(formulas["Summen"], result.titel, 2).data_type == "f"
        if result.wert is None:
            assert told == "nicht berechenbar"
        else:
            assert Decimal(str(told)) == rounded(result.wert, result.einheit)
        state = result.stand(Decimal(8))
        assert beside(stored["Summen"], result.titel, 5).value == (state and str(state))


def test_what_is_typed_is_never_a_formula(tmp_path: Path) -> None:
    rows = "".join(
        f"  - id: p{n}\n    funktion: |-\n      {text}\n    abschluss: |-\n      {text}\n"
        for n, text in enumerate(HOSTILE)
    )
    folder = build_tree(tmp_path / "haus", {**FILES, "staffing.yaml": f"positionen:\n{rows}"})
    content = plan_of(folder)
    formulas, _ = books(content)
    for number, text in enumerate(HOSTILE):
        for column in (2, 6):
            cell = formulas["Stellenplan"].cell(6 + number, column)
            assert (cell.data_type, cell.value) == ("s", text)
            assert cell.quotePrefix is (text[0] in "=+-@\uff1d")
    sheets = [name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "worksheets/" in name]
    for name in sheets:
        for formula in re.findall(
            r"<f>([^<]*)</f>", zipfile.ZipFile(io.BytesIO(content)).read(name).decode()
        ):
            assert "|" not in re.sub(r'"[^"]*"', "", formula.replace("&quot;", '"'))


def test_the_same_staff_gives_the_same_bytes(haus: Path) -> None:
    content = plan_of(haus)
    assert content == plan_of(haus)
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert {(one.date_time, one.create_system) for one in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_what_is_calculated_and_headings_are_locked_what_people_fill_in_is_not(haus: Path) -> None:
    sheet = books(plan_of(haus))[0]["Stellenplan"]
    assert sheet.protection.sheet
    assert sheet.print_title_rows == "$5:$5"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    locked = {cell.coordinate: cell.protection.locked for row in sheet["A5:M6"] for cell in row}
    assert all(locked[f"{letter}5"] for letter in "ABCDEFGHIJKLM")
    assert [letter for letter in "ABCDEFGHIJKLM" if locked[f"{letter}6"]] == ["K", "L", "M"]
    assert not sheet["C3"].protection.locked


def test_a_sheet_explains_and_the_memory_is_hidden(haus: Path) -> None:
    book = books(plan_of(haus))[0]
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Stellenplan", "visible"),
        ("Summen", "visible"),
        ("Erklärung", "visible"),
        ("tdocs", "veryHidden"),
    ]
    assert "Id nennt die Stelle" in " ".join(str(cell.value) for cell in book["Erklärung"]["B"])


def test_long_names_of_offers_are_names_of_sheets(haus: Path) -> None:
    for number in (1, 2):
        name = f"heilpaedagogische-leistungen-in-kitas-{number}"
        text = f"id: {name}\nbezeichnung: Kita {number}\nvertragsgrundlage: sgb9_125\n"
        (haus / f"n{number}.offer.yaml").write_text(text, "utf-8")
    titles = books(plan_of(haus))[0].sheetnames
    assert len(titles) == len(set(titles)) == 8
    assert max(map(len, titles)) <= 31


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=300))
def test_no_name_breaks_the_workbook(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    name = json.dumps(f"x{text}x", ensure_ascii=False)
    files = {**FILES, "staffing.yaml": f"positionen:\n  - {{id: a, funktion: {name}, vzae: 1}}\n"}
    folder = build_tree(tmp_path_factory.mktemp("haus") / "haus", files)
    formulas, _ = books(plan_of(folder))
    assert formulas["Summen"].max_row > 20
