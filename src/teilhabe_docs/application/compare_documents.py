"""The documents of one offer in two states, section by section: what says something else, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.documents.change_list import ChangeCause, ChangedSection, ChangedUnit
from teilhabe_docs.documents.changed_fields import ChangeKind, FieldChange
from teilhabe_docs.documents.clauses import with_clauses
from teilhabe_docs.documents.gliederung import Gliederung, outline_of
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.reached_sections import ReachedSections
from teilhabe_docs.documents.sequence_difference import TextPiece, longest_rise, stretches, text_pieces
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rendering.assembly import AssembledDocument, assemble
from teilhabe_docs.rendering.compared_sections import ComparedSection, SectionUnit, compared_sections
from teilhabe_docs.reporting.report import report_on

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import LoadedConcept

_NOT_BUILT = "Ein Dokument lässt sich nicht bauen; es wurde nichts verglichen."
_ALIKE, _MOST_PAIRS = 0.5, 10_000
"""So much of their words two pieces share that are versions of one; so many pairs are looked at."""


@dataclass(frozen=True)
class PrintedDocument:
    """A document of an offer by one profile."""

    loaded: "LoadedConcept"
    profile: Profil

    @cached_property
    def outline(self) -> Gliederung:
        """Its outline."""
        return outline_of(self.loaded.konzept, self.profile)

    @cached_property
    def built(self) -> AssembledDocument:
        """All of it, with what is wrong in its texts."""
        return assemble(self.loaded, self.outline)

    @cached_property
    def sections(self) -> Mapping[str, ComparedSection]:
        """Its sections, as they are printed; an `ImpossibleError` where it is too large to be built."""
        built = self.built
        if not built.dokument.abschnitte and has_errors(built.befunde):
            raise ImpossibleError(Cause.CONTENT, _NOT_BUILT, (report_on(built.befunde, (), {}),))
        return compared_sections(built.dokument, self.outline)

    @cached_property
    def reached(self) -> ReachedSections:
        """What its sections print and are decided by."""
        return ReachedSections(self.loaded.konzept, self.outline)


def changed_sections(
    old: PrintedDocument, new: PrintedDocument, changes: Iterable[FieldChange], carried: "LoadedConcept"
) -> Iterator[ChangedSection]:
    """The sections that have changed: first by the text of the profile, with the old data, then by the data.

    `carried` are the old data with the fields of the new profile. Where these refuse a value that has
    changed, a section with it is compared in one step, and has changed by the data.
    """
    changes = tuple(changes)
    offer, document = new.loaded.konzept.angebot.id, new.profile.dokument
    before, after = old.profile.without_clauses, new.profile.without_clauses
    if _same_profile(before, after):
        yield from _by_data(offer, document, old, new, changes)
        return
    choice = tuple(one.path for one in changes if one.path == f"angebot.profil.{document}")
    between = PrintedDocument(carried, with_clauses(carried.konzept, after))
    present = tuple(replace(one, old_path=_present(one)) for one in changes)
    refused = [
        one
        for one, now in zip(changes, present, strict=True)
        if one.old is not None and carried.lueckenhaft(now.old_path)
    ]
    at_once = {id_ for one in refused for id_ in new.sections if _is_printed(id_, one, old, new)}
    for one in differing(offer, document, old.sections, between.sections, ChangeCause.PROFILE):
        if one.id not in at_once:
            yield replace(one, paths=choice)
    for one in _by_data(offer, document, between, new, present):
        if one.id not in at_once:
            yield one
    if at_once:
        yield from (one for one in _by_data(offer, document, old, new, changes) if one.id in at_once)


def _present(change: FieldChange) -> FieldPath:
    """The old path of a change in the names of the new state."""
    steps = zip(change.old_path.steps, change.new_path.steps, strict=True)
    return FieldPath.of(*(now if isinstance(now, str) else before for before, now in steps))


def _by_data(
    offer: str, document: str, old: PrintedDocument, new: PrintedDocument, changes: tuple[FieldChange, ...]
) -> Iterator[ChangedSection]:
    for one in differing(offer, document, old.sections, new.sections, ChangeCause.DATA):
        yield _explained(one, old, new, changes)


def _explained(
    section: ChangedSection, old: PrintedDocument, new: PrintedDocument, changes: tuple[FieldChange, ...]
) -> ChangedSection:
    """The section with the changes that it prints or is decided by."""
    if section.kind is ChangeKind.CHANGED:
        paths = [one.path for one in changes if _is_printed(section.id, one, old, new)]
    else:
        paths = [one.path for one in changes if new.reached.decides(section.id, one.path)]
        paths = paths or [one.path for one in changes if _is_printed(section.id, one, old, new)]
    return replace(section, paths=tuple(dict.fromkeys(paths)))


def _is_printed(section: str, change: FieldChange, old: PrintedDocument, new: PrintedDocument) -> bool:
    before = change.old is not None and old.reached.reached(section, change.old_path, change.old)
    return before or (change.new is not None and new.reached.reached(section, change.new_path, change.new))


def differing(
    offer: str,
    document: str,
    old: Mapping[str, ComparedSection],
    new: Mapping[str, ComparedSection],
    cause: ChangeCause,
) -> Iterator[ChangedSection]:
    """The sections of two states that differ, in the order of the new one, then those that have gone."""
    order = {id_: place for place, id_ in enumerate(old)}
    both = [id_ for id_ in new if id_ in order]
    staying = {both[at] for at in longest_rise([order[id_] for id_ in both])}
    for id_, section in new.items():
        before = old.get(id_)
        kind = ChangeKind.CHANGED if before else ChangeKind.ADDED
        if before and id_ not in staying:
            moved = ChangeKind.MOVED
            yield ChangedSection(offer, document, id_, section.number, section.title, moved, cause, ())
        if units := _changed_units(before.units if before else (), section.units):
            yield ChangedSection(offer, document, id_, section.number, section.title, kind, cause, units)
    for id_, section in old.items():
        if id_ not in new:
            units = _changed_units(section.units, ())
            kind = ChangeKind.REMOVED
            yield ChangedSection(offer, document, id_, section.number, section.title, kind, cause, units)


def _changed_units(old: tuple[SectionUnit, ...], new: tuple[SectionUnit, ...]) -> tuple[ChangedUnit, ...]:
    """The pieces that are others; one that has only moved stands at its new place."""
    parted = [s for s in stretches([u.key for u in old], [u.key for u in new]) if not s.same]
    gone = Counter(unit.key for one in parted for unit in old[one.old_start : one.old_end])
    come = Counter(unit.key for one in parted for unit in new[one.new_start : one.new_end])
    moved = gone & come
    left, right = moved.copy(), moved
    found: list[ChangedUnit] = []
    for one in parted:
        before = [unit for unit in old[one.old_start : one.old_end] if not _taken(unit, left)]
        after = new[one.new_start : one.new_end]
        there = [_taken(unit, right) for unit in after]
        found += [_moved(unit) for unit, has_moved in zip(after, there, strict=True) if has_moved]
        rest = [unit for unit, has_moved in zip(after, there, strict=True) if not has_moved]
        found += _paired(before, rest)
    return tuple(found)


def _taken(unit: SectionUnit, moved: Counter[str]) -> bool:
    if moved[unit.key] < 1:
        return False
    moved[unit.key] -= 1
    return True


def _moved(unit: SectionUnit) -> ChangedUnit:
    return ChangedUnit(unit.words, unit.words, (TextPiece("moved", unit.words),))


def _paired(old: Sequence[SectionUnit], new: Sequence[SectionUnit]) -> Iterator[ChangedUnit]:
    """Pieces in the place of others: one by one where they are as many, else beside the likest."""
    partner = dict(enumerate(range(len(new)))) if len(old) == len(new) else _likest(old, new)
    there = 0
    for before, unit in enumerate(old):
        if before not in partner:
            yield ChangedUnit(unit.words, "", text_pieces(unit.words, ""))
            continue
        for added in new[there : partner[before]]:
            yield ChangedUnit("", added.words, text_pieces("", added.words))
        there = partner[before] + 1
        after = new[there - 1].words
        yield ChangedUnit(unit.words, after, _pieces(unit.words, after))
    for added in new[there:]:
        yield ChangedUnit("", added.words, text_pieces("", added.words))


def _pieces(old: str, new: str) -> tuple[TextPiece, ...]:
    """The words of a piece that is another; with the same words it has another picture or target."""
    if old == new:
        return TextPiece("old", old), TextPiece("new", f" {new}")
    return text_pieces(old, new)


def _likest(old: Sequence[SectionUnit], new: Sequence[SectionUnit]) -> dict[int, int]:
    """Which of `new` stands for which of `old`, in order: that with which it shares most of its words."""
    if len(old) * len(new) > _MOST_PAIRS:
        return {}
    words, others = ([frozenset(unit.key.split()) for unit in units] for units in (old, new))
    found: dict[int, int] = {}
    start = 0
    for before, mine in enumerate(words):
        alike = [len(mine & other) / max(len(mine | other), 1) for other in others[start:]]
        best = max(alike, default=0)
        if best >= _ALIKE:
            found[before] = start + alike.index(best)
            start = found[before] + 1
    return found


def _same_profile(old: Profil, new: Profil) -> bool:
    if old is new:
        return True
    heads = [(one.name, one.titel, one.zaehlung, one.merkmale, one.fields.declared) for one in (old, new)]
    return heads[0] == heads[1] and not _other_sections(old, new)


def _other_sections(old: Profil, new: Profil) -> frozenset[str]:
    """The sections that the two profiles do not plan alike, in words, conditions or needs."""
    before, after = ({plan.id: _planned(plan) for plan in one.alle()} for one in (old, new))
    if [*before] != [*after]:
        return frozenset((*before, *after))
    return frozenset(id_ for id_, plan in before.items() if plan != after[id_])


def _planned(plan: SectionPlan) -> tuple[object, ...]:
    body = plan.koerper.text if plan.koerper else None
    own = tuple((part, one.text) for part, one in plan.eigene.items())
    return plan.eintrag, body, own, tuple(below.id for below in plan.kinder)
