"""The law data agree with themselves, and what they send authors to is law."""

from datetime import date
from importlib.resources import files

import pytest

from teilhabe_docs.recht.citation_check import verdicts
from teilhabe_docs.recht.law_data import (
    all_successors,
    context_rules,
    context_rules_for,
    law_day,
    law_days,
    laws,
)
from teilhabe_docs.recht.law_yaml import law_as_yaml
from teilhabe_docs.recht.norm_lines import as_lines, faulty_states, split_lines
from teilhabe_docs.recht.norm_numbers import enumerated, number_key
from teilhabe_docs.recht.verdict import Surroundings
from teilhabe_docs.resources import content


def test_a_list_of_norms_has_ranges_and_letters() -> None:
    assert enumerated("1-3, 5a, 7") == {"1", "2", "3", "5a", "7"}
    assert sorted(["10", "9b", "9", "9a"], key=number_key) == ["9", "9a", "9b", "10"]


@pytest.mark.parametrize("kuerzel", list(laws()))
def test_a_law_agrees_with_itself(kuerzel: str) -> None:
    gesetz = laws()[kuerzel]
    lines, faulty = split_lines(gesetz.normen)
    assert not faulty
    assert not list(faulty_states(lines))
    assert as_lines({norm: gesetz.norm(norm) for norm in lines}) == gesetz.normen.split("\n")[: len(lines)]
    assert set(gesetz.bezeichnungen) <= gesetz.geltende


@pytest.mark.parametrize("kuerzel", list(laws()))
def test_the_file_of_a_law_is_as_it_is_written(kuerzel: str) -> None:
    names = {f"{kuerzel.replace('SGB ', 'SGB-').lower().replace('ü', 'ue')}.yaml"}
    (name,) = names
    assert content(files("teilhabe_docs.recht") / "gesetze" / name).decode() == law_as_yaml(laws()[kuerzel])


def test_a_finding_can_name_the_day_of_its_law() -> None:
    assert law_day("SGB IX") == "19.08.2026"
    assert law_day() == law_day("StGB") == "29.04.2026"
    assert law_days() == "29.04.2026 bis 19.08.2026"


@pytest.mark.parametrize(
    ("zitat", "sagt"),
    [
        ("§ 13 Abs. 3a SGB XI", "ist aufgehoben. Heute: § 45b Abs. 3 SGB XI"),
        ("§ 32 Abs. 5 SGB IX", "ist aufgehoben. Heute: § 32 Abs. 6 und 7 SGB IX"),
        ("§ 142 Abs. 4 SGB IX", "ist aufgehoben. Bitte prüfen"),
        ("§ 20 SGB I", "ist aufgehoben"),
        ("§ 30 SGB V", "Heute: § 55 SGB V"),
        ("§ 38a SGB XI", "seit 01.01.2026. Heute: § 45f SGB XI"),
        ("§ 847 BGB", "Heute: § 253 Abs. 2 BGB"),
        ("§ 1902 BGB", "Heute: § 1823 BGB"),
        ("§ 4f BDSG", "Heute: § 38 BDSG"),
        ("§ 1 OEG", "seit 01.01.2024. Heute: SGB XIV"),
        ("§ 179 StGB", "Heute: § 177 StGB"),
        ("Art. 6 Abs. 7 DSGVO", "hat keinen Absatz 7"),
        ("Art. 52 UN-BRK", "gibt es nicht"),
        ("§ 14 FrühV", "gibt es nicht"),
        ("§ 5 Abs. 4 FrühV", "hat keinen Absatz 4"),
        ("§ 5 Abs. 1 Nr. 4 FrühV", "hat keine Nummer 4"),
    ],
)
def test_what_is_law_no_more_is_told(zitat: str, sagt: str) -> None:
    (urteil,) = verdicts(f"Das folgt aus {zitat}.", Surroundings("sgb9_125"))
    assert sagt in urteil.text


def test_the_numbers_of_an_absatz_are_known_where_the_text_has_them() -> None:
    assert laws()["SGB IX"].nummern_von("125", "2") == set("123456")
    assert laws()["SGB IX"].nummern_von("5") == set("12345")
    assert not laws()["SGB IX"].nummern_von("125", "3")


def test_what_changes_on_a_known_day_holds_from_then_on() -> None:
    gesetz = laws()["SGB VIII"]
    assert gesetz.am(date(2027, 12, 31)).geltende >= {"10b"}
    assert gesetz.am(date(2028, 1, 1)).aufgehobene >= {"10b"}


def test_what_has_a_successor_is_law_no_more() -> None:
    for eintrag in all_successors():
        gesetz = laws().get(eintrag.gesetz)
        if gesetz is not None and not eintrag.absaetze:
            assert not enumerated(eintrag.normen) & gesetz.geltende
        elif gesetz is not None:
            (norm,) = enumerated(eintrag.normen)
            assert enumerated(eintrag.absaetze) <= gesetz.norm(norm).gone


def test_what_authors_are_sent_to_is_law() -> None:
    ziele = [eintrag.statt for eintrag in all_successors()]
    ziele += [ziel for regel in context_rules() for ziel in regel.statt.values()]
    for ziel in ziele:
        assert [urteil.text for urteil in verdicts(ziel, Surroundings("sgb9_125"))] == []


def test_a_rule_about_context_is_about_norms_that_are_law() -> None:
    for regel in context_rules():
        if gesetz := laws().get(regel.gesetz):
            assert enumerated(regel.normen) <= gesetz.geltende


def test_every_number_of_the_sgb_ix_that_meant_something_else_before_2018_is_known() -> None:
    same_topic, ordinances, others = {*range(1, 8), 14}, {16, 25, 32, 59, 67, 100, 108}, {106, 160}
    silent = {n for n in range(1, 161) if not context_rules_for("SGB IX", str(n))}
    assert silent == same_topic | ordinances | others
