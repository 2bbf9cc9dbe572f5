"""The change list put into the old files gives the new ones, and none of its entries can be left out."""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_diff_fields import write
from cli.test_cli_diff_own_fields import FURTHER, OLD, RENAMED, tree
from documents.test_changed_fields import tidy, whole
from examples import EXAMPLES
from filled_starter import PROFILES, fill
from helpers import build_tree
from rendering.random_states import files_of, vary
from sampling import THOROUGH, few
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.field_path import EntryId, FieldPath, Step

SEEDS = range(5 if THOROUGH else 1)
Change = dict[str, Any]
Files = dict[str, Any]


def applied(files: Files, changes: Iterable[Change]) -> Files:
    """The files with the changes, by nothing but what JSON says of them, from the outside inwards.

    Of a list first the order of its entries, then their ids, so that paths lead where they do afterwards.
    """
    files = deepcopy(files)
    changes = list(changes)
    steps = {id(one): FieldPath(one["field"]).steps[1:] for one in changes}
    entries: dict[tuple[str, tuple[Step, ...]], list[Change]] = {}
    for one in changes:
        if "from" in one or "to" in one:
            entries.setdefault((one["file"], steps[id(one)][:-1]), []).append(one)
    work: list[tuple[int, int, str, tuple[Step, ...], list[Change]]] = [
        (len(path) + 1, 0, file, path, some) for (file, path), some in entries.items()
    ]
    for one in changes:
        if "from" not in one:
            path = steps[id(one)]
            work.append((len(path), 1 if path[-1] == "id" else 2, one["file"], path, [one]))
    for _, turn, file, path, some in sorted(work, key=lambda one: one[:2]):
        data = files.setdefault(file, {})
        if turn:
            put(data, path, some[0]["old"], some[0]["new"])
        else:
            put(data, path, None, list(reordered(got(data, path) or [], some)))
    return {name: pruned(data) for name, data in files.items()}


def reordered(old: Sequence[Any], changes: Sequence[Change]) -> Iterator[Any]:
    leaving = {one["from"] for one in changes if one["kind"] in ("removed", "moved")}
    coming = {one["to"]: one for one in changes if one["kind"] in ("added", "moved")}
    staying = [entry for index, entry in enumerate(old) if index not in leaving]
    for index in range(len(staying) + len(coming)):
        if (one := coming.get(index)) is None:
            if staying:
                yield staying.pop(0)
        elif one["kind"] == "moved":
            yield old[one["from"]]
        else:
            yield typed(one["new"])


def got(here: Any, path: Sequence[Step]) -> Any:
    for step in path:
        here = inner(here, step, None)
    return here


def inner(here: Any, step: Step, old_id: Any) -> Any:
    """What a step leads to; an entry that has only got another id is found by its old one."""
    if isinstance(step, EntryId):
        named = [one for one in here or () if one.get("id") == str(step)]
        return (named or [one for one in here or () if one.get("id") == old_id] or [None])[0]
    if isinstance(step, int):
        return here[step] if isinstance(here, list) and step < len(here) else None
    return here.get(step) if isinstance(here, dict) else None


def put(here: Any, path: Sequence[Step], old: Any, value: Any) -> None:
    for step, after in pairwise(path):
        there = inner(here, step, old if after == "id" else None)
        if not isinstance(there, dict | list):
            if isinstance(here, list) and isinstance(there, str):
                there = here[int(str(step))] = {path[-1]: there}  # an entry typed as its only value
            elif isinstance(here, dict):
                there = here[step] = [] if isinstance(after, int) else {}
            else:
                return  # an entry that a change left out would have made
        here = there
    if value is None:
        here.pop(path[-1], None)
    else:
        here[path[-1]] = typed(value)


