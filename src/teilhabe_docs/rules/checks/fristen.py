"""Dates and terms: signing, term, state of the papers, certificates, reports (TD421 to TD428)."""

import re
from collections.abc import Iterator
from datetime import date

from teilhabe_docs.documents.display import german_date
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_BEGINN = "angebot.laufzeit.beginn"
_STAND = "angebot.stand"
_KONZEPT = "angebot.konzeption.stand"
_ZEUGNIS = "traeger.fuehrungszeugnis"
_FACHKONZEPT = re.compile(r"\b(?:Fachkonzept|Konzeption)(?:e?s)?\b")
_UEBERPRUEFUNG = 24  # months, § 121 Abs. 2 Satz 2 SGB IX


@check("TD421", "TD422", "TD423", "TD424", "TD425", "TD426", "TD427", "TD428")
def fristen(subject: Subject) -> Iterator[Match]:
    """Dates in the wrong order, terms that are too long."""
    yield from _reihenfolge(subject)
    yield from _stand(subject)
    yield from _fuehrungszeugnis(subject)
    fortgeltung = "angebot.laufzeit.fortgeltung_ohne_enddatum"
    nur_dann = subject.with_trait("kuendigung_nur_bei_fortgeltung")
    if nur_dann and given(subject, fortgeltung) is False:
        frist = "angebot.laufzeit.kuendigungsfrist"
        if given(subject, frist):
            text = (
                "Eine Kündigungsfrist sieht das Muster nur vor, wenn die Vereinbarung ohne neues Enddatum "
                "fortgilt; das ist verneint. Bitte eines von beiden ändern."
            )
            yield Match("TD424", text, frist, related=(fortgeltung, "hier »nein«"))
    yield from _berichte(subject)


def _berichte(subject: Subject) -> Iterator[Match]:
    """Measures that nobody can read off, and reports that come too late for the review of the plan."""
    for nummer, eintrag in enumerate(given_list(subject, "angebot.qualitaet.zielerreichung")):
        if eintrag.indikator is None and eintrag.erhebung is None:
            text = (
                "Woran sich zeigt, ob dieser Maßstab erreicht ist, steht nicht da. Bitte »indikator« und "
                "»erhebung« angeben."
            )
            yield Match("TD428", text, f"angebot.qualitaet.zielerreichung[{nummer}].massstab")
    turnus = given(subject, "angebot.dokumentation.berichte_turnus_monate")
    if turnus and turnus > _UEBERPRUEFUNG and subject.grundlage.startswith("sgb9"):
        text = (
            f"Berichte gibt es alle {turnus} Monate; der Gesamtplan wird aber spätestens nach zwei Jahren "
            "überprüft und braucht sie dafür. Bitte einen kürzeren Abstand vereinbaren."
        )
        yield Match("TD427", text, "angebot.dokumentation.berichte_turnus_monate")


def _reihenfolge(subject: Subject) -> Iterator[Match]:
    beginn = given(subject, _BEGINN)
    if beginn is None:
        return
    unterschrift = given(subject, "angebot.unterzeichnung.datum")
    if unterschrift and unterschrift > beginn:
        text = (
            f"Die Laufzeit beginnt am {german_date(beginn)}, unterschrieben wird erst am "
            f"{german_date(unterschrift)}. Vereinbart wird vor Beginn für die Zukunft; bitte eines der "
            "Daten ändern."
        )
        yield Match("TD421", text, _BEGINN, related=("angebot.unterzeichnung.datum", "später"))
    feld = _KONZEPT if given(subject, _KONZEPT) else _STAND
    stand = given(subject, feld)
    if stand and stand > beginn:
        text = (
            f"Das Fachkonzept hat den Stand {german_date(stand)}, die Laufzeit beginnt schon am "
            f"{german_date(beginn)}. Vereinbart werden kann nur ein Konzept, das es bei Beginn gibt; "
            "bitte eines der Daten ändern."
        )
        yield Match("TD422", text, feld, related=(_BEGINN, "früher"))


