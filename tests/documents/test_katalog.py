"""The catalogue of requirements: complete, and every demand with its norm."""

import re
from datetime import date, timedelta

import pytest

from teilhabe_docs.documents.profile.requirements import Anforderung, catalogue
from teilhabe_docs.model.choices import Vertragsgrundlage

GRUNDLAGEN = {str(g) for g in Vertragsgrundlage}
ALLE = sorted(catalogue().items())


def kurz(wert: object) -> str:
    return wert if isinstance(wert, str) else ""


def test_it_has_61_requirements() -> None:
    assert len(catalogue()) == 61


@pytest.mark.parametrize(("slug", "anforderung"), ALLE, ids=kurz)
def test_a_requirement_says_where_it_comes_from(slug: str, anforderung: Anforderung) -> None:
    assert anforderung.norm or anforderung.quelle
    assert anforderung.titel


@pytest.mark.parametrize(("slug", "anforderung"), ALLE, ids=kurz)
def test_norms_and_limits_name_bases_that_exist(slug: str, anforderung: Anforderung) -> None:
    assert set(anforderung.norm) <= GRUNDLAGEN
    assert set(anforderung.soweit_erforderlich) <= set(anforderung.norm)


@pytest.mark.parametrize(("slug", "anforderung"), ALLE, ids=kurz)
def test_what_differs_between_bases_names_bases_that_exist(slug: str, anforderung: Anforderung) -> None:
    for je_grundlage in (anforderung.grad, anforderung.verlangt_in, anforderung.ab):
        assert set(je_grundlage) <= GRUNDLAGEN | {"sonst"}


SEIT = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("ab", "beginn", "gilt"),
    [
        ({}, SEIT, True),
        (SEIT, SEIT, True),
        (SEIT, SEIT - timedelta(days=1), False),
        (SEIT, None, True),
        ({"sgb8_77": SEIT}, SEIT - timedelta(days=1), True),
        ({"sgb9_125": SEIT}, SEIT - timedelta(days=1), False),
        ({"sgb8_77": date.min, "sonst": SEIT}, SEIT - timedelta(days=1), False),
    ],
)
def test_what_counts_is_whether_it_is_law_when_the_agreement_begins(
    ab: object, beginn: date | None, gilt: bool
) -> None:
    anforderung = Anforderung.model_validate({"titel": "A", "ab": ab})
    assert anforderung.gilt("sgb9_125", beginn) is gilt


@pytest.mark.parametrize(
    ("slug", "pflicht"),
    [
        ("gewaltschutz", {"sgb8_77", "sgb8_78b"}),
        ("leistungsverpflichtung", {"sgb8_78b"}),
        ("verguetungsverweis", {"sgb8_77"}),
        ("vertragsparteien", GRUNDLAGEN),
    ],
)
def test_an_agreement_must_hold_what_its_own_statute_demands(slug: str, pflicht: set[str]) -> None:
    assert {g for g in GRUNDLAGEN if catalogue()[slug].pflicht_in("leistungsvereinbarung", g)} == pflicht


@pytest.mark.parametrize(
    ("slug", "anforderung"), [(s, a) for s, a in ALLE if a.gesetzlich and a.verlangt_in], ids=kurz
)
def test_what_the_law_demands_of_a_document_names_its_norm(slug: str, anforderung: Anforderung) -> None:
    assert anforderung.norm


@pytest.mark.parametrize(("slug", "anforderung"), ALLE, ids=kurz)
def test_a_norm_is_a_citation(slug: str, anforderung: Anforderung) -> None:
    for norm in anforderung.norm.values():
        assert re.fullmatch(r"§§? \d.* SGB [IVX]+", norm)
