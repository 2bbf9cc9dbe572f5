"""Staffing plans for tests: written by tdocs, changed or made as another program would."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from teilhabe_docs.application.personal import personal
from teilhabe_docs.application.plan_report import PlanImport
from teilhabe_docs.application.workspace import open_folder
from teilhabe_docs.reporting.staffing_workbook import as_workbook

FILES: dict[str, str | bytes] = {
    "provider.yaml": "name: Lebensräume Musterstadt gGmbH\n",
    "offer.yaml": (
        "id: haus\nbezeichnung: Haus am See\nvertragsgrundlage: sgb9_125\nplaetze: 12\n"
        "gruppen:\n  - {id: linde, bezeichnung: Linde, plaetze: 6}\n"
        "  - {id: hof, bezeichnung: Hof, plaetze: 6}\n"
    ),
    "staffing.yaml": """\
# Das Personal
vollzeit_wochenstunden_h: 39   # Tarif
fachkraftquote: 60
positionen:
  # Gruppen
  - id: linde-leitung
    funktion: Gruppenleitung Linde
    bereich: gruppe
    kategorie: fachkraft_studium
    berufsgruppe: Heilpädagogik (B. A.)
    vzae: 1,00   # ganz
    gruppe: linde
  - {id: linde-assistenz, funktion: Assistenz, bereich: gruppe, vzae: "0,75"}
  - id: hof-dienst
    funktion: Gruppendienst Hof
    bereich: gruppe
    kategorie: fachkraft_ausbildung
    wochenstunden_h: 29,25   # 0,75 VZÄ

  # Regie
  - id: leitung
    funktion: Leitung
    bereich: leitung
    vzae: 0,5
  - id: fsj
    funktion: Freiwilliges Soziales Jahr
    bereich: gruppe
    vzae: 1
    beschaeftigung: freiwilligendienst
# Ende
personalschluessel: {gruppe: "1:4,5", verwaltung: {schluessel: "1:15", bezug: vollkraefte}}
""",
}


def plan_of(folder: Path) -> bytes:
    """The plan that tdocs writes for a folder."""
    calculated = personal(open_folder(str(folder)))
    return as_workbook((one, calculated.threshold_percent) for one in calculated.offers)


def changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    """A workbook as another program saves it after a change; that keeps no results of formulas."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    return saved(book)


def made(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> Any:
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def saved(book: Any) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def imported(content: bytes, folder: Path, name: str = "plan.xlsx", *, write: bool = True) -> PlanImport:
    """What becomes of a plan beside a folder."""
    from teilhabe_docs.application.fix import write_rewritten
    from teilhabe_docs.application.staffing_plan import import_plan

    file = folder.parent / name
    file.write_bytes(content)
    result = import_plan(str(file), open_folder(str(folder)))
    for called, version in result.versions.items() if write else ():
        write_rewritten(called, version)
    return result


def row_of(sheet: Any, ident: str) -> int:
    """The row of a position."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == ident)


def cell_of(sheet: Any, ident: str, heading: str) -> Any:
    """The cell of a position below a heading."""
    headings = {sheet.cell(5, column).value: column for column in range(1, sheet.max_column + 1)}
    return sheet.cell(row_of(sheet, ident), headings[heading])
