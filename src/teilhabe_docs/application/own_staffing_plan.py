"""Our own staffing plan, changed in Excel or Calc: exactly what has been changed there goes back, by id.

A value that has also been changed in staffing.yaml since, or differently on two sheets, is not taken. A
position that the plan no longer has stays in the file, and that is said.
"""

from collections.abc import Mapping

from teilhabe_docs.application.plan_report import PlanImport, PlanLine
from teilhabe_docs.application.staffing_edits import (
    BOTH_AMOUNTS,
    NewPosition,
    PlanChange,
    WantedChanges,
    indices_of,
    make_changes,
)
from teilhabe_docs.application.staffing_target import StaffingTarget
from teilhabe_docs.documents.staffing_rows.cell_values import CellReading, field_value
from teilhabe_docs.documents.staffing_rows.heading_row import PlanHeading, headings_in
from teilhabe_docs.documents.staffing_rows.own_plan import (
    FULL_TIME,
    FULL_TIME_LABEL,
    HEADINGS,
    Remembered,
    RememberedValue,
    is_memory,
    offer_of,
    plain_values,
    remembered_form,
)
from teilhabe_docs.documents.staffing_rows.table_cells import TableCell, TableRow
from teilhabe_docs.documents.staffing_rows.written_entries import is_id
from teilhabe_docs.reading.workbook_reader import ReadSheet, ReadWorkbook
from teilhabe_docs.rechnen.figures import entries

_FULL_TIME_PATH = f"personal.{FULL_TIME}"
_NOTHING = RememberedValue("", "")
_FIELDS = tuple(name for name in HEADINGS if name != "id")


def own_changes(
    book: ReadWorkbook, known: Remembered | None, targets: list[StaffingTarget], result: PlanImport
) -> None:
    """Put what has been changed in the plan into `result`, with the files as they would be."""
    wanted = {id(target): WantedChanges(target) for target in targets}
    seen: set[str] = set()
    for sheet in book.sheets:
        if (heading := _heading_of(sheet)) is None:
            continue
        offer = offer_of(sheet.rows[: heading.first])
        target = _target_of(offer, targets)
        if target is None or target.above or offer in seen:
            result.left.append(PlanLine(sheet.name, _reason(offer, target)))
            continue
        seen.add(offer)
        of_offer = None
        if known is not None:
            of_offer = {(ident, name): value for (one, ident, name), value in known.items() if one == offer}
        _Sheet(sheet, heading, of_offer, wanted[id(target)], result).read()
    for offer in sorted({offer for offer, _, _ in known or {}} - seen):
        result.left.append(PlanLine(f"»{offer}«", "Das Blatt mit dem Stellenplan dieses Angebots fehlt."))
    for one in wanted.values():
        make_changes(one, result)


def is_ours(book: ReadWorkbook, targets: list[StaffingTarget]) -> bool:
    """Whether a sheet has ids and names one of these offers, though what it was is no longer known."""
    found = ((sheet, _heading_of(sheet)) for sheet in book.sheets)
    return any(
        h is not None and _target_of(offer_of(s.rows[: h.first]), targets) is not None for s, h in found
    )


def _heading_of(sheet: ReadSheet) -> PlanHeading | None:
    headings = () if is_memory(sheet.rows) else headings_in(sheet.rows, frozenset())
    return headings[0] if headings and "id" in headings[0].columns else None


def _target_of(offer: str, targets: list[StaffingTarget]) -> StaffingTarget | None:
    return next((target for target in targets if offer in target.offers), None)


def _reason(offer: str, target: StaffingTarget | None) -> str:
    if target is None:
        return f"Ein Angebot »{offer}« mit Personal liegt nicht in diesem Ordner."
    if target.above:
        return f"»{target.name}« steht über dem Ordner und wird nicht geändert."
    return f"Der Stellenplan von »{offer}« steht schon auf einem anderen Blatt."


