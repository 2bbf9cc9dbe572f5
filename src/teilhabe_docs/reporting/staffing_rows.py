"""The figures of a staffing calculation in words, a row for each; the same for terminals and pages."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.counted_positions import CountedPosition
from teilhabe_docs.rechnen.fachkraftquote import why_not
from teilhabe_docs.rechnen.figures import Unit, digits, german, times
from teilhabe_docs.rechnen.result import AgreementState, Result
from teilhabe_docs.rechnen.results import results_of
from teilhabe_docs.rechnen.sums import ATTRIBUTES, sums_by

DASH = "–"
"""Stands where there is no figure."""


NUMBERS = ("VZÄ", "Stunden je Woche")
"""The columns of tables that hold figures."""


class FigureTable(NamedTuple):
    """A table in words: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class ResultRow(NamedTuple):
    """A figure in words: what it is, calculated and agreed, how they compare, and how it is calculated.

    `agreed` is empty and `state` None where nothing is agreed.
    """

    title: str
    calculated: str
    agreed: str
    state: AgreementState | None
    way: str


def figure_tables(rechnung: Calculation) -> Iterator[FigureTable]:
    """The positions, then their sums by each of their attributes."""
    columns = ("Stelle", "Funktion", "Bereich", "Kategorie", *NUMBERS, "Fachkraftquote")
    yield FigureTable(columns, tuple(_position(stelle, rechnung) for stelle in rechnung.stellen))
    for merkmal in ATTRIBUTES:
        rows = []
        for wort, summe in sums_by(rechnung, merkmal):
            fehlt = f"unvollständig, ohne {', '.join(summe.fehlt)}" if summe.fehlt else ""
            woche_h = times(summe.vzae, rechnung.jahr.wochenstunden_h)
            rows.append((wort, digits(summe.vzae, Unit.VZAE), _zahl(woche_h, Unit.STUNDEN), fehlt))
        yield FigureTable((f"Summe nach {merkmal}", *NUMBERS, ""), tuple(rows))


def _position(stelle: CountedPosition, rechnung: Calculation) -> tuple[str, ...]:
    position, grund = stelle.position, why_not(stelle, rechnung.direkt)
    return (
        position.id,
        position.funktion,
        rechnung.area(position.bereich) if position.bereich else DASH,
        position.kategorie.label if position.kategorie else DASH,
        _zahl(stelle.vzae, Unit.VZAE),
        _zahl(stelle.wochenstunden_h, Unit.STUNDEN),
        f"zählt nicht: {grund}" if grund else "zählt",
    )


def _zahl(wert: Decimal | None, einheit: Unit) -> str:
    return DASH if wert is None else digits(wert, einheit)


def result_rows(rechnung: Calculation, schwelle_prozent: Decimal) -> Iterator[ResultRow]:
    """All figures; one counts as not met from that many percent below the agreed one on."""
    for ergebnis in results_of(rechnung):
        weg = ergebnis.formel if ergebnis.formel == ergebnis.rechnung else _weg(ergebnis)
        yield ResultRow(
            ergebnis.titel,
            _wert(ergebnis.wert, ergebnis.einheit),
            _wert(ergebnis.vereinbart, ergebnis.einheit) if ergebnis.vereinbart is not None else "",
            agreement_state(ergebnis, rechnung, schwelle_prozent),
            weg,
        )


def agreement_state(
    ergebnis: Result, rechnung: Calculation, schwelle_prozent: Decimal
) -> AgreementState | None:
    """Whether an agreement is kept; nobody can say so where something could not be read."""
    stand = ergebnis.stand(schwelle_prozent)
    return AgreementState.OFFEN if stand and rechnung.unread else stand


def _weg(ergebnis: Result) -> str:
    weg = f"{ergebnis.formel} = {ergebnis.rechnung}"
    if ergebnis.wert is not None:
        return weg
    offen = unknown_in(ergebnis)
    if offen:
        return f"{weg}; unbekannt: {', '.join(offen)}"
    why = "durch 0 geteilt würde" if "÷" in ergebnis.muster else "mehr abzuziehen ist, als da ist"
    return f"{weg}; nicht zu rechnen, weil {why}"


def unknown_in(ergebnis: Result) -> list[str]:
    """What keeps a figure from being calculated: inputs, and positions that cannot be counted."""
    offen = [eingabe.name for eingabe in ergebnis.eingaben if eingabe.wert is None]
    return [*offen, *(f"Stelle {kennung}" for kennung in ergebnis.fehlt)]


def remark_on(rechnung: Calculation, schwelle_prozent: Decimal) -> str:
    """What there is to say of the whole calculation."""
    if rechnung.unread:
        unread = "; ".join(rechnung.unread)
        return f"Nicht lesbar und hier nicht enthalten: {unread}. Was darauf beruht, stimmt so nicht."
    if not rechnung.stellen:
        return "Das Angebot nennt keine Stellen (positionen in staffing.yaml)."
    schwelle = german(schwelle_prozent, Unit.PROZENT)
    return f"Gerechnet wird ungerundet. Unterschritten heißt: um mindestens {schwelle} der Vereinbarung."


def _wert(wert: Decimal | None, einheit: Unit) -> str:
    return DASH if wert is None else german(wert, einheit)
