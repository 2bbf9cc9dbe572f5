"""What has changed from one concept to another: each value once, by the path of its field."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from teilhabe_docs.documents.sequence_difference import longest_rise, stretches
from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.field_path import EntryId, FieldPath, Step
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer_terms import Klausel
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown, ReadFileSlot

_WHOLE = (Entfaellt, Markdown, Datei, AnlageVerweis)
_MOST_PAIRS = 10_000
"""So many pairs of entries without ids are looked at; of more, those that are others have gone and come."""
_Pair: TypeAlias = tuple[int, int]


class ChangeKind(StrEnum):
    """What has become of a value, or of an entry of a list."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A change of the value at `path`, where entries of lists are named by their ids, if they have any.

    `old_path` and `new_path` are the same by indices, in each concept; of an entry of a list that is added,
    removed or moved they lead to the entry. A list of plain values is one value. `old` or `new` is None where
    there is no value.
    """

    kind: ChangeKind
    path: FieldPath
    old_path: FieldPath
    new_path: FieldPath
    old: Any
    new: Any


class _Here(NamedTuple):
    path: FieldPath
    old: FieldPath
    new: FieldPath
    former: Mapping[str, str]

    def below(self, name: str, before: str) -> "_Here":
        return self._replace(path=self.path / name, old=self.old / before, new=self.new / name)

    def entry(self, step: Step, old: int, new: int) -> "_Here":
        return self._replace(path=self.path / step, old=self.old / old, new=self.new / new)

    def present(self, name: str, others: Collection[str]) -> str:
        """What a member of a structure of the old state, beside `others`, is called now."""
        now = self.former.get((self.new / name).field, name) if self.former else name
        return name if now in others else now


def changed_fields(old: Konzept, new: Konzept) -> tuple[FieldChange, ...]:
    """The changes of provider, offer and staffing, in the order of the fields.

    Applied to `old` they give `new`. A text is what it says, whether it stands in place or in a file; a value
    is that of the same field where a profile of `new` calls this otherwise.
    """
    found: list[FieldChange] = []
    for (root, before), (_, after) in zip(old.models(), new.models(), strict=True):
        _compare(
            before, after, _Here(FieldPath(root), FieldPath(root), FieldPath(root), new.fields.former), found
        )
    return tuple(found)


def _compare(old: Any, new: Any, here: _Here, found: list[FieldChange]) -> None:
    old, new = _given(old), _given(new)
    if (_is_structure(old) and _is_structure(new)) or (None in (old, new) and _is_structure(old or new)):
        before = {here.present(name, _names(old)): name for name in _names(old)}
        for name in dict.fromkeys((*_names(new), *before)):
            was = before.get(name, name)
            after = _member(new, old, was if new is None else name)
            _compare(_member(old, new, was), after, here.below(name, was), found)
    elif (_are_entries(old) and _are_entries(new)) or (None in (old, new) and _are_entries(old or new)):
        _compare_entries(old or (), new or (), here, found)
    elif value_key(old) != value_key(new):
        kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED if new is None else ChangeKind.CHANGED
        found.append(FieldChange(kind, here.path, here.old, here.new, old, new))


def _names(structure: Model | None) -> Collection[str]:
    return () if structure is None else type(structure).model_fields


def _given(value: Any) -> Any:
    """The value; None for an empty list and a blank text, which say nothing."""
    blank = isinstance(value, Markdown | ReadFileSlot) and not value.text.strip()
    return None if blank or value == () else value


def _member(structure: Model | None, other: Model | None, name: str) -> Any:
    """The member of a structure; where there is none, what would hold without it."""
    if structure is not None:
        return getattr(structure, name, None)
    info = type(other).model_fields[name] if other is not None else None
    return None if info is None or info.is_required() else info.default


def _is_structure(value: Any) -> bool:
    return isinstance(value, Model) and not isinstance(value, _WHOLE)


def _are_entries(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(map(_is_structure, value))


def value_key(value: Any, *without: str) -> Hashable:
    """What two values share that say the same; of a structure `without` these members."""
    value = _given(value)
    if isinstance(value, Markdown | ReadFileSlot):
        return ("text", value.text.strip())
    if isinstance(value, Model):
        members = ((name, value_key(getattr(value, name))) for name in type(value).model_fields)
        return tuple((n, key) for n, key in members if key is not None and n not in without)
    if isinstance(value, tuple):
        return tuple(map(value_key, value))
    return (type(value).__name__, value) if isinstance(value, bool) else value


def _compare_entries(
    old: tuple[Model, ...], new: tuple[Model, ...], here: _Here, found: list[FieldChange]
) -> None:
    by_id = _have_ids(old) and _have_ids(new)
    pairs = sorted(_by_id(old, new) if by_id else _by_content(old, new))
    staying = longest_rise([there for _, there in pairs])
    partner = {there: (before, at in staying) for at, (before, there) in enumerate(pairs)}
    kept = {before for before, _ in pairs}
    for before, entry in enumerate(old):
        if before not in kept:
            place = here.entry(_step(entry, before, by_id=by_id), before, before)
            found.append(FieldChange(ChangeKind.REMOVED, place.path, place.old, place.new, entry, None))
    for there, entry in enumerate(new):
        before, stays = partner.get(there, (there, False))
        place = here.entry(_step(entry, there, by_id=by_id), before, there)
        if there not in partner:
            found.append(FieldChange(ChangeKind.ADDED, place.path, place.old, place.new, None, entry))
            continue
        if not stays and not (by_id and isinstance(entry, Klausel)):
            found.append(FieldChange(ChangeKind.MOVED, place.path, place.old, place.new, old[before], entry))
        _compare(old[before], entry, place, found)


def _have_ids(entries: Sequence[Model]) -> bool:
    ids = [_id(entry) for entry in entries]
    return None not in ids and len(set(ids)) == len(ids)


def _id(entry: Model) -> Hashable:
    """By what an entry is known again: its id, the place that a clause replaces; None without either."""
    if isinstance(entry, Klausel):
        return entry.dokument, entry.stelle
    id_ = getattr(entry, "id", None)
    return id_ if isinstance(id_, str) else None


def _step(entry: Model, index: int, *, by_id: bool) -> Step:
    id_ = _id(entry) if by_id else None
    return EntryId(id_) if isinstance(id_, str) else index


def _by_id(old: Sequence[Model], new: Sequence[Model]) -> Iterator[_Pair]:
    """Entries of one id; then those that have only got another one."""
    places = {_id(entry): there for there, entry in enumerate(new)}
    free = dict(enumerate(new))
    lost = []
    for before, entry in enumerate(old):
        there = places.get(_id(entry))
        if there is None:
            lost.append(before)
        else:
            del free[there]
            yield before, there
    renamed: dict[Hashable, list[int]] = {}
    for there, entry in free.items():
        renamed.setdefault(value_key(entry, "id"), []).append(there)
    for before in lost:
        if alike := renamed.get(value_key(old[before], "id")):
            yield before, alike.pop(0)


def _by_content(old: Sequence[Model], new: Sequence[Model]) -> Iterator[_Pair]:
    """Entries that say the same, wherever they stand; then those that stand between the same neighbours."""
    keys, new_keys = [value_key(one) for one in old], [value_key(one) for one in new]
    parted = list(stretches(keys, new_keys))
    gaps = [one for one in parted if not one.same]
    for one in parted:
        if one.same:
            yield from zip(range(one.old_start, one.old_end), range(one.new_start, one.new_end), strict=True)
    elsewhere: dict[Hashable, list[int]] = {}
    for gap in gaps:
        for there in range(gap.new_start, gap.new_end):
            elsewhere.setdefault(new_keys[there], []).append(there)
    moved = {
        before: alike.pop(0)
        for gap in gaps
        for before in range(gap.old_start, gap.old_end)
        if (alike := elsewhere.get(keys[before]))
    }
    yield from moved.items()
    taken = set(moved.values())
    for gap in gaps:
        left = [before for before in range(gap.old_start, gap.old_end) if before not in moved]
        right = [there for there in range(gap.new_start, gap.new_end) if there not in taken]
        yield from _likest(left, right, keys, new_keys)


def _likest(
    left: list[int], right: list[int], keys: Sequence[Hashable], new_keys: Sequence[Hashable]
) -> Iterator[_Pair]:
    """Of two runs of entries one by one where they are as many; else those with something in common."""
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
        return
    if len(left) * len(right) > _MOST_PAIRS:
        return
    for before in left:
        shared = [len(_members(keys[before]) & _members(new_keys[there])) for there in right]
        most = max(shared, default=0)
        if most:
            yield before, right.pop(shared.index(most))


def _members(key: Hashable) -> frozenset[Hashable]:
    return frozenset(key) if isinstance(key, tuple) else frozenset((key,))
