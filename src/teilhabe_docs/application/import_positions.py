"""The positions that tables of a document list, as the value of their field."""

from collections.abc import Iterator

from teilhabe_docs.application.import_document import PlacedDocument
from teilhabe_docs.documents.found_values.found_value import FoundValue, ValuePlace
from teilhabe_docs.documents.staffing_rows.own_plan import ORDER
from teilhabe_docs.documents.staffing_rows.read_positions import StaffingRows
from teilhabe_docs.documents.staffing_rows.read_rows import read_rows
from teilhabe_docs.documents.staffing_rows.table_cells import text_rows
from teilhabe_docs.documents.staffing_rows.written_entries import entries_of
from teilhabe_docs.loading.yaml.written_scalars import Figure
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.reading.word_model import WordRow, WordTable, plain_text

POSITIONS = FieldPath("personal.positionen")
_MOST_NOTES = 3


def positions_in(document: PlacedDocument) -> Iterator[FoundValue]:
    """The lists of positions; one that leaves something open says so in its reason."""
    sections = document.read.sections
    seen: WordTable | None = None
    for unit, (section, paragraph) in zip(document.read.units, sections.places, strict=True):
        table = unit.block
        if unit.row is None or table is seen or not isinstance(table, WordTable):
            continue
        seen = table
        rows = read_rows(text_rows(map(_texts, table.rows)))
        if rows.positions:
            place = ValuePlace(section, paragraph, sections.sections[section].heading)
            yield FoundValue(POSITIONS, _entries(rows), place, sure=True, reason=_reason(rows))


def _texts(row: WordRow) -> list[str]:
    """The words of a row by its columns."""
    texts = [""] * max(row.columns, default=-1) + [""]
    for cell, column in zip(row.cells, row.columns, strict=True):
        texts[column] = " ".join(plain_text(cell.blocks).split())
    return texts


def _entries(rows: StaffingRows) -> list[dict[str, str | int]]:
    entries = (entry for _, entry in entries_of(rows.positions, ORDER))
    return [{name: _whole(value) for name, value in entry.items()} for entry in entries]


def _whole(value: str) -> str | int:
    return int(value) if isinstance(value, Figure) and value.isdigit() else value


def _reason(rows: StaffingRows) -> str:
    open_ = [
        note.text if note.text.startswith(note.place) else f"{note.place}: {note.text}"
        for note in rows.unsure
    ]
    more = [f"und {len(open_) - _MOST_NOTES} weitere"] if len(open_) > _MOST_NOTES else []
    return "; ".join(["eine Tabelle von Stellen", *open_[:_MOST_NOTES], *more])
