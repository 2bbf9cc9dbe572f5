"""Numbers and dates in texts that contradict a field (TD404, TD405)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from teilhabe_docs.documents.display import german_date, german_number
from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.numbers import DecimalNumber
from teilhabe_docs.model.values import Text, YesNo
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_values
from teilhabe_docs.rules.engine.match import Match, TextSource, TextStretch
from teilhabe_docs.rules.engine.prose import DATE, NUMBER, as_date, as_number, sentences_with
from teilhabe_docs.rules.engine.rows import FieldName, FieldNames, rows
from teilhabe_docs.rules.engine.subject import Subject
from teilhabe_docs.rules.engine.wording import named

_ANDERSWO = frozenset(
    (
        *("angebot.rechtsgrundlagen", "angebot.lrv", "angebot.aenderungen", "angebot.abgrenzung"),
        *("angebot.zusatzleistungen", "angebot.anlagen", "angebot.beteiligte", "angebot.laufzeit"),
        *("traeger.weitere_angebote", "traeger.anlagen", "personal.netto_jahresarbeitszeit_quelle"),
    )
)
"""Fields that speak of other things than this offer as it is."""
_FRUEHER = re.compile(
    r"(?i)\b(?:früher|bisher|bislang|zuvor|damals|vormals|ursprünglich|ehemals|geplant|künftig|zunächst|derzeit"
    r"|aktuell|Vorjahr|vergangene|beispielsweise|Beispiel|z\.\s?B\.|(?<!\.)(?:19|20)\d\d)",
)
_GRENZE = r"(?:höchstens|mindestens|wenigstens|maximal|bis zu)\s+"
_UNGEFAEHR = re.compile(
    r"\b(?:rund|etwa|circa|ca\.|über|unter|mehr als|weniger als|knapp|fast|weitere[nr]?|zusätzliche?[nr]?"
    r"|andere[nr]?|davon|jeweils|je|pro|um|nur|letzten|ersten|§|Nr\.|Abs\.)\s+"
    rf"(?:{_GRENZE})?$"
)
_NUR_GRENZE = re.compile(rf"\b{_GRENZE}$")
_ZUVIELE = 8
"""Groups; with more of them nearly every number is a sum of some."""


class Angabe(Model):
    """How texts write what a field says: `muster` with `{zahl}` or `{datum}`, `{n}` is any other number.

    `woran` is what stands wherever the pattern does. In the same sentence stands one of `mit` and none of
    `ohne`; `nur` are the fields in whose texts it means this. `auch` are fields that may be meant as well,
    `teile` parts of the number, some of which may be meant together; `anzahl`: the number of entries is
    meant; `dazu` is added to the number; `grenze`: the field is a limit, so that »mindestens 60« means it.
    """

    feld: FieldName
    muster: Text
    woran: TextTuple
    mit: TextTuple = ()
    ohne: TextTuple = ()
    nur: FieldNames = ()
    auch: FieldNames = ()
    teile: FieldName | None = None
    anzahl: YesNo = False
    grenze: YesNo = False
    dazu: int = 0

    @property
    def vom_traeger(self) -> bool:
        """Whether the provider's texts speak of it too, not only of other offers."""
        return FieldPath(self.feld).root == "traeger"

    @property
    def ist_datum(self) -> bool:
        """Whether a day is meant."""
        return "{datum}" in self.muster


class StatedFigure(NamedTuple):
    """A stretch of a text with the words around it and what it says."""

    von: int
    bis: int
    worte: str
    gelesen: Decimal | date


@cache
def figure_patterns() -> tuple[tuple[Angabe, re.Pattern[str]], ...]:
    """The rows with their patterns."""
    return compiled(rows(__name__, "angaben_im_text", Angabe))


