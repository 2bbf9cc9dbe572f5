"""The tests, run from the unpacked sdist with each Python and the lowest and newest dependencies.

Where they fail, the locked versions take on the failing ones package by package: a line names the one that
broke them.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from culprit import culprit

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.13")
RESOLUTIONS = {"lowest": "lowest-direct", "newest": "highest"}
UV = (sys.executable, "-m", "uv", "--quiet")
PYTEST = (
    "-m",
    "pytest",
    "-n",
    "auto",
    "--dist",
    "worksteal",
    "-m",
    "not wheel and not bundle and not foreign and not windows",
)
MANY = 200
"""How many of the failing tests are run to find what broke them."""

Versions = Mapping[str, str]


def interpreter(version: str) -> str | None:
    """Where a Python of that version is installed, on the path or by pyenv; nothing is fetched."""
    command = [*UV, "python", "find", "--no-project", "--no-python-downloads", version]
    found = subprocess.run(command, check=False, capture_output=True, text=True)
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    by_pyenv = sorted(pyenv.glob(f"{version}.*/bin/python"))
    return found.stdout.strip() or (str(by_pyenv[-1]) if by_pyenv else None)


def unpacked(folder: Path) -> Path:
    """The tree of a freshly built sdist."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return folder / sdist.name.removesuffix(".tar.gz")


@dataclass(frozen=True)
class Environment:
    """The tree installed as a package, with what its tests need, in a folder of its own."""

    tree: Path
    folder: Path

    @property
    def python(self) -> str:
        return str(self.folder / ("Scripts" if os.name == "nt" else "bin") / "python")

    def create(self, python: str, *options: str) -> None:
        """The dependencies as the options say; the group besides, as it comes or as it is locked; and pip."""
        subprocess.run([*UV, "venv", "--seed", "--python", python, str(self.folder)], check=True)
        self.install(*options, str(self.tree))
        locked = options if "--constraints" in options else ()
        self.install(*locked, "--group", f"{self.tree / 'pyproject.toml'}:test")

    def install(self, *what: str) -> None:
        subprocess.run([*UV, "pip", "install", "--python", self.python, *what], check=True)

    def versions(self) -> Versions:
        command = [*UV, "pip", "list", "--python", self.python, "--format", "json"]
        listed = subprocess.run(command, check=True, capture_output=True, text=True)
        return {package["name"]: package["version"] for package in json.loads(listed.stdout)}

    def failed(self, *what: str) -> list[str]:
        """The tests that failed, or the files that could not even be read; `tests` where none is told."""
        cache = self.folder / "cache"
        command = [self.python, *PYTEST, "-o", f"cache_dir={cache}"]
        if not subprocess.run([*command, *what], cwd=self.tree, check=False).returncode:
            return []
        noted = cache / "v" / "cache" / "lastfailed"
        return list(json.loads(noted.read_text(encoding="utf-8"))) if noted.is_file() else ["tests"]


def changed(locked: Versions, failing: Versions, asked: Sequence[str]) -> list[str]:
    """The packages of another version, those asked for first: they bring along what they need."""
    names = [name for name in locked if name in failing and locked[name] != failing[name]]
    return sorted(names, key=lambda name: (name not in asked, name))


def verdict(tests: int, name: str | None, locked: Versions, failing: Versions) -> str:
    """How it ended, in one line."""
    failed = f"FAILED in {tests} test{'s' * (tests != 1)}"
    if name is None:
        return f"{failed}; none of the packages broke it"
    return f"{failed}; broken by {name} {failing[name]} (locked: {locked[name]})"


def judged(tree: Path, python: str, resolution: str, folder: Path) -> str:
    """Run the tests with such dependencies; empty where they pass, else what broke them."""
    numbers = count()

    def environment(*options: str) -> Environment:
        made = Environment(tree, folder / str(next(numbers)))
        made.create(python, *options)
        return made

    failing = environment("--resolution", resolution)
    print(*(f"{name} {version}" for name, version in failing.versions().items()), sep=", ", flush=True)
    failed = failing.failed()
    if not failed:
        return ""
    lock = ("--constraints", str(tree / "constraints.txt"))
    locked = environment(*lock)
    theirs, ours = failing.versions(), locked.versions()
    anyway = locked.failed(*failed[:MANY])
    broken = [test for test in failed[:MANY] if test not in anyway]

    def fails(names: Sequence[str]) -> bool:
        tried = environment(*lock)
        tried.install(*(f"{name}=={theirs[name]}" for name in names))
        return bool(tried.failed(*broken))

    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [re.split(r"[^\w-]", entry)[0] for entry in project["dependencies"]]
    name = culprit(changed(ours, theirs, asked), fails) if broken else None
    return verdict(len(failed), name, ours, theirs)


def main(versions: Sequence[str]) -> int:
    """Run all combinations whose Python is installed; 1 if the tests of one fail or there is none."""
    lines: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        tree = unpacked(Path(folder))
        for version in versions or PYTHONS:
            python = interpreter(version)
            if python is None:
                print(f"Python {version} is not installed here: skipped", file=sys.stderr)
                continue
            for name, resolution in RESOLUTIONS.items():
                print(f"\nPython {version}, {name} dependencies", flush=True)
                try:
                    wrong = judged(tree, python, resolution, Path(folder) / f"{version}-{name}")
                except subprocess.CalledProcessError as error:
                    wrong = f"cannot be installed: {shlex.join(error.cmd)}"
                lines.append((f"Python {version}, {name}", wrong))
    print("", *(f"{what}: {wrong or 'passed'}" for what, wrong in lines), sep="\n")
    return 0 if lines and not any(wrong for _, wrong in lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
