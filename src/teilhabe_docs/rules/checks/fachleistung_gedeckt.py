"""Hours or units of an ambulant service against its positions (TD517 to TD523)."""

from collections.abc import Iterator
from decimal import Decimal

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.model.assistance_choices import Abrechnung, Erreichbarkeitsform, Nachtart, Wegezeit
from teilhabe_docs.model.choices import Bereich, Minderzeitart
from teilhabe_docs.rechnen.bemessung import Bemessung
from teilhabe_docs.rechnen.fachleistung import Fachleistung
from teilhabe_docs.rechnen.figures import (
    HUNDRED,
    Unit,
    divided,
    entries,
    figure,
    german,
    shortfall_percent,
    times,
)
from teilhabe_docs.rechnen.foerdereinheiten import Foerdereinheiten
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.readable_staff import all_positions_read, readable_units, staff_is_shared
from teilhabe_docs.rules.engine.subject import Subject

_UEBER_PROZENT = Decimal(15)
"""So much more than agreed is no reserve for leave and illness any more; those are in the net hours."""
_DIREKT_PROZENT = (Decimal(50), Decimal(90))
_WEGE_PROZENT = Decimal(25)
_WOCHE_H = "angebot.umfang.woche_h"
_EINHEITEN = "angebot.einheiten_jahr"
_STUFEN = "angebot.umfang.intensitaetsstufen"
_MINDERZEITEN = "personal.minderzeiten"


@check("TD517", "TD518", "TD519")
def gedeckt(subject: Subject) -> Iterator[Match]:
    """Hours or units that the positions do not suffice for, or that they exceed by far."""
    if not all_positions_read(subject) or subject.geladen.lueckenhaft(_MINDERZEITEN):
        return
    fls = subject.rechnung.fachleistung
    for probe in (fls, readable_units(subject)):
        if probe is not None:
            yield from _held(subject, probe)
    if fls is None or not fls.direkt.anzahl:
        return
    noetig, fachkraefte = fls.fachkraft_bedarf_vzae, fls.fachkraefte.sicher
    if noetig is not None and fachkraefte is not None and shortfall_percent(noetig, fachkraefte) > 0:
        text = (
            f"{german(fls.qualifiziert_prozent or Decimal(0), Unit.PROZENT)} der Stunden sind qualifizierte "
            f"Assistenz; dafür braucht es {german(noetig, Unit.VZAE)} Fachkräfte, die Stellen ergeben "
            f"{german(fachkraefte, Unit.VZAE)}. Bitte den Anteil oder die Stellen ändern."
        )
        yield Match("TD519", text, "angebot.umfang.qualifiziert")


def _held(subject: Subject, probe: Bemessung) -> Iterator[Match]:
    """Positions against the hours or units that they are for."""
    bedarf, ist = probe.bedarf_vzae, probe.direkt.sicher
    if bedarf is None or ist is None or not probe.direkt.anzahl:
        return
    ort = _STUFEN if given_list(subject, _STUFEN) else _WOCHE_H
    if isinstance(probe, Foerdereinheiten):
        ort = _EINHEITEN if given(subject, _EINHEITEN) else "angebot.einheit.minuten"
    darunter = shortfall_percent(bedarf, ist)
    text = (
        f"{_hours(probe.personalstunden_h)} im Jahr brauchen bei {_hours(probe.abgerechnet_je_vollkraft_h)} "
        f"je Vollkraft {german(bedarf, Unit.VZAE)}; die Stellen ergeben {german(ist, Unit.VZAE)}"
    )
    if darunter > 0:
        knapp = darunter < subject.unterschreitung_prozent
        rat = f"{_percent(darunter)} weniger. Bitte Umfang, Stellen und Minderzeiten abgleichen"
        text = f"{text}, {rat}; »tdocs personal« zeigt den Rechenweg."
        yield Match("TD517", text, ort, Severity.HINT if knapp else None)
    elif -darunter > _UEBER_PROZENT and not staff_is_shared(subject):
        text = f"{text}, {_percent(-darunter)} mehr. Bitte Umfang und Stellen abgleichen."
        yield Match("TD518", text, ort)


