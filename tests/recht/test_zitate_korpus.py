"""Every citation of the corpus gets the verdict that it is due."""

import re

import pytest

from recht.zitatkorpus import Fall, faelle
from teilhabe_docs.recht.citation_check import verdicts

FAELLE = list(faelle())


@pytest.mark.parametrize("datei", sorted({fall.datei for fall in FAELLE}))
def test_citations_get_the_verdicts_they_are_due(datei: str) -> None:
    wrong = {
        fall.satz: (found, list(fall.erwartet))
        for fall in FAELLE
        if fall.datei == datei and (found := fall.gefunden()) != list(fall.erwartet)
    }
    assert wrong == {}


def test_the_corpus_is_as_broad_as_it_should_be() -> None:
    assert len(FAELLE) >= 250
    assert len({fall.satz for fall in FAELLE}) == len(FAELLE)
    assert sum(not fall.erwartet for fall in FAELLE) >= 80
    assert {fall.art for fall in FAELLE} == {"gesetz", "landesrecht", "vertrag", "eu", "intern", "keins"}


def test_a_case_that_is_wrong_shows() -> None:
    fall = next(fall for fall in FAELLE if fall.erwartet)
    anders = Fall(fall.datei, fall.art, fall.satz.replace("§", "Zahl"), fall.umfeld, fall.erwartet)
    assert anders.bilanz() == (0, 0, len(fall.erwartet))


def test_every_verdict_on_federal_law_names_the_state_of_the_law() -> None:
    for fall in FAELLE:
        for urteil in verdicts(fall.satz, fall.umfeld):
            named = re.search(r" \(Rechtsstand (19\.08|29\.04)\.2026\)$", urteil.text)
            assert named or urteil.art.value == "ziel-fehlt"
