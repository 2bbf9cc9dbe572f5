"""The changes between two concepts: applied to the old one they give the new one, and none is superfluous."""

from collections.abc import Iterable
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from teilhabe_docs.documents.changed_fields import ChangeKind, FieldChange, changed_fields
from teilhabe_docs.documents.sequence_difference import longest_rise, stretches, text_pieces
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import Markdown, ReadFileSlot

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


@cache
def concepts() -> dict[str, Konzept]:
    return {
        f"{name}/{one.konzept.angebot.id}": one.konzept
        for name in NAMES
        for one in load_repository(EXAMPLES / name).konzepte
    }


def tree(value: Any) -> Any:
    """Bare dicts and lists of what is given; a text is what it says."""
    if isinstance(value, Markdown | ReadFileSlot):
        return value.text.strip() or None
    if isinstance(value, Model):
        members = type(value).model_fields.items()
        given = {
            name: tree(getattr(value, name))
            for name, info in members
            if info.is_required() or getattr(value, name) != info.default
        }
        return bare(given)
    return [tree(one) for one in value] or None if isinstance(value, tuple) else value


def bare(members: dict[str, Any]) -> dict[str, Any] | None:
    """Without what says nothing; `nein` is what holds where nothing is given."""
    return {name: one for name, one in members.items() if one is not None and one is not False} or None


def whole(konzept: Konzept) -> Any:
    return {root: tree(model) for root, model in konzept.models()}


def applied(old: Any, changes: Iterable[FieldChange]) -> Any:
    """The tree with the changes made: values first, then the order of lists, from the innermost outwards."""
    entries: dict[FieldPath, list[FieldChange]] = {}
    for one in changes:
        step = one.old_path.steps[-1]
        is_entry = isinstance(step, int) and one.kind is not ChangeKind.CHANGED
        if is_entry:
            entries.setdefault(one.old_path.parent, []).append(one)
        else:
            put(old, one.old_path, tree(one.new))
    for path in sorted(entries, key=lambda path: -len(path.steps)):
        put(old, path, ordered(got(old, path) or [], entries[path]))
    return tidy(old)


def ordered(old: list[Any], changes: list[FieldChange]) -> list[Any]:
    def steps(kinds: set[ChangeKind], *, before: bool) -> dict[int, FieldChange]:
        paths = ((one.old_path if before else one.new_path, one) for one in changes if one.kind in kinds)
        return {int(path.steps[-1]): one for path, one in paths}

    leaving = steps({ChangeKind.REMOVED, ChangeKind.MOVED}, before=True)
    coming = steps({ChangeKind.ADDED, ChangeKind.MOVED}, before=False)
    staying = [entry for index, entry in enumerate(old) if index not in leaving]
    new: list[Any] = []
    for index in range(len(staying) + len(coming)):
        one = coming.get(index)
        if one is None:
            new.append(staying.pop(0) if staying else None)
        else:
            new.append(old[int(one.old_path.steps[-1])] if one.kind is ChangeKind.MOVED else tree(one.new))
    return new


def got(here: Any, path: FieldPath) -> Any:
    for step in path.steps:
        here = here.get(step) if isinstance(here, dict) else here[step] if here else None
    return here


def put(here: Any, path: FieldPath, value: Any) -> None:
    *above, last = path.steps
    for step, after in zip(above, path.steps[1:], strict=True):
        if isinstance(step, str) and not isinstance(here.get(step), dict | list):
            here[step] = [] if isinstance(after, int) else {}
        here = here[step]
    here[last] = value


def tidy(value: Any) -> Any:
    if isinstance(value, dict):
        return bare({name: tidy(one) for name, one in value.items()})
    return [tidy(one) for one in value] or None if isinstance(value, list) else value


@pytest.mark.parametrize("pair", [*permutations(range(4), 2)], ids=str)
def test_applied_to_one_example_the_changes_give_another_and_each_is_needed(pair: tuple[int, int]) -> None:
    every = [*concepts().values()]
    old, new = every[pair[0]], every[pair[1]]
    changes = changed_fields(old, new)
    assert len(changes) > 20
    assert applied(whole(old), changes) == tidy(whole(new))
    for left_out in changes[:: len(changes) // 15]:
        rest = [one for one in changes if one is not left_out]
        assert applied(whole(old), rest) != tidy(whole(new)), left_out.path


def test_no_change_is_told_twice_and_none_between_equal_concepts() -> None:
    for konzept in concepts().values():
        assert not changed_fields(konzept, konzept)
    first, second, *_ = concepts().values()
    told = [(one.kind, one.path, one.old_path) for one in changed_fields(first, second)]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(
    ("places", "kept"),
    [([], 0), ([0, 1, 2], 3), ([2, 0, 1], 2), ([3, 2, 1, 0], 1), ([1, 0, 3, 2, 5, 4], 3)],
)
def test_what_keeps_its_order_is_as_much_as_can_be(places: list[int], kept: int) -> None:
    found = longest_rise(places)
    assert len(found) == kept
    run = [places[index] for index in sorted(found)]
    assert run == sorted(run)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Es sind 3,5 Stunden.", "Es sind 4,5 Stunden.", [("old", "3,5"), ("new", "4,5")]),
        ("nach § 112 Abs. 4", "nach § 113 Abs. 4", [("old", "§ 112 Abs. 4"), ("new", "§ 113 Abs. 4")]),
        ("nach § 78 SGB IX", "nach § 78 SGB VIII", [("old", "IX"), ("new", "VIII")]),
        ("am 1.3.2027 um 7:30", "am 1.4.2027 um 7:30", [("old", "1.3.2027"), ("new", "1.4.2027")]),
        ("Kita-Leitung", "Haus-Leitung", [("old", "Kita-Leitung"), ("new", "Haus-Leitung")]),
        ("ein Wort", "ein neues Wort", [("new", "neues")]),
        ("ein  Wort\n", "ein Wort", []),
        ("", "neu", [("new", "neu")]),
        ("alt", "", [("old", "alt")]),
    ],
)  # fmt: skip
def test_words_figures_and_citations_are_one_word_each(
    old: str, new: str, changed: list[tuple[str, str]]
) -> None:
    pieces = text_pieces(old, new)
    assert [(kind, text.strip()) for kind, text in pieces if kind != "same"] == changed
    assert "".join(text for kind, text in pieces if kind != "old") == new.rstrip()


def test_long_repetitive_texts_are_compared_in_bounded_time() -> None:
    words = ["a", "b"] * 20_000
    found = list(stretches(words, [*reversed(words), "c"]))
    assert found[0].old_start == 0
    assert sum(one.old_end - one.old_start for one in found) == len(words)
