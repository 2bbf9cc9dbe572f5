"""A plan of others fills a list that is empty, and says what it took, what is not sure, what it left."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Alignment

from application.plan_files import FILES, imported, made, saved
from cli.aufruf import prozess
from helpers import build_tree
from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.application.personal import personal
from teilhabe_docs.application.staffing_plan import import_plan, is_plan
from teilhabe_docs.application.workspace import open_folder

ROWS: list[list[Any]] = [
    ["Stellenplan 2027, Haus am See"],
    ["Wochenstunden Vollzeit", 39],
    [],
    ["Nr.", "Funktion", "Qualifikation", "Entgeltgruppe", "Stellenanteil", "Std./Woche", "Bemerkung"],
    [None, "Gruppendienst"],
    [1, "Gruppenleitung", "Heilpädagogik (B. A.)", "S 12", 1, None, None],
    [2, "Assistenz", "Hilfskraft", "S 3", "75 %", None, "befristet"],
    [3, "Nachtdienst", None, None, None, "29,25", None],
    [None, "Zwischensumme", None, None, "=SUM(E6:E8)"],
    [None, "Verwaltung"],
    [4, "Sekretariat", None, "E 6", 0.5, 19.5, None],
    [5, "FSJ", None, None, 1],
    ["Gesamt", None, None, None, 4.0],
]
EXPECTED = """\
vollzeit_wochenstunden_h: 39

positionen:
  - id: gruppenleitung
    funktion: Gruppenleitung
    bereich: gruppe
    berufsgruppe: Heilpädagogik (B. A.)
    vzae: 1
  - id: assistenz
    funktion: Assistenz
    bereich: gruppe
    kategorie: nicht_fachkraft
    berufsgruppe: Hilfskraft
    vzae: 0,75
  - id: nachtdienst
    funktion: Nachtdienst
    bereich: gruppe
    wochenstunden_h: 29,25
  - id: sekretariat
    funktion: Sekretariat
    bereich: verwaltung
    vzae: 0,50
  - id: fsj
    funktion: FSJ
    bereich: verwaltung
    vzae: 1
    beschaeftigung: freiwilligendienst