@check("TD520")
def direkter_anteil(subject: Subject) -> Iterator[Match]:
    """The same time taken off twice, and shares that are not usual."""
    fls, angaben = subject.rechnung.fachleistung, subject.konzept.angebot.fachleistungsstunde
    wege = any(eine.art is Minderzeitart.WEGE for eine in given_list(subject, _MINDERZEITEN))
    wegezeit = given(subject, "angebot.fachleistungsstunde.wegezeit")
    if wege and angaben.abrechnung is Abrechnung.GESAMTE_ZEIT and wegezeit is Wegezeit.ENTHALTEN:
        text = (
            "Wege sind in der Fachleistungsstunde enthalten und stehen zugleich unter den Minderzeiten. Sie "
            "gehen nur einmal ab; gerechnet wird ohne diese Minderzeit. Bitte eine der Angaben streichen."
        )
        zweite = ("angebot.fachleistungsstunde.wegezeit", "hier enthalten")
        yield Match("TD520", text, _MINDERZEITEN, related=zweite)
    if fls is not None and fls.abrechnung is Abrechnung.DIREKTE_ZEIT and fls.abzug_h is not None:
        yield from _two_ways(fls)
    anteil = subject.rechnung.fachleistungsstunde.direkt_prozent
    von, bis = _DIREKT_PROZENT
    if fls is not None and anteil is not None and not von <= anteil <= bis:
        text = (
            f"Ein direkter Anteil von {_percent(anteil)} ist ungewöhnlich; üblich sind 60 bis 80 %. Bitte "
            "die Minuten prüfen."
        )
        yield Match("TD520", text, "angebot.fachleistungsstunde.direkt_min", Severity.HINT)
    anteil_wege = None if fls is None else times(divided(fls.wege_h, fls.netto_h), HUNDRED)
    if anteil_wege is not None and anteil_wege > _WEGE_PROZENT:
        text = (
            f"{_percent(anteil_wege)} der Netto-Jahresarbeitszeit sind Wege, mehr als ein Viertel. Bitte die "
            "Zahl prüfen."
        )
        yield Match("TD520", text, _MINDERZEITEN, Severity.HINT)


def _two_ways(fls: Fachleistung) -> Iterator[Match]:
    """Minderzeiten and direct minutes come to different hours."""
    by_share = times(fls.netto_h, divided(fls.anteile.direkt_min, fls.anteile.minuten))
    by_deduction = fls.je_vollkraft_h
    if by_share is None or by_deduction is None or by_deduction <= 0:
        return
    if abs(by_share - by_deduction) > by_deduction * Decimal("0.05"):
        text = (
            f"Nach den Minderzeiten bleiben {_hours(by_deduction)} je Vollkraft, nach den direkten Minuten "
            f"{_hours(by_share)}. Abgerechnet wird die direkte Zeit; gerechnet wird mit den Minderzeiten. "
            "Bitte angleichen oder die Minuten weglassen."
        )
        zweite = (_MINDERZEITEN, "hier anders")
        yield Match("TD520", text, "angebot.fachleistungsstunde.direkt_min", related=zweite)


@check("TD521")
def schluessel_ohne_plaetze(subject: Subject) -> Iterator[Match]:
    """A ratio to places of an offer that has none."""
    angebot = subject.konzept.angebot
    feld = "personal.personalschluessel.gruppe"
    if given(subject, feld) and figure(angebot.personen) is not None:
        text = (
            "Der Schlüssel zählt Plätze, das Angebot hat Personen. Gerechnet wird nach Stunden. Bitte "
            "streichen; Leitung und Verwaltung können sich auf Personen oder Vollkräfte beziehen."
        )
        yield Match("TD521", text, feld, related=("angebot.personen", "Personen statt Plätzen"))


@check("TD522")
def erreichbarkeit(subject: Subject) -> Iterator[Match]:
    """A stand-by that nobody is there for, and staff for one that is not agreed."""
    form = given(subject, "angebot.erreichbarkeit.form")
    if form is None or not subject.rechnung.stellen or not all_positions_read(subject):
        return
    there = [
        stelle.nummer
        for stelle in subject.rechnung.stellen
        if stelle.position.bereich in (Bereich.ERREICHBARKEIT, Bereich.NACHT)
    ]
    planned = entries(subject.konzept.personal.nacht)
    if form is Erreichbarkeitsform.KEINE and there:
        text = (
            "Diese Stelle ist für die Erreichbarkeit vorgesehen; nach »erreichbarkeit.form« gibt es keine. "
            "Bitte angleichen."
        )
        place = f"personal.positionen[{there[0]}].bereich"
        yield Match("TD522", text, place, related=("angebot.erreichbarkeit.form", "hier keine"))
    elif form is not Erreichbarkeitsform.KEINE and not there and not planned:
        text = (
            f"Vereinbart ist: {form.label}. Dafür gibt es weder eine Stelle (bereich: erreichbarkeit oder "
            "nacht) noch eine Angabe unter »nacht«. Bitte ergänzen."
        )
        yield Match("TD522", text, "angebot.erreichbarkeit.form")


@check("TD523")
def nacht(subject: Subject) -> Iterator[Match]:
    """Stand-by at the spot that does not say what of it counts."""
    for nummer, dienst in enumerate(given_list(subject, "personal.nacht")):
        feld = f"personal.nacht[{nummer}].anrechnung"
        missing = dienst.art is Nachtart.BEREITSCHAFTSDIENST and dienst.anrechnung is None
        if missing and not subject.geladen.ausgelassen(feld):
            text = (
                "Für den Bereitschaftsdienst fehlt, welcher Anteil nach Tarif als Arbeitszeit zählt. Ohne "
                "ihn lässt sich das Personal nicht rechnen. Bitte »anrechnung« in Prozent angeben."
            )
            yield Match("TD523", text, feld)


def _hours(wert: Decimal | None) -> str:
    return german(wert or Decimal(0), Unit.STUNDEN)


def _percent(wert: Decimal) -> str:
    return german(wert, Unit.PROZENT)
