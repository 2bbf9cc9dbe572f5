"""Dates and terms: signing, term, state of the papers, certificates, reports (TD421 to TD428)."""

import re
from collections.abc import Iterator
from datetime import date

from teilhabe_docs.documents.display import deutsches_datum
from teilhabe_docs.rules.angaben import angabe, liste
from teilhabe_docs.rules.treffer import Gegenstand, Treffer

_BEGINN = "angebot.laufzeit.beginn"
_STAND = "angebot.stand"
_KONZEPT = "angebot.konzeption.stand"
_ZEUGNIS = "traeger.fuehrungszeugnis"
_FACHKONZEPT = re.compile(r"\b(?:Fachkonzept|Konzeption)(?:e?s)?\b")
_UEBERPRUEFUNG = 24  # months, § 121 Abs. 2 Satz 2 SGB IX


def fristen(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Dates in the wrong order, terms that are too long."""
    yield from _reihenfolge(gegenstand)
    yield from _stand(gegenstand)
    yield from _fuehrungszeugnis(gegenstand)
    fortgeltung = "angebot.laufzeit.fortgeltung_ohne_enddatum"
    nur_dann = gegenstand.mit_merkmal("kuendigung_nur_bei_fortgeltung")
    if nur_dann and angabe(gegenstand, fortgeltung) is False:
        frist = "angebot.laufzeit.kuendigungsfrist"
        if angabe(gegenstand, frist):
            text = (
                "Eine Kündigungsfrist sieht das Muster nur vor, wenn die Vereinbarung ohne neues Enddatum "
                "fortgilt; das ist verneint. Bitte eines von beiden ändern."
            )
            yield Treffer("TD424", text, frist, zweite=(fortgeltung, "hier »nein«"))
    yield from _berichte(gegenstand)


def _berichte(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Measures that nobody can read off, and reports that come too late for the review of the plan."""
    for nummer, eintrag in enumerate(liste(gegenstand, "angebot.qualitaet.zielerreichung")):
        if eintrag.indikator is None and eintrag.erhebung is None:
            text = (
                "Woran sich zeigt, ob dieser Maßstab erreicht ist, steht nicht da. Bitte »indikator« und "
                "»erhebung« angeben."
            )
            yield Treffer("TD428", text, f"angebot.qualitaet.zielerreichung[{nummer}].massstab")
    turnus = angabe(gegenstand, "angebot.dokumentation.berichte_turnus_monate")
    if turnus and turnus > _UEBERPRUEFUNG and gegenstand.grundlage.startswith("sgb9"):
        text = (
            f"Berichte gibt es alle {turnus} Monate; der Gesamtplan wird aber spätestens nach zwei Jahren "
            "überprüft und braucht sie dafür. Bitte einen kürzeren Abstand vereinbaren."
        )
        yield Treffer("TD427", text, "angebot.dokumentation.berichte_turnus_monate")


def _reihenfolge(gegenstand: Gegenstand) -> Iterator[Treffer]:
    beginn = angabe(gegenstand, _BEGINN)
    if beginn is None:
        return
    unterschrift = angabe(gegenstand, "angebot.unterzeichnung.datum")
    if unterschrift and unterschrift > beginn:
        text = (
            f"Die Laufzeit beginnt am {deutsches_datum(beginn)}, unterschrieben wird erst am "
            f"{deutsches_datum(unterschrift)}. Vereinbart wird vor Beginn für die Zukunft; bitte eines der "
            "Daten ändern."
        )
        yield Treffer("TD421", text, _BEGINN, zweite=("angebot.unterzeichnung.datum", "später"))
    feld = _KONZEPT if angabe(gegenstand, _KONZEPT) else _STAND
    stand = angabe(gegenstand, feld)
    if stand and stand > beginn:
        text = (
            f"Das Fachkonzept hat den Stand {deutsches_datum(stand)}, die Laufzeit beginnt schon am "
            f"{deutsches_datum(beginn)}. Vereinbart werden kann nur ein Konzept, das es bei Beginn gibt; "
            "bitte eines der Daten ändern."
        )
        yield Treffer("TD422", text, feld, zweite=(_BEGINN, "früher"))


def _stand(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Versions and states that do not fit together."""
    stand, konzept = angabe(gegenstand, _STAND), angabe(gegenstand, _KONZEPT)
    if stand and konzept and konzept > stand:
        text = (
            f"Die Konzeption hat den Stand {deutsches_datum(konzept)} und wäre damit neuer als die Angaben, "
            f"aus denen sie entsteht ({deutsches_datum(stand)}). Bitte angleichen."
        )
        yield Treffer("TD423", text, _KONZEPT, zweite=(_STAND, "älter"))
    geltend = konzept or stand
    for objekt in ("angebot", "traeger"):
        for nummer, anlage in enumerate(liste(gegenstand, f"{objekt}.anlagen")):
            if geltend and anlage.stand and anlage.stand != geltend and _FACHKONZEPT.search(anlage.titel):
                text = (
                    f"Die Anlage hat den Stand {deutsches_datum(anlage.stand)}, das Fachkonzept den Stand "
                    f"{deutsches_datum(geltend)}. Bitte angleichen oder im Titel sagen, worum es sich "
                    "handelt."
                )
                ort = f"{objekt}.anlagen[{nummer}].stand"
                yield Treffer("TD423", text, ort, zweite=(_KONZEPT if konzept else _STAND, "anders"))
    yield from _fassungen(gegenstand, stand)


def _fassungen(gegenstand: Gegenstand, stand: date | None) -> Iterator[Treffer]:
    """The newest row of the table of versions against version and state."""
    zeilen = [(a.datum, i, a) for i, a in enumerate(liste(gegenstand, "angebot.aenderungen")) if a.datum]
    if not zeilen:
        return
    datum, nummer, neueste = max(zeilen, key=lambda zeile: zeile[:2])
    ort = f"angebot.aenderungen[{nummer}]"
    version = angabe(gegenstand, "angebot.version")
    if stand and datum > stand:
        text = (
            f"Die neueste Fassung ist vom {deutsches_datum(datum)}, der Stand der Angaben vom "
            f"{deutsches_datum(stand)}. Bitte den Stand fortschreiben."
        )
        yield Treffer("TD423", text, f"{ort}.datum", zweite=(_STAND, "älter"))
    if version and neueste.version and neueste.version != version:
        text = (
            f"Die neueste Fassung in der Übersicht trägt die Version {neueste.version}, die Dokumente tragen "
            f"{version}. Bitte angleichen."
        )
        yield Treffer("TD423", text, f"{ort}.version", zweite=("angebot.version", f"hier {version}"))


def _fuehrungszeugnis(gegenstand: Gegenstand) -> Iterator[Treffer]:
    monate = angabe(gegenstand, f"{_ZEUGNIS}.loeschfrist_monate")
    sgb9 = gegenstand.grundlage.startswith("sgb9")
    grenze, norm = (3, "§ 124 Abs. 2 Satz 9 SGB IX") if sgb9 else (6, "§ 72a Abs. 5 SGB VIII")
    zweite = ("angebot.vertragsgrundlage", "danach")
    if gegenstand.grundlage and monate is not None and monate > grenze:
        text = (
            f"Die Angaben aus dem Führungszeugnis sollen nach {monate} Monaten gelöscht werden, erlaubt sind "
            f"höchstens {grenze}. Bitte die Frist kürzen; arbeitet der Träger nach beiden Gesetzen, zählt "
            "die kürzere."
        )
        yield Treffer("TD425", text, f"{_ZEUGNIS}.loeschfrist_monate", quelle=norm, zweite=zweite)
    if angabe(gegenstand, f"{_ZEUGNIS}.art") == "einfach":
        norm = "§ 124 Abs. 2 Satz 4 SGB IX" if sgb9 else "§ 72a Abs. 1 SGB VIII"
        text = (
            "Verlangt ist das erweiterte Führungszeugnis (§ 30a BZRG), angegeben ist das einfache. Bitte "
            "ändern."
        )
        yield Treffer("TD426", text, f"{_ZEUGNIS}.art", quelle=f"{norm}, § 30a BZRG")