"""


def empty(folder: Path, staff: str | None) -> Path:
    files = {name: text for name, text in FILES.items() if name != "staffing.yaml"}
    return build_tree(folder / "haus", files if staff is None else {**files, "staffing.yaml": staff})


def staff_of(folder: Path) -> str:
    return (folder / "staffing.yaml").read_text("utf-8")


def plan(rows: list[list[Any]] | None = None, change: Callable[[Any], None] | None = None) -> bytes:
    book = made(("Personal", ROWS if rows is None else rows))
    if change:
        change(book)
    return saved(book)


def test_a_plan_becomes_a_file_where_there_is_none(tmp_path: Path) -> None:
    folder = empty(tmp_path, None)
    result = imported(plan(), folder)
    assert staff_of(folder).endswith(EXPECTED)
    (calculation,) = personal(open_folder(str(folder))).offers
    assert [position.id for position in calculation.konzept.personal.positionen] == [  # type: ignore[union-attr]
        "gruppenleitung",
        "assistenz",
        "nachtdienst",
        "sekretariat",
        "fsj",
    ]
    assert {line.place for line in result.left} >= {"Personal!Zeile 9", "Personal!Zeile 13"}


@pytest.mark.parametrize(
    "staff",
    [
        "# leer\n",
        "# Kopf\npositionen:\n  # - id: …\n  #   funktion: …\nfachkraftquote: 60   # vereinbart\n",
        "positionen: []\n",
        "fachkraftquote: 60\n",
    ],
)
def test_an_empty_list_is_filled_and_the_rest_stays(tmp_path: Path, staff: str) -> None:
    folder = empty(tmp_path, staff)
    imported(plan(), folder)
    text = staff_of(folder)
    assert text.count("  - id: ") == 5
    for line in staff.splitlines():
        assert line.removesuffix(" []") in text
    assert not [f for f in personal(open_folder(str(folder))).found.findings if f.severity == "error"]


def test_what_init_writes_is_filled(tmp_path: Path) -> None:
    init = prozess("init", "neu", "--profile", "bw-schulkindergarten", cwd=tmp_path)
    assert init.returncode == 0
    result = imported(plan(), tmp_path / "neu")
    assert [line.text for line in result.unsure if line.path == "personal.positionen.kategorie"]
    assert staff_of(tmp_path / "neu").count("  - id: ") == 5
    assert prozess("validate", "neu", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("staff", [str(FILES["staffing.yaml"]), "positionen: {entfaellt: Grund}\n"])
def test_nothing_is_overwritten(tmp_path: Path, staff: str) -> None:
    folder = empty(tmp_path, staff)
    result = imported(plan(), folder)
    assert (staff_of(folder), result.taken) == (staff, [])
    assert [line.place for line in result.left if "Gruppenleitung" in line.words] == ["Personal!Zeile 6"]


def test_another_value_above_stays_and_is_told(tmp_path: Path) -> None:
    folder = empty(tmp_path, "vollzeit_wochenstunden_h: 38,5\n")
    result = imported(plan(), folder)
    assert "vollzeit_wochenstunden_h: 38,5\n" in staff_of(folder)
    assert [line.path for line in result.unsure if "etwas anderes" in line.text] == [
        "personal.vollzeit_wochenstunden_h"
    ]


def _hide_row(book: Any) -> None:
    book["Personal"].row_dimensions[7].hidden = True


def _hide_column(book: Any) -> None:
    book["Personal"].column_dimensions["E"].hidden = True


def _merge(book: Any) -> None:
    book["Personal"].merge_cells("E6:E7")
    book["Personal"]["E6"].alignment = Alignment(vertical="center")


def _put(cell: str, value: object) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book["Personal"][cell].value = value

    return change


@pytest.mark.parametrize(
    ("change", "gone", "told"),
    [
        (_hide_row, "id: assistenz", "ausgeblendet"),
        (_hide_column, "vzae: 0,75", "ausgeblendet"),
        (_merge, "vzae: 0,75", "gilt für 2 Zeilen"),
        (_put("E6", "=1/2"), "vzae: 1\n  - id: assistenz", "ohne gespeichertes Ergebnis"),
        (_put("E7", date(2026, 5, 1)), "vzae: 0,75", "01.05.2026"),
        (_put("E7", "ca. 75 %"), "vzae: 0,75", "nur ungefähr"),
    ],
)
def test_what_the_sheet_does_not_show_or_say_is_not_taken(
    tmp_path: Path, change: Callable[[Any], None], gone: str, told: str
) -> None:
    folder = empty(tmp_path, None)
    result = imported(plan(change=change), folder)
    assert gone not in staff_of(folder)
    assert told in " ".join(line.text for line in (*result.unsure, *result.left))


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    folder = empty(tmp_path, None)
    book = made(("Personal", [["Funktion", "VZÄ"], ["x", 1]]))
    cell = book["Personal"]["A2"]
    cell.value, cell.data_type = "=cmd|' /C calc'!A0", "s"
    imported(saved(book), folder)
    (calculation,) = personal(open_folder(str(folder))).offers
    assert calculation.stellen[0].position.funktion == "=cmd|' /C calc'!A0"


def test_a_row_that_no_file_may_hold_is_told_and_the_others_are_taken(tmp_path: Path) -> None:
    folder = empty(tmp_path, None)
    result = imported(plan([["Funktion", "VZÄ"], ["KÃ¼che", 1], ["Leitung", 1]]), folder)
    assert "funktion: Leitung" in staff_of(folder)
    assert "Ã" not in staff_of(folder)
    assert {line.path for line in result.unsure} >= {
        "personal.positionen[id=ka-1-4che].funktion"
    } or result.unsure


def test_a_sheet_that_is_hidden_or_no_plan_is_left_and_two_plans_are_none(tmp_path: Path) -> None:
    folder = empty(tmp_path, None)
    book = made(("2026", ROWS), ("2027", ROWS), ("Notizen", [["Hallo"]]))
    result = imported(saved(book), folder)
    assert not (folder / "staffing.yaml").exists()
    assert "Mehrere Blätter" in result.unsure[-1].text
    book["2026"].sheet_state = "hidden"
    assert {line.place for line in imported(saved(book), folder).left} >= {"2026", "Notizen"}
    assert staff_of(folder).endswith(EXPECTED)


def test_several_files_with_staff_are_a_usage_error(tmp_path: Path) -> None:
    folder = empty(tmp_path, "fachkraftquote: 60\n")
    build_tree(folder, {"zwei/offer.yaml": FILES["offer.yaml"], "zwei/staffing.yaml": "fachkraftquote: 60\n"})
    with pytest.raises(ImpossibleError, match="mehrere Dateien mit Personal"):
        imported(plan(), folder)


@pytest.mark.parametrize("content", [b"", b"%PDF", b"PK\5\6" + b"\0" * 18])
def test_what_is_no_workbook_says_so(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ImpossibleError) as refused:
        imported(content, empty(tmp_path, None))
    assert as_text("plan.xlsx") in refused.value.text


def test_a_file_with_errors_is_not_written_to(tmp_path: Path) -> None:
    folder = empty(tmp_path, "a: [\n")
    with pytest.raises(ImpossibleError, match="mit Fehlern"):
        imported(plan(), folder)


def test_macros_are_left_and_the_plan_is_read(tmp_path: Path) -> None:
    folder = empty(tmp_path, None)
    content = io.BytesIO(plan())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf")
    result = imported(content.getvalue(), folder, "plan.xlsm")
    assert "Makros" in result.left[0].text
    assert staff_of(folder).endswith(EXPECTED)


def test_each_word_of_the_plan_goes_somewhere(tmp_path: Path) -> None:
    result = imported(plan(), empty(tmp_path, None))
    said = " ".join(
        f"{line.place} {line.text} {line.words}" for line in (*result.taken, *result.unsure, *result.left)
    )
    elsewhere = (
        "Wochenstunden Vollzeit",
        "75 %",
        "29,25",
        "befristet",
        "Std./Woche",
        "Stellenanteil",
        "Funktion",
    )
    words = [cell for row in ROWS for cell in row if isinstance(cell, str) and not cell.startswith("=")]
    of_left_columns = ("S 12", "S 3", "E 6", "Qualifikation")
    assert [word for word in words if word not in (*elsewhere, *of_left_columns) and word not in said] == []


@pytest.mark.parametrize(
    ("name", "expected"), [("a.xlsx", True), ("A.XLSM", True), ("a.ods", True), ("a.docx", False)]
)
def test_plans_are_known_by_their_ending(name: str, expected: bool) -> None:
    assert is_plan(name) is expected


def test_a_plan_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(ImpossibleError, match="gibt es nicht"):
        import_plan(str(tmp_path / "nichts.xlsx"), open_folder(str(empty(tmp_path, None))))
