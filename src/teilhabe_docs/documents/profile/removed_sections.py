"""Sections of its parents that a profile of one's own takes out, by the fields that only they print."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from teilhabe_docs.documents.profile.demands import removal_in_own
from teilhabe_docs.documents.profile.entry_place import EntryPlace
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_reach import SectionReach, fields_alone, reach_of
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.model.field_path import FieldPath


class Removed(NamedTuple):
    """A section that is taken out, and the line that does so."""

    section: str
    place: EntryPlace
    fields: frozenset[str]


def removal_of(profil: Profil, field: FieldPath) -> Removed | None:
    """The section that would print a field, or what is around it, had the profile not taken it out."""
    around = frozenset(field.around())
    return next((one for one in _removed(profil) if not around.isdisjoint(one.fields)), None)


@cache
def _removed(profil: Profil) -> tuple[Removed, ...]:
    return tuple(_sections_gone(profil)) if profil.herkunft else ()


def _sections_gone(profil: Profil) -> Iterator[Removed]:
    present = {plan.id for plan in profil.alle()}
    for name in [*profil.quellen][1:]:
        parent = resolved(profil.dokument, name, profil.regal)
        for id_, section in reach_of(parent).sections.items():
            if id_ not in present and (place := removal_in_own(profil, id_)):
                yield Removed(id_, place, _fields_of(parent, section))


def _fields_of(profil: Profil, section: SectionReach) -> frozenset[str]:
    alone = fields_alone(profil.fields, section.plan)
    return frozenset(section.guarded).union(*section.always.values(), *alone)