class _Sheet:
    """The plan of one offer."""

    def __init__(
        self,
        sheet: ReadSheet,
        heading: PlanHeading,
        known: Mapping[tuple[str, str], RememberedValue] | None,
        wanted: WantedChanges,
        result: PlanImport,
    ) -> None:
        self.sheet, self.heading, self.known, self.forgotten = sheet, heading, known or {}, known is None
        self.wanted, self.result = wanted, result
        staff = wanted.target.staff
        self.current = {one.id: plain_values(one) for one in entries(staff.positionen)}
        self.indices = indices_of(wanted.target)

    def read(self) -> None:
        """Compare each row with what it was."""
        for kind, names in self.heading.doubled.items():
            both = " und ".join(f"»{name}«" for name in names)
            self._unsure(
                "Kopfzeile",
                f"Mehrere Spalten heißen {both}; keine davon gilt.",
                f"personal.positionen.{kind}",
            )
        if self.forgotten:
            self.result.left.append(PlanLine(self.sheet.name, _FORGOTTEN))
        self._full_time()
        there: dict[str, str] = {}
        before = ""
        for row in self.sheet.rows[self.heading.end :]:
            cells = {kind: row.at(column) for kind, column in self.heading.columns.items()}
            ident = cells["id"].words
            filled = [name for name in _FIELDS if cells.get(name)]
            if ident and filled:
                if ident in there:
                    text = f"Die Id »{ident}« steht schon in {there[ident]}. Eine neue Stelle hat keine."
                    self._unsure(row.place, text, words=row.words)
                    continue
                there[ident] = row.place
            if not filled:
                continue
            if (ident and (ident, "funktion") in self.known) or ident in self.indices:
                self._compare(ident, row, cells)
                before = ident
            else:
                self._new(row, cells, before)
        self._gone(there)

    def _compare(self, ident: str, row: TableRow, cells: Mapping[str, TableCell]) -> None:
        if ident not in self.indices or ident not in self.current:
            if any(self._differs(ident, name, cells[name]) for name in _FIELDS if name in cells):
                text = (
                    f"Die Stelle »{ident}« steht nicht mehr so in staffing.yaml, dass sie sich ändern ließe."
                )
                self._unsure(row.place, text, words=row.words)
            return
        changes: dict[str, PlanChange] = {}
        for name in _FIELDS:
            if name in cells and self._differs(ident, name, cells[name]):
                read = field_value(name, cells[name], self.wanted.target.groups)
                path = f"personal.positionen[id={ident}].{name}"
                if read.reason:
                    self._unsure(cells[name].place, read.reason, path, cells[name].words)
                elif read.value is None and name in ("funktion", "beschaeftigung"):
                    self._unsure(
                        cells[name].place, f"»{HEADINGS[name]}« ist leer geworden; so bleibt es.", path
                    )
                elif self._free(ident, name, read):
                    changes[name] = PlanChange(read.value, self._at(cells[name].place))
                else:
                    text = "Hat sich auch in staffing.yaml geändert, seit der Plan geschrieben wurde."
                    self._unsure(cells[name].place, text, path, cells[name].words)
        if self._both_amounts(ident, changes):
            places = ", ".join(cells[name].place for name in BOTH_AMOUNTS if name in changes)
            self._unsure(
                places,
                "Der Umfang steht in VZÄ und in Wochenstunden; bitte eines leeren.",
                f"personal.positionen[id={ident}]",
            )
            changes = {name: one for name, one in changes.items() if name not in BOTH_AMOUNTS}
        for name, change in changes.items():
            self._want(ident, name, change)

    def _differs(self, ident: str, name: str, cell: TableCell) -> bool:
        shown = self._known(ident, name).shown
        if isinstance(cell.value, str) and cell.words == " ".join(shown.split()):
            return False
        return remembered_form(cell.value) != shown if not _odd(cell) else True

    def _known(self, ident: str, name: str) -> RememberedValue:
        """What was written; for a position that came later what the file has now."""
        if (ident, "funktion") in self.known or not (ident or self.forgotten):
            return self.known.get((ident, name), _NOTHING)
        value = self.current.get(ident, {}).get(name, "")
        if name == FULL_TIME and self.wanted.target.full_time_h is not None:
            value = remembered_form(self.wanted.target.full_time_h)
        return RememberedValue(value, value)

    def _free(self, ident: str, name: str, read: CellReading) -> bool:
        """Whether the file still says what it said, or says already what the plan does."""
        now = self.current[ident].get(name, "")
        return now in (self._known(ident, name).value, read.value or "")

    def _both_amounts(self, ident: str, changes: Mapping[str, PlanChange]) -> bool:
        if not changes.keys() & set(BOTH_AMOUNTS):
            return False
        now = self.current[ident]
        return all(changes[name].value if name in changes else now.get(name) for name in BOTH_AMOUNTS)

    def _want(self, ident: str, name: str, change: PlanChange) -> None:
        if ident and (change.value or "") == self.current.get(ident, {}).get(name, ""):
            return
        before = self.wanted.changes.setdefault((ident, name), change)
        if before.value != change.value:
            self.wanted.contrary.setdefault((ident, name), [before]).append(change)

    def _new(self, row: TableRow, cells: Mapping[str, TableCell], before: str) -> None:
        values: dict[str, str] = {}
        ident = cells["id"].words
        if ident and not is_id(ident):
            text = (
                "Eine Id hat nur Kleinbuchstaben, Ziffern und Bindestriche; sie folgt hier aus der Funktion."
            )
            self._unsure(cells["id"].place, text, words=ident)
        for name in _FIELDS:
            if name not in cells or not cells[name]:
                continue
            read = field_value(name, cells[name], self.wanted.target.groups)
            if read.reason:
                self._unsure(cells[name].place, read.reason, f"personal.positionen.{name}", cells[name].words)
            elif read.value is not None:
                values[name] = read.value
        if "funktion" not in values:
            self.result.left.append(
                PlanLine(self._at(row.place), "Keine Stelle: Die Funktion fehlt.", words=row.words)
            )
            return
        if all(name in values for name in BOTH_AMOUNTS):
            self._unsure(row.place, "Der Umfang steht in VZÄ und in Wochenstunden; bitte eines leeren.")
            values = {name: value for name, value in values.items() if name not in BOTH_AMOUNTS}
        self.wanted.new.append(
            NewPosition({"id": ident if is_id(ident) else "", **values}, self._at(row.place), before)
        )

    def _gone(self, there: Mapping[str, str]) -> None:
        before = dict.fromkeys(ident for ident, name in self.known if name == "funktion")
        for ident in self.current if self.forgotten else before:
            if ident not in there and ident in self.indices:
                text = "Fehlt im Plan, steht noch in staffing.yaml. Entfällt die Stelle, bitte dort löschen."
                self.result.left.append(
                    PlanLine(self._at(f"»{ident}«"), text, f"personal.positionen[id={ident}]")
                )

    def _full_time(self) -> None:
        for row in self.sheet.rows[: self.heading.first]:
            cells = [cell for _, cell in row.given]
            label = next((n for n, cell in enumerate(cells) if cell.words == FULL_TIME_LABEL), None)
            if label is None:
                continue
            cell = cells[label + 1] if label + 1 < len(cells) else TableCell(place=row.place)
            if not self._differs("", FULL_TIME, cell):
                return
            read = field_value("wochenstunden_h", cell, {})
            target = self.wanted.target
            now = remembered_form(target.full_time_h) if target.full_time_h is not None else ""
            if read.reason or target.full_time_waived:
                self._unsure(
                    cell.place,
                    read.reason or "staffing.yaml sagt, warum die Angabe entfällt.",
                    _FULL_TIME_PATH,
                )
            elif now not in (self._known("", FULL_TIME).value, read.value or ""):
                text = "Hat sich auch in staffing.yaml geändert, seit der Plan geschrieben wurde."
                self._unsure(cell.place, text, _FULL_TIME_PATH, cell.words)
            elif now != (read.value or ""):
                self._want("", FULL_TIME, PlanChange(read.value, self._at(cell.place)))

    def _unsure(self, place: str, text: str, path: str = "", words: str = "") -> None:
        self.result.unsure.append(PlanLine(self._at(place), text, path, words))

    def _at(self, place: str) -> str:
        return f"{self.sheet.name}!{place}"


def _odd(cell: TableCell) -> bool:
    """Whether a cell holds something else than a value of a plan: an error, a formula without result."""
    return cell.wrong or (cell.formula and cell.value is None)


_FORGOTTEN = (
    "Das ausgeblendete Blatt »tdocs« fehlt. Verglichen wird mit staffing.yaml, wie es jetzt ist, nicht mit "
    "dem Stand, zu dem der Plan geschrieben wurde."
)
