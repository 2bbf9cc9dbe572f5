"""Where a profile asks for its requirements: of which fields, how strictly, under which conditions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from teilhabe_docs.documents.profile.entry_place import EntryPlace
from teilhabe_docs.documents.profile.implication import Together
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.vocabulary import Abschnittseintrag, Bedarf, Grad, Teileintrag
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into
from teilhabe_docs.model.field_path import FieldPath

RANKS: Mapping[Grad, int] = {grade: rank for rank, grade in enumerate(reversed(get_args(Grad)), 1)}
"""How strict a grade is; a fixed text, which asks for nothing, has rank 0."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A place that meets a requirement: a need, or the fixed text of a section or part (then that is None).

    `sections` lead to it from the outermost; `keys` are where in the entry of the last one it stands, from
    the innermost: of the need, of its part, of the section.
    """

    sections: tuple[SectionPlan, ...]
    part: str
    keys: tuple[DataPath, ...]
    need: Bedarf | None
    grad: Grad | None
    conditions: Together

    @property
    def felder(self) -> tuple[FieldPath, ...]:
        """The fields that it asks for, one of which is enough; none for a fixed text."""
        return self.need.feld if self.need else ()

    @property
    def rank(self) -> int:
        """How strictly it asks."""
        return RANKS[self.grad] if self.grad else 0

    @property
    def id(self) -> str:
        """The id of its section, with that of its part."""
        return ".".join(filter(None, [self.sections[-1].id, self.part]))


@cache
def demands_of(profil: Profil) -> Mapping[str, tuple[Demand, ...]]:
    """All of a profile by requirement, each in the order of its outline."""
    found: dict[str, list[Demand]] = {}
    for plan in profil.abschnitte:
        for slug, demand in _in_section((plan,)):
            found.setdefault(slug, []).append(demand)
    return {slug: tuple(demands) for slug, demands in found.items()}


def _in_section(sections: tuple[SectionPlan, ...]) -> Iterator[tuple[str, Demand]]:
    entry = sections[-1].eintrag
    around = tuple(plan.eintrag.wenn for plan in sections)
    here: DataPath = ()
    met: set[str] = set()
    for slug, demand in _asked(sections, "", (here,), entry, entry.erfuellt, around):
        met.add(slug)
        yield slug, demand
    for name, part in entry.teile.items():
        fulfils = part.erfuellt if "erfuellt" in part.model_fields_set else entry.erfuellt
        above: tuple[DataPath, ...] = (("teile", name), here)
        conditions = (*around, part.wenn)
        found = list(_asked(sections, name, above, part, fulfils, conditions))
        if not part.braucht:
            fixed = Demand(sections, name, above, None, None, _together(conditions))
            found = [(slug, fixed) for slug in fulfils]
        met.update(slug for slug, _ in found)
        yield from found
    for slug in entry.erfuellt:
        if slug not in met:
            yield slug, Demand(sections, "", (here,), None, None, _together(around))
    for child in sections[-1].kinder:
        yield from _in_section((*sections, child))


def _asked(
    sections: tuple[SectionPlan, ...],
    part: str,
    keys: tuple[DataPath, ...],
    entry: Abschnittseintrag | Teileintrag,
    fulfils: tuple[str, ...],
    conditions: tuple[str | None, ...],
) -> Iterator[tuple[str, Demand]]:
    """What the needs of a section or part ask for."""
    for number, need in enumerate(entry.braucht):
        grade = need.pflicht or entry.pflicht or sections[-1].eintrag.pflicht
        innermost = (*keys[0], "braucht", number)
        for slug in need.erfuellt or fulfils:
            wenn = _together((*conditions, need.wenn))
            yield slug, Demand(sections, part, (innermost, *keys), need, grade, wenn)


def _together(conditions: tuple[str | None, ...]) -> Together:
    return tuple(dict.fromkeys(one for one in conditions if one and one != "ja"))


def place_in_own(profil: Profil, section: SectionPlan, below: DataPath) -> EntryPlace | None:
    """Where the nearest own outline of the chain says something below a section's entry; None: nowhere."""
    for name, document in profil.quellen.items():
        if document.file not in profil.eigene_texte:
            continue
        entries = [("aendern", section.id), *([section.ort.pfad] if section.ort.profil == name else [])]
        for entry in entries:
            if stands(document, (*entry, *below)):
                return EntryPlace(name, (*entry, *below))
    return None


def removal_in_own(profil: Profil, id_: str) -> EntryPlace | None:
    """The line of an own outline that takes out a section or part, or a section around it."""
    for name, document in profil.quellen.items():
        removed = document.data.get("entfernen")
        if document.file in profil.eigene_texte and isinstance(removed, dict):
            for key in removed:
                if id_ == key or id_.startswith(f"{key}."):
                    return EntryPlace(name, ("entfernen", key))
    return None


def stands(document: Document, path: DataPath) -> bool:
    """Whether something stands there in an outline; a single value counts as a list of one."""
    here: PlainValue = document.data
    for step in path:
        if step == 0 and not isinstance(here, list):
            continue
        known = isinstance(here, dict) and step in here
        known |= isinstance(here, list) and isinstance(step, int) and step < len(here)
        if not known:
            return False
        here = into(here, step)
    return True


def head_of(profil: Profil) -> EntryPlace:
    """The line that names the nearest own outline: where nothing else is to blame."""
    name = next(n for n, document in profil.quellen.items() if document.file in profil.eigene_texte)
    return EntryPlace(name, ("profil",))
