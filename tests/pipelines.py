"""Action and GitLab job without their platforms: the shell of each step, and a tdocs to install offline."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import yaml

from helpers import build_tree

ROOT = Path(__file__).resolve().parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))["tdocs"]
INSTALL, LINT, CHECK = "tdocs einrichten", "tdocs lint", "tdocs render --check"
_OUTPUT = re.compile(r"steps\.(\w+)\.outputs\.([\w-]+)")

Run = subprocess.CompletedProcess[str]


def call(command: list[str], folder: Path, **environment: str) -> Run:
    """Run a command as a pipeline does, with the tested tdocs on the path and no terminal."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    full = {**os.environ, "PATH": path, "CI": "true", "PIP_NO_INDEX": "1", **environment}
    return subprocess.run(command, cwd=folder, env=full, capture_output=True, text=True, check=False)


def action(
    checkout: Path, temp: Path, *, target: str = "", source: Path | None = None, **inputs: str
) -> dict[str, Run]:
    """What each step of the action says that has a shell, by its name.

    `target` is the folder with the target branch of a pull request. tdocs is installed from the action's
    folder `source`; without one the tested tdocs is there already.
    """
    temp.mkdir(parents=True, exist_ok=True)
    given = {
        name: inputs.pop(name.replace("-", "_"), str(i["default"])) for name, i in ACTION["inputs"].items()
    }
    assert not inputs, inputs
    outputs = {"python.python-path": sys.executable, "tdocs.python": sys.executable}
    environment = {"RUNNER_TEMP": str(temp), "GITHUB_STEP_SUMMARY": str(temp / "summary.md")}
    if source:
        environment["GITHUB_ACTION_PATH"] = str(source)

    def value(expression: str) -> str:
        inner = expression.removeprefix("${{").removesuffix("}}").strip()
        if inner.startswith("inputs."):
            return given[inner.removeprefix("inputs.")]
        if found := _OUTPUT.fullmatch(inner):
            return outputs[f"{found[1]}.{found[2]}"]
        assert inner.startswith("steps.target.outcome"), inner
        return target

    results: dict[str, Run] = {}
    for step in ACTION["runs"]["steps"]:
        if "run" not in step or (step["name"] == INSTALL and not source):
            continue
        written = temp / "output"
        written.write_text("", "utf-8")
        values = {name: value(expression) for name, expression in step["env"].items()}
        folder = temp if "working-directory" in step else checkout
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        results[step["name"]] = call(command, folder, GITHUB_OUTPUT=str(written), **environment, **values)
        for line in written.read_text("utf-8").splitlines():
            name, _, text = line.partition("=")
            outputs[f"{step['id']}.{name}"] = text
        if results[step["name"]].returncode and step["name"] != LINT:
            break
    return results


def job(checkout: Path, *, shell: str = "bash", **variables: str) -> Run:
    """What the job says, all of it in one shell as a runner has it."""
    lines = "\n".join([*GITLAB["before_script"], *GITLAB["script"]])
    options = ["-eo", "pipefail"] if shell == "bash" else ["-e"]
    environment = {**GITLAB["variables"], "TMPDIR": str(checkout.parent), **variables}
    return call([shell, *options, "-c", lines], checkout, **environment)


def wheel(folder: Path) -> Path:
    """A wheel with the name of tdocs that needs nothing and hands over to the tested tdocs."""
    command = [sys.executable, "-I", "-m", "teilhabe_docs"]
    main = f"import os, sys\nos.execv({sys.executable!r}, [*{command!r}, *sys.argv[1:]])\n"
    info = "teilhabe_docs-0.0.1.dist-info"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "teilhabe_docs-0.0.1-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("teilhabe_docs/__init__.py", "")
        archive.writestr("teilhabe_docs/__main__.py", main)
        archive.writestr("teilhabe_docs/requirements.txt", "# nothing\n")
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: teilhabe-docs\nVersion: 0.0.1\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return file


def pinned(file: Path) -> str:
    """The address of a wheel with its hash."""
    return f"{file.as_uri()}#sha256={hashlib.sha256(file.read_bytes()).hexdigest()}"


def source(folder: Path) -> Path:
    """A folder that can be installed as the action installs its own: it builds the wheel above."""
    wheel(folder)
    backend = (
        "import pathlib, shutil\n"
        "def build_wheel(folder, config_settings=None, metadata_directory=None):\n"
        "    (file,) = pathlib.Path(__file__).parent.glob('*.whl')\n"
        "    return pathlib.Path(shutil.copy(file, folder)).name\n"
    )
    project = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    return build_tree(
        folder, {"backend.py": backend, "pyproject.toml": project, "ci/requirements.txt": "# nothing\n"}
    )
