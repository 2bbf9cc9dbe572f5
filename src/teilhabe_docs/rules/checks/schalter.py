"""Fields with yes or no of which a text says the opposite (TD406)."""

import re
from collections.abc import Iterator

from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.values import Text, YesNo
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.prose import NEGATED, sentences_with
from teilhabe_docs.rules.engine.rows import FieldName, FieldNames, rows
from teilhabe_docs.rules.engine.subject import Subject
from teilhabe_docs.rules.engine.wording import named


class Schalter(Model):
    """A value of a field, and the pattern of a sentence that contradicts it."""

    feld: FieldName
    wert: YesNo
    muster: Text
    woran: TextTuple
    ohne: TextTuple = ()
    nur: FieldNames = ()
    verneint: YesNo = False


@check("TD406")
def schalter(subject: Subject) -> Iterator[Match]:
    """The first sentence of each text that says the opposite of a field."""
    for zeile in rows(__name__, "schalter", Schalter):
        if given(subject, zeile.feld) is not zeile.wert:
            continue
        texte = subject.texts_in(*zeile.nur) if zeile.nur else subject.texts_with(*zeile.woran)
        for quelle in texte:
            for von, bis in sentences_with(quelle.text, zeile.woran):
                stelle = re.compile(zeile.muster.replace(" ", r"\s+")).search(quelle.text, von, bis)
                if stelle and _widerspricht(zeile, quelle.text[von:bis]):
                    wort = "ja" if zeile.wert else "nein"
                    text = f"{_states(subject, zeile.feld, wort)}, der Text sagt es anders. Bitte angleichen."
                    yield Match("TD406", text, quelle.stretch(stelle), related=(zeile.feld, f"hier »{wort}«"))
                    break


def _states(subject: Subject, feld: str, wort: str) -> str:
    path = FieldPath(feld)
    structures = [value for _, value in subject.konzept.values_at(path.parent)]
    if any(path.name in value.model_fields_set for value in structures if isinstance(value, Model)):
        return f"Im Feld {named(feld)} steht »{wort}«"
    return f"Im Feld {named(feld)} steht nichts, das gilt als »{wort}«"


def _widerspricht(zeile: Schalter, satz: str) -> bool:
    return bool(NEGATED.search(satz)) is zeile.verneint and not any(wort in satz for wort in zeile.ohne)
