"""What a profile of one's own asks for less strictly than the profile that it is measured by."""

from collections.abc import Iterable, Iterator
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
from teilhabe_docs.documents.profile.entry_place import EntryPlace
from teilhabe_docs.documents.profile.implication import Together, always_with, never_with
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.uncovered import demanded
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into

Way = Literal[
    "wenn", "merkmale", "pflicht", "braucht", "ohne", "feld", "mit", "anlage", "entfaellt", "mindestens"
]
"""What makes it less: a condition, a trait, a grade, other fields, a need left out, a key of a need."""

_ANNEXES = ("nein", "kurz", "ja")
"""Whether an annex will do, the strictest first."""


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
    """What the profile, or one that it extends, takes back of what is owed under `basis`, once at each line.

    One that extends another is measured by that, key by key; one that stands alone by the built-in ones for
    its document and basis: it may ask as the least strict of them does. What the profile itself gives back
    counts.
    """
    found: dict[tuple[str, EntryPlace], Narrowed] = {}
    names = list(profil.quellen)
    for number, name in enumerate(names):
        if profil.quellen[name].file not in profil.eigene_texte:
            break
        own = resolved(profil.dokument, name, profil.regal)
        above = [resolved(profil.dokument, one, profil.regal) for one in names[number + 1 : number + 2]]
        models = above or _built_in(profil.dokument, basis)
        for slug in sorted({slug for model in models for slug in demanded(model, basis, beginn)}):
            ways = [list(_taken_back(own, model, slug, inherited=bool(above))) for model in models]
            if own is not profil and all(ways):
                still = [[*_taken_back(profil, model, slug, inherited=bool(above))] for model in models]
                lost = [one.before for one in still[0]] if all(still) else []
                ways[0] = [one for one in ways[0] if one.before in lost]
            for one in ways[0] if all(ways) else ():
                found.setdefault((slug, one.place), one)
    return tuple(sorted(found.values(), key=lambda one: one.slug))


def _built_in(dokument: str, basis: str) -> list[Profil]:
    """The built-in profiles for a document and basis that are made for every Land."""
    fitting = (p for p in all_profiles() if p.dokument == dokument and not p.land)
    return [p for p in fitting if basis in p.vertragsgrundlagen]


def _taken_back(own: Profil, model: Profil, slug: str, *, inherited: bool) -> Iterator[Narrowed]:
    """By what a profile asks less strictly for a requirement; of none it says nothing.

    What is `inherited` may lose none of its needs, of which another profile may ask for some alone.
    """
    here, there = demands_of(own).get(slug, ()), demands_of(model).get(slug, ())
    if not here or not there:
        return
    fields = {field for one in here for field in one.felder}
    asked = [one for one in there if one.felder]
    if asked and not any(fields.intersection(one.felder) for one in asked):
        yield Narrowed(slug, "braucht", own, model, here[0], asked[0], _of_fields(own, here[0], asked))
        there = there if inherited else ()
    for before in there:
        same = [one for one in here if _asks_for_the_same(one, before)]
        if not same:
            if inherited and _is_owed(before):
                yield Narrowed(slug, "ohne", own, model, here[0], before, _of_fields(own, here[0], [before]))
        elif not _as_strict(own, same, model, before):
            one = max(same, key=lambda one: one.rank)
            way = _way_of(own, same, before)
            yield Narrowed(slug, way, own, model, one, before, _of_key(own, one, way, before.conditions))
        elif _is_owed(before):
            kept = [(one, _looser(one, before, inherited=inherited)) for one in same]
            if not _as_strict(own, [one for one, ways in kept if not ways], model, before):
                one, ways = min((k for k in kept if k[0].rank >= before.rank), key=lambda k: len(k[1]))
                for way in ways:
                    yield Narrowed(slug, way, own, model, one, before, _of_need(own, one, way))


def _is_owed(demand: Demand) -> bool:
    """Whether something is told where it is not met."""
    return demand.rank > RANKS["nein"]


def _asks_for_the_same(one: Demand, before: Demand) -> bool:
    if one.need is None or before.need is None:
        return before.need is None
    counted = one.need.mit
    same_entries = all(counted.get(key, value) == value for key, value in before.need.mit.items())
    return same_entries and not set(before.felder).isdisjoint(one.felder)


