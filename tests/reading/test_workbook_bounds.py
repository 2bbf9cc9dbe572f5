# ruff: noqa: E501
"""Hostile workbooks are read, or refused in German, within bounds of time and memory; damaged ones never raise."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from reading.workbook_samples import HEAD, MAIN, parts_of, workbook, zipped
from teilhabe_docs.reading.workbook_file import MAX_UNPACKED, RefusedWorkbookError
from teilhabe_docs.reading.workbook_reader import read_workbook
from teilhabe_docs.reading.workbook_sieve import MAX_CELLS

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
LAUGHS = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

READ = {
    "one cell for the whole sheet merged": workbook(
        CELL, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    ),
    "all columns hidden": workbook(CELL, before='<cols><col min="1" max="16384" hidden="1"/></cols>'),
    "a cell at the end of the sheet": workbook(
        CELL + '<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"><v>2</v></c></row>'
    ),
    "formats without end": workbook(CELL, styles="<cellXfs>" + '<xf numFmtId="14"/>' * 60_000 + "</cellXfs>"),
    "a form of numbers without end": workbook(
        '<row r="1"><c r="A1" s="0"><v>1</v></c></row>',
        styles=f'<numFmts><numFmt numFmtId="200" formatCode="{"[red]" * 50_000}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>',
    ),
    "rules, names, links and pictures": workbook(
        CELL,
        workbook='<definedNames><definedName name="a">#REF!</definedName></definedNames>',
        after='<conditionalFormatting sqref="A1:XFD1048576"/><dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>'
        '<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks><drawing/><legacyDrawing/>',
    ),
    "empty styled cells in all rows": workbook(
        "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(1, 100_000))
    ),
    "numbers that are none": workbook(
        '<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>1e-999</v></c><c r="C1" t="s"><v>0</v></c></row>',
        texts="<si><t>a</t></si>",
    ),
    "dates out of the calendar": workbook(
        '<row r="1"><c r="A1" s="0"><v>1e15</v></c></row>', styles='<cellXfs><xf numFmtId="14"/></cellXfs>'
    ),
    "a style that is not there": workbook('<row r="1"><c r="A1" s="99999999"><v>1</v></c></row>'),
    "rows and cells without a place": workbook(
        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    ),
}
REFUSED = {
    "entities that expand": (workbook(CELL, head=f"{HEAD}{LAUGHS}]>"), "beschädigt"),
    "more cells than a plan has": (
        workbook(
            "".join(
                f'<row r="{n}">' + f"<c><v>{n}</v></c>" * 10 + "</row>" for n in range(1, MAX_CELLS // 10 + 3)
            )
        ),
        "ausgefüllte Zellen",
    ),
    "marks without end": (workbook("<row/>" * 1_600_000), "zu umfangreich"),
    "a bomb": (zipped({**parts_of(CELL), "xl/x.xml": b" " * (MAX_UNPACKED + 1)}), "größer als"),
    "merged ranges without end": (
        workbook(CELL, after="<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 6_000 + "</mergeCells>"),
        "verbundene Bereiche",
    ),
    "sheets without end": (workbook(*[CELL] * 70), "mehr als 60 Blätter"),
    "no sheet": (workbook(), "kein Tabellenblatt"),
    "tags within tags": (workbook("<row>" * 5_000 + "</row>" * 5_000), "beschädigt"),
    "another encoding": (
        workbook(CELL, head='<?xml version="1.0" encoding="UTF-16"?>').replace(b"a", b"a"),
        "",
    ),
    "nothing": (b"", "leer"),
    "something else": (b"%PDF-1.7", "keine Excel-Mappe"),
    "an old one": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), ".xls"),
    "a locked one": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "Kennwort",
    ),
    "a binary one": (zipped({**parts_of(CELL), "xl/workbook.bin": b"x"}), ".xlsb"),
    "an open document": (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), ".ods"),
    "a Word file": (zipped({"word/document.xml": "<a/>"}), "keine Excel-Mappe"),
    "a text that is not there": (workbook('<row r="1"><c r="A1" t="s"><v>5</v></c></row>'), "beschädigt"),
}
BOUNDED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (12, 12))
from teilhabe_docs.reading.workbook_reader import read_workbook
from teilhabe_docs.reading.workbook_file import RefusedWorkbookError
try:
    print("read", len(read_workbook(open(sys.argv[1], "rb").read()).sheets))
except RefusedWorkbookError as refused:
    print(refused.text)
"""


def bounded(content: bytes, folder: Path) -> str:
    file = folder / "a.xlsx"
    file.write_bytes(content)
    result = subprocess.run([sys.executable, "-c", BOUNDED, file], capture_output=True, text=True)
    assert result.stderr == ""
    return result.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="the bounds of a process are those of Unix")
@pytest.mark.parametrize("shape", READ)
def test_hostile_shapes_are_read_within_bounds(shape: str, tmp_path: Path) -> None:
    assert bounded(READ[shape], tmp_path) == "read 1"


@pytest.mark.skipif(sys.platform == "win32", reason="the bounds of a process are those of Unix")
@pytest.mark.parametrize("shape", REFUSED)
def test_too_much_and_what_is_none_is_refused_within_bounds(shape: str, tmp_path: Path) -> None:
    content, told = REFUSED[shape]
    said = bounded(content, tmp_path)
    assert told in said
    assert told == "" or said.endswith((".", "speichern."))


def test_a_damaged_file_is_refused_or_read_but_never_raises() -> None:
    whole = workbook(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>', texts="<si><t>a</t></si>"
    )
    chance = random.Random(20)
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        for damaged in (bytes(content), whole[: chance.randrange(len(whole))]):
            try:
                read_workbook(damaged)
            except RefusedWorkbookError as refused:
                assert refused.text


def test_damaged_parts_are_refused_or_read_but_never_raise() -> None:
    chance = random.Random(21)
    parts = parts_of(
        '<row r="1" hidden="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" s="1"><f>1+1</f><v>44000.5</v></c></row>',
        texts="<si><r><t>a</t></r></si>",
        styles='<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
        after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    )
    for name in parts:
        text = str(parts[name])
        for _ in range(25):
            at = chance.randrange(len(text))
            changed = text[:at] + chance.choice('<>"=&1aZ /') + text[at + chance.randint(0, 3) :]
            try:
                read_workbook(zipped({**parts, name: changed}))
            except RefusedWorkbookError as refused:
                assert refused.text


def test_the_namespace_of_strict_files_is_read_as_well() -> None:
    strict = {
        name: str(text)
        .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, text in parts_of(CELL).items()
    }
    (sheet,) = read_workbook(zipped(strict)).sheets
    assert sheet.rows[0].at(0).value == 1
