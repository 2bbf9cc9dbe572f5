"""Annual working time, rosters, and ratios without reference (TD507, TD511, TD512, TD516)."""

from collections.abc import Iterator
from decimal import Decimal

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.model.choices import Land
from teilhabe_docs.rechnen.dienstplan import Dienstplanprobe
from teilhabe_docs.rechnen.figures import Unit, german, shortfall_percent
from teilhabe_docs.rechnen.working_year import MINDERZEITEN_AT_MOST_PERCENT, USUAL_H
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.readable_staff import all_positions_read, is_told_missing
from teilhabe_docs.rules.engine.subject import Subject


@check("TD507", "TD516")
def jahresarbeitszeit(subject: Subject) -> Iterator[Match]:
    """A net annual working time outside what is plausible, and too many hours that cannot be billed."""
    jahr = subject.rechnung.jahr
    von, bis = USUAL_H
    if jahr.netto_h is not None and not von <= jahr.netto_h <= bis:
        tage = (
            ""
            if jahr.arbeitstage is None or jahr.arbeitstag_h is None
            else (
                f" Das wären {german(jahr.arbeitstage, Unit.TAGE)} zu "
                f"{german(jahr.arbeitstag_h, Unit.STUNDEN)}."
            )
        )
        text = (
            f"Eine Netto-Jahresarbeitszeit von {german(jahr.netto_h, Unit.STUNDEN)} ist ungewöhnlich; "
            f"üblich sind {von} bis {bis} Stunden nach Abzug von Wochenenden, Feiertagen, Urlaub und "
            f"Krankheit.{tage} Bitte die Zahl und ihre Fundstelle prüfen."
        )
        yield Match("TD507", text, "personal.netto_jahresarbeitszeit_h")
    anteil, ort = jahr.minderzeiten_prozent, "personal.minderzeiten"
    if jahr.netto_h is not None and jahr.minderzeiten_h and jahr.minderzeiten_h >= jahr.netto_h:
        text = (
            f"Die Minderzeiten ({german(jahr.minderzeiten_h, Unit.STUNDEN)}) brauchen die ganze "
            f"Netto-Jahresarbeitszeit auf; abrechenbar bleibt nichts. Bitte die Zahlen prüfen."
        )
        yield Match("TD516", text, ort)
    elif (
        anteil is not None
        and anteil > MINDERZEITEN_AT_MOST_PERCENT
        and subject.konzept.angebot.land is Land.NRW
    ):
        text = (
            f"Die Minderzeiten sind {german(anteil, Unit.PROZENT)} der Brutto-Jahresarbeitszeit; der "
            f"Richtwert in Nordrhein-Westfalen ist höchstens {MINDERZEITEN_AT_MOST_PERCENT} %. Bitte "
            "prüfen oder begründen."
        )
        yield Match("TD516", text, ort, Severity.HINT)


@check("TD511")
def bezuege(subject: Subject) -> Iterator[Match]:
    """Ratios in Regie that do not say what they are counted against."""
    for probe in subject.rechnung.schluessel:
        feld = f"{probe.ort}.bezug"
        if probe.bezug is None and not is_told_missing(subject, feld):
            ambulant = any(subject.with_trait("traeger_einheit", name) for name in ("personen", "kinder"))
            name, wert = ("Personen", "personen") if ambulant else ("Plätze", "plaetze")
            text = (
                f"Der Schlüssel für {probe.bereich.label} sagt nicht, worauf er sich bezieht: auf {name} "
                f"oder auf Vollkräfte. Bitte »bezug: {wert}« oder »bezug: vollkraefte« angeben."
            )
            yield Match("TD511", text, feld)


@check("TD512")
def dienstplan(subject: Subject) -> Iterator[Match]:
    """Presence in opening hours that the positions, or the ratio, do not suffice for."""
    if not all_positions_read(subject):
        return
    proben = subject.rechnung.dienstplan
    einzeln = [probe for probe in proben if probe.nummer is not None]
    je_gruppe = subject.rechnung.stellen and all(probe.ist.vollstaendig for probe in einzeln)
    for probe in einzeln if je_gruppe or len(einzeln) == len(proben) else proben[-1:]:
        yield from _ungedeckt(subject, probe)


def _ungedeckt(subject: Subject, probe: Dienstplanprobe) -> Iterator[Match]:
    bedarf, jahr_h, netto_h = probe.bedarf_vzae, probe.anwesenheit_jahr_h, probe.netto_jahresarbeitszeit_h
    vorhanden = _vorhanden(subject, probe)
    if bedarf is None or jahr_h is None or netto_h is None or vorhanden is None:
        return
    woher, vzae = vorhanden
    darunter = shortfall_percent(bedarf, vzae)
    if darunter <= 0:
        return
    text = (
        f"Dienstplan, {probe.bezeichnung}: {german(jahr_h, Unit.STUNDEN)} Anwesenheit im Jahr brauchen "
        f"bei {german(netto_h, Unit.STUNDEN)} je Vollkraft {german(bedarf, Unit.VZAE)}; {woher} "
        f"{german(vzae, Unit.VZAE)}. Bitte Öffnungszeiten, gleichzeitig Anwesende und Stellen "
        "abgleichen; »tdocs personal« zeigt den Rechenweg."
    )
    ort = "angebot.oeffnung.zeiten"
    if probe.nummer is not None:
        ort = f"angebot.gruppen[{probe.nummer}].gleichzeitig_anwesend"
    knapp = darunter < subject.unterschreitung_prozent
    yield Match("TD512", text, ort, Severity.HINT if knapp else None)


def _vorhanden(subject: Subject, probe: Dienstplanprobe) -> tuple[str, Decimal] | None:
    """What there is for the presence: the positions or, without any, what the ratio comes to."""
    if subject.rechnung.stellen:
        return None if probe.ist.sicher is None else ("die Stellen ergeben", probe.ist.sicher)
    schluessel = next((p.schluessel for p in subject.rechnung.schluessel if p.bereich == "gruppe"), None)
    if schluessel is None or probe.plaetze is None:
        return None
    return "der Personalschlüssel ergibt", probe.plaetze / schluessel
