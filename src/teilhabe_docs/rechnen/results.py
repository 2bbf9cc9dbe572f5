"""The results of a calculation in the order in which they are read."""

from collections.abc import Iterator

from teilhabe_docs.model.choices import Regiebezug
from teilhabe_docs.rechnen.calculation import Rechnung
from teilhabe_docs.rechnen.counted_positions import REGIE, Summe, in_bereich, summe
from teilhabe_docs.rechnen.dienstplan import Dienstplanprobe
from teilhabe_docs.rechnen.figures import (
    HUNDERT,
    Einheit,
    eintraege,
    gerundet,
    geteilt,
    mal,
    zahl,
)
from teilhabe_docs.rechnen.personalschluessel import Schluesselprobe
from teilhabe_docs.rechnen.result import Eingabe, Ergebnis


def ergebnisse(rechnung: Rechnung) -> Iterator[Ergebnis]:
    """All results that something is given for, in the order in which they are read."""
    for probe in rechnung.schluessel:
        yield from _schluessel(probe)
    yield from _quote(rechnung)
    yield from _jahr(rechnung)
    for dienstplan in rechnung.dienstplan:
        yield from _dienstplan(dienstplan)
    yield from _fachleistungsstunde(rechnung)


def _schluessel(probe: Schluesselprobe) -> Iterator[Ergebnis]:
    name, bereich = str(probe.bereich), probe.bereich.label
    feld = "angebot.plaetze" if probe.bezug is Regiebezug.PLAETZE else ""
    einheit = Einheit.VZAE if probe.bezug is Regiebezug.VOLLKRAEFTE else Einheit.PLAETZE
    menge = Eingabe(probe.bezug.label if probe.bezug else "Bezug", probe.menge, einheit, feld)
    schluessel = Eingabe("Schlüssel", probe.schluessel, Einheit.SCHLUESSEL, probe.ort)
    ist = Eingabe("VZÄ", probe.ist.sicher, Einheit.VZAE, "personal.positionen")
    yield Ergebnis(
        f"soll.{name}",
        f"Soll {bereich}",
        Einheit.VZAE,
        "{} ÷ {}",
        (menge, schluessel),
        probe.soll_vzae,
    )
    yield Ergebnis(
        f"schluessel.{name}",
        f"Personalschlüssel {bereich}",
        Einheit.SCHLUESSEL,
        "{} ÷ {}",
        (menge, ist),
        probe.erreicht,
        probe.schluessel,
        probe.soll_vzae,
        probe.ist.sicher,
        probe.ist.fehlt,
    )


def _quote(rechnung: Rechnung) -> Iterator[Ergebnis]:
    quote, vereinbart = rechnung.quote, zahl(rechnung.konzept.personal.fachkraftquote)
    regie = summe(rechnung.stellen, in_bereich(*REGIE))
    alle = _vzae("VZÄ Betreuung", quote.alle)
    if quote.alle.anzahl or vereinbart is not None:
        yield Ergebnis(
            "fachkraftquote",
            "Fachkraftquote",
            Einheit.PROZENT,
            "{} ÷ {} × 100",
            (_vzae("VZÄ Fachkräfte", quote.fachkraefte), alle),
            quote.prozent,
            vereinbart,
            fehlt=tuple(dict.fromkeys((*quote.alle.fehlt, *quote.fachkraefte.fehlt))),
        )
    if regie.anzahl and quote.alle.anzahl:
        yield Ergebnis(
            "regieanteil",
            "Regieanteil",
            Einheit.PROZENT,
            "{} ÷ {} × 100",
            (_vzae("VZÄ Regie", regie), alle),
            mal(geteilt(regie.sicher, quote.alle.sicher), HUNDERT),
            fehlt=tuple(dict.fromkeys((*regie.fehlt, *quote.alle.fehlt))),
        )


def _vzae(name: str, wert: Summe) -> Eingabe:
    return Eingabe(name, wert.sicher, Einheit.VZAE, "personal.positionen")


