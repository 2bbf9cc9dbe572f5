"""The texts of a position: what a cell says for a field, and what follows from it for others."""

from collections.abc import Mapping
from datetime import date

from teilhabe_docs.documents.staffing_rows.amounts import number_in
from teilhabe_docs.documents.staffing_rows.chosen_words import LISTS, choice_in
from teilhabe_docs.documents.staffing_rows.column_names import plan_words
from teilhabe_docs.documents.staffing_rows.read_positions import ReadPosition, RowNote, StaffingRows
from teilhabe_docs.documents.staffing_rows.table_cells import TableCell


class PositionTexts:
    """Reads the texts of one table; what is not sure is said once for the same words.

    `columns` are those of the table by what they are, `groups` leads from names and ids of groups to ids.
    """

    def __init__(self, result: StaffingRows, columns: Mapping[str, int], groups: Mapping[str, str]) -> None:
        self.result, self.columns, self.groups = result, columns, groups
        self.asked: set[tuple[str, str]] = set()
        self.area = ""

    def read(self, position: ReadPosition, kind: str, cell: TableCell) -> None:
        """Put what a cell says for a field into the position, or say why not."""
        words = cell.words
        if cell.wrong or (cell.formula and cell.value is None):
            _, _, why = number_in(cell)
            self.result.unsure.append(RowNote(cell.place, why, kind, words))
            return
        if not words or words in ("-", "–", "—", "/", "."):
            return
        if isinstance(cell.value, date):
            self.result.unsure.append(
                RowNote(cell.place, f"Hier steht ein Datum ({words}), kein Text.", kind, words)
            )
            return
        if kind in LISTS:
            self._choice(position, kind, cell)
            return
        if kind == "gruppe":
            self._group(position, cell)
            return
        position.values[kind], position.places[kind] = words, cell.place
        if kind == "berufsgruppe" and "kategorie" not in self.columns:
            self._category(position, cell)

    def _choice(self, position: ReadPosition, kind: str, cell: TableCell) -> None:
        read = choice_in(kind, cell.words)
        if read.value:
            position.values[kind], position.places[kind] = read.value, cell.place
        else:
            self._ask(kind, cell, read.asked)

    def _category(self, position: ReadPosition, cell: TableCell) -> None:
        """A qualification that names the category as well."""
        read = choice_in("kategorie", cell.words)
        if read.value:
            position.values["kategorie"], position.places["kategorie"] = read.value, cell.place
        elif read.asked:
            self._ask("kategorie", cell, read.asked)

    def _ask(self, kind: str, cell: TableCell, asked: str) -> None:
        """Say once what words may mean that are no value for sure."""
        if (kind, cell.words) in self.asked:
            return
        self.asked.add((kind, cell.words))
        meant = f" Gemeint vielleicht: {asked}" if asked else ""
        text = f"»{cell.words}« sagt nicht sicher, was »{kind}« ist.{meant}"
        self.result.unsure.append(RowNote(cell.place, f"{text.rstrip('.')}.", kind, cell.words))

    def _group(self, position: ReadPosition, cell: TableCell) -> None:
        found = self.groups.get(cell.words.casefold())
        if found:
            position.values["gruppe"], position.places["gruppe"] = found, cell.place
        else:
            text = f"Eine Gruppe oder ein Team »{cell.words}« nennt das Angebot nicht."
            self.result.unsure.append(RowNote(cell.place, text, "gruppe", cell.words))

    def call_by_profession(self, position: ReadPosition) -> None:
        """Where a table has no column for the function, the profession is what the position is called."""
        if "funktion" not in self.columns and "berufsgruppe" in position.values:
            position.values = {"funktion": position.values["berufsgruppe"], **position.values}
            if ("funktion", "") not in self.asked:
                self.asked.add(("funktion", ""))
                self.result.told.append(RowNote("Kopfzeile", _PROFESSION, "funktion"))

    def compare_area(self, position: ReadPosition) -> None:
        """An empty cell below an area may mean the same one; that is said once, and not taken."""
        area = str(position.values.get("bereich", ""))
        if "bereich" in self.columns and self.area and not area and ("bereich", self.area) not in self.asked:
            self.asked.add(("bereich", self.area))
            text = f"Der Bereich ist leer; ob »{self.area}« von weiter oben auch hier gilt, ist nicht sicher."
            self.result.unsure.append(RowNote(position.row.place, text, "bereich"))
        self.area = area or self.area

    def look_for_employment(self, position: ReadPosition) -> None:
        """Who is in training or a volunteer does not count; a function may say so."""
        words = plan_words().not_employed.search(str(position.values["funktion"]))
        if "beschaeftigung" in position.values or not words:
            return
        read = choice_in("beschaeftigung", words[0])
        if read.value:
            position.values["beschaeftigung"] = read.value
            text = f"»{words[0]}« zählt weder für Schlüssel noch für Quote (beschaeftigung: {read.value})."
            self.result.told.append(RowNote(position.row.place, text, "beschaeftigung"))
        else:
            asked = f" Gemeint vielleicht: {read.asked}." if read.asked else ""
            text = f"»{words[0]}« sagt nicht sicher, ob die Stelle zählt; ohne Angabe zählt sie.{asked}"
            self.result.unsure.append(RowNote(position.row.place, text, "beschaeftigung", words[0]))


_PROFESSION = "Eine Spalte für die Funktion fehlt; als Funktion steht die Qualifikation."
