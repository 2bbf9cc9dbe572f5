"""Annual working time, rosters, and ratios without reference (TD507, TD511, TD512, TD516)."""

from collections.abc import Iterator
from decimal import Decimal

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.model.choices import Land
from teilhabe_docs.rechnen.dienstplan import Dienstplanprobe
from teilhabe_docs.rechnen.figures import Einheit, deutsch, unterschreitung_prozent
from teilhabe_docs.rechnen.working_year import MINDERZEITEN_HOECHSTENS_PROZENT, UEBLICH_H
from teilhabe_docs.rules.personalstand import alle_gelesen, fehlt_schon
from teilhabe_docs.rules.treffer import Gegenstand, Treffer


def jahresarbeitszeit(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """A net annual working time outside what is plausible, and too many hours that cannot be billed."""
    jahr = gegenstand.rechnung.jahr
    von, bis = UEBLICH_H
    if jahr.netto_h is not None and not von <= jahr.netto_h <= bis:
        tage = (
            ""
            if jahr.arbeitstage is None or jahr.arbeitstag_h is None
            else (
                f" Das wären {deutsch(jahr.arbeitstage, Einheit.TAGE)} zu "
                f"{deutsch(jahr.arbeitstag_h, Einheit.STUNDEN)}."
            )
        )
        text = (
            f"Eine Netto-Jahresarbeitszeit von {deutsch(jahr.netto_h, Einheit.STUNDEN)} ist ungewöhnlich; "
            f"üblich sind {von} bis {bis} Stunden nach Abzug von Wochenenden, Feiertagen, Urlaub und "
            f"Krankheit.{tage} Bitte die Zahl und ihre Fundstelle prüfen."
        )
        yield Treffer("TD507", text, "personal.netto_jahresarbeitszeit_h")
    anteil, ort = jahr.minderzeiten_prozent, "personal.minderzeiten"
    if jahr.abrechenbar_h is not None and jahr.abrechenbar_h <= 0 and jahr.minderzeiten_h:
        text = (
            f"Die Minderzeiten ({deutsch(jahr.minderzeiten_h, Einheit.STUNDEN)}) brauchen die ganze "
            f"Netto-Jahresarbeitszeit auf; abrechenbar bleibt nichts. Bitte die Zahlen prüfen."
        )
        yield Treffer("TD516", text, ort)
    elif (
        anteil is not None
        and anteil > MINDERZEITEN_HOECHSTENS_PROZENT
        and gegenstand.konzept.angebot.land is Land.NRW
    ):
        text = (
            f"Die Minderzeiten sind {deutsch(anteil, Einheit.PROZENT)} der Brutto-Jahresarbeitszeit; der "
            f"Richtwert in Nordrhein-Westfalen ist höchstens {MINDERZEITEN_HOECHSTENS_PROZENT} %. Bitte "
            "prüfen oder begründen."
        )
        yield Treffer("TD516", text, ort, Severity.HINT)


def bezuege(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Ratios in Regie that do not say what they are counted against."""
    for probe in gegenstand.rechnung.schluessel:
        feld = f"{probe.ort}.bezug"
        if probe.bezug is None and not fehlt_schon(gegenstand, feld):
            text = (
                f"Der Schlüssel für {probe.bereich.label} sagt nicht, worauf er sich bezieht: auf Plätze "
                "oder auf Vollkräfte. Bitte »bezug: plaetze« oder »bezug: vollkraefte« angeben."
            )
            yield Treffer("TD511", text, feld)


def dienstplan(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Presence in opening hours that the positions, or the ratio, do not suffice for."""
    if not alle_gelesen(gegenstand):
        return
    proben = gegenstand.rechnung.dienstplan
    einzeln = [probe for probe in proben if probe.nummer is not None]
    je_gruppe = gegenstand.rechnung.stellen and all(probe.ist.vollstaendig for probe in einzeln)
    for probe in einzeln if je_gruppe or len(einzeln) == len(proben) else proben[-1:]:
        yield from _ungedeckt(gegenstand, probe)


def _ungedeckt(gegenstand: Gegenstand, probe: Dienstplanprobe) -> Iterator[Treffer]:
    bedarf, jahr_h, netto_h = probe.bedarf_vzae, probe.anwesenheit_jahr_h, probe.netto_jahresarbeitszeit_h
    vorhanden = _vorhanden(gegenstand, probe)
    if bedarf is None or jahr_h is None or netto_h is None or vorhanden is None:
        return
    woher, vzae = vorhanden
    darunter = unterschreitung_prozent(bedarf, vzae)
    if darunter <= 0:
        return
    text = (
        f"Dienstplan, {probe.bezeichnung}: {deutsch(jahr_h, Einheit.STUNDEN)} Anwesenheit im Jahr brauchen "
        f"bei {deutsch(netto_h, Einheit.STUNDEN)} je Vollkraft {deutsch(bedarf, Einheit.VZAE)}; {woher} "
        f"{deutsch(vzae, Einheit.VZAE)}. Bitte Öffnungszeiten, gleichzeitig Anwesende und Stellen "
        "abgleichen; »tdocs personal« zeigt den Rechenweg."
    )
    ort = "angebot.oeffnung.zeiten"
    if probe.nummer is not None:
        ort = f"angebot.gruppen[{probe.nummer}].gleichzeitig_anwesend"
    knapp = darunter < gegenstand.unterschreitung_prozent
    yield Treffer("TD512", text, ort, Severity.HINT if knapp else None)


def _vorhanden(gegenstand: Gegenstand, probe: Dienstplanprobe) -> tuple[str, Decimal] | None:
    """What there is for the presence: the positions or, without any, what the ratio comes to."""
    if gegenstand.rechnung.stellen:
        return None if probe.ist.sicher is None else ("die Stellen ergeben", probe.ist.sicher)
    schluessel = next((p.schluessel for p in gegenstand.rechnung.schluessel if p.bereich == "gruppe"), None)
    if schluessel is None or probe.plaetze is None:
        return None
    return "der Personalschlüssel ergibt", probe.plaetze / schluessel
