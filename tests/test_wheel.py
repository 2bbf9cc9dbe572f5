"""What is handed out holds all that is needed and nothing else: the wheel and the sdist."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from pathspec import PathSpec

ROOT = Path(__file__).resolve().parents[1]
KINDS = {
    "templates": {".yaml", ".md", ".xml", ".html", ".css", ".typ", ".csv"},
    "schemas": {".json"},
    "examples": {".yaml", ".md"},
    "teilhabe_docs": {".py", ".yaml", ".csv", ".typed", ".html", ".css", ".js"},
}
"""What a folder of the wheel may hold."""
INFO = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
PINNED = "teilhabe_docs/requirements.txt"
"""What pipelines install the wheel with, pinned and hashed."""
HIDDEN = {".ci/", ".dockerignore", ".gitattributes", ".github/", ".gitignore", ".pre-commit-hooks.yaml"}
"""What the sdist holds of the names with a point; editors and tools leave others beside them."""
EXAMPLE = "schulkindergarten-bw"


def build(root: Path, kind: str, out: Path) -> Path:
    """Build the wheel or the sdist of a tree with what is installed, without a network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (built,) = out.iterdir()
    return built


def content(wheel: Path) -> set[str]:
    """The files of a wheel; those about it without the folder that names its version."""
    with zipfile.ZipFile(wheel) as archive:
        return {n.partition(".dist-info/")[2] if ".dist-info/" in n else n for n in archive.namelist()}


def wanted(root: Path) -> Iterator[str]:
    """What belongs into the wheel of a tree."""
    yield from INFO
    yield PINNED
    source = root / "src"
    for top, base in (
        (source / "teilhabe_docs", source),
        *((root / name, root) for name in ("templates", "schemas", "examples")),
    ):
        for file in top.rglob("*"):
            made = top.name == "examples" and ("ausgabe" in file.parts or file.name == "README.md")
            if file.is_file() and file.parent.name != "__pycache__" and not made:
                name = file.relative_to(base).as_posix()
                yield name if base == source else f"teilhabe_docs/{name}"


def strays(files: set[str]) -> list[str]:
    """The files of a wheel that are none of the kinds that tdocs is made of."""
    found = []
    for name in files - INFO - {PINNED}:
        top, *rest = PurePosixPath(name).parts
        folder = rest[0] if rest and rest[0] in KINDS else top
        if PurePosixPath(name).suffix not in KINDS.get(folder, ()):
            found.append(name)
    return sorted(found)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_program_its_templates_and_schemas(wheel: Path) -> None:
    assert content(wheel) == set(wanted(ROOT))


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    assert strays(content(wheel)) == []


def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    assert "teilhabe_docs/py.typed" in content(wheel)


@pytest.mark.parametrize(
    "name", ["teilhabe_docs/templates/notiz.txt", "teilhabe_docs/model/offer.py~", "tests/helpers.py"]
)
def test_a_stray_file_would_be_named(wheel: Path, name: str) -> None:
    assert strays({*content(wheel), name}) == [name]


def test_the_sdist_holds_the_tree_and_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(build(ROOT, "sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path / "tree", filter="data")
    (tree,) = (tmp_path / "tree").iterdir()
    ignored = PathSpec.from_lines("gitignore", (ROOT / ".gitignore").read_text("utf-8").splitlines())
    there = {p.name + "/" * p.is_dir() for p in ROOT.iterdir() if not p.name.startswith(".")} | HIDDEN
    packed = {p.name + "/" * p.is_dir() for p in tree.iterdir()}
    assert packed - {"PKG-INFO"} == {name for name in there if not ignored.match_file(name)} - {"PKG-INFO"}
    assert content(build(tree, "wheel", tmp_path / "wheel")) == content(wheel)


def without_network() -> list[str]:
    """What to put before a command so that it has no network; nothing where that is not allowed."""
    unshare = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare"):
        return []
    return (
        unshare
        if subprocess.run([*unshare, "true"], check=False, capture_output=True).returncode == 0
        else []
    )


@pytest.mark.wheel
def test_the_wheel_works_in_a_bare_environment_without_a_network(wheel: Path, tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--wheel-dir", str(wheels), str(wheel)], check=True)
    venv.create(tmp_path / "bare", with_pip=True)
    scripts = tmp_path / "bare" / ("Scripts" if os.name == "nt" else "bin")
    offline = without_network()
    install = ["-m", "pip", "install", "--quiet", "--no-index", "--find-links", str(wheels), "teilhabe-docs"]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP"))
    }
    subprocess.run([*offline, str(scripts / "python"), *install], check=True, env=environment)
    elsewhere = tmp_path / "anderswo"
    shutil.copytree(ROOT / "examples" / EXAMPLE, elsewhere / "konzept")

    def tdocs(*arguments: str) -> int:
        command = [*offline, str(scripts / "tdocs"), *arguments]
        return subprocess.run(command, cwd=elsewhere, env=environment, check=False).returncode

    assert tdocs("render", "konzept", "--format", "pdf", "--out", "fertig") == 2  # without the extra
    both = ("--format", "docx", "--format", "md")
    assert tdocs("init", "neu", "--profile", "sgb9-125") == 0
    assert tdocs("validate", "neu", "konzept") == 0
    assert tdocs("lint", "konzept", "--fail-on", "warning") == 0
    assert tdocs("lint", "neu") == 1
    assert tdocs("render", "konzept", "--check", *both) == 0
    assert tdocs("render", "konzept", "--out", "fertig", *both) == 0
    assert tdocs("render", "konzept", "--out", "fertig", "--check", *both) == 0
    assert len([p for p in (elsewhere / "fertig").rglob("*") if p.is_file()]) == 6
