"""Which mandatory requirements a profile leaves without a section."""

from pathlib import Path

import pytest

from kleinprofil import EIGEN, LV, lies_profil, schreibe_profil, stellen
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.uncovered import met, uncovered

BASEN = ("sgb9_125", "sgb9_134", "sgb8_77", "sgb8_78b")


def gefordert(basis: str, dokument: str = LV) -> list[str]:
    return sorted(slug for slug, a in catalogue().items() if a.pflicht_in(dokument, basis))


def alles_ausser(wurzel: Path, basis: str, fehlend: str) -> Profil:
    """A profile with a section for every requirement of the basis but one."""
    slugs = [slug for slug in gefordert(basis) if slug != fehlend]
    return lies_profil(
        wurzel, "".join(f"  - {{id: {s}, titel: T, erfuellt: {s}}}\n" for s in slugs) or "  []\n"
    )


def test_every_basis_asks_for_something() -> None:
    assert all(gefordert(basis) for basis in BASEN)
    assert len({tuple(gefordert(basis)) for basis in BASEN}) == len(BASEN)


@pytest.mark.parametrize("basis", BASEN)
def test_an_empty_profile_leaves_everything_open(tmp_path: Path, basis: str) -> None:
    leer = lies_profil(tmp_path, "  - {id: a, titel: A}\n")
    assert list(uncovered(leer, basis)) == gefordert(basis)


@pytest.mark.parametrize(
    ("basis", "fehlend"), [(basis, slug) for basis in BASEN for slug in gefordert(basis)]
)
def test_the_one_requirement_without_a_section_is_named(tmp_path: Path, basis: str, fehlend: str) -> None:
    assert uncovered(alles_ausser(tmp_path, basis, fehlend), basis) == (fehlend,)


@pytest.mark.parametrize("basis", BASEN)
def test_where_nothing_is_missing_nothing_is_named(tmp_path: Path, basis: str) -> None:
    assert uncovered(alles_ausser(tmp_path, basis, ""), basis) == ()


def test_it_depends_on_the_basis_what_is_missing(tmp_path: Path) -> None:
    nach_125 = alles_ausser(tmp_path, "sgb9_125", "")
    assert uncovered(nach_125, "sgb9_125") == ()
    fehlt = uncovered(nach_125, "sgb8_77")
    assert set(fehlt) == set(gefordert("sgb8_77")) - set(gefordert("sgb9_125"))
    assert "inklusive-ausrichtung" in fehlt


def test_it_depends_on_the_document_what_is_missing(tmp_path: Path) -> None:
    kopf = "profil: eigen\ndokument: fachkonzept\ntitel: P\nabschnitte:\n  - {id: a, titel: A}\n"
    ordner = tmp_path / "fachkonzept" / EIGEN
    ordner.mkdir(parents=True)
    (ordner / "gliederung.yaml").write_text(kopf, "utf-8")
    leer = lies_profil(tmp_path, "  - {id: a, titel: A}\n")
    konzept = resolved("fachkonzept", EIGEN, schreibe_profil(tmp_path, "abschnitte: []\n", name="x"))
    assert list(uncovered(konzept, "sgb9_125")) == gefordert("sgb9_125", "fachkonzept")
    assert uncovered(konzept, "sgb9_125") != uncovered(leer, "sgb9_125")


def test_an_unknown_basis_asks_for_nothing(tmp_path: Path) -> None:
    assert uncovered(lies_profil(tmp_path, "  - {id: a, titel: A}\n"), "") == ()


@pytest.mark.parametrize("basis", [*BASEN, ""])
def test_what_the_profile_itself_asks_for_is_missing_under_every_basis(tmp_path: Path, basis: str) -> None:
    rest = "verlangt: [gewaltschutz, kuendigung]\nabschnitte:\n  - {id: a, titel: A, erfuellt: kuendigung}\n"
    eigen = resolved(LV, EIGEN, schreibe_profil(tmp_path, rest))
    assert "gewaltschutz" in uncovered(eigen, basis)
    assert "kuendigung" not in uncovered(eigen, basis)


