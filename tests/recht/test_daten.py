"""The law data agree with themselves, and what they send authors to is law."""

from datetime import date

import pytest

from teilhabe_docs.recht.citation_check import verdicts
from teilhabe_docs.recht.law_data import all_successors, context_rules, law_day, laws
from teilhabe_docs.recht.norm_numbers import enumerated, number_key
from teilhabe_docs.recht.verdict import Surroundings


def test_a_list_of_norms_has_ranges_and_letters() -> None:
    assert enumerated("1-3, 5a, 7") == {"1", "2", "3", "5a", "7"}
    assert sorted(["10", "9b", "9", "9a"], key=number_key) == ["9", "9a", "9b", "10"]


@pytest.mark.parametrize("kuerzel", list(laws()))
def test_a_law_agrees_with_itself(kuerzel: str) -> None:
    gesetz = laws()[kuerzel]
    assert not gesetz.normen & gesetz.aufgehobene
    mit_absaetzen = {norm for normen in gesetz.absaetze.values() for norm in enumerated(normen)}
    assert mit_absaetzen <= gesetz.normen
    assert sum(len(enumerated(normen)) for normen in gesetz.absaetze.values()) == len(mit_absaetzen)
    assert set(gesetz.bezeichnungen) <= gesetz.normen


def test_all_laws_are_of_one_day() -> None:
    assert {gesetz.stand for gesetz in laws().values()} == {date(2026, 8, 19)}
    assert law_day() == "19.08.2026"


def test_what_has_a_successor_is_law_no_more() -> None:
    for eintrag in all_successors():
        gesetz = laws().get(eintrag.gesetz)
        assert gesetz is None or not enumerated(eintrag.normen) & gesetz.normen


def test_what_authors_are_sent_to_is_law() -> None:
    ziele = [eintrag.statt for eintrag in all_successors()]
    ziele += [ziel for regel in context_rules() for ziel in regel.statt.values()]
    for ziel in ziele:
        assert [urteil.text for urteil in verdicts(ziel, Surroundings("sgb9_125"))] == []


def test_a_rule_about_context_is_about_norms_that_are_law() -> None:
    for regel in context_rules():
        if gesetz := laws().get(regel.gesetz):
            assert enumerated(regel.normen) <= gesetz.normen
