"""Rows of a table of others, from a sheet or a Word file: what stands in the cells, and how."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from teilhabe_docs.loading.typed_number import german

CellValue: TypeAlias = str | Decimal | date | None


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in a cell: text, a number, a day or nothing; `place` is what people call it: `D7`.

    `percent`: the number is shown as per cent, 0.5 as 50 %. `formula`: a formula has calculated it; with
    nothing in it, no result has been stored. `wrong`: the sheet shows an error there (`#DIV/0!`). `spans`:
    the rows that the cell covers, `wide`: the columns.
    """

    value: CellValue = None
    place: str = ""
    percent: bool = False
    formula: bool = False
    wrong: bool = False
    spans: int = 1
    wide: int = 1

    @property
    def words(self) -> str:
        """What stands there as a person reads it, on one line."""
        if isinstance(self.value, Decimal):
            return f"{german(self.value * 100)} %" if self.percent else german(self.value)
        if isinstance(self.value, date):
            return f"{self.value:%d.%m.%Y}"
        return " ".join((self.value or "").split())

    def __bool__(self) -> bool:
        return bool(self.words) or self.formula


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of a row by their columns, from 0; people call it by `place`, `Zeile 7`; `number` is 7."""

    cells: tuple[TableCell, ...]
    place: str
    number: int
    hidden: bool = False

    def at(self, column: int) -> TableCell:
        """The cell in a column, an empty one beyond the last."""
        return self.cells[column] if column < len(self.cells) else TableCell(place=self.place)

    @property
    def given(self) -> list[tuple[int, TableCell]]:
        """The cells in which there is something, each with its column."""
        return [(column, cell) for column, cell in enumerate(self.cells) if cell]

    @property
    def words(self) -> str:
        """All that stands there."""
        return " | ".join(cell.words for _, cell in self.given if cell.words)


def text_rows(rows: Iterable[Sequence[str]], called: str = "Zeile {}") -> tuple[TableRow, ...]:
    """Rows of plain texts, as a table of a Word file has them, numbered from 1."""
    return tuple(
        TableRow(
            tuple(
                TableCell(text.strip() or None, f"{called.format(number)}, Spalte {column}")
                for column, text in enumerate(row, 1)
            ),
            called.format(number),
            number,
        )
        for number, row in enumerate(rows, 1)
    )
