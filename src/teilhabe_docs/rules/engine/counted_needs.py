"""How much of what a document needs is there: one count for each state."""

from collections import Counter

from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.rules.engine.subject import Subject


def count_needs(subject: Subject, gliederung: Gliederung) -> Counter[NeedState]:
    """How many fields that the document requires or expects are in which state.

    A field that several sections need counts once, in its worst state. What `pflichtinhalt` does not judge
    does not count either: where an error of reading stands, and where it is open whether there is a need.
    """
    felder: dict[str, NeedState] = {}
    for abschnitt in gliederung.alle():
        for punkt in abschnitt.punkte:
            if subject.counts(punkt) and subject.in_force(punkt) is not None:
                bisher = felder.get(punkt.feld, punkt.zustand)
                felder[punkt.feld] = max(bisher, punkt.zustand)
    return Counter(felder.values())
