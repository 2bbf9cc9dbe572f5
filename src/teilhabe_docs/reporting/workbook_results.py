"""Quota, ratios and all further results in a staffing workbook: formulas on the cells of their inputs."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from teilhabe_docs.model.choices import Bereich, Regiebezug
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.figures import Unit, rounded
from teilhabe_docs.rechnen.result import AgreementState, Result
from teilhabe_docs.rechnen.results import results_of
from teilhabe_docs.reporting.workbook_cells import Looks, quoted

_HEADINGS = ("Ergebnis", "gerechnet", "Einheit", "vereinbart", "Stand", "Rechenweg", "Eingaben")
_POSITIONS = "personal.positionen"
DIRECT, SKILLED, REGIE_SUM = "direct", "skilled", "regie"
"""The sums that results are made of, beside those of the areas by their names."""
_SUMS = {
    "fachkraftquote": (SKILLED, DIRECT),
    "regieanteil": (REGIE_SUM, DIRECT),
    "dienstplan.alle.stellen": (Bereich.GRUPPE.value,),
}
_FIRST_INPUT = 6
_MOST_INPUTS = 200
_LESS = " − "
_SIGNS = {" ÷ ": "/", " × ": "*", _LESS: "-", " + ": "+"}
_UNKNOWN = AgreementState.OFFEN.value


class Live(NamedTuple):
    """A cell with a sum of the plan, and what it is now; None where it is incomplete."""

    at: str
    now: Decimal | None


def write_results(
    sheet: Any,
    row: int,
    rechnung: Calculation,
    threshold_percent: Decimal,
    live: Mapping[str, Live],
    looks: Looks,
) -> None:
    """The results below their heading in `row`, from 0; sums of positions are taken from `live` cells."""
    for column, word in enumerate(_HEADINGS):
        sheet.write_string(row, column, word, looks.head)
    for number, result in enumerate(results_of(rechnung), row + 1):
        _write(sheet, number, result, threshold_percent, live, looks)


def _write(
    sheet: Any, row: int, result: Result, threshold_percent: Decimal, live: Mapping[str, Live], looks: Looks
) -> None:
    ratio, percent = result.einheit is Unit.SCHLUESSEL, result.einheit is Unit.PROZENT
    form = looks.ratio if ratio else looks.percent if percent else looks.calculated
    sheet.write_string(row, 0, result.titel[:250], looks.calculated_text)
    sheet.write_string(row, 2, result.einheit, looks.calculated_text)
    sheet.write_string(row, 5, result.formel[:250], looks.calculated_text)
    inputs = result.eingaben[:_MOST_INPUTS]
    for number in range(len(inputs)):
        _input(sheet, row, result, number, live, looks)
    value = "" if result.wert is None else float(rounded(result.wert, result.einheit))
    if len(inputs) == len(result.eingaben):
        formula = _formula(row, result)
        sheet.write_formula(row, 1, formula, form, _UNKNOWN if value == "" else value)
    else:
        sheet.write(row, 1, value, form)
    if result.vereinbart is None:
        sheet.write_blank(row, 3, None, form)
        sheet.write_blank(row, 4, None, looks.calculated_text)
        return
    agreed = result.vereinbart if ratio else rounded(result.vereinbart, result.einheit)
    sheet.write_number(row, 3, float(agreed), form)
    state = result.stand(threshold_percent)
    formula = _state(row, result, threshold_percent)
    sheet.write_formula(row, 4, formula, looks.calculated_text, str(state) if state else "")


def _input(sheet: Any, row: int, result: Result, number: int, live: Mapping[str, Live], looks: Looks) -> None:
    """An input: a sum of positions as what it is there, any other as its figure."""
    one, column = result.eingaben[number], _FIRST_INPUT + number
    value = "" if one.wert is None else float(one.wert)
    source = live.get(_source(result, number))
    if source is not None and source.now == one.wert:
        sheet.write_formula(row, column, f"={source.at}", looks.exact, value)
    elif value == "":
        sheet.write_blank(row, column, None, looks.exact)
    else:
        sheet.write_number(row, column, value, looks.exact)


def _source(result: Result, number: int) -> str:
    """Which of the sums an input is; empty for what no position decides."""
    one = result.eingaben[number]
    if one.einheit is not Unit.VZAE:
        return ""
    if one.name == Regiebezug.VOLLKRAEFTE.label:
        return DIRECT
    if one.feld != _POSITIONS:
        return ""
    if result.id in _SUMS:
        return _SUMS[result.id][number]
    before, _, area = result.id.partition(".")
    if before == "schluessel":
        return area
    return SKILLED if one.name == "VZÄ der Fachkräfte" else DIRECT


def _formula(row: int, result: Result) -> str:
    """The formula of a result on its inputs; nothing is calculated where one is missing, or where more is
    taken off than there is.
    """
    cells = [_cell(_FIRST_INPUT + n, row) for n in range(len(result.eingaben))]
    text = result.muster.format(*cells).replace(",", ".")
    for sign, written in _SIGNS.items():
        text = text.replace(sign, written)
    digits = 1 if result.einheit is Unit.PROZENT else 2
    first, last = cells[0], cells[-1]
    unknown, value = quoted(_UNKNOWN), f"ROUND({text},{digits})"
    if _LESS in result.muster:
        value = f"IF({text}<0,{unknown},{value})"
    return f"=IF(COUNT({first}:{last})<{len(cells)},{unknown},IFERROR({value},{unknown}))"


def _state(row: int, result: Result, threshold_percent: Decimal) -> str:
    """How the figure stands to the agreed one; a ratio is reached when enough staff is there."""
    value, agreed = _cell(1, row), _cell(3, row)
    asked, there = agreed, value
    if result.einheit is Unit.SCHLUESSEL:
        units, staff = _cell(_FIRST_INPUT, row), _cell(_FIRST_INPUT + 1, row)
        asked, there = f"ROUND({units}/{agreed},2)", f"ROUND({staff},2)"
    short = f"({asked}-{there})/{asked}*100"
    reached, nearly, below = (
        quoted(state.value)
        for state in (AgreementState.ERREICHT, AgreementState.KNAPP, AgreementState.UNTERSCHRITTEN)
    )
    choice = (
        f"IF({asked}=0,{reached},IF({short}<=0,{reached},IF({short}>={threshold_percent},{below},{nearly})))"
    )
    known = (
        f"AND(ISNUMBER({_cell(_FIRST_INPUT, row)}),ISNUMBER({there}))"
        if asked != agreed
        else f"ISNUMBER({value})"
    )
    return f"=IF({known},IFERROR({choice},{quoted(_UNKNOWN)}),{quoted(_UNKNOWN)})"


def _cell(column: int, row: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"${letters}${row + 1}"
