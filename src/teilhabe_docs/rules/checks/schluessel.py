"""Agreed ratios and the Fachkraftquote against what the positions give (TD501 to TD504)."""

from collections.abc import Iterator
from decimal import Decimal

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.rechnen.counted_positions import REGIE
from teilhabe_docs.rechnen.fachkraftquote import NAHEZU_KEINE_PROZENT
from teilhabe_docs.rechnen.figures import Unit, figure, german, shortfall_percent
from teilhabe_docs.rechnen.personalschluessel import Schluesselprobe
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.readable_staff import all_positions_read, staff_is_shared
from teilhabe_docs.rules.engine.subject import Subject


@check("TD501", "TD503")
def schluessel(subject: Subject) -> Iterator[Match]:
    """Areas whose positions stay below the agreed ratio, or go well beyond it."""
    if not subject.rechnung.stellen or not all_positions_read(subject):
        return
    for probe in subject.rechnung.schluessel:
        soll, ist = probe.soll_vzae, probe.ist.sicher
        if soll is None or ist is None:
            continue
        darunter = shortfall_percent(soll, ist)
        if darunter > 0:
            yield Match("TD501", _zu_wenig(probe, soll, ist), probe.ort, _gewicht(subject, probe, darunter))
        elif -darunter >= subject.unterschreitung_prozent and not staff_is_shared(subject):
            text = (
                f"{_vergleich(probe, soll, ist)}, also {_prozent(-darunter)} mehr. Beides wird vereinbart "
                "und sollte zusammenpassen. Bitte Schlüssel, Plätze und Stellen abgleichen."
            )
            yield Match("TD503", text, probe.ort)


def _gewicht(subject: Subject, probe: Schluesselprobe, darunter: Decimal) -> Severity | None:
    """What is only slightly short weighs less, as does Regie that the positions do not list at all."""
    ungenannt = probe.bereich in REGIE and not probe.ist.anzahl
    return Severity.HINT if ungenannt or darunter < subject.unterschreitung_prozent else None


def _zu_wenig(probe: Schluesselprobe, soll: Decimal, ist: Decimal) -> str:
    if not probe.ist.anzahl:
        return (
            f"Vereinbart ist für {probe.bereich.label} ein Schlüssel, der {german(soll, Unit.VZAE)} "
            f"ergibt; unter »positionen« steht dafür keine Stelle (bereich: {probe.bereich}). Bitte ergänzen."
        )
    darunter = _prozent(shortfall_percent(soll, ist))
    return (
        f"{_vergleich(probe, soll, ist)}, also {darunter} weniger. Nicht mitgezählt ist, wer nicht "
        "angestellt ist. Bitte Schlüssel, Plätze und Stellen abgleichen; »tdocs personal« zeigt den Weg."
    )


def _vergleich(probe: Schluesselprobe, soll: Decimal, ist: Decimal) -> str:
    menge = "" if probe.menge is None else f" ({german(probe.menge, _einheit(probe))})"
    return (
        f"Der Schlüssel {german(probe.schluessel, Unit.SCHLUESSEL)} ergibt für {probe.bereich.label} "
        f"{german(soll, Unit.VZAE)}{menge}; die Stellen ergeben {german(ist, Unit.VZAE)}"
    )


def _einheit(probe: Schluesselprobe) -> Unit:
    return {"plaetze": Unit.PLAETZE, "personen": Unit.PERSONEN}.get(str(probe.bezug), Unit.VZAE)


def _prozent(wert: Decimal) -> str:
    return german(wert, Unit.PROZENT)


@check("TD502", "TD504")
def quote(subject: Subject) -> Iterator[Match]:
    """A quota that the positions do not reach, or that is waived though many of them are Fachkräfte."""
    wert, ort = subject.konzept.personal.fachkraftquote, "personal.fachkraftquote"
    gerechnet = subject.rechnung.quote.prozent
    if wert is None or gerechnet is None or not all_positions_read(subject):
        return
    anteile = subject.rechnung.quote
    stellen = (
        f"{german(anteile.fachkraefte.vzae, Unit.VZAE)} von {german(anteile.alle.vzae, Unit.VZAE)} "
        f"in {subject.rechnung.served}, ohne Regie"
    )
    if isinstance(wert, Entfaellt):
        if gerechnet > NAHEZU_KEINE_PROZENT:
            text = (
                "Die Fachkraftquote soll entfallen; das ist vorgesehen, wo nahezu nur Nicht-Fachkräfte "
                f"arbeiten. Nach den Stellen sind aber {_prozent(gerechnet)} Fachkräfte ({stellen}). Bitte "
                f"eine Quote vereinbaren oder die Stellen prüfen. Angegeben ist: »{wert.entfaellt}«"
            )
            yield Match("TD504", text, ort)
        return
    vereinbart = figure(wert)
    if vereinbart is None:
        return
    darunter = shortfall_percent(vereinbart, gerechnet, Unit.PROZENT)
    if darunter > 0:
        text = (
            f"Vereinbart ist eine Fachkraftquote von {_prozent(vereinbart)}; die Stellen ergeben "
            f"{_prozent(gerechnet)} ({stellen}). Bitte die Quote oder die Stellen ändern; »tdocs personal« "
            "zeigt, was zählt und was nicht."
        )
        knapp = darunter < subject.unterschreitung_prozent
        yield Match("TD502", text, ort, Severity.HINT if knapp else None)
