"""Each contract of import-linter is broken by an import that it is there to forbid."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "teilhabe_docs"
FLOORS = "Floors: what lies above uses what lies below"
RULES = "Rooms of rules: checks and policy stand on the engine"
SIBLINGS = ("rendering", "reading", "reporting", "rules")
BROKEN = [
    (FLOORS, "reporting", f"{PACKAGE}.application"),
    (FLOORS, "application", f"{PACKAGE}.web"),
    (FLOORS, "web", f"{PACKAGE}.cli"),
    (FLOORS, "model", f"{PACKAGE}.loading"),
    *((FLOORS, user, f"{PACKAGE}.{used}") for user in SIBLINGS for used in SIBLINGS if user != used),
    (RULES, "rules/engine", f"{PACKAGE}.rules.checks"),
    (RULES, "rules/engine", f"{PACKAGE}.rules.policy"),
    (RULES, "rules/policy", f"{PACKAGE}.rules.checks"),
    (RULES, "rules/checks", f"{PACKAGE}.rules.policy"),
    (RULES, "rules/checks", f"{PACKAGE}.rules.coverage_rows"),
    ("A check uses no other", "rules/checks", f"{PACKAGE}.rules.checks.fristen"),
    (
        "Rooms of documents: profiles stand on the language of their bodies",
        "documents/template",
        f"{PACKAGE}.documents.profile",
    ),
    ("Rooms of loading: YAML stands on files", "loading/files", f"{PACKAGE}.loading.yaml"),
    ("YAML is read and written in one place", "application", "yaml"),
    ("Word stays under rendering and reading", "application", "docx"),
    ("Word stays under rendering and reading", "rules", "lxml"),
    ("The command line knows the application and how results are shown", "cli", f"{PACKAGE}.loading"),
    ("The page knows the application and how results are shown", "web", f"{PACKAGE}.loading"),
    ("Only the page opens a port", "cli", "uvicorn"),
    ("Only the page opens a port", "application", "watchfiles"),
    ("The application speaks to no terminal", "application", "typer"),
]
"""A contract, a folder of modules, and what one of these must not import."""
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def linted(folder: Path, *strays: tuple[str, str]) -> str:
    """What import-linter says of the package with a stray module more for each folder and its import."""
    package = folder / PACKAGE
    shutil.copytree(ROOT / "src" / PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for number, (place, imported) in enumerate(strays):
        (package / place / f"stray{number}.py").write_text(f"import {imported}\n", "utf-8")
    result = subprocess.run([sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True)
    assert result.returncode == bool(strays), result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said where each contract is broken."""
    return linted(tmp_path_factory.mktemp("broken"), *(stray for _, *stray in BROKEN))


def test_they_hold_and_each_has_a_case(tmp_path: Path) -> None:
    kept = re.findall(r"^(.+) KEPT$", linted(tmp_path), re.MULTILINE)
    assert set(kept) == {contract for contract, *_ in BROKEN}


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=lambda n: f"{BROKEN[n][1]}-{BROKEN[n][2]}")
def test_each_trips(number: int, said: str) -> None:
    contract, folder, imported = BROKEN[number]
    assert f"{contract} BROKEN" in said
    assert f"{PACKAGE}.{folder.replace('/', '.')}.stray{number} -> {imported}" in said
