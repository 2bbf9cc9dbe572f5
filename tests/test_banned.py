"""What only one module may do is found elsewhere by ruff."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = "src/teilhabe_docs"
ZIPS = "from zipfile import ZipFile\n\nZipFile()\n"


def found(snippet: str, name: str) -> list[str]:
    """The rules that `snippet` breaks in the module `name` under the project's own configuration."""
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"]
    command += ["--select", "T20,TID251", "--stdin-filename", f"{SOURCE}/{name}", "-"]
    result = subprocess.run(command, cwd=ROOT, input=snippet, capture_output=True, text=True)
    assert result.returncode in (0, 1), result.stderr
    return [line.split()[1] for line in result.stdout.splitlines() if line.startswith(SOURCE)]


@pytest.mark.parametrize("name", ["x.py", "rendering/seal.py", "rendering/docx/house/house_package.py"])
def test_only_one_module_reads_zips(name: str) -> None:
    assert found(ZIPS, name) == ["TID251"]


@pytest.mark.parametrize("name", ["loading/files/zipped.py", "rendering/docx/package.py"])
def test_the_reader_and_the_writer_of_zips_may(name: str) -> None:
    assert found(ZIPS, name) == []


@pytest.mark.parametrize(
    ("snippet", "rule"),
    [
        ("print(1)\n", "T201"),
        ("import sys\n\nsys.stdout.write('x')\n", "TID251"),
        ("from sys import argv\n\nargv.clear()\n", "TID251"),
        ("import sys\n\nsys.exit(1)\n", "TID251"),
    ],
)
def test_the_application_shows_nothing_and_ends_nothing(snippet: str, rule: str) -> None:
    assert found(snippet, "application/lint.py") == [rule]
