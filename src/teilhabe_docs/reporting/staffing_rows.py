"""The figures of a staffing calculation in words, a row for each; the same for terminals and pages."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.figures import Unit, german
from teilhabe_docs.rechnen.result import AgreementState, Result
from teilhabe_docs.rechnen.results import results_of

DASH = "–"
"""Stands where there is no figure."""


class ResultRow(NamedTuple):
    """A figure in words: what it is, calculated and agreed, how they compare, and how it is calculated.

    `agreed` is empty and `state` None where nothing is agreed.
    """

    title: str
    calculated: str
    agreed: str
    state: AgreementState | None
    way: str


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
