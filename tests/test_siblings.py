"""Floors and rooms that know nothing of one another: a module that crosses a border is found."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIBLINGS = ("rendering", "reporting", "rules")
ROOMS = {
    "rules.engine": ("rules.checks", "rules.policy", "rules.coverage_rows"),
    "rules.policy": ("rules.checks", "rules.coverage_rows"),
    "rules.checks": ("rules.policy", "rules.coverage_rows", "rules.checks.fristen"),
}
ACROSS = (
    *((user, used) for user in SIBLINGS for used in SIBLINGS if user != used),
    *((user, used) for user, others in ROOMS.items() for used in others),
)
"""Who must not use what."""
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def floors(folder: Path, *across: tuple[str, str]) -> str:
    """What import-linter says of the package with modules that cross borders; empty where all is well."""
    package = folder / "teilhabe_docs"
    shutil.copytree(ROOT / "src/teilhabe_docs", package)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for number, (user, used) in enumerate(across):
        stray = package / user.replace(".", "/") / f"stray{number}.py"
        stray.write_text(f"import teilhabe_docs.{used}\n", "utf-8")
    result = subprocess.run([sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True)
    assert result.returncode in (0, 1), result.stderr
    return result.stdout if result.returncode else ""


def test_the_borders_hold(tmp_path: Path) -> None:
    assert floors(tmp_path) == ""


def test_who_crosses_one_is_found(tmp_path: Path) -> None:
    said = floors(tmp_path, *ACROSS)
    lines = [f".{user}.stray{number} -> teilhabe_docs.{used}" for number, (user, used) in enumerate(ACROSS)]
    assert [line for line in lines if line not in said] == []
