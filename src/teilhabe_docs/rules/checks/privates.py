"""Personal data that has no place in an agreement or concept (TD705, TD706)."""

import re
from collections.abc import Iterator

from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_TRENNER = r"[\s./()–-]"
_VORWAHL = rf"(?:(?:\+|00)49{_TRENNER}*(?:\(0\){_TRENNER}*|0)?|\(?0)1[567]\d\)?"
_MOBIL = re.compile(rf"(?<![\d/])(?<!\d ){_VORWAHL}(?:{_TRENNER}?\d){{6,9}}(?!\d)")
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-ſ][\w'’-]{0,40}\.?"
_TAG = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z]\w{2,8})\s?(?:19[3-9]\d|20\d\d|\d\d)\b|(?:19[3-9]\d|20\d\d)\b"
_GEBOREN = re.compile(
    rf"\b{_NAME}(?:\s{_NAME}){{1,3}},?\s\(?(?:geb(?:\.|oren)(?:\s+am)?:?\s?|\*\s?)(?:{_TAG})"
)
_IN_FILES = "; wie das Angebot zu erreichen ist, steht unter »kontakt«."
_IN_WORD = " oder durch die Nummer des Dienstes ersetzen."


@check("TD705", "TD706", of_words=True)
def privates(subject: Subject) -> Iterator[Match]:
    """Mobile numbers in texts, and persons with their date of birth anywhere."""
    for quelle in subject.texts_with("01", "49"):
        for treffer in _MOBIL.finditer(quelle.text) if quelle.is_prose else ():
            rat = _IN_WORD if subject.finished else _IN_FILES
            text = f"»{treffer[0]}« sieht nach einer Mobilnummer aus. Bitte weglassen{rat}"
            yield Match("TD705", text, quelle.stretch(treffer))
    for quelle in subject.texts_with("geb.", "geboren", "(*"):
        for treffer in _GEBOREN.finditer(quelle.text):
            text = (
                "Hier steht eine Person mit ihrem Geburtsdatum. Angaben über einzelne leistungsberechtigte "
                "Personen gehören nicht in diese Dokumente; bitte löschen."
            )
            yield Match("TD706", text, quelle.stretch(treffer))
