"""What texts say of pay, against the clause that refers to it, its law and the staffing (TD449 to TD451)."""

import re
from collections.abc import Iterator

from teilhabe_docs.model.choices import Anlagenart
from teilhabe_docs.model.text_slot import AnlageVerweis
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match, TextStretch
from teilhabe_docs.rules.engine.prose import NEGATED, sentences_with
from teilhabe_docs.rules.engine.subject import Subject

_VERGUETUNG = "angebot.verguetung"
_STUNDEN = re.compile(r"\bFachleistungsstunden?\b|\bStundens[aä]tze?n?\b")
_PAUSCHALE = re.compile(r"(?i)pauschal|\bInvestitionsbetr")
_ABSAGE = ("abgesagt", "bsage")


@check("TD449", "TD450", "TD451")
def verguetung(subject: Subject) -> Iterator[Match]:
    """Pay as an annex of the agreement, by the hour alone, and for visits that are priced in."""
    yield from _als_anlage(subject)
    if subject.grundlage == "sgb9_134":
        yield from _ohne_pauschale(subject)
    yield from _absagen(subject)


def _als_anlage(subject: Subject) -> Iterator[Match]:
    """Only where the clause is ours, which says that pay is no subject of the agreement."""
    gliederung, wert = subject.gliederungen.get("leistungsvereinbarung"), given(subject, _VERGUETUNG)
    if gliederung is None or not isinstance(wert, AnlageVerweis):
        return
    plaene = [a.plan for a in gliederung.alle() if "verguetungsverweis" in a.plan.eintrag.erfuellt]
    eigene = gliederung.profil.eigene_texte
    if not any(plan.koerper and plan.koerper.datei not in eigene for plan in plaene):
        return
    for objekt in ("angebot", "traeger"):
        for nummer, anlage in enumerate(given_list(subject, f"{objekt}.anlagen")):
            if anlage.id == wert.anlage and anlage.art is Anlagenart.ANLAGE:
                text = (
                    f"»{anlage.titel}« ist hier eine Anlage der Leistungsvereinbarung und wäre ihr "
                    "Teil; sie sagt aber, dass die Vergütung nicht ihr Gegenstand ist. Bitte bei "
                    "der Unterlage »art: mitgeltend« angeben."
                )
                yield Match(
                    "TD449",
                    text,
                    _VERGUETUNG,
                    related=(f"{objekt}.anlagen[{nummer}].titel", "hier beigefügt"),
                )


def _ohne_pauschale(subject: Subject) -> Iterator[Match]:
    texte = [quelle for quelle in subject.texts_in(_VERGUETUNG) if quelle.is_prose]
    if any(_PAUSCHALE.search(quelle.text) for quelle in texte):
        return
    for quelle in texte:
        if treffer := _STUNDEN.search(quelle.text):
            text = (
                f"Der Verweis auf die Vergütung nennt »{treffer[0]}«, aber weder Pauschalen noch einen "
                "Investitionsbetrag. In einem Angebot nach § 134 SGB IX besteht die Vergütung mindestens "
                "daraus. Bitte ergänzen, welche Pauschalen vereinbart werden."
            )
            yield Match("TD450", text, quelle.stretch(treffer))
            return


def _absagen(subject: Subject) -> Iterator[Match]:
    """Visits that are called off: in the hours that a full-time worker lacks, and in what is paid."""
    minderzeit = next(
        (
            TextStretch(quelle, von, bis)
            for quelle in subject.texts_in("personal.personalermittlung")
            for von, bis in sentences_with(quelle.text, _ABSAGE)
            if "inderzeit" in quelle.text[von:bis] and not NEGATED.search(quelle.text, von, bis)
        ),
        None,
    )
    if minderzeit is None:
        return
    for quelle in subject.texts_in(_VERGUETUNG, "angebot.finanzierung"):
        for von, bis in sentences_with(quelle.text, _ABSAGE):
            if not NEGATED.search(quelle.text, von, bis):
                text = (
                    "Abgesagte Termine stecken schon als Minderzeit in der Personalermittlung und damit im "
                    "Satz der geleisteten Stunde; hier ist für sie noch eine Regelung der Vergütung "
                    "vorgesehen. Bitte klarstellen, dass sie nicht zweimal bezahlt werden."
                )
                yield Match(
                    "TD451", text, TextStretch(quelle, von, bis), related=(minderzeit, "hier Minderzeit")
                )
                return