def _looser(one: Demand, before: Demand, *, inherited: bool) -> tuple[Way, ...]:
    """The keys by which a need asks less than another one for the same."""
    new, old = one.need, before.need
    if new is None or old is None:
        return ()
    looser: dict[Way, bool] = {
        "feld": inherited and not set(new.feld) <= set(old.feld),
        "mit": inherited and not old.mit.items() <= new.mit.items(),
        "anlage": _ANNEXES.index(new.anlage) > _ANNEXES.index(old.anlage),
        "entfaellt": (new.entfaellt, old.entfaellt) == ("ja", "nein"),
        "mindestens": inherited and (new.mindestens or 0) < (old.mindestens or 0),
    }
    return tuple(way for way, is_looser in looser.items() if is_looser)


def _as_strict(own: Profil, same: Iterable[Demand], model: Profil, before: Demand) -> bool:
    """Whether the profile asks as strictly as a demand of the model wherever that asks."""
    strict = [one for one in same if one.rank >= before.rank and not _is_switched_off(one, own)]
    binding = before.rank == RANKS["ja"]
    given = _binding(before.conditions, model) if binding else before.conditions
    asked = [_binding(one.conditions, own) if binding else one.conditions for one in strict]
    return _is_switched_off(before, model) or always_with(given, asked, own.fields)


def _is_switched_off(demand: Demand, profil: Profil) -> bool:
    return never_with(demand.conditions, profil.merkmale)


def _way_of(own: Profil, same: Iterable[Demand], before: Demand) -> Way:
    if any(one.rank >= before.rank and _is_switched_off(one, own) for one in same):
        new = {text for one in same for text in one.conditions} - {*before.conditions}
        return "wenn" if any(never_with((text,), own.merkmale) for text in new) else "merkmale"
    anyhow = always_with(before.conditions, [one.conditions for one in same], own.fields)
    return "pflicht" if anyhow else "wenn"


def _binding(conditions: Together, profil: Profil) -> Together:
    return (*conditions, profil.verbindlich) if profil.verbindlich else conditions


def _of_key(own: Profil, demand: Demand, way: Way, before: Together) -> EntryPlace:
    """The own line that sets a condition that was not there before, a grade or a trait."""
    if way == "merkmale":
        return own.kopf("merkmale")
    places = [_here(own, demand.sections[-1], (*keys, way)) for keys in demand.keys]
    places += [_here(own, section, (way,)) for section in reversed(demand.sections[:-1])]
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


def _of_need(own: Profil, demand: Demand, way: Way) -> EntryPlace:
    """The own line that says a key of a need, or the need without it."""
    said = (_here(own, demand.sections[-1], key) for key in ((*demand.keys[0], way), demand.keys[0]))
    return next(filter(None, said), None) or _of_section(own, demand)


def _of_fields(own: Profil, demand: Demand, before: list[Demand]) -> EntryPlace:
    """The own line that takes the fields away: where it was said, or where other ones are said."""
    parts = [f"{demand.sections[-1].id}.{part}" for part in sorted(demand.sections[-1].entfernte)]
    removed = (_removal_here(own, id_) for id_ in (*(one.id for one in before), *parts))
    said = (_here(own, demand.sections[-1], (*keys, "braucht")) for keys in demand.keys)
    said_before = (_here(own, b.sections[-1], (*k, "braucht")) for b in before for k in b.keys)
    asked = [*before, demand]
    met = (_here(own, one.sections[-1], (*key, "erfuellt")) for one in asked for key in one.keys)
    places = (*removed, *said_before, *met, *said)
    return next(filter(None, places), None) or _of_section(own, demand)


def _of_section(own: Profil, demand: Demand) -> EntryPlace:
    for section in reversed(demand.sections):
        if place := _here(own, section, ()):
            return place
    return head_of(own)


def _here(own: Profil, section: SectionPlan, below: DataPath) -> EntryPlace | None:
    """Such a line of the profile itself: what it extends says the same for both that are compared."""
    place = place_in_own(own, section, below)
    return place if place and place.profil == own.name else None


def _removal_here(own: Profil, id_: str) -> EntryPlace | None:
    place = removal_in_own(own, id_)
    return place if place and place.profil == own.name else None
