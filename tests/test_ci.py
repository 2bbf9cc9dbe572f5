"""What is ready for pipelines: the hooks, the action and the job run what they say, on an example."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "schulkindergarten-bw"
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))["tdocs"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipelines run these in a Unix shell")


@pytest.fixture
def konzept(tmp_path: Path) -> Path:
    """An example with its documents, as a pipeline checks it out."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "konzept"))


@pytest.fixture
def mangel(konzept: Path) -> Path:
    """The same with a duty that is not met, hence with documents that are not current."""
    offer = konzept / "offer.yaml"
    offer.write_text(
        re.sub(r"(?m)^bezeichnung: .*$", "bezeichnung: XX.XX.20XX", offer.read_text("utf-8")), "utf-8"
    )
    return konzept


def rufe(befehl: list[str], ordner: Path, **umgebung: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a pipeline does, with tdocs on the path and no terminal."""
    pfad = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    umwelt = {**os.environ, "PATH": pfad, "CI": "true", **umgebung}
    return subprocess.run(befehl, cwd=ordner, env=umwelt, capture_output=True, text=True, check=False)


def schritte(ordner: Path) -> list[list[str]]:
    """The shell of the action, step by step, without what sets tdocs up."""
    eingaben = {f"${{{{ inputs.{name} }}}}": wert["default"] for name, wert in ACTION["inputs"].items()}
    befehle = []
    for schritt in ACTION["runs"]["steps"]:
        if "run" in schritt and "pip install" not in schritt["run"]:
            werte = [f"{name}={shlex.quote(eingaben[wert])}" for name, wert in schritt["env"].items()]
            befehle.append(["bash", "-eo", "pipefail", "-c", f"export {' '.join(werte)}; {schritt['run']}"])
    return befehle


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_passes_on_a_sound_concept(hook: dict[str, Any], konzept: Path) -> None:
    ergebnis = rufe(shlex.split(hook["entry"]), konzept)
    assert ergebnis.returncode == 0, ergebnis.stdout + ergebnis.stderr


@pytest.mark.parametrize("hook", HOOKS[1:], ids=lambda hook: hook["id"])
def test_a_hook_fails_where_something_is_wrong(hook: dict[str, Any], mangel: Path) -> None:
    (mangel / "provider.yaml").write_text("name: Träger\n", "utf-8")
    assert rufe(shlex.split(hook["entry"]), mangel).returncode == 1


def test_a_hook_takes_a_folder(konzept: Path) -> None:
    for hook in HOOKS:
        assert rufe([*shlex.split(hook["entry"]), "konzept"], konzept.parent).returncode == 0


def test_exceptions_expire_by_the_date_of_the_call(konzept: Path) -> None:
    ausnahme = "{regel: TD701, ort: bezeichnung, grund: wird benannt, person: Leitung, bis: 2020-01-01}"
    (konzept / "tdocs.yaml").write_text(f"ausnahmen:\n  - {ausnahme}\n", "utf-8")
    (lint,) = (hook for hook in HOOKS if hook["id"] == "tdocs-lint")
    assert "TD903" in rufe(shlex.split(lint["entry"]), konzept).stdout


def test_the_action_annotates_and_writes_sarif(konzept: Path, tmp_path: Path) -> None:
    umgebung = {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    ergebnisse = [rufe(befehl, konzept, **umgebung) for befehl in schritte(konzept)]
    assert [e.returncode for e in ergebnisse] == [0, 0], [e.stderr for e in ergebnisse]
    assert json.loads((tmp_path / "tdocs.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_action_fails_where_something_is_wrong(mangel: Path, tmp_path: Path) -> None:
    (mangel / "provider.yaml").write_text("name: Träger\n", "utf-8")
    umgebung = {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    lint, check = (rufe(befehl, mangel, **umgebung) for befehl in schritte(mangel))
    assert (lint.returncode, check.returncode) == (1, 1)
    assert "::error file=" in lint.stdout


def test_the_job_reports_to_the_merge_request(konzept: Path) -> None:
    werte = {name: wert for name, wert in GITLAB["variables"].items() if name != "TDOCS_PACKAGE"}
    ergebnis = rufe(["bash", "-eo", "pipefail", "-c", "\n".join(GITLAB["script"])], konzept, **werte)
    assert ergebnis.returncode == 0, ergebnis.stdout + ergebnis.stderr
    berichte = GITLAB["artifacts"]["reports"]
    assert isinstance(json.loads((konzept / berichte["codequality"]).read_text("utf-8")), list)
    assert (konzept / berichte["junit"]).read_text("utf-8").startswith("<?xml")
