"""The rows of such a table, read: positions, what was left and why, and what there is to say.

The heading may stand anywhere among the first rows, also in two of them. Nothing is guessed: what can mean
two things is not taken but said.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from teilhabe_docs.documents.staffing_rows.amounts import ReadAmount, amount_of, number_in
from teilhabe_docs.documents.staffing_rows.chosen_words import choice_in
from teilhabe_docs.documents.staffing_rows.column_names import (
    AMOUNTS,
    is_figure,
    is_sum,
    is_total,
)
from teilhabe_docs.documents.staffing_rows.heading_row import PlanHeading, full_time_in, headings_in
from teilhabe_docs.documents.staffing_rows.position_texts import PositionTexts
from teilhabe_docs.documents.staffing_rows.read_positions import ReadPosition, RowNote, StaffingRows
from teilhabe_docs.documents.staffing_rows.table_cells import TableCell, TableRow

_LABELS = ("funktion", "bereich", "kategorie", "berufsgruppe", "abschluss", "gruppe", "beschaeftigung")


def read_rows(
    rows: Sequence[TableRow],
    *,
    full_time_h: Decimal | None = None,
    groups: Mapping[str, str] | None = None,
    hidden_columns: Iterable[int] = (),
) -> StaffingRows:
    """The positions of a table.

    `full_time_h` are the hours a week of a full-time worker where they are known; what the table itself says
    above its heading counts before them. `groups` leads from the names of groups and teams, and their ids,
    to the ids. Hidden rows and columns are left, and that is said.
    """
    hidden = frozenset(hidden_columns)
    result = StaffingRows()
    headings = headings_in(rows, hidden)
    if not headings:
        return result
    result.found = True
    first = headings[0].first
    found = full_time_in(row for row in rows[:first] if not row.hidden)
    if found:
        result.full_time_h, result.full_time_place = found
    _leave(result, (row for row in rows[:first] if row.place != result.full_time_place.partition(":")[0]))
    bounds = [*(heading.first for heading in headings[1:]), len(rows)]
    for heading, end in zip(headings, bounds, strict=True):
        _Table(result, heading, hidden, result.full_time_h or full_time_h, groups).read(
            rows[heading.end : end]
        )
    return result


def _leave(result: StaffingRows, rows: Iterable[TableRow]) -> None:
    for row in rows:
        if row.words:
            why = "Die Zeile ist ausgeblendet." if row.hidden else "Steht über der Tabelle."
            result.left.append(RowNote(row.place, why, words=row.words))


class _Table:
    """One table below its heading."""

    def __init__(
        self,
        result: StaffingRows,
        heading: PlanHeading,
        hidden: frozenset[int],
        full_time_h: Decimal | None,
        groups: Mapping[str, str] | None,
    ) -> None:
        self.result, self.heading, self.hidden = result, heading, hidden
        self.full_time_h = full_time_h
        self.texts = PositionTexts(result, heading.columns, groups or {})
        self.area = ""
        self.covering: dict[int, tuple[int, TableCell]] = {}

    def read(self, rows: Sequence[TableRow]) -> None:
        """Take the rows one after the other."""
        self._say_columns(rows)
        units = self.heading.units_of([row for row in rows if not (row.hidden or self._no_position(row))])
        ended = False
        for row in rows:
            self._cover(row)
            if ended and row.words and not row.hidden:
                self.result.left.append(RowNote(row.place, _BELOW, words=row.words))
            else:
                self._read(row, units)
            ended = ended or any(map(is_total, self._labels(row)))

    def _say_columns(self, rows: Sequence[TableRow]) -> None:
        """What is left as a whole: columns without a field, those of which there are two, hidden ones."""
        for column, name, reason in self.heading.left_columns(self.hidden):
            count = sum(1 for row in rows if row.at(column) and not row.hidden)
            if count:
                cells = "einer Zeile" if count == 1 else f"{count} Zeilen"
                self.result.left.append(
                    RowNote(f"Spalte »{name}«", f"{reason} Angaben in {cells}.", words=name)
                )
        for kind, names in self.heading.doubled.items():
            both = " und ".join(f"»{name}«" for name in names)
            text = (
                f"Mehrere Spalten nennen dasselbe: {both}. Bitte alle bis auf eine ausblenden oder löschen."
            )
            self.result.unsure.append(RowNote("Kopfzeile", text, kind))

    def _read(self, row: TableRow, units: Mapping[str, str]) -> None:
        given = [(column, cell) for column, cell in row.given if column not in self.hidden]
        if not given:
            return
        if row.hidden:
            self.result.left.append(RowNote(row.place, _HIDDEN, words=row.words))
            return
        cells = {kind: row.at(column) for kind, column in self.heading.columns.items()}
        label = next((cells[kind].words for kind in _LABELS if kind in cells and cells[kind].words), "")
        if why := self._no_position(row):
            self.result.left.append(RowNote(row.place, why, words=row.words))
            return
        numbers = [kind for kind in AMOUNTS if cells.get(kind)]
        texts = [cell for _, cell in given if isinstance(cell.value, str)]
        covered = any(kind in cells and self.heading.columns[kind] in self.covering for kind in AMOUNTS)
        if len(given) == 1 and texts and not (numbers or covered or (cells.get("id"))):
            self._heading_of_area(row, texts[0])
            return
        if not label:
            why = "Zahlen ohne Funktion; wohl eine Summe." if numbers else "Keine Stelle: Die Funktion fehlt."
            self.result.left.append(RowNote(row.place, why, words=row.words))
            return
        self._position(row, cells, units)

    def _labels(self, row: TableRow) -> list[str]:
        """The texts that say what a row is: the first one, and those in columns of texts."""
        first = [cell for _, cell in row.given[:1]]
        named = [row.at(column) for kind, column in self.heading.columns.items() if kind in _LABELS]
        return [cell.words for cell in (*first, *named) if isinstance(cell.value, str)]

    def _no_position(self, row: TableRow) -> str:
        """Why a row is none of a position by its label; empty where it may be one."""
        labels = self._labels(row)
        return _SUM if any(map(is_sum, labels)) else _FIGURE if any(map(is_figure, labels)) else ""

    def _heading_of_area(self, row: TableRow, cell: TableCell) -> None:
        """A row that holds nothing but one text names what follows, if it names an area."""
        read = choice_in("bereich", cell.words.rstrip(":"))
        if read.value:
            self.area = read.value
            self.result.told.append(
                RowNote(row.place, f"»{cell.words}« gilt als Bereich der Stellen darunter.", "bereich")
            )
            return
        self.area = ""
        asked = f" Gemeint vielleicht: {read.asked}." if read.asked else ""
        self.result.left.append(RowNote(row.place, f"{_NO_AREA}{asked}", words=cell.words))

    def _position(self, row: TableRow, cells: Mapping[str, TableCell], units: Mapping[str, str]) -> None:
        position = ReadPosition(row, cells["id"].words if "id" in cells else "")
        for kind in _LABELS:
            if kind in cells:
                self.texts.read(position, kind, self._covered(kind, cells[kind]))
        if "funktion" not in position.values:
            self.texts.call_by_profession(position)
        if "funktion" not in position.values:
            self.result.left.append(RowNote(row.place, "Keine Stelle: Die Funktion fehlt.", words=row.words))
            return
        if "bereich" not in position.values and self.area:
            position.values["bereich"] = self.area
        self.texts.compare_area(position)
        self.texts.look_for_employment(position)
        self._amount(position, cells, units)
        self.result.positions.append(position)

    def _cover(self, row: TableRow) -> None:
        """Remember the cells that cover rows below, and forget those that do not reach this one."""
        self.covering = {column: one for column, one in self.covering.items() if one[0] >= row.number}
        for column, cell in row.given:
            self.covering.pop(column, None)
            if cell.spans > 1:
                self.covering[column] = (row.number + cell.spans - 1, cell)

    def _covered(self, kind: str, cell: TableCell) -> TableCell:
        """The cell itself, or the one above that covers its row; an amount is never taken twice."""
        column = self.heading.columns[kind]
        if cell or kind == "funktion" or column not in self.covering:
            return cell
        return self.covering[column][1]

    def _amount(
        self, position: ReadPosition, cells: Mapping[str, TableCell], units: Mapping[str, str]
    ) -> None:
        given = {kind: cells[kind] for kind in AMOUNTS if cells.get(kind)}
        count = number_in(cells["anzahl"])[0] if "anzahl" in cells else None
        amount = amount_of(given, units, self.full_time_h, count)
        if amount.kind and amount.value is not None:
            position.values[amount.kind] = amount.value
            position.places[amount.kind] = next(iter(given.values())).place
            self._note_amount(position, amount)
            for kind, cell in given.items():
                if cell.spans > 1:
                    text = f"{cell.place} gilt für {cell.spans} Zeilen; der Umfang steht bei der ersten."
                    self.result.unsure.append(RowNote(cell.place, text, kind, cell.words))
        elif amount.note:
            words = ", ".join(cell.words for cell in given.values())
            self.result.unsure.append(RowNote(position.row.place, amount.note, "vzae", words))
        elif count is not None:
            text = f"{cells['anzahl'].place}: {cells['anzahl'].words} ist eine Anzahl, kein Umfang."
            self.result.unsure.append(RowNote(position.row.place, text, "vzae", cells["anzahl"].words))

    def _note_amount(self, position: ReadPosition, amount: ReadAmount) -> None:
        if amount.note:
            notes = self.result.told if amount.sure else self.result.unsure
            notes.append(RowNote(position.row.place, amount.note, amount.kind))


_BELOW = "Steht unter der Gesamtsumme."
_SUM = "Summenzeile; tdocs rechnet Summen selbst."
_FIGURE = "Eine Zahl über den Plan, keine Stelle."
_HIDDEN = "Die Zeile ist ausgeblendet. Bitte einblenden, wenn sie gilt."
_NO_AREA = (
    "Weder Umfang noch weitere Angaben: eine Überschrift, die kein Bereich ist, oder eine Stelle ohne Umfang."
)
