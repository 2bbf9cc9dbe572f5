"""The built-in profiles: without mistakes of their own, and nothing that the law asks for left out."""

from typing import Any

import pytest
import yaml

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.resources import folder

PROFILE = list(all_profiles())
JE_GRUNDLAGE = [(p, basis) for p in PROFILE for basis in p.vertragsgrundlagen]


def name(wert: Any) -> str:
    return f"{wert.dokument}-{wert.name}" if isinstance(wert, Profil) else str(wert)


def erfuellt(profil: Profil) -> set[str]:
    """Every requirement that a section, a part or a need of the profile fulfils."""
    slugs: set[str] = set()
    for plan in profil.alle():
        slugs |= set(plan.eintrag.erfuellt)
        slugs |= {s for teil in plan.eintrag.teile.values() for s in teil.erfuellt}
        slugs |= {s for bedarf in plan.bedarfe() for s in bedarf.erfuellt}
    return slugs


def verlangt(profil: Profil) -> list[str]:
    """What the profile itself demands beyond the statute, as its file says."""
    datei = folder("templates") / profil.dokument / profil.name / "gliederung.yaml"
    slugs = yaml.safe_load(datei.read_text("utf-8")).get("verlangt", [])
    return [slugs] if isinstance(slugs, str) else list(slugs)


def test_every_document_has_a_built_in_profile() -> None:
    assert {p.dokument for p in PROFILE} == set(DOKUMENTE)


@pytest.mark.parametrize("profil", PROFILE, ids=name)
def test_a_profile_has_no_mistakes(profil: Profil) -> None:
    assert [f"{f.file}:{f.span.line}: {f.message}" for f in check_profile(profil)] == []


@pytest.mark.parametrize(("profil", "basis"), JE_GRUNDLAGE, ids=name)
def test_a_profile_covers_what_its_basis_makes_mandatory(profil: Profil, basis: str) -> None:
    pflicht = {
        slug
        for slug, a in catalogue().items()
        if a.grad == "ja" and basis in a.norm and profil.dokument in a.verlangt_in
    }
    assert pflicht - erfuellt(profil) == set()


@pytest.mark.parametrize("profil", PROFILE, ids=name)
def test_a_profile_covers_what_it_demands_itself(profil: Profil) -> None:
    assert set(verlangt(profil)) - erfuellt(profil) == set()


@pytest.mark.parametrize("profil", PROFILE, ids=name)
def test_a_profile_demands_only_what_the_catalogue_knows(profil: Profil) -> None:
    assert set(verlangt(profil)) - set(catalogue()) == set()


@pytest.mark.parametrize("profil", PROFILE, ids=name)
def test_the_companions_of_a_profile_are_built_in(profil: Profil) -> None:
    vorhanden = {(p.dokument, p.name) for p in PROFILE}
    assert set(profil.begleiter.items()) - vorhanden == set()


@pytest.mark.parametrize("profil", PROFILE, ids=name)
def test_the_ids_of_a_profile_are_unique(profil: Profil) -> None:
    ids = [p.id for p in profil.alle()]
    ids += [f"{p.id}.{m.id}" for p in profil.alle() if p.koerper for m in p.koerper.marken if m.id]
    assert sorted(ids) == sorted(set(ids))


LEAD_INS = {f"bw-schulkindergarten/{section}.md" for section in ("angebot", "ausstattung")}
"""Where the outline of the official model names the letters below an Absatz, not the Absatz."""


@pytest.mark.parametrize("profil", PROFILE, ids=name)
def test_each_numbered_absatz_has_an_id(profil: Profil) -> None:
    """So that a house can put one behind it, replace it, take it out."""
    bodies = [p.koerper for p in profil.alle() if p.koerper]
    unnamed = {b.datei for b in bodies if any(m.absatz and not m.id for m in b.marken)}
    assert unnamed - LEAD_INS == set()
