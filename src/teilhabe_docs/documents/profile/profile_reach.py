"""Which fields the sections of a profile print or decide by, known once for each profile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from teilhabe_docs.documents.display import shown_fields
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.documents.template.reach import DECIDES, PRINTS, Guard, Reach
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue, UnknownField, fields_of

_HEAD = frozenset(("traeger.name", "angebot.bezeichnung", "angebot.version"))
_DAY, _DAY_OF_CONCEPT = "angebot.stand", "angebot.konzeption.stand"
_VERSIONS = "angebot.aenderungen"


@dataclass(frozen=True, slots=True)
class SectionReach:
    """What a section prints or decides by, where it stays.

    `always`, by part and Absatz; `plain` as well, where a field has a value that is no annex and not waived;
    `guarded` are the uses under conditions, by field.
    """

    plan: SectionPlan
    always: Mapping[tuple[str, str], frozenset[str]]
    plain: Mapping[tuple[str, str], frozenset[str]]
    guarded: Mapping[str, tuple[Reach, ...]]

    def uses(self, path: str) -> Iterator[Reach]:
        """Its uses of a field."""
        for (part, absatz), paths in self.always.items():
            if path in paths:
                yield Reach(path, PRINTS, part, absatz)
        yield from self.guarded.get(path, ())


@dataclass(frozen=True, slots=True, eq=False)
class ProfileReach:
    """The sections of a profile by id, in their order, and the fields by whose values its conditions decide.

    `with_guarded` are the sections that print or decide by a field under conditions, by field; `unions` what
    sections that stay print in any case, by their ids, as offers have asked for it.
    """

    sections: Mapping[str, SectionReach]
    deciding: frozenset[str]
    with_guarded: Mapping[str, tuple[SectionReach, ...]]
    unions: dict[object, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)


def used_by(profil: Profil) -> tuple[frozenset[str], frozenset[str]]:
    """Every field that the documents of a profile may print, and every one by whose value they may decide."""
    reach = reach_of(profil)
    printed = around_sections(profil.dokument, own_day=False) | around_sections(profil.dokument, own_day=True)
    decided = set(reach.deciding)
    for section in reach.sections.values():
        printed = printed.union(*section.always.values(), *fields_alone(profil.fields, section.plan))
        for path, uses in section.guarded.items():
            kinds = {use.kind for use in uses if not any(_ruled_out(one, path) for one in use.guards)}
            printed |= {path} if PRINTS in kinds else set()
            decided |= {path} if DECIDES in kinds else set()
    return printed, frozenset(decided)


def fields_alone(fields: FieldCatalogue, plan: SectionPlan) -> tuple[tuple[str, ...], ...]:
    """What a section without a body prints: of each field that it may need what shows."""
    if plan.koerper or plan.eigene:
        return ()
    return tuple(printed_with(fields, path) for need in plan.eintrag.braucht for path in need.feld)


@cache
def reach_of(profil: Profil) -> ProfileReach:
    """What the profile prints and decides by; of a broken body nothing."""
    sections = {plan.id: section_reach(profil.fields, plan) for plan in profil.alle()}
    with_guarded: dict[str, list[SectionReach]] = {}
    for section in sections.values():
        for path in section.guarded:
            with_guarded.setdefault(path, []).append(section)
    by_field = {path: tuple(found) for path, found in with_guarded.items()}
    return ProfileReach(sections, frozenset(_deciding(profil)), by_field)


def section_reach(fields: FieldCatalogue, plan: SectionPlan) -> SectionReach:
    """What one section prints and decides by."""
    always: dict[tuple[str, str], set[str]] = {}
    plain: dict[tuple[str, str], set[str]] = {}
    guarded: dict[str, list[Reach]] = {}
    for use in _uses(plan):
        for path in _reached(fields, use):
            if not use.guards and use.kind == PRINTS:
                always.setdefault((use.part, use.absatz), set()).add(path)
                continue
            guarded.setdefault(path, []).append(use)
            if all(_implied(one, path) for one in use.guards):
                plain.setdefault((use.part, use.absatz), set()).add(path)
    return SectionReach(
        plan,
        {where: frozenset(paths) for where, paths in always.items()},
        {where: frozenset(paths) for where, paths in plain.items()},
        {path: tuple(uses) for path, uses in guarded.items()},
    )


def _implied(guard: Guard, path: str) -> bool:
    """Whether a condition holds wherever the field has a plain value."""
    if guard[0] == "given":
        kind, *names = guard[1]
        return kind == "field" and f"{path}.".startswith(f"{names[0]}.")
    if guard[0] in ("and", "or"):
        sides = (_implied(one, path) for one in guard[1:])
        return all(sides) if guard[0] == "and" else any(sides)
    return False


def _ruled_out(guard: Guard, path: str) -> bool:
    """Whether a condition cannot hold where the field has a plain value."""
    if guard[0] == "waived":
        return _implied(("given", guard[1]), path)
    if guard[0] in ("and", "or"):
        sides = (_ruled_out(one, path) for one in guard[1:])
        return any(sides) if guard[0] == "and" else all(sides)
    return guard[0] == "not" and _implied(guard[1], path)


def _uses(plan: SectionPlan) -> Iterator[Reach]:
    """The uses of its bodies, without those in an Absatz that another text replaces."""
    added = plan.angefuegte if plan.eigene else ()
    replaced = {part for part in plan.eigene if part not in added}
    if plan.koerper:
        yield from (use for use in _read(plan.koerper) if use.absatz not in replaced)
    for part, body in plan.eigene.items():
        yield from (use._replace(part=part, absatz=part) for use in _read(body))


def _read(body: Body) -> tuple[Reach, ...]:
    try:
        return body.reach
    except BodyError:
        return ()


def _deciding(profil: Profil) -> Iterator[str]:
    """The fields by whose values conditions of the outline decide."""
    for plan in profil.alle():
        yield from decided_by(plan.eintrag.wenn or "")
        for part in plan.eintrag.teile.values():
            yield from decided_by(part.wenn or "")
        for need in plan.bedarfe():
            yield from decided_by(need.wenn or "")
    yield from decided_by(profil.verbindlich)


@cache
def decided_by(test: str) -> tuple[str, ...]:
    """The fields by whose values a condition decides, not only by whether they are given."""
    if not test or test == "ja":
        return ()
    try:
        uses = condition(test).gebrauch
    except BodyError:
        return ()
    return tuple(str(use.pfad) for use in uses if use.art != "pruefung")


def _reached(fields: FieldCatalogue, use: Reach) -> tuple[str, ...]:
    return printed_with(fields, use.path) if use.kind == PRINTS else (use.path,)


@cache
def printed_with(fields: FieldCatalogue, path: str) -> tuple[str, ...]:
    """The fields that show where `path` is printed, and those around it, which may be waived as a whole."""
    try:
        info = fields.at(path)
    except UnknownField:
        return ()
    around = tuple(str(one) for one in FieldPath(path).around())[:-1]
    return (*around, *leaf_fields(path, info.typ, shown=True))


def leaf_fields(path: str, kind: object, *, shown: bool = False) -> Iterator[str]:
    """The fields with values below a field of that type; only those that `shown_fields` has, if so asked."""
    if not (isinstance(kind, type) and issubclass(kind, Model)):
        yield path
        return
    names = shown_fields(kind) if shown else tuple(kind.model_fields)
    for name in names:
        yield from leaf_fields(f"{path}.{name}", fields_of(kind)[name].typ, shown=shown)


@cache
def around_sections(dokument: str, *, own_day: bool) -> frozenset[str]:
    """What a document prints whatever its profile says: title, header, footer, the table of versions.

    `own_day`: a Fachkonzept has a day of its own, which stands in place of the offer's.
    """
    day = {_DAY_OF_CONCEPT if own_day and dokument == "fachkonzept" else _DAY}
    versions = leaf_fields(_VERSIONS, BUILT_IN_FIELDS.at(_VERSIONS).typ)
    return _HEAD.union(day, () if dokument == "leistungsvereinbarung" else versions)
