"""What a profile asks of a finished document: its requirements in their order, and how strictly."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from teilhabe_docs.documents.profile.demands import RANKS, Demand, demands_of
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.requirements import cited_where_it_holds
from teilhabe_docs.documents.profile.vocabulary import Bedarf, Grad
from teilhabe_docs.documents.recognition.recognition_data import recognition


class AskedRequirement(NamedTuple):
    """A requirement as a profile asks for it: what of its verdict does not depend on the document.

    `annex`: a reference to one is enough; `points`: it is itself a reference to another paper.
    """

    title: str
    grad: Grad
    conditional: bool
    norm: str
    hint: str
    annex: bool
    points: bool


def asked(profil: Profil, basis: str = "") -> Mapping[str, AskedRequirement]:
    """By requirement, in the order of the outline; then those that the law asks for and no section meets."""
    basis = basis or next(iter(profil.vertragsgrundlagen), "")
    found = {slug: _asked(profil, slug, basis, demands) for slug, demands in demands_of(profil).items()}
    for slug, requirement in profil.requirements.items():
        missing = slug in profil.verlangt or requirement.pflicht_in(profil.dokument, basis)
        if missing and slug not in found:
            found[slug] = _asked(profil, slug, basis, ())
    return found


def outline_names(profil: Profil) -> Iterator[tuple[tuple[str, ...], str]]:
    """The titles of sections and parts, each with the requirements that it meets."""
    for plan in profil.alle():
        yield tuple(_met(plan)), plan.eintrag.titel
        for part in plan.eintrag.teile.values():
            if part.titel and part.erfuellt:
                yield part.erfuellt, part.titel


def title_requirements(profil: Profil) -> tuple[str, ...]:
    """What the title of the document and what stands below it meet."""
    return tuple(slug for plan in profil.alle() if plan.eintrag.rolle == "titel" for slug in _met(plan))


def _met(plan: SectionPlan) -> Iterator[str]:
    parts = (part.erfuellt for part in plan.eintrag.teile.values() if not part.titel)
    needs = (need.erfuellt for need in plan.eintrag.braucht)
    yield from dict.fromkeys(slug for slugs in (plan.eintrag.erfuellt, *needs, *parts) for slug in slugs)


def _asked(profil: Profil, slug: str, basis: str, demands: Sequence[Demand]) -> AskedRequirement:
    requirement = profil.requirements[slug]
    by_rank = sorted(demands, key=lambda demand: RANKS[_grade(demand)], reverse=True)
    entry = by_rank[0].sections[-1].eintrag if by_rank else None
    grade: Grad = _grade(by_rank[0]) if by_rank else "ja"
    if profil.verbindlich and grade == "ja":
        grade = "soll"
    norm = cited_where_it_holds(
        requirement.norm.get(basis, ""),
        (entry.quelle if entry else requirement.quelle) or "",
        basis,
        profil.land,
    )
    return AskedRequirement(
        requirement.titel,
        grade,
        bool(demands) and all(demand.conditions for demand in demands),
        norm,
        (entry.hinweis if entry else None) or "",
        any(need.anlage == "ja" for demand in demands for need in _needs(demand)),
        slug in recognition().pointing,
    )


def _grade(demand: Demand) -> Grad:
    return demand.grad or demand.sections[-1].eintrag.pflicht


def _needs(demand: Demand) -> Iterator[Bedarf]:
    for need in demand.sections[-1].bedarfe():
        if need.feld == demand.felder:
            yield need
