"""The tests, run from the unpacked sdist with each Python and the lowest and newest dependencies."""

import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PYTHONS = ("3.11", "3.13")
RESOLUTIONS = {"lowest": "lowest-direct", "newest": "highest"}
UV = (sys.executable, "-m", "uv", "--quiet")


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


def passes(tree: Path, python: str, resolution: str, environment: Path) -> bool:
    """Install the tree as a package with such dependencies, name them and run its tests."""
    subprocess.run([*UV, "venv", "--python", python, str(environment)], check=True)
    own = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [*UV, "pip", "install", "--python", str(own)]
    subprocess.run([*install, "--resolution", resolution, str(tree)], check=True)
    subprocess.run([*install, "--group", f"{tree / 'pyproject.toml'}:test"], check=True)
    subprocess.run([*UV[:-1], "pip", "freeze", "--python", str(own)], check=True)
    tests = [str(own), "-m", "pytest", "-p", "no:cacheprovider"]
    return subprocess.run(tests, cwd=tree, check=False).returncode == 0


def main(versions: Sequence[str]) -> int:
    """Run all combinations whose Python is installed; 1 if the tests of one fail or there is none."""
    results = []
    with tempfile.TemporaryDirectory() as folder:
        tree = unpacked(Path(folder))
        for version in versions or PYTHONS:
            python = interpreter(version)
            if python is None:
                print(f"Python {version} is not installed here: skipped", file=sys.stderr)
                continue
            for name, resolution in RESOLUTIONS.items():
                print(f"\nPython {version}, {name} dependencies", flush=True)
                start = time.monotonic()
                passed = passes(tree, python, resolution, Path(folder) / f"{version}-{name}")
                seconds = round(time.monotonic() - start)
                results.append(
                    (passed, f"Python {version}, {name}: {'passed' if passed else 'FAILED'}, {seconds} s")
                )
    print("", *(line for _, line in results), sep="\n")
    return 0 if results and all(passed for passed, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
