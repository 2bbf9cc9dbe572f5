"""Which requirements a profile leaves without a section."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.documents.profile.resolve import resolved as aufgeloest
from teilhabe_docs.documents.profile.shelf import BUILT_IN
from teilhabe_docs.documents.profile.vocabulary import Grad
from teilhabe_docs.near_names import ending_in_meant, nearest


def met(profil: Profil) -> frozenset[str]:
    """The requirements that some section, part or need of the profile satisfies."""
    return frozenset(
        slug
        for plan in profil.alle()
        for slugs in (
            plan.eintrag.erfuellt,
            *(teil.erfuellt for teil in plan.eintrag.teile.values()),
            *(bedarf.erfuellt for bedarf in plan.bedarfe()),
        )
        for slug in slugs
    )


def uncovered(profil: Profil, basis: str, beginn: date | None = None) -> tuple[str, ...]:
    """The requirements that the document owes under `basis` and the profile has no section for.

    Where it is known when the agreement begins, only those that are law then.
    """
    verlangt = _verlangt(profil.dokument, basis, beginn)
    return tuple(sorted((verlangt | set(profil.verlangt)) - met(profil)))


def _verlangt(dokument: str, basis: str, beginn: date | None) -> set[str]:
    """What the law asks of a document."""
    return {s for s, a in catalogue().items() if a.pflicht_in(dokument, basis) and a.gilt(basis, beginn)}


_RANG = {grad: rang for rang, grad in enumerate(reversed(get_args(Grad)), 1)}


def weakened(eigenes: Profil, basis: str, beginn: date | None = None) -> tuple[str, ...]:
    """What the law asks for and an own profile asks for less strictly than the built-in one it stands for.

    That is with a lower grade, or by none of the fields that say it there.
    """
    vorbild = _vorbild(eigenes, basis)
    if vorbild is None:
        return ()
    schwaecher = []
    for slug in sorted(_verlangt(eigenes.dokument, basis, beginn) & met(vorbild) & met(eigenes)):
        (rang_dort, felder_dort), (rang, felder) = _strenge(vorbild, slug), _strenge(eigenes, slug)
        if rang < rang_dort or (felder_dort and not felder & felder_dort):
            schwaecher.append(slug)
    return tuple(schwaecher)


def _vorbild(eigenes: Profil, basis: str) -> Profil | None:
    """The built-in profile that an own one extends, else the first for its document and basis."""
    for name in eigenes.quellen:
        if (eigenes.dokument, name) in BUILT_IN.plaetze:
            return aufgeloest(eigenes.dokument, name)
    passende = (p for p in all_profiles() if p.dokument == eigenes.dokument and not p.land)
    return next((p for p in passende if basis in p.vertragsgrundlagen), None)


def _strenge(p: Profil, slug: str) -> tuple[int, frozenset[str]]:
    """The highest grade with which a requirement is asked for, and the fields that meet it."""
    rang, felder = 0, set()
    for plan in p.alle():
        e = plan.eintrag
        stellen = [(b, e.pflicht, e.erfuellt) for b in e.braucht]
        for teil in e.teile.values():
            stellen += [(b, teil.pflicht or e.pflicht, teil.erfuellt or e.erfuellt) for b in teil.braucht]
        for bedarf, grad, erfuellt in stellen:
            if slug in (bedarf.erfuellt or erfuellt):
                rang = max(rang, _RANG[bedarf.pflicht or grad])
                felder |= set(bedarf.feld)
    return rang, frozenset(felder)


def unknown_requirements(slug: str) -> str:
    """What is wrong with the slug of a requirement; empty where the catalogue has it."""
    if slug in catalogue():
        return ""
    return f"Die Anforderung »{slug}« steht nicht im Katalog{ending_in_meant(nearest(slug, catalogue()))}"


def unmet(profil: Profil, *, eigene: bool) -> Iterator[tuple[int, str]]:
    """What is wrong with the entries of `verlangt`: index and message.

    Only what the profile asks for itself (`eigene`) must have its section: a profile that extends another may
    take a section out, with its reason.
    """
    offen = uncovered(profil, "") if eigene else ()
    for i, slug in enumerate(profil.verlangt):
        if text := unknown_requirements(slug):
            yield i, text
        elif slug in offen:
            rat = "Nennen Sie sie unter »erfuellt« bei dem Abschnitt, der davon handelt."
            yield i, f"Die Anforderung »{slug}« ist verlangt, aber kein Abschnitt erfüllt sie. {rat}"
