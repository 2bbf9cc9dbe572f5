"""`tdocs diff` over the fields of the examples: one value is changed, its path is told and nothing else."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from shutil import copytree, ignore_patterns
from typing import Any, NamedTuple

import pytest
import yaml

from cli.aufruf import Tdocs
from sampling import THOROUGH
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, UnknownField
from teilhabe_docs.model.numbers import Ratio
from teilhabe_docs.model.values import TimeOfDay

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
ROOTS = {"provider.yaml": "traeger", "offer.yaml": "angebot", "staffing.yaml": "personal"}
LEAVES = 80 if THOROUGH else 3
OTHERS = (
    "id",
    "plz",
    "gruppe",
    "von",
    "bis",
    "datei",
    "anlage",
    "nach",
    "wochentage",
    "leistungsvereinbarung",
)
"""Values that depend on others, so that a changed one may be refused."""


class BareLoader(yaml.SafeLoader):
    """Reads scalars as they are typed."""


BareLoader.yaml_implicit_resolvers = {}


class Leaf(NamedTuple):
    file: Path
    steps: tuple[str | int, ...]
    value: str
    other: str


def other_value(root: str, steps: tuple[str | int, ...], value: str) -> str | None:
    """Another value of the field's kind; None where there is no simple one."""
    names = [str(step) for step in steps if not isinstance(step, int)]
    if names[-1] in OTHERS:
        return None
    try:
        kind = BUILT_IN_FIELDS.at(".".join([root, *names])).typ
    except UnknownField:
        return None
    if kind == "slot":
        return f"{value} Zusatzwort"
    if issubclass(kind, Choice):
        values = [str(one.value) for one in kind]
        return values[(values.index(value) + 1) % len(values)] if value in values else None
    if kind is bool:
        return "nein" if value == "ja" else "ja"
    if issubclass(kind, date | TimeOfDay):
        return f"{value[:-2]}{'11' if value[-2:] != '11' else '12'}"
    if issubclass(kind, Ratio):
        return f"{value}5" if "," in value else f"{value},5"
    if issubclass(kind, int | Decimal):
        return str(int(value) + 1) if value.isdigit() else None
    return None if value.startswith("http") or "@" in value else f"{value} Zusatz"


def leaves(file: Path, data: Any, steps: tuple[str | int, ...] = ()) -> Iterator[Leaf]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inner:
        yield from leaves(file, value, (*steps, step))
    if isinstance(data, str) and data and (other := other_value(ROOTS[file.name], steps, data)) is not None:
        yield Leaf(file, steps, data, other)


def put(data: Any, steps: tuple[str | int, ...], value: str) -> Any:
    changed = here = deepcopy(data)
    for step in steps[:-1]:
        here = here[step]
    here[steps[-1]] = value
    return changed


def write(file: Path, data: Any) -> None:
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_value_is_told_by_its_path_and_nothing_else(
    tdocs: Tdocs, tmp_path: Path, name: str
) -> None:
    for side in ("alt", "neu"):
        copytree(EXAMPLES / name, tmp_path / side, ignore=ignore_patterns("ausgabe"))
    files = [file for file in sorted((tmp_path / "neu").rglob("*.yaml")) if file.name in ROOTS]
    data = {file: yaml.load(file.read_text("utf-8"), BareLoader) for file in files}
    for file, read in data.items():
        for side in ("alt", "neu"):
            write(tmp_path / side / file.relative_to(tmp_path / "neu"), read)
    candidates = [leaf for file in files for leaf in leaves(file, data[file])]
    Random(name).shuffle(candidates)
    told = 0
    for leaf in candidates:
        if told == LEAVES:
            break
        write(leaf.file, put(data[leaf.file], leaf.steps, leaf.other))
        result = tdocs("diff", "alt", "neu", "--format", "json")
        write(leaf.file, data[leaf.file])
        if result.code == 1:  # refused for the sake of other values
            continue
        assert result.code == 0, (leaf, result.err)
        found = json.loads(result.out)
        (one,) = found["changes"]
        told += 1
        assert one["file"] == leaf.file.relative_to(tmp_path / "neu").as_posix()
        told_names = [part.partition("[")[0] for part in one["field"].partition(".")[2].split(".")]
        names = [step for step in leaf.steps if isinstance(step, str)]
        assert all(step == name for step, name in zip(told_names, names, strict=False)), leaf
        assert all(section["cause"] == "data" and section["fields"] for section in found["sections"]), leaf
    assert told == LEAVES
