"""What documents on assistance for adults say themselves: nothing that only an institution or a child has."""

from typing import Any

import pytest

from profiles.fixed_words import lines_with
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.model.choices import Einsatzort, Genehmigungsart, Regiebezug, Vertragsgrundlage

CHILD = r"Kind|Eltern|Sorgeberechtigt|Schul|Kita|Jugendamt|Erziehungsberechtigt"
INSTITUTION = (
    r"Platz\b|Plätze|\bbelegt|geöffnet|Öffnung|Schließtag|\bGruppe|Einrichtung|\bHeim\b|Bewohner|Betreuung"
    r"|Unterkunft und Verpflegung|Hilfeplan|§ 112|§ 134"
)
ALLOWED = (
    "erhalten Assistenz auch bei der Versorgung und Betreuung ihrer Kinder",
    "dass das Wohl eines Kindes oder einer jugendlichen Person gefährdet ist",
    "Schutz der Kinder begleiteter Eltern",
)
"""The sentences on those who are parents themselves (§ 78 Abs. 3 SGB IX)."""
BEZUG = [f"personal.personalschluessel.{one}.bezug" for one in ("leitung", "verwaltung", "fachdienst")]
CHOSEN: dict[str, Any] = {
    "angebot.vertragsgrundlage": Vertragsgrundlage.SGB9_125,
    "angebot.einsatzorte": (Einsatzort.EIGENER_WOHNRAUM, Einsatzort.SOZIALRAUM),
    "angebot.genehmigung.art": Genehmigungsart.NICHT_ERFORDERLICH,
    "personal.personalschluessel.hauswirtschaft_technik.bezug": Regiebezug.VOLLKRAEFTE,
    **dict.fromkeys(BEZUG, Regiebezug.PERSONEN),
}
"""What such an offer chooses; the other choices go round."""


def words(dokument: str, name: str, pattern: str) -> list[str]:
    return lines_with(pattern, dokument, name, CHOSEN, ALLOWED)


@pytest.mark.parametrize("dokument", DOKUMENTE)
def test_assistance_has_no_words_of_institutions_or_children(dokument: str) -> None:
    assert words(dokument, "assistenz", f"{CHILD}|{INSTITUTION}") == []


def test_a_concept_for_adults_has_no_words_of_children() -> None:
    assert words("fachkonzept", "erwachsene", CHILD) == []


@pytest.mark.parametrize("name", ["sgb9-125"])
def test_such_a_word_would_be_found(name: str) -> None:
    assert words("leistungsvereinbarung", name, INSTITUTION) != []
    assert words("fachkonzept", "allgemein", CHILD) != []
