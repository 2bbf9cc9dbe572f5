"""The sheet of a staffing workbook that calculates: sums, shares, quota, ratios, each as a formula.

Each formula carries the result that `tdocs personal` shows; a sheet that calculates anew comes to the same.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.model.choices import Bereich, Beschaeftigung, Kategorie
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.counted_positions import (
    FACHKRAFT,
    REGIE,
    Belongs,
    PositionSum,
    fachkraft_in,
    in_area,
    sum_of,
)
from teilhabe_docs.rechnen.figures import HUNDRED, Unit, divided, rounded, times
from teilhabe_docs.rechnen.sums import sums_by
from teilhabe_docs.reporting.workbook_cells import Looks, PlanSheets, quoted
from teilhabe_docs.reporting.workbook_plan import paper
from teilhabe_docs.reporting.workbook_results import DIRECT, REGIE_SUM, SKILLED, Live, write_results

_HEADINGS = ("", "VZÄ", "Stunden je Woche", "Anteil", "Hinweis", "ungerundet")
_WIDTHS = (38, 12, 16, 14, 30, 16)
_INCOMPLETE = "unvollständig"


class _Line(NamedTuple):
    """A sum: its name, which rows of the plan belong to it, as a factor for each, and what it is now."""

    name: str
    factor: str
    now: PositionSum


def write_sums(sheets: PlanSheets, rechnung: Calculation, threshold_percent: Decimal, looks: Looks) -> None:
    """The sheet of an offer."""
    sheet = sheets.sums
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, f"Summen · {rechnung.konzept.angebot.bezeichnung}"[:250], looks.title)
    whole = sum_of(rechnung.stellen)
    row = 2
    total_at = "$F$4"
    blocks = [("Alle Stellen", [_Line("Summe", "", whole)])]
    blocks += [(f"Summe nach {name}", lines) for name, lines in _attributes(sheets, rechnung)]
    for title, lines in blocks:
        for column, word in enumerate((title, *_HEADINGS[1:])):
            sheet.write_string(row, column, word, looks.head)
        for number, line in enumerate(lines, row + 1):
            _write(sheets, number, line, rechnung, total_at, whole, looks)
        row += len(lines) + 2
    live = _write_base(sheets, row, rechnung, looks)
    write_results(sheet, row + len(live) + 2, rechnung, threshold_percent, live, looks)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    paper(sheet)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _write(
    sheets: PlanSheets,
    row: int,
    line: _Line,
    rechnung: Calculation,
    total_at: str,
    whole: PositionSum,
    looks: Looks,
) -> None:
    """A sum with hours, share and what is missing; `row` counts from 0."""
    sheet, raw, full = sheets.sums, f"$F${row + 1}", sheets.full_time
    sheet.write_string(row, 0, line.name, looks.calculated_text)
    sheet.write_formula(row, 1, f"=ROUND({raw},2)", looks.calculated, float(rounded(line.now.vzae)))
    hours = times(line.now.vzae, rechnung.jahr.wochenstunden_h)
    text = f'=IF(ISNUMBER({full}),ROUND({raw}*{full},2),"")'
    sheet.write_formula(row, 2, text, looks.calculated, _number(hours, Unit.STUNDEN))
    share = times(divided(line.now.vzae, whole.vzae), HUNDRED)
    text = f'=IF({total_at}>0,ROUND({raw}/{total_at}*100,1),"")'
    sheet.write_formula(row, 3, text, looks.percent, _number(share, Unit.PROZENT))
    text = f'=IF({_without_amount(sheets, line.factor)}>0,{quoted(_INCOMPLETE)},"")'
    sheet.write_formula(row, 4, text, looks.calculated_text, _INCOMPLETE if line.now.fehlt else "")
    sheet.write_formula(row, 5, f"={_sum(sheets, line.factor)}", looks.exact, float(line.now.vzae))


def _attributes(sheets: PlanSheets, rechnung: Calculation) -> Iterator[tuple[str, list[_Line]]]:
    """All areas, categories and functions, each with a row for those that do not say what they are."""
    areas = [(rechnung.area(one), sheets.column("bereich"), in_area(one)) for one in Bereich]
    yield (
        "Bereich",
        [
            *(
                _Line(name, f"--({at}={quoted(name)})", _sure(rechnung, belongs))
                for name, at, belongs in areas
            ),
            _Line(
                "ohne Bereich",
                f'--({sheets.column("bereich")}="")',
                sum_of(s for s in rechnung.stellen if s.position.bereich is None),
            ),
        ],
    )
    at = sheets.column("kategorie")
    yield (
        "Kategorie",
        [
            *(
                _Line(
                    one.label,
                    f"--({at}={quoted(one.label)})",
                    sum_of(s for s in rechnung.stellen if s.position.kategorie is one),
                )
                for one in Kategorie
            ),
            _Line(
                "ohne Kategorie",
                f'--({at}="")',
                sum_of(s for s in rechnung.stellen if s.position.kategorie is None),
            ),
        ],
    )
    at = sheets.column("funktion")
    first = {s.position.funktion: n for n, s in reversed([*enumerate(rechnung.stellen)])}
    yield (
        "Funktion",
        [
            _Line(name[:250], f"--EXACT({at},{_function(sheets, name, first[name])})", total)
            for name, total in sums_by(rechnung, "Funktion")
        ],
    )


def _sure(rechnung: Calculation, belongs: Belongs) -> PositionSum:
    """The sum of those that belong to it for sure."""
    return sum_of(s for s in rechnung.stellen if belongs(s.position))


def _function(sheets: PlanSheets, name: str, number: int) -> str:
    """The text of a function where a formula can hold it, else the cell that holds it first."""
    if len(name) <= _LONGEST_IN_FORMULA:
        return quoted(name)
    return f"'{sheets.plan_name}'!${sheets.letters['funktion']}${sheets.first + number}"


def _counted(sheets: PlanSheets) -> str:
    """Rows with a position that counts: who is employed does."""
    at = sheets.column("beschaeftigung")
    employed = f'({at}="")+({at}={quoted(Beschaeftigung.ANGESTELLT.label)})'
    return f'--({sheets.column("funktion")}<>""),{employed}'


def _with(factor: str) -> str:
    return f"{factor}," if factor else ""


def _sum(sheets: PlanSheets, factor: str) -> str:
    """Full-time equivalents of the rows; hours are added up before they are converted."""
    vzae, hours, full = sheets.column("vzae"), sheets.column("wochenstunden_h"), sheets.full_time
    rows = f"{_with(factor)}{_counted(sheets)}"
    of_hours = f'SUMPRODUCT({rows},--({vzae}=""),{hours})/{full}'
    return f"SUMPRODUCT({rows},{vzae})+IF(AND(ISNUMBER({full}),N({full})>0),{of_hours},0)"


def _without_amount(sheets: PlanSheets, factor: str) -> str:
    """How many of the rows have no amount that counts."""
    vzae, hours, full = sheets.column("vzae"), sheets.column("wochenstunden_h"), sheets.full_time
    known = f"ISNUMBER({hours})*(N({full})>0)"
    return f"SUMPRODUCT({_with(factor)}{_counted(sheets)},1-ISNUMBER({vzae}),1-{known})"


def _write_base(sheets: PlanSheets, row: int, rechnung: Calculation, looks: Looks) -> dict[str, Live]:
    """The sums that quota and ratios are made of; with a position that cannot be counted there is none."""
    sheet = sheets.sums
    for column, word in enumerate(("Grundlage", "VZÄ", "", "", "Hinweis", "ungerundet")):
        sheet.write_string(row, column, word, looks.head)
    live = {}
    for number, (key, name, factor, missing, now) in enumerate(_base(sheets, rechnung), row + 1):
        raw = f"$F${number + 1}"
        sheet.write_string(number, 0, name, looks.calculated_text)
        text = f'=IF(ISNUMBER({raw}),ROUND({raw},2),"")'
        sheet.write_formula(number, 1, text, looks.calculated, _number(now.sicher, Unit.VZAE))
        sheet.write_blank(number, 2, None, looks.calculated)
        sheet.write_blank(number, 3, None, looks.calculated)
        text = f'=IF(ISNUMBER({raw}),"",{quoted(_INCOMPLETE)})'
        sheet.write_formula(number, 4, text, looks.calculated_text, _INCOMPLETE if now.fehlt else "")
        text = f'=IF({"+".join(missing)}>0,"",{_sum(sheets, factor)})'
        exact = "" if now.sicher is None else float(now.sicher)
        sheet.write_formula(number, 5, text, looks.exact, exact)
        live[key] = Live(raw, now.sicher)
    return live


def _base(
    sheets: PlanSheets, rechnung: Calculation
) -> Iterator[tuple[str, str, str, Sequence[str], PositionSum]]:
    """Key, name, factor, what makes it incomplete, and what it is now."""
    area, kind = sheets.column("bereich"), sheets.column("kategorie")
    no_area = f'SUMPRODUCT({_counted(sheets)},--({area}=""))'
    direct = _any_of(area, [rechnung.area(one) for one in Bereich if one in rechnung.direkt])
    regie = [one for one in REGIE if one not in rechnung.direkt]
    skilled = _any_of(kind, [one.label for one in Kategorie if one in FACHKRAFT])
    no_kind = f'SUMPRODUCT({direct},{_counted(sheets)},--({kind}=""))'
    unskilled = (
        f'SUMPRODUCT({_counted(sheets)},--({area}=""),1-({kind}={quoted(Kategorie.NICHT_FACHKRAFT.label)}))'
    )
    both = f"{direct},{skilled}"
    yield (
        DIRECT,
        f"VZÄ in {rechnung.served}",
        direct,
        [no_area, _without_amount(sheets, direct)],
        rechnung.quote.alle,
    )
    yield (
        SKILLED,
        "davon Fachkräfte",
        both,
        [unskilled, no_kind, _without_amount(sheets, both)],
        sum_of(rechnung.stellen, fachkraft_in(*rechnung.direkt)),
    )
    rows = _any_of(area, [rechnung.area(one) for one in regie])
    yield (
        REGIE_SUM,
        "VZÄ Regie",
        rows,
        [no_area, _without_amount(sheets, rows)],
        sum_of(rechnung.stellen, in_area(*regie)),
    )
    for one in Bereich:
        rows = _any_of(area, [rechnung.area(one)])
        yield (
            str(one.value),
            f"VZÄ {rechnung.area(one)}",
            rows,
            [no_area, _without_amount(sheets, rows)],
            sum_of(rechnung.stellen, in_area(one)),
        )


def _any_of(at: str, words: Sequence[str]) -> str:
    return (
        "+".join(f"({at}={quoted(word)})" for word in words)
        if len(words) > 1
        else f"--({at}={quoted(words[0])})"
    )


def _number(value: Decimal | None, unit: Unit) -> float | str:
    return "" if value is None else float(rounded(value, unit))


_LONGEST_IN_FORMULA = 200