def test_what_a_parent_asks_for_is_asked_of_the_child(tmp_path: Path) -> None:
    schreibe_profil(tmp_path, "verlangt: gewaltschutz\nabschnitte:\n  - {id: a, titel: A}\n", name="grund")
    eigen = resolved(LV, EIGEN, schreibe_profil(tmp_path, "erweitert: grund\n"))
    assert "gewaltschutz" in uncovered(eigen, "")


@pytest.mark.parametrize(
    "eintrag",
    [
        "erfuellt: umfang",
        "erfuellt: [ziel, umfang]",
        "teile: {p: {erfuellt: umfang}}",
        "braucht: [{feld: angebot.plaetze, erfuellt: umfang}]",
        "teile: {p: {braucht: [{feld: angebot.plaetze, erfuellt: umfang}]}}",
        "abschnitte: [{id: x, titel: X, erfuellt: umfang}]",
        "abschnitte: [{id: x, titel: X, teile: {p: {erfuellt: umfang}}}]",
    ],
)
def test_section_part_and_need_satisfy(tmp_path: Path, eintrag: str) -> None:
    gelesen = lies_profil(tmp_path, f"  - {{id: a, titel: A, {eintrag}}}\n")
    assert met(gelesen) >= {"umfang"}
    assert "umfang" not in uncovered(gelesen, "sgb9_125")


def test_a_removed_section_takes_its_requirement_along(tmp_path: Path) -> None:
    grund = "abschnitte:\n  - {id: a, titel: A, erfuellt: umfang}\n  - {id: b, titel: B, erfuellt: ziel}\n"
    schreibe_profil(tmp_path, grund, name="grund")
    eigen = resolved(LV, EIGEN, schreibe_profil(tmp_path, "erweitert: grund\nentfernen: {a: steht in b}\n"))
    assert met(eigen) == {"ziel"}
    assert "umfang" in uncovered(eigen, "sgb9_125")


UNBEKANNT = "Die Anforderung »gewaltschutzz« steht nicht im Katalog; gemeint: »gewaltschutz«?"


OWN_ONES = "Eigene stehen mit Titel und Herkunft in anforderungen.yaml, neben den Ordnern der Dokumente."


@pytest.mark.parametrize(
    ("verlangt", "meldung"),
    [
        ("gewaltschutzz", f"4:11 {UNBEKANNT}"),
        ("[kuendigung, qqq]", f"4:24 Die Anforderung »qqq« steht nicht im Katalog. {OWN_ONES}"),
    ],
)  # fmt: skip
def test_what_the_head_asks_for_is_checked(tmp_path: Path, verlangt: str, meldung: str) -> None:
    rest = f"verlangt: {verlangt}\nabschnitte:\n  - {{id: a, titel: A, erfuellt: kuendigung}}\n"
    eigen = resolved(LV, EIGEN, schreibe_profil(tmp_path, rest))
    assert stellen(check_profile(eigen)) == [f"eigen/gliederung.yaml:{meldung}"]


def test_what_the_head_asks_for_in_vain_is_a_matter_of_lint(tmp_path: Path) -> None:
    """A finding there can be answered for (TD308); the profile can be used all the same."""
    rest = "verlangt: gewaltschutz\nabschnitte:\n  - {id: a, titel: A, braucht: traeger.name}\n"
    eigen = resolved(LV, EIGEN, schreibe_profil(tmp_path, rest))
    assert stellen(check_profile(eigen)) == []
    assert uncovered(eigen, "") == ("gewaltschutz",)


def test_what_the_head_asks_for_may_have_its_section(tmp_path: Path) -> None:
    entry = "{id: a, titel: A, erfuellt: gewaltschutz, braucht: angebot.gewaltschutz}"
    rest = f"verlangt: gewaltschutz\nabschnitte:\n  - {entry}\n"
    assert stellen(check_profile(resolved(LV, EIGEN, schreibe_profil(tmp_path, rest)))) == []


def test_a_profile_may_take_out_what_its_parent_asks_for(tmp_path: Path) -> None:
    grund = "verlangt: gewaltschutz\nabschnitte:\n  - {id: a, titel: A, erfuellt: gewaltschutz}\n"
    schreibe_profil(tmp_path, grund, name="grund")
    rest = "erweitert: grund\nentfernen: {a: steht im Fachkonzept}\n"
    assert stellen(check_profile(resolved(LV, EIGEN, schreibe_profil(tmp_path, rest)))) == []
