"""Wishes of several documents for one repository, united: which are taken, which are contrary."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from teilhabe_docs.application.merge_entries import EntryFields
from teilhabe_docs.application.merge_texts import in_file
from teilhabe_docs.application.merge_wishes import Wish
from teilhabe_docs.application.merge_words import CHANGED_AT_HOME, CONTRARY, HOLDS, INVALID, NO_PLACE
from teilhabe_docs.application.traced_words import value_at
from teilhabe_docs.documents.changed_fields import value_key
from teilhabe_docs.documents.source_words import applied
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.source_text import decoded
from teilhabe_docs.loading.yaml.filled_values import Filling, filled
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.value_ends import NewText, with_texts
from teilhabe_docs.loading.yaml.value_patches import (
    ItemBehind,
    MovedItem,
    NewItems,
    NewScalar,
    NewWords,
    ValuePatch,
    WithoutItem,
    patched,
)
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.text_slot import Markdown, ReadFileSlot

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import LoadedConcept


@dataclass
class MergeTarget:
    """One value, text or list of the data, and the wishes about it that go together."""

    loaded: "LoadedConcept"
    path: FieldPath
    wishes: list[Wish] = field(default_factory=list)


@dataclass
class NewContents:
    """Files by their places with their new contents, and which wishes made them so or did not."""

    changed: dict[PurePath, bytes] = field(default_factory=dict)
    taken: list[Wish] = field(default_factory=list)
    left: list[tuple[Wish, str]] = field(default_factory=list)


def united(
    wishes: Iterable[Wish], loaded: "LoadedConcept", left: list[tuple[Wish, str]]
) -> list[MergeTarget]:
    """The wishes by what they are about; those that hold already and contrary ones are `left`."""
    targets: dict[tuple[FieldPath, str], MergeTarget] = {}
    for one in wishes:
        of_list = one.item is not None or one.without is not None or one.moved is not None
        kind = "list" if of_list else "value"
        targets.setdefault((one.path, kind), MergeTarget(loaded, one.path)).wishes.append(one)
    found = []
    for target in targets.values():
        asked = [one for one in target.wishes if not holds(one, loaded)]
        left += [(one, HOLDS) for one in target.wishes if one not in asked]
        reason = CONTRARY if _contrary(asked, loaded) else CHANGED_AT_HOME if _at_home(asked, loaded) else ""
        if reason:
            left += [(one, reason) for one in asked]
        elif asked:
            target.wishes = asked
            found.append(target)
    return found


def holds(wish: Wish, loaded: "LoadedConcept") -> bool:
    """Whether the data say already what is asked for."""
    now = value_at(loaded.konzept, wish.path)
    if wish.fills is not None:
        return now is not None and (_text(now) or in_file(now)) == in_file(wish.fills)
    if isinstance(wish.value, str):
        numbers = _number(in_file(now)), _number(wish.value)
        return in_file(now) == wish.value or (numbers[0] is not None and numbers[0] == numbers[1])
    if isinstance(wish.value, tuple):
        return isinstance(now, tuple) and tuple(map(in_file, now)) == wish.value
    if wish.patches:
        return applied(_text(now), list(wish.patches)) == _text(now)
    return bool(wish.item and isinstance(now, tuple) and any(_says(one, wish.item[1]) for one in now))


def _says(entry: Any, given: str | EntryFields) -> bool:
    """Whether an entry is one that is asked for; the id of a new one is made, so that it may be another."""
    if isinstance(given, str):
        return bool(entry == given)
    members = ((getattr(entry, name, None), value) for name, value in given if name != "id")
    return all((_text(member) or in_file(member)) == value for member, value in members)


def _comparable(value: str | tuple[str, ...]) -> object:
    number = _number(value) if isinstance(value, str) else None
    return value if number is None else number


def _number(typed: str) -> Decimal | None:
    try:
        return Decimal(typed.replace(",", "."))
    except ArithmeticError:
        return None


def _text(value: Any) -> str:
    return (
        value if isinstance(value, str) else value.text if isinstance(value, Markdown | ReadFileSlot) else ""
    )


def _contrary(wishes: Sequence[Wish], loaded: "LoadedConcept") -> bool:
    values = {_comparable(one.value) for one in wishes if one.value is not None}
    fills = {str(one.fills) for one in wishes if one.fills is not None}
    if len(values) > 1 or len(fills) > 1:
        return True
    patches = [patch for one in wishes for patch in one.patches]
    if not patches:
        return False
    places: dict[tuple[int, int], set[str]] = {}
    for patch in patches:
        places.setdefault((patch.start, patch.end), set()).add(patch.new)
    several = any(len(new) > 1 for new in places.values())
    return several or applied(_text(value_at(loaded.konzept, wishes[0].path)), patches) is None


def _at_home(wishes: Sequence[Wish], loaded: "LoadedConcept") -> bool:
    """Whether a value is another one now than when a document was made; of a text its words must be there."""
    for one in wishes:
        if one.patches or one.fills is not None:
            continue
        before = one.drift.basis.printed.loaded.konzept
        if one.drift.basis.exact and before is not loaded.konzept:
            if value_key(value_at(before, one.path)) != value_key(value_at(loaded.konzept, one.path)):
                return True
        elif not one.drift.basis.exact and not _printed_as(one, loaded):
            return True
    return False


def _printed_as(wish: Wish, loaded: "LoadedConcept") -> bool:
    """Whether the data say what the document said when it was sent."""
    from teilhabe_docs.documents.values_in_words import in_words

    if wish.traced.edit is None:
        return True
    said = wish.traced.edit.old.replace("\u00a0", " ").strip()
    now = in_words(value_at(loaded.konzept, wish.path)).replace("\u00a0", " ")
    return said in (now, now.partition(" ")[0]) or now.startswith(said)


def new_contents(targets: Sequence[MergeTarget]) -> NewContents:
    """The files with all that can be put into them; what cannot is left, file by file."""
    result = NewContents()
    by_file: dict[PurePath, list[MergeTarget]] = {}
    for target in targets:
        place = _place(target)
        if place is None:
            result.left += [(one, NO_PLACE) for one in target.wishes]
            continue
        by_file.setdefault(place, []).append(target)
    for place, some in by_file.items():
        _put(place, some, result)
    return result


def _place(target: MergeTarget) -> PurePath | None:
    """The file that a target stands in: a text file, else that of the field."""
    value = value_at(target.loaded.konzept, target.path)
    name = value.datei if isinstance(value, ReadFileSlot) else None
    if name is None:
        found = target.loaded.data_place(target.path)
        name = found[0].file if found else None
    there = target.loaded.ablage.finde("", name) if name is not None else None
    return None if there is None or isinstance(there, Obstacle) else there.ort


def _put(place: PurePath, targets: Sequence[MergeTarget], result: NewContents) -> None:
    content = targets[0].loaded.ablage.lies(place)
    if isinstance(content, Obstacle):
        result.left += [(one, content.text) for target in targets for one in target.wishes]
        return
    new = _with(content, targets)
    if new is None:
        good: list[MergeTarget] = []
        for target in targets:
            if _with(content, [*good, target]) is None:
                result.left += [(one, INVALID) for one in target.wishes]
            else:
                good.append(target)
        new, targets = _with(content, good) if good else None, good
    if new is not None and new != content:
        result.changed[place] = new
        result.taken += [one for target in targets for one in target.wishes]


def _with(content: bytes, targets: Sequence[MergeTarget]) -> bytes | None:
    """A file with what all of these ask for."""
    texts = [t for t in targets if isinstance(value_at(t.loaded.konzept, t.path), ReadFileSlot)]
    if texts:
        return _text_file(content, texts)
    fills = [target for target in targets if any(one.fills is not None for one in target.wishes)]
    patches: list[ValuePatch] = []
    for target in targets:
        if target not in fills:
            own = _patches(target)
            if own is None:
                return None
            patches += own
    new = patched(content, patches) if patches else content
    return _filled(new, fills) if fills and new is not None else new


def _text_file(content: bytes, targets: Sequence[MergeTarget]) -> bytes | None:
    patches = {patch for target in targets for one in target.wishes for patch in one.patches}
    text = decoded(content)
    value = value_at(targets[0].loaded.konzept, targets[0].path)
    if not isinstance(text, str) or value.text not in text or not patches:
        return None
    offset = text.index(value.text)
    ordered = sorted(patches, key=lambda p: (p.start, p.end))
    return with_texts(content, [NewText(offset + p.start, offset + p.end, p.new) for p in ordered])


def _patches(target: MergeTarget) -> list[ValuePatch] | None:
    place = target.loaded.data_place(target.path)
    if place is None or place[0].dokument is None:
        return None
    file, path = place
    found: dict[ValuePatch, None] = {}
    value = value_at(target.loaded.konzept, target.path)
    for one in target.wishes:
        if isinstance(one.value, str):
            found[NewScalar(path, one.value)] = None
        elif isinstance(one.value, tuple):
            found[NewItems(path, one.value)] = None
        elif one.item is not None:
            found[ItemBehind(path, *one.item)] = None
        elif one.without is not None:
            found[WithoutItem(path, one.without)] = None
        elif one.moved is not None:
            found[MovedItem(path, *one.moved)] = None
        node = file.dokument.scalar(path) if one.patches and file.dokument else None
        if one.patches and (node is None or _text(value) not in node.value):
            return None
        offset = node.value.index(_text(value)) if node is not None else 0
        for patch in one.patches:
            found[NewWords(path, offset + patch.start, offset + patch.end, patch.new)] = None
    return _replaced(list(found))


def _replaced(patches: list[ValuePatch]) -> list[ValuePatch]:
    """The patches, an entry behind one that goes in its place."""
    gone = {(one.path, one.index) for one in patches if isinstance(one, WithoutItem)}
    behind: dict[tuple[DataPath, int], ItemBehind] = {}
    for one in patches:
        if isinstance(one, ItemBehind) and isinstance(one.value, str) and (one.path, one.index) in gone:
            behind.setdefault((one.path, one.index), one)
    kept = [
        _before_gone(one, gone)
        for one in patches
        if not (isinstance(one, WithoutItem) and (one.path, one.index) in behind)
        and one not in behind.values()
    ]
    return [*kept, *(NewScalar((*path, index), str(one.value)) for (path, index), one in behind.items())]


def _before_gone(patch: ValuePatch, gone: Container[tuple[DataPath, int]]) -> ValuePatch:
    """A new entry behind the last one that stays, where the one before it goes."""
    while isinstance(patch, ItemBehind) and not isinstance(patch.value, str):
        if (patch.path, patch.index) not in gone:
            break
        patch = replace(patch, index=patch.index - 1)
    return patch


def _filled(content: bytes, targets: Sequence[MergeTarget]) -> bytes | None:
    """The file with values at places that have none."""
    fillings = []
    for target in targets:
        steps = target.path.steps[1:]
        if not all(isinstance(step, str) for step in steps):
            return None
        value = next(one.fills for one in target.wishes if one.fills is not None)
        fillings.append(Filling(tuple(map(str, steps)), value if isinstance(value, int) else in_file(value)))
    done = filled(content, fillings, lambda keys, value: value in (None, "", []))
    return done.content if len(done.done) == len(fillings) else None
