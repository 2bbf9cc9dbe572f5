"""What a profile of one's own asks for less strictly than the profile that it is measured by."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from teilhabe_docs.documents.profile.demands import (
    RANKS,
    Demand,
    demands_of,
    head_of,
    place_in_own,
    removal_in_own,
)
from teilhabe_docs.documents.profile.implication import Together, always_with
from teilhabe_docs.documents.profile.inheritance import EntryPlace
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.uncovered import demanded
from teilhabe_docs.loading.yaml.node_tree import PlainValue, into

Way = Literal["wenn", "pflicht", "braucht"]
"""What makes it less: a condition, a grade, other fields."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A requirement that `profil` asks for less strictly than `vorbild`, and by what.

    `demand` is the place in the profile, `before` that in the other one; `place` is the line that did it.
    """

    slug: str
    way: Way
    profil: Profil
    vorbild: Profil
    demand: Demand
    before: Demand
    place: EntryPlace


@cache
def narrowed(profil: Profil, basis: str, beginn: date | None = None) -> tuple[Narrowed, ...]:
    """What the profile, or one that it extends, takes back of what is owed under `basis`, each once.

    One that extends another is measured by that; one that stands alone by the built-in ones for its document
    and basis: it may ask as the least strict of them does. What the profile itself gives back counts.
    """
    found: dict[str, Narrowed] = {}
    names = list(profil.quellen)
    for number, name in enumerate(names):
        if profil.quellen[name].file not in profil.eigene_texte:
            break
        own = resolved(profil.dokument, name, profil.regal)
        above = names[number + 1 : number + 2]
        models = [resolved(profil.dokument, one, profil.regal) for one in above] or _built_in(
            profil.dokument, basis
        )
        for slug in {slug for model in models for slug in demanded(model, basis, beginn)}:
            ways = [_taken_back(own, model, slug) for model in models]
            still = own is profil or all(_taken_back(profil, model, slug) for model in models)
            if slug not in found and still and all(ways) and ways[0]:
                found[slug] = ways[0]
    return tuple(found[slug] for slug in sorted(found))


def _built_in(dokument: str, basis: str) -> list[Profil]:
    """The built-in profiles for a document and basis that are made for every Land."""
    fitting = (p for p in all_profiles() if p.dokument == dokument and not p.land)
    return [p for p in fitting if basis in p.vertragsgrundlagen]


def _taken_back(own: Profil, model: Profil, slug: str) -> Narrowed | None:
    """The first thing by which a profile asks less strictly for a requirement; of none it says nothing."""
    here, there = demands_of(own).get(slug, ()), demands_of(model).get(slug, ())
    if not here or not there:
        return None
    fields = {field for one in here for field in one.felder}
    asked = [one for one in there if one.felder]
    if asked and not any(fields.intersection(one.felder) for one in asked):
        return Narrowed(slug, "braucht", own, model, here[0], asked[0], _of_fields(own, here[0], asked))
    for before in there:
        same = [one for one in here if not before.felder or set(before.felder).intersection(one.felder)]
        if same and not _as_strict(own, same, model, before):
            anyhow = always_with(before.conditions, [one.conditions for one in same], own.fields)
            way: Way = "pflicht" if anyhow else "wenn"
            one = max(same, key=lambda one: one.rank)
            return Narrowed(slug, way, own, model, one, before, _of_key(own, one, way, before.conditions))
    return None


def _as_strict(own: Profil, same: list[Demand], model: Profil, before: Demand) -> bool:
    """Whether the profile asks as strictly as a demand of the model wherever that asks."""
    strict = [one for one in same if one.rank >= before.rank]
    binding = before.rank == RANKS["ja"]
    given = _binding(before.conditions, model) if binding else before.conditions
    asked = [_binding(one.conditions, own) if binding else one.conditions for one in strict]
    return always_with(given, asked, own.fields)


def _binding(conditions: Together, profil: Profil) -> Together:
    return (*conditions, profil.verbindlich) if profil.verbindlich else conditions


def _of_key(own: Profil, demand: Demand, way: Way, before: Together) -> EntryPlace:
    """The own line that sets a condition that was not there before, or a grade."""
    places = [place_in_own(own, demand.sections[-1], (*keys, way)) for keys in demand.keys]
    places += [place_in_own(own, section, (way,)) for section in reversed(demand.sections[:-1])]
    known = [place for place in places if place]
    new = [p for p in known if _value(own, p) not in before] if way == "wenn" else known
    return next(iter((*new, *known)), None) or _of_binding(own) or _of_section(own, demand)


def _value(own: Profil, place: EntryPlace) -> str:
    here: PlainValue = own.quellen[place.profil].data
    for step in place.pfad:
        if step != 0 or isinstance(here, list):
            here = into(here, step)
    return here if isinstance(here, str) else ""


def _of_binding(own: Profil) -> EntryPlace | None:
    place = own.kopf("verbindlich")
    return place if own.verbindlich and own.quellen[place.profil].file in own.eigene_texte else None


def _of_fields(own: Profil, demand: Demand, before: list[Demand]) -> EntryPlace:
    """The own line that takes the fields away: where it was said, or where other ones are said."""
    parts = [f"{demand.sections[-1].id}.{part}" for part in sorted(demand.sections[-1].entfernte)]
    removed = (removal_in_own(own, id_) for id_ in (*(one.id for one in before), *parts))
    said = (place_in_own(own, demand.sections[-1], (*keys, "braucht")) for keys in demand.keys)
    said_before = (place_in_own(own, b.sections[-1], (*k, "braucht")) for b in before for k in b.keys)
    places = (*removed, *said_before, *said)
    return next(filter(None, places), None) or _of_section(own, demand)


def _of_section(own: Profil, demand: Demand) -> EntryPlace:
    for section in reversed(demand.sections):
        if place := place_in_own(own, section, ()):
            return place
    return head_of(own)
