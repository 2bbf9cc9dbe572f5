"""Tables for spreadsheets in German: semicolons, and no cell that is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"""((?:^|[,;\t\r\n])[\s"']*)([=+@\-＝＋＠－])""")


def spreadsheet(heading: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """The rows below their heading."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerows(map(_cells, (heading, *rows)))
    return stream.getvalue()


def _cells(row: Sequence[str | int]) -> list[str | int]:
    return [_without_formula(cell) if isinstance(cell, str) else cell for cell in row]


def _without_formula(cell: str) -> str:
    """A cell that a spreadsheet takes for text, also where it splits lines at commas or tabulators."""
    return _FORMULA.sub(r"\1'\2", cell)
