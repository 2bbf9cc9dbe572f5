"""What all sheets of a staffing workbook share: looks, names, references, cells that stay text."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from teilhabe_docs.documents.staffing_rows.own_plan import CALCULATED, HEADINGS
from teilhabe_docs.rechnen.calculation import Calculation

HEADING_ROW = 5
"""The row of the heading of a plan, from 1; the full-time hours stand in `FULL_TIME_CELL`."""
FULL_TIME_CELL = "$C$3"
SPARE_ROWS = 30
"""So many empty rows a plan has for new positions; sums count them."""
LINE = 13.5
"""How high a line is, in points."""
_LONGEST_NAME = 31
_ASKED = re.compile(r"\s*[=+\-@|＝＋－＠]")


class Looks:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        font = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        line = {"border": 1, "border_color": "#BFBFBF"}
        self.title = book.add_format({**font, "bold": True, "font_size": 14})
        self.label = book.add_format({**font, "bold": True})
        self.plain = book.add_format(font)
        self.note = book.add_format({**font, "text_wrap": True})
        self.head = book.add_format({**font, **line, "bold": True, "text_wrap": True, "bg_color": "#D9E2EC"})
        self.text = book.add_format({**font, **line, "text_wrap": True, "locked": False})
        self.quoted = book.add_format(
            {**font, **line, "text_wrap": True, "locked": False, "quote_prefix": True}
        )
        self.ident = book.add_format(
            {**font, **line, "text_wrap": True, "font_color": "#595959", "locked": False}
        )
        self.vzae = book.add_format({**font, **line, "num_format": "#,##0.00", "locked": False})
        self.hours = book.add_format({**font, **line, "num_format": "#,##0.##########", "locked": False})
        grey = {**font, **line, "bg_color": "#F2F2F2"}
        self.calculated = book.add_format({**grey, "num_format": "#,##0.00"})
        self.calculated_text = book.add_format({**grey, "text_wrap": True})
        self.percent = book.add_format({**grey, "num_format": '0.0" %"'})
        self.ratio = book.add_format({**grey, "num_format": '"1 : "0.00'})
        self.exact = book.add_format({**grey, "num_format": "General", "font_color": "#7F7F7F"})


class PlanSheets:
    """The two sheets of an offer, and where in the plan its columns are."""

    def __init__(self, plan: Any, sums: Any, plan_name: str, sums_name: str, rechnung: Calculation) -> None:
        self.plan, self.sums, self.plan_name, self.sums_name = plan, sums, plan_name, sums_name
        self.first = HEADING_ROW + 1
        self.last = HEADING_ROW + len(rechnung.stellen) + SPARE_ROWS
        self.letters = {name: chr(ord("A") + n) for n, name in enumerate((*HEADINGS, *CALCULATED))}

    def column(self, name: str) -> str:
        """All rows of a column of the plan, as a formula on another sheet names them."""
        letter = self.letters[name]
        return f"'{self.plan_name}'!${letter}${self.first}:${letter}${self.last}"

    @property
    def full_time(self) -> str:
        """The cell with the hours a week of a full-time worker, from another sheet."""
        return f"'{self.plan_name}'!{FULL_TIME_CELL}"


def sheet_names(offers: Sequence[str]) -> list[tuple[str, str]]:
    """The names of both sheets of each offer; a name has 31 characters at most and stands once."""
    if len(offers) == 1:
        return [("Stellenplan", "Summen")]
    named = []
    for number, offer in enumerate(offers, 1):
        pair = []
        for before in ("", "Summen "):
            name = f"{before}{offer}"
            if len(name) > _LONGEST_NAME or name in ("tdocs", "history"):
                end = f"~{number}"
                name = name[: _LONGEST_NAME - len(end)] + end
            pair.append(name)
        named.append((pair[0], pair[1]))
    return named


def write_value(
    sheet: Any, row: int, column: int, value: str | Decimal | None, looks: Looks, form: Any
) -> None:
    """A value into a cell, text always as text: also what a person edits later does not become a formula."""
    if value is None:
        sheet.write_blank(row, column, None, form)
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), form)
    else:
        sheet.write_string(row, column, value, looks.quoted if _ASKED.match(value) else form)


def quoted(text: str) -> str:
    """A text as a formula has it."""
    return '"' + text.replace('"', '""') + '"'
