"""The sheet of a staffing workbook that people fill in: a row for each position."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from teilhabe_docs.documents.staffing_rows.own_plan import (
    CALCULATED,
    FULL_TIME_LABEL,
    HEADINGS,
    OFFER_LABEL,
    shown_values,
)
from teilhabe_docs.model.choices import Bereich, Beschaeftigung, Kategorie
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.counted_positions import CountedPosition
from teilhabe_docs.rechnen.fachkraftquote import why_not
from teilhabe_docs.rechnen.figures import Unit, rounded
from teilhabe_docs.reporting.workbook_cells import (
    FULL_TIME_CELL,
    HEADING_ROW,
    LINE,
    Looks,
    PlanSheets,
    quoted,
    write_value,
)

_WIDTHS: Mapping[str, int] = {
    "id": 18,
    "funktion": 34,
    "bereich": 20,
    "kategorie": 22,
    "berufsgruppe": 30,
    "abschluss": 20,
    "vzae": 8,
    "wochenstunden_h": 14,
    "beschaeftigung": 15,
    "gruppe": 12,
}
_MOST_LINES = 20
_COUNTS, _COUNTS_NOT = "zählt", "zählt nicht"
_LONGEST_LIST = 255
"""So many characters of words to choose from Excel keeps beside a cell."""
_ALLOWED = (
    "format_columns",
    "format_rows",
    "format_cells",
    "insert_rows",
    "delete_rows",
    "sort",
    "autofilter",
)


def write_positions(sheets: PlanSheets, rechnung: Calculation, looks: Looks) -> None:
    """The plan of an offer; what a person may change is not locked, headings and what is calculated are."""
    sheet, offer = sheets.plan, rechnung.konzept.angebot
    sheet.write_string(0, 0, f"Stellenplan · {offer.bezeichnung}"[:250], looks.title)
    sheet.write_string(1, 1, OFFER_LABEL, looks.label)
    sheet.write_string(1, 2, offer.id, looks.plain)
    sheet.write_string(2, 1, FULL_TIME_LABEL, looks.label)
    write_value(sheet, 2, 2, rechnung.jahr.wochenstunden_h, looks, looks.hours)
    for column, name in enumerate((*HEADINGS.values(), *CALCULATED)):
        sheet.write_string(HEADING_ROW - 1, column, name, looks.head)
        sheet.set_column(column, column, [*_WIDTHS.values(), 11, 15, 15][column])
    sheet.set_row(HEADING_ROW - 1, 2 * LINE)
    for row in range(sheets.first, sheets.last + 1):
        index = row - sheets.first
        stelle = rechnung.stellen[index] if index < len(rechnung.stellen) else None
        _row(sheets, row, stelle, rechnung, looks)
    _choices(sheets, rechnung)
    _printed(sheet, sheets)


def _row(
    sheets: PlanSheets, row: int, stelle: CountedPosition | None, rechnung: Calculation, looks: Looks
) -> None:
    values = shown_values(stelle.position, rechnung.area) if stelle else {}
    forms = {"id": looks.ident, "vzae": looks.vzae, "wochenstunden_h": looks.hours}
    for column, name in enumerate(HEADINGS):
        write_value(sheets.plan, row - 1, column, values.get(name), looks, forms.get(name, looks.text))
    lines = max(-(-len(str(text)) // _WIDTHS[name]) for name, text in {"id": "", **values}.items()) or 1
    sheets.plan.set_row(row - 1, min(lines, _MOST_LINES) * LINE)
    first = len(HEADINGS)
    formulas = _formulas(sheets, row, rechnung)
    results = _results(stelle, rechnung)
    for number, (formula, result) in enumerate(zip(formulas, results, strict=True)):
        form = looks.calculated if number < 2 else looks.calculated_text
        sheets.plan.write_formula(row - 1, first + number, formula, form, result)


def _formulas(sheets: PlanSheets, row: int, rechnung: Calculation) -> tuple[str, str, str]:
    """VZÄ and hours a week as given or converted; whether the position counts for the quota."""
    at = {name: f"{letter}{row}" for name, letter in sheets.letters.items()}
    full = f"AND(ISNUMBER({FULL_TIME_CELL}),{FULL_TIME_CELL}>0)"
    vzae, hours = at["vzae"], at["wochenstunden_h"]
    converted = f'IF(ISNUMBER({hours}),IF({full},ROUND({hours}/{FULL_TIME_CELL},2),""),"")'
    back = f'IF(ISNUMBER({vzae}),IF({full},ROUND({vzae}*{FULL_TIME_CELL},2),""),"")'
    direct = ",".join(f"{at['bereich']}={quoted(rechnung.area(area))}" for area in _direct(rechnung))
    employed = (
        f'OR({at["beschaeftigung"]}="",{at["beschaeftigung"]}={quoted(Beschaeftigung.ANGESTELLT.label)})'
    )
    return (
        f"=IF(ISNUMBER({vzae}),ROUND({vzae},2),{converted})",
        f"=IF(ISNUMBER({hours}),ROUND({hours},2),{back})",
        f'=IF({at["funktion"]}="","",IF(AND({employed},OR({direct})),{quoted(_COUNTS)},{quoted(_COUNTS_NOT)}))',
    )


def _direct(rechnung: Calculation) -> list[Bereich]:
    return [area for area in Bereich if area in rechnung.direkt]


def _results(stelle: CountedPosition | None, rechnung: Calculation) -> tuple[float | str, float | str, str]:
    if stelle is None:
        return "", "", ""
    return (
        _shown(stelle.vzae, Unit.VZAE),
        _shown(stelle.wochenstunden_h, Unit.STUNDEN),
        _COUNTS_NOT if why_not(stelle, rechnung.direkt) else _COUNTS,
    )


def _shown(value: Decimal | None, unit: Unit) -> float | str:
    return "" if value is None else float(rounded(value, unit))


def _choices(sheets: PlanSheets, rechnung: Calculation) -> None:
    """Lists to choose from, and figures that are none refused, where a person types."""
    words = {
        "bereich": [rechnung.area(area) for area in Bereich],
        "kategorie": [one.label for one in Kategorie],
        "beschaeftigung": [one.label for one in Beschaeftigung],
    }
    for name, listed in words.items():
        if len(",".join(listed)) <= _LONGEST_LIST and not any("," in word for word in listed):
            message = "Bitte einen Eintrag der Liste wählen; das Blatt »Erklärung« nennt sie alle."
            rule = {"validate": "list", "source": listed, "error_title": HEADINGS[name]}
            _validate(sheets, name, {**rule, "error_message": message})
    for name in ("vzae", "wochenstunden_h"):
        _validate(
            sheets,
            name,
            {
                "validate": "decimal",
                "criteria": ">=",
                "value": 0,
                "error_title": HEADINGS[name],
                "error_message": "Bitte eine Zahl ab 0 eintragen, etwa 0,75.",
            },
        )


def _validate(sheets: PlanSheets, name: str, rule: dict[str, Any]) -> None:
    column = list(HEADINGS).index(name)
    sheets.plan.data_validation(sheets.first - 1, column, sheets.last - 1, column, rule)


def _printed(sheet: Any, sheets: PlanSheets) -> None:
    sheet.freeze_panes(HEADING_ROW, 2)
    sheet.repeat_rows(HEADING_ROW - 1)
    paper(sheet)
    sheet.protect("", dict.fromkeys(_ALLOWED, True))


def paper(sheet: Any) -> None:
    """A4 across, as wide as the page, with the number of each page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&L&A&RSeite &P von &N")
