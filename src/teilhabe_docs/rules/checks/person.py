"""»Wir« in a document that speaks of the provider in the third person (TD710)."""

import re
from collections.abc import Iterator

from teilhabe_docs.documents.reached import Reached
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text, Zitat
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match, TextSource
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.subject import Subject

_FIRST_PERSON = re.compile(r"\b(?:[Ww]ir|[Uu]ns|[Uu]nser(?:e[mnrs]?)?)\b")
_WORDS = ("wir", "Wir", "uns", "Uns")
_QUOTED = re.compile(r"„[^“”„]{0,600}[“”]|»[^«»]{0,600}«|«[^«»]{0,600}»|\"[^\"\n]{0,600}\"|(?m:^[ \t]*>.*$)")
_NAMES = frozenset(("titel", "bezeichnung", "name", "kurzbezeichnung"))
"""Keys of names, which stay as they are."""


class ThirdPerson(Model):
    """A document whose fixed text speaks in the third person, and what to call it."""

    dokument: Text
    heisst: Text


@check("TD710")
def person(subject: Subject) -> Iterator[Match]:
    """The first such word of each text that one of these documents prints, quotations aside."""
    sources = [(source, found) for source in subject.texts_with(*_WORDS) if (found := _first(source))]
    if not sources:
        return
    leaves = {leaf.path: leaf for leaf in subject.leaves}
    reached = {
        one.heisst: Reached(subject.konzept, {one.dokument: outline})
        for one in rows(__name__, "dritte_person", ThirdPerson)
        if (outline := subject.gliederungen.get(one.dokument))
    }
    for source, found in sources:
        leaf = leaves.get(source.feld)
        printing = [name for name, reach in reached.items() if leaf and reach.reaches(leaf)]
        if printing:
            where = " und in ".join(printing)
            yield Match("TD710", _SAID.format(where=where, word=found[0]), source.stretch(found))


def _first(source: TextSource) -> re.Match[str] | None:
    if isinstance(source.value, Zitat) or str(source.path[-1]) in _NAMES:
        return None
    quoted = [found.span() for found in _QUOTED.finditer(source.text)]
    words = _FIRST_PERSON.finditer(source.text)
    return next((w for w in words if not any(a <= w.start() < b for a, b in quoted)), None)


_SAID = (
    "In {where} steht der Träger in der dritten Person, hier »{word}«. Bitte nennen, wer gemeint ist: den "
    "Leistungserbringer, das Angebot oder das Team. Nur das Fachkonzept darf »wir« sagen."
)
