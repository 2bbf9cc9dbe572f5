"""Which requirements a profile leaves without a section."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from teilhabe_docs.documents.katalog import katalog
from teilhabe_docs.documents.profil import Profil


def erfuellte(profil: Profil) -> frozenset[str]:
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


def ungedeckte(profil: Profil, basis: str, beginn: date | None = None) -> tuple[str, ...]:
    """The requirements that the document owes under `basis` and the profile has no section for.

    Where it is known when the agreement begins, only those that are law then.
    """
    verlangt = {
        slug
        for slug, a in katalog().items()
        if a.pflicht_in(profil.dokument, basis) and a.gilt(basis, beginn)
    }
    return tuple(sorted((verlangt | set(profil.verlangt)) - erfuellte(profil)))


def unbekannte(slug: str) -> str:
    """What is wrong with the slug of a requirement; empty where the catalogue has it."""
    if slug in katalog():
        return ""
    nah = get_close_matches(slug, katalog(), 1)
    rat = f"; gemeint: »{nah[0]}«?" if nah else "."
    return f"Die Anforderung »{slug}« steht nicht im Katalog{rat}"


def unerfuellte(profil: Profil, *, eigene: bool) -> Iterator[tuple[int, str]]:
    """What is wrong with the entries of `verlangt`: index and message.

    Only what the profile asks for itself (`eigene`) must have its section: a profile that extends another may
    take a section out, with its reason.
    """
    offen = ungedeckte(profil, "") if eigene else ()
    for i, slug in enumerate(profil.verlangt):
        if text := unbekannte(slug):
            yield i, text
        elif slug in offen:
            rat = "Nennen Sie sie unter »erfuellt« bei dem Abschnitt, der davon handelt."
            yield i, f"Die Anforderung »{slug}« ist verlangt, aber kein Abschnitt erfüllt sie. {rat}"
