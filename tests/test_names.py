"""The law of names in CONTRIBUTING: one name for one thing, mechanics in English, no module too long."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "teilhabe_docs"
MODULES = {path.relative_to(PACKAGE): path for path in sorted(PACKAGE.rglob("*.py"))}
LONGEST = 300
COMMANDS = {PurePath(floor) for floor in ("cli", "application")}
"""A command and the function behind it may share a name."""
KEPT = ("loading/codes.py", "model", "documents/profile/vocabulary.py", "rules/checks")
"""Where names are those of findings, of YAML keys and of what the field compares."""
WORD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-Z]+(?![a-z])")


def retired() -> dict[str, str]:
    """The German words of mechanics, each with the English one that stands for it, from CONTRIBUTING."""
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (table,) = re.findall(r"^\| say \| instead of \|\n\|---\|---\|\n((?:\|.*\n)+)", page, re.MULTILINE)
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()]
    return {word: english for english, words in rows for word in words.replace("`", "").split(", ")}


def public(text: str) -> Iterator[str]:
    """The functions and classes that a module offers."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name


def german(names: Iterator[str], words: dict[str, str]) -> list[str]:
    """The names that hold a retired word."""
    return [name for name in names if words.keys() & {part.lower() for part in WORD.findall(name)}]


def twice(modules: dict[PurePath, str]) -> list[str]:
    """The names that two modules or two classes share."""
    found = defaultdict(list)
    for path, text in modules.items():
        if path.stem not in ("__init__", "__main__"):
            found[path.stem].append(path.parent)
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef):
                found[f"class {node.name}"].append(path.parent)
    return sorted(name for name, where in found.items() if len(where) > 1 and set(where) != COMMANDS)


def too_long(modules: dict[PurePath, str]) -> list[PurePath]:
    """The modules with more lines than one can keep in mind."""
    return [path for path, text in modules.items() if text.count("\n") > LONGEST]


@pytest.fixture(scope="module")
def texts() -> dict[PurePath, str]:
    """The modules of the package."""
    return {name: path.read_text("utf-8") for name, path in MODULES.items()}


def test_no_name_stands_for_two_things(texts: dict[PurePath, str]) -> None:
    assert twice(texts) == []


def test_no_module_is_too_long(texts: dict[PurePath, str]) -> None:
    assert too_long(texts) == []


def test_mechanics_are_english(texts: dict[PurePath, str]) -> None:
    words = retired()
    assert german(iter(path.stem for path in texts), words) == []
    mechanics = (p for p in texts if not any(p.is_relative_to(k) for k in KEPT))
    assert german((name for path in mechanics for name in public(texts[path])), words) == []


def test_the_guards_trip() -> None:
    cli, rules = PurePath("cli/x.py"), PurePath("rules/x.py")
    assert twice({cli: "", rules: ""}) == ["x"]
    assert twice({cli: "", PurePath("application/x.py"): ""}) == []
    assert twice({cli: "class A: ...\n", PurePath("rules/y.py"): "class A: ...\n"}) == ["class A"]
    assert too_long({cli: "\n" * (LONGEST + 1)}) == [cli]
    names = iter(("read_befunde", "LeserFuerYaml", "findings", "Gliederung"))
    assert german(names, {"befunde": "finding", "leser": "reader"}) == ["read_befunde", "LeserFuerYaml"]