def compiled(given_rows: Iterable[Angabe]) -> tuple[tuple[Angabe, re.Pattern[str]], ...]:
    """Rows with their patterns."""
    ersatz = {"{zahl}": f"(?P<wert>{NUMBER})", "{n}": f"(?:{NUMBER})", "{datum}": f"(?P<wert>{DATE})"}
    ergebnis = []
    for zeile in given_rows:
        muster = zeile.muster.replace(" ?", r"\s*").replace(" ", r"\s+")
        for zeichen, ausdruck in ersatz.items():
            muster = muster.replace(zeichen, ausdruck)
        ergebnis.append((zeile, re.compile(muster)))
    return tuple(ergebnis)


@check("TD404", "TD405")
def angaben_im_text(subject: Subject) -> Iterator[Match]:
    """Each number and date that is not what the field says."""
    for zeile, muster in figure_patterns():
        wert = given(subject, zeile.feld)
        if wert is None or (zeile.anzahl and not wert):
            continue
        richtig = len(wert) if zeile.anzahl else wert
        texte = subject.texts_in(*zeile.nur) if zeile.nur else subject.texts_with(*zeile.woran)
        for quelle in texte:
            if quelle.top_field in _ANDERSWO or (quelle.root == "traeger" and not zeile.vom_traeger):
                continue
            for treffer in dict.fromkeys(stated_in(zeile, muster, quelle.text)):
                if treffer.gelesen not in {richtig, *_auch(subject, zeile)}:
                    yield _treffer(zeile, quelle, treffer, richtig)


def stated_in(zeile: Angabe, muster: re.Pattern[str], text: str) -> Iterator[StatedFigure]:
    """What a text says, where it says it of now and exactly."""
    for anfang, ende in sentences_with(text, zeile.woran):
        satz = text[anfang:ende]
        if zeile.mit and not any(wort in satz for wort in zeile.mit):
            continue
        if any(wort in satz for wort in zeile.ohne):
            continue
        for treffer in muster.finditer(satz):
            von, bis = treffer.span("wert")
            gelesen = as_date(treffer["wert"]) if zeile.ist_datum else as_number(treffer["wert"])
            if isinstance(gelesen, Decimal):
                gelesen = None if _ungenau(zeile, satz, von) else gelesen + zeile.dazu
            if gelesen is not None:
                yield StatedFigure(anfang + von, anfang + bis, " ".join(treffer[0].split()), gelesen)


def _ungenau(zeile: Angabe, satz: str, von: int) -> bool:
    """Whether the number there is of another time, approximate, or a limit where the field is none."""
    davor = satz[max(0, von - 30) : von]
    grenze = not zeile.grenze and _NUR_GRENZE.search(davor)
    return bool(grenze or _UNGEFAEHR.search(davor) or _FRUEHER.search(satz))


def _auch(subject: Subject, zeile: Angabe) -> set[object]:
    """What else may be meant: values of other fields, parts of the number and sums of some, not of all."""
    moeglich: set[object] = {wert for feld in zeile.auch for wert in given_values(subject, feld)}
    teile = list(given_values(subject, zeile.teile))[:_ZUVIELE] if zeile.teile else []
    summen = {Decimal(0)}
    for wert in teile:
        summen |= {summe + wert for summe in summen}
    return moeglich | summen - {Decimal(sum(teile))}


def _treffer(zeile: Angabe, quelle: TextSource, stelle: StatedFigure, richtig: Decimal | date | int) -> Match:
    feld = FieldPath(zeile.feld)
    if isinstance(richtig, date):
        code, dort = "TD405", german_date(richtig)
    else:
        code, dort = (
            "TD404",
            richtig.deutsch() if isinstance(richtig, DecimalNumber) else german_number(Decimal(richtig)),
        )
    dort += (" Einträge" if richtig != 1 else " Eintrag") * zeile.anzahl
    rat = "Bitte beides angleichen"
    if quelle.is_prose and quelle.root == feld.root and not zeile.anzahl and not zeile.dazu:
        rat += f"; mit »{{{{ {feld.in_file} }}}}« im Text steht dort immer der Wert des Felds"
    text = f"Im Text steht »{stelle.worte}«, im Feld {named(zeile.feld)} aber {dort}. {rat}."
    ort = TextStretch(quelle, stelle.von, stelle.bis)
    return Match(code, text, ort, related=(zeile.feld, f"hier {dort}"))
