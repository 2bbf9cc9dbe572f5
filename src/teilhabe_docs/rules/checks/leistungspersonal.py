"""Services and staff that do not fit, and levels of qualification without training (TD513, TD514)."""

import re
from collections.abc import Iterator

from teilhabe_docs.model.choices import Bereich, Leistungsform
from teilhabe_docs.model.staffing import Qualifikationsstufe
from teilhabe_docs.rechnen.counted_positions import FACHKRAFT
from teilhabe_docs.rechnen.figures import entries
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.readable_staff import all_positions_read, is_told_missing
from teilhabe_docs.rules.engine.subject import Subject

_FORMEN = {Bereich.GRUPPE: Leistungsform.GRUPPE, Bereich.INDIVIDUELL: Leistungsform.INDIVIDUELL}
_NAMEN = {Bereich.GRUPPE: "Gruppenleistungen", Bereich.INDIVIDUELL: "Individualleistungen"}
_UNGELERNT = re.compile(r"(?i)\b(?:un|an)gelernt|\bohne\s+(?:\w+\s+){0,2}(?:ausbildung|abschluss)")


@check("TD513")
def leistungspersonal(subject: Subject) -> Iterator[Match]:
    """Services that no position is there for, and positions that no service stands behind.

    An option without staff is told elsewhere (TD434).
    """
    stellen = [stelle.position for stelle in subject.rechnung.stellen if stelle.zaehlt]
    if not stellen or not all_positions_read(subject) or any(p.bereich is None for p in stellen):
        return
    besetzt = {position.bereich for position in stellen}
    angeboten = {bereich: feld for bereich in _FORMEN if (feld := _angeboten(subject, bereich))}
    ohne_stelle = [b for b in angeboten if b not in besetzt and not _nach_plan(subject, b)]
    for bereich in ohne_stelle:
        if angeboten[bereich].startswith("angebot.optionen"):
            continue
        text = (
            f"Das Angebot nennt {_NAMEN[bereich]}, aber keine Stelle dafür (bereich: {bereich}). Bitte unter "
            "»positionen« eine Stelle ergänzen oder ihren Bereich berichtigen."
        )
        yield Match("TD513", text, angeboten[bereich])
    if ohne_stelle or not angeboten:
        return
    for bereich, name in _NAMEN.items():
        feld = f"angebot.leistungen.{bereich}"
        asked = bereich in besetzt and bereich not in angeboten and subject.may_print(feld)
        if asked and not is_told_missing(subject, feld):
            text = (
                f"Es gibt Stellen für {name} (bereich: {bereich}), aber »leistungen.{bereich}« nennt keine. "
                "Bitte die Leistungen beschreiben oder den Bereich der Stellen berichtigen."
            )
            yield Match("TD513", text, feld)


def _nach_plan(subject: Subject, bereich: Bereich) -> bool:
    """Whether the staff for it follows from the plans of those served, as a text says, not from positions."""
    return bereich is Bereich.INDIVIDUELL and subject.konzept.personal.personalermittlung is not None


def _angeboten(subject: Subject, bereich: Bereich) -> str:
    """The field that names services which staff of an area gives; empty where none does."""
    angebot = subject.konzept.angebot
    if entries(getattr(angebot.leistungen, bereich)):
        return f"angebot.leistungen.{bereich}"
    if bereich is Bereich.INDIVIDUELL and entries(angebot.assistenz.leistungen):
        return "angebot.assistenz.leistungen"
    if bereich is Bereich.INDIVIDUELL and entries(angebot.fruehfoerderung.heilpaedagogisch):
        return "angebot.fruehfoerderung.heilpaedagogisch"
    if bereich is Bereich.GRUPPE and entries(angebot.pool.gruppen):
        return "angebot.pool.gruppen"
    for option in ("wegbegleitung", "ferienbegleitung"):
        if _FORMEN[bereich] in entries(getattr(angebot.optionen, option)):
            return f"angebot.optionen.{option}"
    if bereich is Bereich.INDIVIDUELL and angebot.optionen.nachmittagsbetreuung:
        return "angebot.optionen.nachmittagsbetreuung"
    return ""


@check("TD514")
def qualifikationsstufen(subject: Subject) -> Iterator[Match]:
    """Levels that are billed as trained staff without asking for training."""
    for nummer, stufe in enumerate(entries(subject.konzept.personal.qualifikationsstufen)):
        if grund := _ungelernt(stufe):
            text = (
                f"Die Qualifikationsstufe »{stufe.bezeichnung}« {grund}. Fachpersonal hat eine "
                "abgeschlossene berufsspezifische Ausbildung; Praxis oder Kurse ersetzen sie nicht. Bitte "
                "Bezeichnung, Voraussetzung und Kategorie abgleichen."
            )
            yield Match("TD514", text, f"personal.qualifikationsstufen[{nummer}].voraussetzung")


def _ungelernt(stufe: Qualifikationsstufe) -> str:
    """What is wrong with a level; empty where nothing is."""
    worte = f"{stufe.bezeichnung} {stufe.voraussetzung or ''}"
    if stufe.kategorie in FACHKRAFT:
        if not stufe.voraussetzung:
            return "gilt als Fachkraft, nennt aber keine Voraussetzung"
        if treffer := _UNGELERNT.search(worte):
            return f"gilt als Fachkraft, verlangt aber keine Ausbildung (»{treffer[0]}«)"
    elif stufe.kategorie and re.search(r"(?i)(?<![\wäöüß])gelernt", stufe.bezeichnung):
        return "heißt »gelernt«, gilt aber als Nicht-Fachkraft"
    return ""
