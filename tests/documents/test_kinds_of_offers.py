"""What a starter shows as examples goes with the kind of offer."""

import re

import pytest

from filled_starter import PROFILES
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.documents.starter.kinds import kinds_of_offers
from teilhabe_docs.documents.starter.starter import accompanied, starter_files
from teilhabe_docs.model.fields import BUILT_IN_FIELDS

ADULTS = ("assistenz", "besondere-wohnform", "tagesstruktur", "erwachsene")
EARLY = tuple(name for name in PROFILES if name.startswith("fruehfoerderung"))
SCHOOL = r"Schulkindergarten|Schuljahr|Gruppenleitung|Erzieher|§ 45 SGB VIII|Gruppenraum"


def starter(name: str) -> dict[str, str]:
    return starter_files("haus", accompanied(name, PROFILES[name]))


@pytest.mark.parametrize("name", EARLY)
def test_early_support_has_no_examples_of_institutions(name: str) -> None:
    assert re.findall(SCHOOL, "".join(starter(name).values())) == []


@pytest.mark.parametrize("name", ADULTS)
def test_adults_have_no_examples_of_children(name: str) -> None:
    pattern = SCHOOL.removesuffix("|Gruppenraum")
    assert re.findall(pattern, "".join(starter(name).values())) == []


def test_such_an_example_would_be_found() -> None:
    assert re.findall(SCHOOL, "".join(starter("bw-schulkindergarten").values()))


def test_each_row_names_profiles_and_fields_that_exist() -> None:
    names = {profile.name for profile in all_profiles()}
    for kind in kinds_of_offers():
        assert names.issuperset(kind.profile)
        for field in (*kind.beispiele, *kind.beschreibungen):
            BUILT_IN_FIELDS.at(field)


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_what_a_number_of_an_entry_counts_stands_behind_it(name: str) -> None:
    entries = re.findall(r"# (?:- |  )(\w+): [\d.]+(?: %)?(.*)", starter(name)["offer.yaml"])
    assert [key for key, rest in entries if not rest.startswith("  # ")] == []


@pytest.mark.parametrize("name", EARLY)
def test_units_of_examinations_are_meant_on_average(name: str) -> None:
    assert "einheiten: 4  # Einheiten je Kind und Jahr im Durchschnitt" in starter(name)["offer.yaml"]


def test_a_landesrahmenvereinbarung_is_called_one() -> None:
    offer = starter("fruehfoerderung-komplex")["offer.yaml"]
    assert "Landesrahmenvertrag" not in offer
    assert "Landesrahmenvertrag" in starter("fruehfoerderung-heilpaedagogisch")["offer.yaml"]


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_ratio_is_only_offered_against_what_the_offer_is_asked_for(name: str) -> None:
    files = starter(name)
    offered = re.findall(r"# Bezug des Schlüssels; möglich: (.*)", files["staffing.yaml"])
    asked = [one for one in ("plaetze", "personen") if re.search(rf"(?m)^{one}:", files["offer.yaml"])]
    assert {frozenset(one.split(", ")) for one in offered} <= {frozenset(("vollkraefte", *asked))}
