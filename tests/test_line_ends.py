"""A checkout whose line ends Git or an editor has changed makes the same documents."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "assistenz"
RUN = """\
import sys
from teilhabe_docs.cli import program
for command in [["schema", "offer"], ["rules"], ["recht"], ["status", "--format", "html", sys.argv[1]],
                ["render", sys.argv[1], "--format", "docx", "--format", "md", "--out", "out"]]:
    program(command)(command, standalone_mode=False)
"""


def said(tree: Path, folder: Path) -> tuple[bytes, dict[str, bytes]]:
    """What the tdocs in a tree says of the example, and the documents that it writes."""
    folder.mkdir()
    shutil.copytree(EXAMPLE, folder / "konzept")
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", RUN, "konzept"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout, {path.name: path.read_bytes() for path in (folder / "out").rglob("*.*")}


def as_on_windows(path: Path) -> None:
    content = path.read_bytes()
    if b"\0" not in content:
        path.write_bytes(content.replace(b"\n", b"\r\n"))


def test_texts_of_ours_with_other_line_ends_make_the_same_documents(tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    for name in ("src", "templates", "schemas"):
        shutil.copytree(ROOT / name, changed / name, ignore=shutil.ignore_patterns("*.pyc"))
    for path in changed.rglob("*.*"):
        as_on_windows(path)
    assert b"\r\n" in (changed / "templates" / "word" / "styles.xml").read_bytes()
    assert said(changed, tmp_path / "there") == said(ROOT, tmp_path / "here")


@pytest.mark.parametrize(
    "name", ["templates/word/styles.xml", "Makefile", "docs/images/leistungsvereinbarung.png"]
)
def test_git_leaves_line_ends_alone(name: str, tmp_path: Path) -> None:
    def git(folder: Path, *arguments: str) -> None:
        command = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run([*command, *arguments], check=True, capture_output=True)

    (tmp_path / "origin").mkdir()
    for file in (".gitattributes", name):
        shutil.copy(ROOT / file, tmp_path / "origin")
    git(tmp_path / "origin", "init", "-q")
    git(tmp_path / "origin", "add", "-A")
    git(tmp_path / "origin", "commit", "-q", "-m", "a")
    git(
        tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(tmp_path / "origin"), str(tmp_path / "clone")
    )
    file = Path(name).name
    assert (tmp_path / "clone" / file).read_bytes() == (ROOT / name).read_bytes()
