"""Nothing of the repository is executed, whatever it is called and however tdocs is started."""

import subprocess
import sys
from pathlib import Path

import pytest

from hostile.kit import environment_of, plant, unix

pytestmark = unix
NAMES = [
    "pickle.py",
    "sitecustomize.py",
    "usercustomize.py",
    "pip/__init__.py",
    "yaml.py",
    "jinja2/__init__.py",
    "typing.py",
    "conftest.py",
    "multiprocessing/__init__.py",
    "teilhabe_docs/__init__.py",
    "random.py",
    "struct.py",
]
OFFERS: dict[str, str | bytes] = {
    f"angebote/{name}/offer.yaml": f"id: {name}\nbezeichnung: Haus {name}\nvertragsgrundlage: sgb9_125\n"
    for name in ("nord", "sued", "ost")
}
TDOCS = str(Path(sys.executable).with_name("tdocs"))
ISOLATED = [sys.executable, "-I", "-m", "teilhabe_docs"]


@pytest.fixture
def trap(repo: Path, tmp_path: Path) -> Path:
    """The canary that each of the modules writes when it is imported; it must not come to be."""
    canary = tmp_path / "executed"
    body = f"open({str(canary)!r}, 'a').write(__name__ + ' in ' + __file__ + chr(10))\n"
    places = ("", "angebote/nord/", "texte/", "profile/")
    plant(repo, {place + name: body for place in places for name in NAMES})
    plant(repo, {"evil.pth": f"import os; open({str(canary)!r}, 'a').write('pth')\n", **OFFERS})
    plant(repo, {"pyvenv.cfg": f"home = {repo}\ninclude-system-site-packages = true\n"})
    return canary


def call(canary: Path, cwd: Path, command: list[str], **more: str) -> None:
    """Call it, and nothing of the repository was executed."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment_of(**more),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    told = f"{command}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    assert not canary.exists(), (
        f"modules of the repository were executed:\n{canary.read_text('utf-8')}\n{told}"
    )
    assert done.returncode in (0, 1), told
    assert "Traceback" not in done.stderr, told


@pytest.mark.parametrize(
    "command",
    [
        [TDOCS, "validate"],
        [TDOCS, "lint", "--format", "concise"],
        [*ISOLATED, "lint", "--no-ignores", "--format", "github"],
    ],
    ids=lambda command: " ".join(command[-3:])[-40:],
)
def test_a_look_at_the_repository(command: list[str], repo: Path, trap: Path) -> None:
    call(trap, repo, command)


@pytest.mark.parametrize(
    "start",
    [
        [TDOCS],
    ],
    ids=len,
)
def test_several_processes_at_once(start: list[str], repo: Path, trap: Path) -> None:
    call(trap, repo, [*start, "render", "--jobs", "2", "--format", "md", "--doc", "fachkonzept"])
    for name in ("nord", "sued", "ost"):
        document = repo / f"ausgabe/{name}/fachkonzept.md"
        assert document.is_file(), f"{document.name} of {name} was not written"


def test_several_processes_from_inside_a_folder_of_the_repository(repo: Path, trap: Path) -> None:
    call(
        trap,
        repo / "angebote/nord",
        [TDOCS, "render", "../..", "--jobs", "2", "--format", "md", "--doc", "fachkonzept"],
    )
    assert (repo / "ausgabe/sued/fachkonzept.md").is_file(), "nothing was written"


def test_an_empty_entry_in_the_path_of_modules_does_no_harm_to_children(repo: Path, trap: Path) -> None:
    """PYTHONSAFEPATH set by the caller, and children that inherit it."""
    command = [*ISOLATED, "render", "--check", "--jobs", "2"]
    call(trap, repo, command, PYTHONSAFEPATH="1")
