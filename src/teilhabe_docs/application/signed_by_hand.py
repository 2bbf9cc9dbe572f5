"""What is told of a final agreement that people put their names into by hand."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.loading.loaded_concept import LoadedConcept

_NAMES = ".vertretungsberechtigte"
_SIGNING = {
    "traeger.vertretungsberechtigte": "den Leistungserbringer",
    "angebot.leistungstraeger.vertretungsberechtigte": "den Leistungsträger",
}


def signed_by_hand(loaded: "LoadedConcept", outlines: "Iterable[Gliederung]") -> "Iterator[Finding]":
    """A hint for each party whose representatives the documents would name, but nobody has named."""
    from teilhabe_docs.documents.reached import value_at
    from teilhabe_docs.loading import codes

    bodies = [
        body.text
        for outline in outlines
        for section in outline.alle()
        for body in (section.plan.koerper, *section.plan.eigene.values())
        if body
    ]
    named = ((field, party, value_at(loaded.konzept, field)) for field, party in _SIGNING.items())
    for field, party, given in (*named, *_further(loaded)):
        read = field.partition("[")[0]
        if not (isinstance(given, tuple) and given) and any(read in t and _NAMES in t for t in bodies):
            text = f"Für {party} ist niemand genannt, der unterschreibt: Zum Ausfüllen steht dort eine Zeile"
            yield codes.UNTERSCHRIFT_VON_HAND.finding(
                f"{text} »Name und Funktion in Druckbuchstaben«.", *loaded.ort(field)
            )


def _further(loaded: "LoadedConcept") -> "Iterator[tuple[str, str, object]]":
    """The field of the representatives of each further payer, its name, and who they are."""
    payers = loaded.konzept.angebot.weitere_leistungstraeger
    for number, payer in enumerate(payers if isinstance(payers, tuple) else ()):
        field = f"angebot.weitere_leistungstraeger[{number}].vertretungsberechtigte"
        yield field, f"»{payer.name}«", payer.vertretungsberechtigte
