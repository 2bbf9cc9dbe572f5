"""Only `loading/files` reaches the disk: ruff finds it elsewhere, and mypy what a path cannot do."""

import subprocess
import sys
from pathlib import Path, PurePath

import pytest

ROOT = Path(__file__).resolve().parents[2]
WAYS = (
    "from pathlib import Path\n\nPath()\n",
    "import pathlib\n\npathlib.Path()\n",
    'import os\n\nos.open("a", 0)\n',
    'import os\n\nos.listdir(".")\n',
    'import os\n\nos.path.exists("a")\n',
    'from os import scandir\n\nscandir(".")\n',
    'from os.path import isfile\n\nisfile("a")\n',
    'import io\n\nio.open("a")\n',
    'open("a")\n',
    'import os\n\nos.replace("a", "b")\n',
    "import tempfile\n\ntempfile.mkdtemp()\n",
    'import glob\n\nglob.glob("*")\n',
    'from shutil import rmtree\n\nrmtree("a")\n',
    'import typer\n\ntyper.echo("a")\n',
    'import subprocess\n\nsubprocess.run("a")\n',
)


def found(snippet: str, module: str) -> set[str]:
    """The rules that a snippet breaks as a module of ours, under the project's own configuration."""
    name = f"src/teilhabe_docs/{module}"
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"]
    command += ["--select", "TID251,PTH", "--stdin-filename", name, "-"]
    result = subprocess.run(command, cwd=ROOT, input=snippet, capture_output=True, text=True, check=False)
    assert result.returncode in (0, 1), result.stderr
    return {line.split()[1] for line in result.stdout.splitlines() if line.startswith("src")}


@pytest.mark.parametrize("snippet", WAYS)
def test_a_way_to_the_disk_is_found(snippet: str) -> None:
    assert found(snippet, "rules/x.py")


def test_the_one_way_to_the_disk_is_free() -> None:
    disk = "".join(way for way in WAYS if "typer" not in way and "subprocess" not in way)
    assert found(disk, "loading/files/x.py") == set()


def test_a_path_of_ours_cannot_reach_the_disk() -> None:
    reaching = {
        "open",
        "read_bytes",
        "read_text",
        "exists",
        "is_file",
        "iterdir",
        "mkdir",
        "unlink",
        "resolve",
    }
    assert not reaching & set(dir(PurePath))