def _jahr(rechnung: Rechnung) -> Iterator[Ergebnis]:
    jahr = rechnung.jahr
    woche = Eingabe(
        "Wochenstunden", jahr.wochenstunden_h, Einheit.STUNDEN, "personal.vollzeit_wochenstunden_h"
    )
    netto = Eingabe(
        "Netto-Jahresarbeitszeit", jahr.netto_h, Einheit.STUNDEN, "personal.netto_jahresarbeitszeit_h"
    )
    minder = Eingabe("Minderzeiten", jahr.minderzeiten_h, Einheit.STUNDEN, "personal.minderzeiten")
    stunden, tage = Einheit.STUNDEN, Einheit.TAGE
    if jahr.brutto_h is not None:
        yield Ergebnis(
            "jahr.brutto", "Brutto-Jahresarbeitszeit", stunden, "{} × 52,18", (woche,), jahr.brutto_h
        )
    if jahr.arbeitstage is not None:
        yield Ergebnis(
            "jahr.arbeitstage", "Arbeitstage", tage, "{} ÷ ({} ÷ 5)", (netto, woche), jahr.arbeitstage
        )
        arbeitstage = Eingabe("Arbeitstage", jahr.arbeitstage, tage)
        yield Ergebnis(
            "jahr.freie-werktage", "Freie Werktage", tage, "261 − {}", (arbeitstage,), jahr.freie_werktage
        )
    if eintraege(rechnung.konzept.personal.minderzeiten):
        yield Ergebnis(
            "jahr.abrechenbar",
            "Abrechenbare Stunden je Vollkraft",
            stunden,
            "{} − {}",
            (netto, minder),
            jahr.abrechenbar_h,
        )
        brutto = Eingabe("Brutto-Jahresarbeitszeit", jahr.brutto_h, stunden)
        yield Ergebnis(
            "jahr.minderzeiten",
            "Anteil der Minderzeiten",
            Einheit.PROZENT,
            "{} ÷ {} × 100",
            (minder, brutto),
            jahr.minderzeiten_prozent,
        )


def _dienstplan(probe: Dienstplanprobe) -> Iterator[Ergebnis]:
    id_ = "alle" if probe.nummer is None else str(probe.nummer)
    gruppe = "" if probe.nummer is None else f"[{probe.nummer}].gleichzeitig_anwesend"
    yield Ergebnis(
        f"dienstplan.{id_}.anwesenheit",
        f"Anwesenheit im Jahr, {probe.bezeichnung}",
        Einheit.STUNDEN,
        "{} × {} × {}",
        (
            Eingabe("Öffnungstage", probe.tage_pro_jahr, Einheit.TAGE, "angebot.oeffnung.tage_pro_jahr"),
            Eingabe("Stunden je Tag", probe.oeffnung_tag_h, Einheit.STUNDEN, "angebot.oeffnung.zeiten"),
            Eingabe(
                "gleichzeitig Anwesende",
                probe.gleichzeitig_anwesend,
                Einheit.KRAEFTE,
                f"angebot.gruppen{gruppe}",
            ),
        ),
        probe.anwesenheit_jahr_h,
    )
    yield Ergebnis(
        f"dienstplan.{id_}.bedarf",
        f"Bedarf nach Dienstplan, {probe.bezeichnung}",
        Einheit.VZAE,
        "{} ÷ {}",
        (
            Eingabe("Anwesenheit im Jahr", probe.anwesenheit_jahr_h, Einheit.STUNDEN),
            Eingabe(
                "Netto-Jahresarbeitszeit",
                probe.netto_jahresarbeitszeit_h,
                Einheit.STUNDEN,
                "personal.netto_jahresarbeitszeit_h",
            ),
        ),
        probe.bedarf_vzae,
    )
    yield Ergebnis(
        f"dienstplan.{id_}.schluessel",
        f"Schlüssel nach Dienstplan, {probe.bezeichnung}",
        Einheit.SCHLUESSEL,
        "{} ÷ {}",
        (
            Eingabe("Plätze", probe.plaetze, Einheit.PLAETZE, "angebot.gruppen"),
            Eingabe("Bedarf", probe.bedarf_vzae, Einheit.VZAE),
        ),
        probe.entspricht_schluessel,
    )
    if probe.bedarf_vzae is not None:
        yield Ergebnis(
            f"dienstplan.{id_}.stellen",
            f"Stellen gegen Dienstplan, {probe.bezeichnung}",
            Einheit.VZAE,
            "{}",
            (_vzae("VZÄ der Gruppe", probe.ist),),
            probe.ist.sicher,
            gerundet(probe.bedarf_vzae),
            fehlt=probe.ist.fehlt,
        )


def _fachleistungsstunde(rechnung: Rechnung) -> Iterator[Ergebnis]:
    fls = rechnung.fachleistungsstunde
    ort = "angebot.fachleistungsstunde."
    ganz = Eingabe("Minuten der Fachleistungsstunde", fls.minuten, Einheit.MINUTEN, f"{ort}minuten_je_fls")
    if fls.direkt_prozent is not None:
        direkt = Eingabe("direkte Minuten", fls.direkt_min, Einheit.MINUTEN, f"{ort}direkt_min")
        indirekt = Eingabe("indirekte Minuten", fls.indirekt_min, Einheit.MINUTEN)
        muster = "{} ÷ {} × 100"
        yield Ergebnis(
            "fls.direkt",
            "Direkter Anteil der Fachleistungsstunde",
            Einheit.PROZENT,
            muster,
            (direkt, ganz),
            fls.direkt_prozent,
        )
        yield Ergebnis(
            "fls.indirekt",
            "Indirekter Anteil der Fachleistungsstunde",
            Einheit.PROZENT,
            muster,
            (indirekt, ganz),
            fls.indirekt_prozent,
        )
