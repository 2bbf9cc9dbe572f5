"""Personal data that has no place in an agreement or concept (TD705, TD706)."""

import re
from collections.abc import Iterator

from teilhabe_docs.rules.treffer import Gegenstand, Treffer

_MOBIL = re.compile(r"(?<![\d/])(?:(?:\+|00)49[\s/()-]*0?|0)1[567]\d(?:[\s/-]*\d){6,9}(?!\d)")
_GEBOREN = re.compile(
    r"\b[A-ZÄÖÜ][a-zäöüß]+(?:[ -][A-ZÄÖÜ][a-zäöüß]+)*,? \(?geb(?:\.|oren)(?: am)? ?\d{1,2}\. ?\w+\.? ?\d{2,4}"
)


def privates(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Mobile numbers in texts, and persons with their date of birth anywhere."""
    for quelle in gegenstand.texte_mit("01", "49"):
        for treffer in _MOBIL.finditer(quelle.text) if quelle.ist_prosa else ():
            text = (
                f"»{treffer[0]}« sieht nach einer Mobilnummer aus. Bitte weglassen; wie das Angebot zu "
                "erreichen ist, steht unter »kontakt«."
            )
            yield Treffer("TD705", text, quelle.stelle(treffer))
    for quelle in gegenstand.texte_mit("geb.", "geboren"):
        for treffer in _GEBOREN.finditer(quelle.text):
            text = (
                "Hier steht eine Person mit ihrem Geburtsdatum. Angaben über einzelne leistungsberechtigte "
                "Personen gehören nicht in diese Dokumente; bitte löschen."
            )
            yield Treffer("TD706", text, quelle.stelle(treffer))