def _stand(subject: Subject) -> Iterator[Match]:
    """Versions and states that do not fit together."""
    stand, konzept = given(subject, _STAND), given(subject, _KONZEPT)
    if stand and konzept and konzept > stand:
        text = (
            f"Die Konzeption hat den Stand {german_date(konzept)} und wäre damit neuer als die Angaben, "
            f"aus denen sie entsteht ({german_date(stand)}). Bitte angleichen."
        )
        yield Match("TD423", text, _KONZEPT, related=(_STAND, "älter"))
    geltend = konzept or stand
    for objekt in ("angebot", "traeger"):
        for nummer, anlage in enumerate(given_list(subject, f"{objekt}.anlagen")):
            if geltend and anlage.stand and anlage.stand != geltend and _FACHKONZEPT.search(anlage.titel):
                text = (
                    f"Die Anlage hat den Stand {german_date(anlage.stand)}, das Fachkonzept den Stand "
                    f"{german_date(geltend)}. Bitte angleichen oder im Titel sagen, worum es sich "
                    "handelt."
                )
                ort = f"{objekt}.anlagen[{nummer}].stand"
                yield Match("TD423", text, ort, related=(_KONZEPT if konzept else _STAND, "anders"))
    yield from _fassungen(subject, stand)


def _fassungen(subject: Subject, stand: date | None) -> Iterator[Match]:
    """The newest row of the table of versions against version and state."""
    zeilen = [(a.datum, i, a) for i, a in enumerate(given_list(subject, "angebot.aenderungen")) if a.datum]
    if not zeilen:
        return
    datum, nummer, neueste = max(zeilen, key=lambda zeile: zeile[:2])
    ort = f"angebot.aenderungen[{nummer}]"
    version = given(subject, "angebot.version")
    if stand and datum > stand:
        text = (
            f"Die neueste Fassung ist vom {german_date(datum)}, der Stand der Angaben vom "
            f"{german_date(stand)}. Bitte den Stand fortschreiben."
        )
        yield Match("TD423", text, f"{ort}.datum", related=(_STAND, "älter"))
    if version and neueste.version and neueste.version != version:
        text = (
            f"Die neueste Fassung in der Übersicht trägt die Version {neueste.version}, die Dokumente tragen "
            f"{version}. Bitte angleichen."
        )
        yield Match("TD423", text, f"{ort}.version", related=("angebot.version", f"hier {version}"))


def _fuehrungszeugnis(subject: Subject) -> Iterator[Match]:
    monate = given(subject, f"{_ZEUGNIS}.loeschfrist_monate")
    sgb9 = subject.grundlage.startswith("sgb9")
    grenze, norm = (3, "§ 124 Abs. 2 Satz 9 SGB IX") if sgb9 else (6, "§ 72a Abs. 5 SGB VIII")
    zweite = ("angebot.vertragsgrundlage", "danach")
    if subject.grundlage and monate is not None and monate > grenze:
        text = (
            f"Die Angaben aus dem Führungszeugnis sollen nach {monate} Monaten gelöscht werden, erlaubt sind "
            f"höchstens {grenze}. Bitte die Frist kürzen; arbeitet der Träger nach beiden Gesetzen, zählt "
            "die kürzere."
        )
        yield Match("TD425", text, f"{_ZEUGNIS}.loeschfrist_monate", source=norm, related=zweite)
    if given(subject, f"{_ZEUGNIS}.art") == "einfach":
        norm = "§ 124 Abs. 2 Satz 4 SGB IX" if sgb9 else "§ 72a Abs. 1 SGB VIII"
        text = (
            "Verlangt ist das erweiterte Führungszeugnis (§ 30a BZRG), angegeben ist das einfache. Bitte "
            "ändern."
        )
        yield Match("TD426", text, f"{_ZEUGNIS}.art", source=f"{norm}, § 30a BZRG")
