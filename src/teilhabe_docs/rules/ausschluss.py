"""Grounds of exclusion that contradict what is agreed (TD415)."""

import re
from collections.abc import Iterator

from teilhabe_docs.documents.profile.vocabulary import Texte
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.angaben import liste
from teilhabe_docs.rules.daten import zeilen
from teilhabe_docs.rules.treffer import Gegenstand, Treffer


class Kriterium(Modell):
    """Words of a ground of exclusion and the field that it contradicts."""

    muster: Text
    feld: Text
    enthaelt: Text | None = None
    ohne: Texte = ()
    warum: Text
    quelle: Text


def ausschluss(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Each ground with the first field that it contradicts."""
    for nummer, grund in enumerate(liste(gegenstand, "angebot.zielgruppe.ausschluss")):
        for zeile in zeilen("ausschluss", Kriterium):
            werte = liste(gegenstand, zeile.feld)
            if not werte or (zeile.enthaelt and zeile.enthaelt not in werte):
                continue
            if re.search(zeile.muster, grund) and not any(wort in grund for wort in zeile.ohne):
                text = (
                    f"Dieses Kriterium schließt aus, was vereinbart ist: {zeile.warum}. Bitte das Kriterium "
                    "enger fassen oder die Leistung ändern."
                )
                ort = f"angebot.zielgruppe.ausschluss[{nummer}]"
                yield Treffer("TD415", text, ort, quelle=zeile.quelle, zweite=(zeile.feld, "dagegen"))
                break