def typed(value: Any) -> Any:
    """A value as somebody types it."""
    if isinstance(value, dict):
        return {name: typed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [typed(one) for one in value]
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def pruned(value: Any) -> Any:
    if isinstance(value, dict):
        inside = ((name, pruned(one)) for name, one in value.items())
        return {name: one for name, one in inside if one not in ({}, [], None, "")}
    return [pruned(one) for one in value] if isinstance(value, list) else value


def said(folder: Path) -> dict[str, Any]:
    """All that the offers of a folder say; clauses stand in no order."""
    found = {}
    for loaded in load_repository(folder).konzepte:
        one = tidy(whole(loaded.konzept))
        if clauses := one["angebot"].get("klauseln"):
            one["angebot"]["klauseln"] = sorted(clauses, key=json.dumps)
        found[loaded.konzept.angebot.id] = one
    return found


def demand_whole(tdocs: Tdocs, old: Path, new: Path, tmp_path: Path) -> list[Change]:
    """Demands that the list between two folders is all of it and no more; returns the list."""
    result = tdocs("diff", str(old), str(new), "--format", "json")
    assert result.code == 0, result.err
    changes: list[Change] = json.loads(result.out)["changes"]
    before, made = files_of(old), tmp_path / "gemacht"
    complete = applied(before, changes)

    def as_made(files: Files) -> dict[str, Any]:
        shutil.rmtree(made, ignore_errors=True)
        shutil.copytree(old, made)
        for name, data in files.items():
            write(made / name, data)
        return said(made)

    assert as_made(complete) == said(new)
    for one in few(changes, 12):
        rest = applied(before, (other for other in changes if other is not one))
        assert rest != complete, one["path"]
    if changes:
        chosen = Random(len(changes)).choice(changes)
        rest = applied(before, (other for other in changes if other is not chosen))
        assert as_made(rest) != said(new), chosen["path"]
    return changes


@pytest.mark.parametrize("profile", few(PROFILES, 9))
@pytest.mark.parametrize("seed", SEEDS)
def test_between_states_made_by_chance_of_all_profiles(
    tdocs: Tdocs, tmp_path: Path, profile: str, seed: int
) -> None:
    (tmp_path / "alt").mkdir()
    fill(tmp_path / "alt", profile)
    shutil.copytree(tmp_path / "alt", tmp_path / "neu")
    for side in ("alt", "neu"):
        vary(tmp_path / side, f"{profile} {seed} {side}")
    assert demand_whole(tdocs, tmp_path / "alt", tmp_path / "neu", tmp_path)


@pytest.mark.parametrize("example", few(EXAMPLES, 5), ids=lambda example: example.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_between_an_example_and_a_variant_of_it(
    tdocs: Tdocs, tmp_path: Path, example: Path, seed: int
) -> None:
    for side in ("alt", "neu"):
        shutil.copytree(example, tmp_path / side, ignore=shutil.ignore_patterns("ausgabe"))
    vary(tmp_path / "neu", f"{example.name} {seed}")
    assert demand_whole(tdocs, tmp_path / "alt", tmp_path / "neu", tmp_path)


OWN = {
    "another value": (OLD, "preis: 70", OLD, "preis: 80"),
    "a field more": (OLD, "preis: 70", FURTHER, "preis: 70, plan: Ein Plan."),
    "a field that is called otherwise": (OLD, "preis: 70", RENAMED, "satz: 80"),
}


@pytest.mark.parametrize("kind", OWN)
def test_with_fields_of_the_house(tdocs: Tdocs, tmp_path: Path, kind: str) -> None:
    """The new state brings its profile along."""
    profile, own, new_profile, new_own = OWN[kind]
    build_tree(tmp_path / "alt", tree(profile, 12, own))
    build_tree(tmp_path / "neu", tree(new_profile, 13, new_own))
    call = tdocs("diff", "alt", "neu", "--format", "json")
    changes = json.loads(call.out)["changes"]
    before = files_of(tmp_path / "alt")
    if "satz" in new_own:
        before["offer.yaml"]["eigene"]["satz"] = before["offer.yaml"]["eigene"].pop("preis")
    assert applied(before, changes) == files_of(tmp_path / "neu")
    assert len(changes) == 2
    for one in changes:
        assert applied(before, [one]) != files_of(tmp_path / "neu")
