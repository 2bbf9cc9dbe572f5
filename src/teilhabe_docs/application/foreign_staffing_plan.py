"""A staffing plan of others: which sheet it is, and its positions as entries of a list."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.application.plan_report import PlanImport, PlanLine
from teilhabe_docs.documents.staffing_rows.own_plan import FULL_TIME, ORDER
from teilhabe_docs.documents.staffing_rows.read_positions import ReadPosition, RowNote, StaffingRows
from teilhabe_docs.documents.staffing_rows.read_rows import read_rows
from teilhabe_docs.documents.staffing_rows.written_entries import entries_of, written
from teilhabe_docs.reading.workbook_reader import ReadSheet, ReadWorkbook


class ForeignPlan(NamedTuple):
    """The positions of the one sheet that holds a plan, as entries of the list, each with its row; the lines
    that tell where each value comes from; the hours a week of a full-time worker, and where they stand.
    """

    entries: tuple[dict[str, str], ...]
    rows: tuple[PlanLine, ...]
    lines: tuple[PlanLine, ...]
    full_time: str = ""
    full_time_h: Decimal | None = None
    full_time_place: str = ""


def foreign_plan(
    book: ReadWorkbook, full_time_h: Decimal | None, groups: Mapping[str, str], result: PlanImport
) -> ForeignPlan | None:
    """The plan that a workbook holds; None where none or several of its sheets are one.

    What is not sure, and what is left of all its sheets, goes into `result`.
    """
    read: list[tuple[ReadSheet, StaffingRows]] = []
    for sheet in book.sheets:
        if sheet.hidden:
            _leave_whole(sheet, "Das Blatt ist ausgeblendet.", result)
            continue
        if sheet.beyond:
            result.left.append(PlanLine(sheet.name, _BEYOND))
        rows = read_rows(
            sheet.rows, full_time_h=full_time_h, groups=groups, hidden_columns=sheet.hidden_columns
        )
        if rows.found:
            read.append((sheet, rows))
        else:
            _leave_whole(sheet, NO_HEADING, result)
    plans = [(sheet, rows) for sheet, rows in read if rows.positions]
    for sheet, rows in read:
        result.unsure += lines_of(sheet, rows.unsure)
        result.left += lines_of(sheet, rows.left)
    if not plans:
        result.unsure.append(PlanLine(book.sheets[0].name, _NO_POSITION if read else NO_HEADING))
        return None
    if len(plans) > 1:
        names = ", ".join(f"»{sheet.name}«" for sheet, _ in plans)
        text = f"Mehrere Blätter sind Stellenpläne: {names}. Bitte alle bis auf eines ausblenden."
        result.unsure.append(PlanLine(plans[0][0].name, text))
        result.left += [left_row(sheet, one, text) for sheet, rows in plans for one in rows.positions]
        return None
    ((sheet, rows),) = plans
    return _plan(sheet, rows)


def _plan(sheet: ReadSheet, rows: StaffingRows) -> ForeignPlan:
    entries, lines = [], []
    for position, entry in entries_of(rows.positions, ORDER):
        entries.append(entry)
        path = f"personal.positionen[id={entry['id']}]"
        for name, value in entry.items():
            place = position.places.get(name, position.row.place)
            lines.append(PlanLine(f"{sheet.name}!{place}", value, f"{path}.{name}"))
    full_time = "" if rows.full_time_h is None else written(rows.full_time_h, FULL_TIME)
    return ForeignPlan(
        tuple(entries),
        tuple(left_row(sheet, one, "") for one in rows.positions),
        (*lines, *lines_of(sheet, rows.told)),
        full_time,
        rows.full_time_h,
        f"{sheet.name}!{rows.full_time_place}",
    )


def left_row(sheet: ReadSheet, position: ReadPosition, why: str) -> PlanLine:
    """A row of a plan as a whole, with why it is left."""
    return PlanLine(f"{sheet.name}!{position.row.place}", why, words=position.row.words)


def lines_of(sheet: ReadSheet, notes: Iterable[RowNote]) -> Iterator[PlanLine]:
    """Notes on rows as lines that name their sheet."""
    for note in notes:
        path = f"personal.positionen.{note.field}" if note.field else ""
        yield PlanLine(f"{sheet.name}!{note.place}", note.text, path, note.words)


def _leave_whole(sheet: ReadSheet, why: str, result: PlanImport) -> None:
    count = sum(1 for row in sheet.rows if row.words)
    if count:
        rows = "Eine Zeile" if count == 1 else f"{count} Zeilen"
        result.left.append(PlanLine(sheet.name, f"{why} {rows} mit Angaben."))


NO_HEADING = "Keine Kopfzeile gefunden, die einen Stellenplan erkennen lässt (Funktion und dazu etwa VZÄ)."
_NO_POSITION = "Unter der Kopfzeile steht keine Stelle."
_BEYOND = "Das Blatt hat sehr viele Spalten; was weit rechts steht, wird nicht gelesen."
