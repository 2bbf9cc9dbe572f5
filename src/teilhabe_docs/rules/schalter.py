"""Fields with yes or no of which a text says the opposite (TD406)."""

import re
from collections.abc import Iterator

from teilhabe_docs.documents.profile.vocabulary import Texte
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.values import JaNein, Text
from teilhabe_docs.rules.angaben import angabe
from teilhabe_docs.rules.daten import zeilen
from teilhabe_docs.rules.pflichtinhalt import name
from teilhabe_docs.rules.saetze import VERNEINT, saetze_mit
from teilhabe_docs.rules.treffer import Gegenstand, Treffer


class Schalter(Modell):
    """A value of a field, and the pattern of a sentence that contradicts it."""

    feld: Text
    wert: JaNein
    muster: Text
    woran: Texte
    ohne: Texte = ()
    nur: Texte = ()
    verneint: JaNein = False


def schalter(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """The first sentence of each text that says the opposite of a field."""
    for zeile in zeilen("schalter", Schalter):
        if angabe(gegenstand, zeile.feld) is not zeile.wert:
            continue
        texte = gegenstand.texte_in(*zeile.nur) if zeile.nur else gegenstand.texte_mit(*zeile.woran)
        for quelle in texte:
            for von, bis in saetze_mit(quelle.text, zeile.woran):
                stelle = re.compile(zeile.muster.replace(" ", r"\s+")).search(quelle.text, von, bis)
                if stelle and _widerspricht(zeile, quelle.text[von:bis]):
                    wort = "ja" if zeile.wert else "nein"
                    text = (
                        f"Im Feld {name(zeile.feld)} steht »{wort}«, der Text sagt es anders. Bitte "
                        "angleichen."
                    )
                    yield Treffer("TD406", text, quelle.stelle(stelle), zweite=(zeile.feld, f"hier »{wort}«"))
                    break


def _widerspricht(zeile: Schalter, satz: str) -> bool:
    return bool(VERNEINT.search(satz)) is zeile.verneint and not any(wort in satz for wort in zeile.ohne)
