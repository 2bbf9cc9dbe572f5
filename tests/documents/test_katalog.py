"""The catalogue of requirements: complete, and every demand with its norm."""

import re
from datetime import date, timedelta

import pytest

from teilhabe_docs.documents.profile.requirements import Anforderung, catalogue, cited_where_it_holds
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.model.choices import Vertragsgrundlage

GRUNDLAGEN = {str(g) for g in Vertragsgrundlage}
ALLE = sorted(catalogue().items())


def kurz(wert: object) -> str:
    return wert if isinstance(wert, str) else ""


def test_it_has_74_requirements() -> None:
    assert len(catalogue()) == 74


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
        ("wirtschaftlichkeit", {"sgb8_78b"}),
        ("rechte", {"sgb8_78b"}),
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
        assert re.fullmatch(r"§§? \d.* (?:SGB [IVX]+|FrühV)", norm)


QUELLEN = {
    piece.strip()
    for quelle in [
        *(a.quelle for a in catalogue().values()),
        *(plan.eintrag.quelle for profil in all_profiles() for plan in profil.alle()),
    ]
    for piece in (quelle or "").split(";")
    if piece.strip()
}


@pytest.mark.parametrize("quelle", sorted(q for q in QUELLEN if not q.startswith("§")))
def test_every_paper_that_is_cited_says_for_whom_it_holds(quelle: str) -> None:
    """In a Land that has none of these papers only laws are cited."""
    assert cited_where_it_holds("", quelle, "sgb9_125", "ni") == ""


@pytest.mark.parametrize(
    ("norm", "quelle", "basis", "land", "cited"),
    [
        ("§ 1 X", "Muster BW § 2; § 3 Y", "sgb9_134", "bw", "§ 1 X; Muster BW § 2"),
        ("§ 1 X", "Muster BW § 2; § 3 Y", "sgb9_134", "ni", "§ 1 X"),
        ("", "Muster BW § 2; § 3 Y", "sgb9_134", "bw", "§ 3 Y; Muster BW § 2"),
        ("", "Muster BW § 2; § 3 Y", "sgb9_125", "bw", "§ 3 Y"),
        ("", "Arbeitshilfe NRW Nr. 6", "sgb8_77", "nrw", ""),
        (
            "",
            "Muster BW § 2; § 9 Abs. 2 LRV; § 3 Y",
            "sgb9_134",
            "bw",
            "§ 3 Y; Muster BW § 2; § 9 Abs. 2 LRV",
        ),
        (
            "§ 1 X",
            "Richtlinie des Landkreises Nr. 4",
            "sgb9_125",
            "ni",
            "§ 1 X; Richtlinie des Landkreises Nr. 4",
        ),
        ("§ 1 X", "§ 1 X", "sgb9_125", "", "§ 1 X"),
        ("", "", "", "", ""),
    ],
)
def test_laws_stand_first_and_papers_where_they_hold(
    norm: str, quelle: str, basis: str, land: str, cited: str
) -> None:
    assert cited_where_it_holds(norm, quelle, basis, land) == cited
