"""Grounds of exclusion that contradict what is agreed (TD415)."""

import re
from collections.abc import Iterator

from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.rows import FieldName, rows
from teilhabe_docs.rules.engine.subject import Subject


class Kriterium(Model):
    """Words of a ground of exclusion and the field that it contradicts."""

    muster: Text
    feld: FieldName
    enthaelt: Text | None = None
    ohne: TextTuple = ()
    warum: Text
    quelle: Text


@check("TD415")
def ausschluss(subject: Subject) -> Iterator[Match]:
    """Each ground with the first field that it contradicts."""
    for nummer, grund in enumerate(given_list(subject, "angebot.zielgruppe.ausschluss")):
        for zeile in rows(__name__, "ausschluss", Kriterium):
            werte = given_list(subject, zeile.feld)
            if not werte or (zeile.enthaelt and zeile.enthaelt not in werte):
                continue
            if re.search(zeile.muster, grund) and not any(wort in grund for wort in zeile.ohne):
                text = (
                    f"Dieses Kriterium schließt aus, was vereinbart ist: {zeile.warum}. Bitte das Kriterium "
                    "enger fassen oder die Leistung ändern."
                )
                ort = f"angebot.zielgruppe.ausschluss[{nummer}]"
                yield Match("TD415", text, ort, source=zeile.quelle, related=(zeile.feld, "dagegen"))
                break
