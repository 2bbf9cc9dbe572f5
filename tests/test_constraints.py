"""Everybody installs what was tested: `constraints.txt` pins each package that pyproject.toml asks for."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OWN: str = PYPROJECT["project"]["name"]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PYTHONS = [
    classifier.rpartition(" ")[2]
    for classifier in PYPROJECT["project"]["classifiers"]
    if re.fullmatch(r".*:: 3\.\d+", classifier)
]
PIN = re.compile(r"[a-z0-9-]+==[\w.!+]+( ; .+)?")


def asked(pyproject: dict[str, Any]) -> Iterator[Requirement]:
    """What the program, what builds it, every extra and every group ask for; not the program itself."""
    groups = pyproject["dependency-groups"].values()
    extras = pyproject["project"]["optional-dependencies"].values()
    needed = (pyproject["build-system"]["requires"], pyproject["project"]["dependencies"])
    for entries in (*needed, *extras, *groups):
        wanted = (Requirement(entry) for entry in entries if isinstance(entry, str))
        yield from (requirement for requirement in wanted if requirement.name != OWN)


def unpinned(requirements: Iterable[Requirement], lines: Iterable[str], python: str) -> list[str]:
    """The names that have not exactly one pin on this Python, or one below the bound."""
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    pins: dict[str, list[str]] = {}
    for line in lines:
        if line.strip() and not line.lstrip().startswith("#"):
            pin = Requirement(line)
            if pin.marker is None or pin.marker.evaluate(environment):
                pins.setdefault(canonicalize_name(pin.name), []).append(str(pin.specifier).lstrip("="))
    names = []
    for requirement in requirements:
        versions = pins.get(canonicalize_name(requirement.name), [])
        if len(versions) != 1 or not requirement.specifier.contains(versions[0], prereleases=True):
            names.append(requirement.name)
    return names


@pytest.mark.parametrize("python", PYTHONS)
def test_every_package_asked_for_is_pinned(python: str) -> None:
    assert unpinned(asked(PYPROJECT), LINES, python) == [], "make lock"


@pytest.mark.parametrize(
    "lines",
    [
        [line for line in LINES if not line.startswith("pyyaml==")],
        [re.sub(r"^pyyaml==.*", "pyyaml==5.4", line) for line in LINES],
        [*LINES, "pyyaml==6.0.2"],
        [re.sub(r"^(pyyaml==.*)", r"\1 ; python_version < '3.11'", line) for line in LINES],
    ],
    ids=["no pin", "below the bound", "two pins", "for another Python"],
)
def test_a_package_that_is_not_pinned_is_named(lines: list[str]) -> None:
    assert unpinned(asked(PYPROJECT), lines, "3.13") == ["pyyaml"]


def test_one_extra_brings_all_others() -> None:
    extras = PYPROJECT["project"]["optional-dependencies"]
    (whole,) = map(Requirement, extras["alle"])
    assert (whole.name, whole.extras) == (OWN, extras.keys() - {"alle"})


def test_a_package_new_in_a_group_is_named() -> None:
    groups = {"dependency-groups": {**PYPROJECT["dependency-groups"], "new": ["Neues_Paket>=1"]}}
    assert unpinned(asked(PYPROJECT | groups), LINES, "3.11") == ["Neues_Paket"]


def test_a_line_is_a_pin_or_a_comment_and_names_no_index() -> None:
    assert [line for line in LINES if not line.lstrip().startswith("#") and not PIN.fullmatch(line)] == []
    assert "//" not in "".join(LINES)


def test_make_installs_nothing_else() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = re.findall(r"pip install .*", makefile)
    assert installs
    free = [line for line in installs if "$(LOCKED)" not in line and "-c constraints.txt" not in line]
    assert free == ["pip install --quiet --upgrade uv"], "only what makes the lock may be newer"
