"""Each contract of import-linter is broken by an import that it is there to forbid."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "teilhabe_docs"
BROKEN = [
    ("Floors: what lies above uses what lies below", "reporting/report.py", f"{PACKAGE}.application.lint"),
    ("Floors: what lies above uses what lies below", "application/lint.py", f"{PACKAGE}.cli.console"),
    ("YAML is read and written in one place", "application/lint.py", "yaml"),
    ("Word stays under rendering", "application/build.py", "docx"),
    (
        "The command line knows the application and how results are shown",
        "cli/lint.py",
        f"{PACKAGE}.loading.files.paths",
    ),
    ("The application speaks to no terminal", "application/lint.py", "typer"),
]
"""A contract, a module, and what that must not import."""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The modules and the contracts, to be tampered with."""
    place = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "src" / PACKAGE, place / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def broken(checkout: Path) -> list[str]:
    """The contracts that do not hold."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    result = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts: " in result.stdout, result.stdout + result.stderr
    return re.findall(r"^(.+) BROKEN$", result.stdout, re.MULTILINE)


def test_they_hold(checkout: Path) -> None:
    assert broken(checkout) == []


@pytest.mark.parametrize(("contract", "module", "imported"), BROKEN, ids=lambda value: value[:30])
def test_each_trips(checkout: Path, contract: str, module: str, imported: str) -> None:
    place = checkout / PACKAGE / module
    before = place.read_text("utf-8")
    place.write_text(f"{before}\nimport {imported}\n", "utf-8")
    try:
        assert broken(checkout) == [contract]
    finally:
        place.write_text(before, "utf-8")
