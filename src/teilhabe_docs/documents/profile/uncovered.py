"""Which requirements a profile leaves without a section."""

from collections.abc import Iterator
from datetime import date

from teilhabe_docs.documents.profile.demands import demands_of, head_of, place_in_own, removal_in_own
from teilhabe_docs.documents.profile.entry_place import EntryPlace
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.requirements import Requirements
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.vocabulary import several_in_one
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
    return tuple(sorted(demanded(profil, basis, beginn) - met(profil)))


def _verlangt(profil: Profil, basis: str, beginn: date | None) -> set[str]:
    """What the law, and what its folder adds to that, asks of its document."""
    entries = profil.requirements.items()
    return {s for s, a in entries if a.pflicht_in(profil.dokument, basis) and a.gilt(basis, beginn)}


def demanded(profil: Profil, basis: str, beginn: date | None = None) -> frozenset[str]:
    """The requirements that the law and the profile ask of its document under `basis`.

    With them those of one's own that it, or a profile that it extends, has a section for.
    """
    return frozenset((*_verlangt(profil, basis, beginn), *profil.verlangt, *_own_ones_met(profil, basis)))


def _own_ones_met(profil: Profil, basis: str) -> Iterator[str]:
    own = {slug for slug, one in profil.requirements.items() if one.eigen and one.binds(basis)}
    for name in profil.quellen if own else ():
        yield from own & met(resolved(profil.dokument, name, profil.regal))


def place_of_gap(profil: Profil, slug: str) -> EntryPlace | None:
    """The own line that leaves a requirement without a section; None in a built-in profile.

    That is where a section that met it was taken out or changed, or where the profile asks for it.
    """
    if not profil.eigene_texte:
        return None
    for above in (resolved(profil.dokument, name, profil.regal) for name in [*profil.quellen][1:]):
        for demand in demands_of(above).get(slug, ()):
            section, part = demand.sections[-1], demand.part
            keys = [("teile", part, "erfuellt")] if part else []
            said = (place_in_own(profil, section, key) for key in (*keys, ("erfuellt",), ("braucht",), ()))
            place = removal_in_own(profil, demand.id) or next(filter(None, said), None)
            if place:
                return place
    asked = profil.asked_at(slug) if slug in profil.verlangt else None
    here = asked is not None and profil.quellen[asked.profil].file in profil.eigene_texte
    return asked if here else head_of(profil)


def unknown_requirement(slug: str, requirements: Requirements) -> str:
    """What is wrong with the slug of a requirement; empty where the catalogue has it."""
    if slug in requirements:
        return ""
    if several := several_in_one(slug, alternatives=False):
        return f"»{slug}« ist keine einzelne Anforderung. {several}"
    near = ending_in_meant(nearest(slug, list(requirements)), _WHERE)
    return f"{UNKNOWN}{slug}« steht nicht im Katalog{near}"


UNKNOWN = "Die Anforderung »"
"""How that begins which is said of a requirement that the catalogue has not."""
_WHERE = ". Eigene stehen mit Titel und Herkunft in anforderungen.yaml, neben den Ordnern der Dokumente."
