"""Staffing calculations as tables for a terminal, and as JSON."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal

from rich.table import Table
from rich.text import Text

from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.counted_positions import CountedPosition
from teilhabe_docs.rechnen.fachkraftquote import why_not
from teilhabe_docs.rechnen.figures import Unit, rounded, times
from teilhabe_docs.rechnen.result import AgreementState, Result
from teilhabe_docs.rechnen.results import results_of
from teilhabe_docs.rechnen.sums import ATTRIBUTES, sums_by
from teilhabe_docs.reporting.staffing_rows import (
    NUMBERS,
    FigureTable,
    agreement_state,
    figure_tables,
    remark_on,
    result_rows,
    unknown_in,
)
from teilhabe_docs.reporting.terminal_tables import plain_table, printed

_FARBEN = {
    AgreementState.ERREICHT: "green",
    AgreementState.KNAPP: "yellow",
    AgreementState.UNTERSCHRITTEN: "bold red",
    AgreementState.OFFEN: "magenta",
}
_ENGLISCH = {
    AgreementState.ERREICHT: "reached",
    AgreementState.KNAPP: "slightly_below",
    AgreementState.UNTERSCHRITTEN: "below",
    AgreementState.OFFEN: "unknown",
}
_EINHEITEN = {
    Unit.VZAE: "fte",
    Unit.STUNDEN: "hours",
    Unit.MINUTEN: "minutes",
    Unit.TAGE: "days",
    Unit.PLAETZE: "places",
    Unit.PERSONEN: "persons",
    Unit.WOCHEN: "weeks",
    Unit.KRAEFTE: "workers",
    Unit.EINHEITEN: "units",
    Unit.PROZENT: "percent",
    Unit.SCHLUESSEL: "ratio",
}
_SUMMEN = {"Bereich": "by_area", "Kategorie": "by_category", "Funktion": "by_function"}


def as_text(rechnungen: Iterable[tuple[Calculation, Decimal]], *, colour: bool, width: int | None) -> str:
    """Calculations, each with its threshold in percent, as tables; only a terminal's `width` breaks lines."""
    blaetter = (_blatt(r, schwelle, colour=colour, width=width) for r, schwelle in rechnungen)
    return "\n\n".join(blaetter) + "\n"


def as_json(rechnungen: Iterable[tuple[Calculation, Decimal]]) -> str:
    """The same with English keys; figures are rounded as in the text."""
    inhalt = [_rechnung(r, schwelle) for r, schwelle in rechnungen]
    return json.dumps(inhalt, ensure_ascii=False, indent=2) + "\n"


def _blatt(rechnung: Calculation, schwelle_prozent: Decimal, *, colour: bool, width: int | None) -> str:
    tabellen = (*map(_plain, figure_tables(rechnung)), _ergebnisse(rechnung, schwelle_prozent))
    teile: list[Table | Text] = [Text(f"{rechnung.konzept.angebot.id} · Personal")]
    for tabelle in tabellen:
        teile += [Text(), tabelle] if tabelle.row_count else []
    teile += [Text(), Text(remark_on(rechnung, schwelle_prozent))]
    return printed(teile, colour=colour, width=width)


def _tabelle(*spalten: str, rechts: tuple[str, ...] = ()) -> Table:
    tabelle = plain_table()
    for spalte in spalten:
        seite: Literal["left", "right"] = "right" if spalte in rechts else "left"
        tabelle.add_column(Text(spalte), justify=seite, overflow="fold")
    return tabelle


def _plain(table: FigureTable) -> Table:
    tabelle = _tabelle(*table.columns, rechts=NUMBERS)
    for row in table.rows:
        tabelle.add_row(*map(Text, row))
    return tabelle


def _ergebnisse(rechnung: Calculation, schwelle_prozent: Decimal) -> Table:
    spalten = ("Ergebnis", "gerechnet", "vereinbart", "", "Rechenweg")
    tabelle = _tabelle(*spalten, rechts=("gerechnet", "vereinbart"))
    for row in result_rows(rechnung, schwelle_prozent):
        state = Text.assemble((row.state, _FARBEN[row.state])) if row.state else Text()
        tabelle.add_row(Text(row.title), Text(row.calculated), Text(row.agreed), state, Text(row.way))
    return tabelle


def _rechnung(rechnung: Calculation, schwelle_prozent: Decimal) -> dict[str, Any]:
    return {
        "offer": rechnung.konzept.angebot.id,
        "threshold_percent": float(schwelle_prozent),
        "positions": [_stelle(stelle, rechnung) for stelle in rechnung.stellen],
        "sums": {
            _SUMMEN[merkmal]: [
                {
                    "name": wort,
                    "fte": _figur(summe.vzae, Unit.VZAE),
                    "hours_per_week": _figur(times(summe.vzae, rechnung.jahr.wochenstunden_h), Unit.STUNDEN),
                    "missing": list(summe.fehlt),
                }
                for wort, summe in sums_by(rechnung, merkmal)
            ]
            for merkmal in ATTRIBUTES
        },
        "results": [
            _ergebnis(e, agreement_state(e, rechnung, schwelle_prozent)) for e in results_of(rechnung)
        ],
        "unreadable": list(rechnung.unread),
    }


def _stelle(stelle: CountedPosition, rechnung: Calculation) -> dict[str, Any]:
    position = stelle.position
    return {
        "id": position.id,
        "function": position.funktion,
        "area": position.bereich,
        "category": position.kategorie,
        "fte": _figur(stelle.vzae, Unit.VZAE),
        "hours_per_week": _figur(stelle.wochenstunden_h, Unit.STUNDEN),
        "employed": stelle.zaehlt,
        "in_quota": not why_not(stelle, rechnung.direkt),
    }


def _ergebnis(ergebnis: Result, stand: AgreementState | None) -> dict[str, Any]:
    return {
        "id": ergebnis.id,
        "title": ergebnis.titel,
        "unit": _EINHEITEN[ergebnis.einheit],
        "value": _figur(ergebnis.wert, ergebnis.einheit),
        "agreed": _figur(ergebnis.vereinbart, ergebnis.einheit),
        "status": _ENGLISCH[stand] if stand else None,
        "formula": ergebnis.formel,
        "calculation": ergebnis.rechnung,
        "inputs": [
            {
                "name": eingabe.name,
                "value": _figur(eingabe.wert, eingabe.einheit),
                "unit": _EINHEITEN[eingabe.einheit],
                "path": FieldPath(eingabe.feld).in_file,
            }
            for eingabe in ergebnis.eingaben
        ],
        "missing": unknown_in(ergebnis),
    }


def _figur(wert: Decimal | None, einheit: Unit) -> float | None:
    return None if wert is None else float(rounded(wert, einheit))
