# ruff: noqa: E501
"""A pipeline that checks a stranger's repository: its shell runs nothing of it, writes nothing through it, and fails."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from hostile.kit import SECRET, environment_of, everything, plant, put, unix

pytestmark = unix
ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB: dict[str, Any] = next(
    job
    for job in yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8")).values()
    if isinstance(job, dict) and "script" in job
)
COMMIT = re.compile(r"@[0-9a-f]{40}\b")
SHIM = """#!/bin/sh
# The interpreter of the pipeline. It looks for modules where a real one looks; only installing is left out.
flags=
while :; do case "$1" in -I|-P|-s|-E|-B|-u|-S) flags="$flags $1"; shift ;; -X|-W) flags="$flags $1 $2"; shift 2 ;; *) break ;; esac; done
case "$1 $2" in
  "-m pip") cd . && exec {python} $flags -m pip --version ;;
  "-m venv") shift 2; for last; do :; done; mkdir -p "$last/bin"; cp {bin}/* "$last/bin/"; exit 0 ;;
  "-m teilhabe_docs") ;;
esac
exec {python} $flags "$@"
"""
NAMES = [
    "pip/__init__.py",
    "pip/__main__.py",
    "pickle.py",
    "sitecustomize.py",
    "teilhabe_docs/__init__.py",
    "teilhabe_docs/__main__.py",
    "tdocs",
    "python",
    "date",
]


@pytest.fixture
def hostile(repo: Path, outside: Path) -> Path:
    """Everything at once that fell; what is executed writes `executed` beside the repository."""
    canary = repo.parent / "executed"
    code = f"open({str(canary)!r}, 'a').write(__file__ + chr(10))\n"
    for name in NAMES:
        plant(
            repo,
            {
                name: code
                if name.endswith(".py")
                else f"#!/bin/sh\necho {name} >> {shlex.quote(str(canary))}\n"
            },
        )
        (repo / name).chmod(0o755)
    plant(repo, {"pip.conf": "[global]\nindex-url = https://example.org\n", ".env": f"PYTHONPATH={repo}\n"})
    put(repo / "tdocs.yaml", lambda path: path.symlink_to(outside / "secret.txt"))
    put(repo / "ausgabe", lambda path: path.symlink_to(".git/hooks"))
    for report in ("gl-code-quality-report.json", "tdocs-junit.xml", "tdocs.sarif"):
        put(repo / report, lambda path: path.symlink_to(outside / "secret.txt"))
    return repo


def tools(folder: Path) -> Path:
    """A folder of programs as a fresh runner has them."""
    bin_folder = folder / "bin"
    python = shlex.quote(sys.executable)
    shim = SHIM.format(python=python, bin=shlex.quote(str(bin_folder)))
    nothing = "#!/bin/sh\nexit 0\n"
    tdocs = f'#!/bin/sh\nexec {shlex.quote(str(Path(sys.executable).with_name("tdocs")))} "$@"\n'
    plant(
        bin_folder,
        {
            "python": shim,
            "python3": shim,
            "pip": nothing,
            "pipx": nothing,
            "uv": nothing,
            "uvx": nothing,
            "tdocs": tdocs,
        },
    )
    for path in bin_folder.iterdir():
        path.chmod(0o755)
    return bin_folder


def run(
    script: str, repo: Path, env: dict[str, str], cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    base = repo.parent
    path = f"{tools(base)}{os.pathsep}/usr/local/bin{os.pathsep}/usr/bin{os.pathsep}/bin"
    for name in ("runner", "home", "env"):
        (base / "runner" / name).mkdir(parents=True, exist_ok=True)
    for name in ("path", "output", "summary", "variables"):
        (base / "runner" / name).touch()
    fixed = {
        "PATH": path,
        "CI": "true",
        "HOME": str(base / "runner/home"),
        "RUNNER_TEMP": str(base / "runner"),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_WORKSPACE": str(repo),
        "GITHUB_PATH": str(base / "runner/path"),
        "GITHUB_OUTPUT": str(base / "runner/output"),
        "GITHUB_ENV": str(base / "runner/variables"),
        "GITHUB_STEP_SUMMARY": str(base / "runner/summary"),
        "CI_PROJECT_DIR": str(repo),
        "CI_BUILDS_DIR": str(base / "runner"),
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command,
        cwd=cwd or repo,
        env=environment_of(**fixed, **env),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def filled(text: str, repo: Path) -> str:
    """The expressions of an action with what stands for them in a run by a push."""
    known = {f"inputs.{name}": str(value.get("default", "")) for name, value in ACTION["inputs"].items()}
    known |= {
        "runner.temp": str(repo.parent / "runner"),
        "github.action_path": str(ROOT),
        "github.workspace": str(repo),
    }

    def value(match: re.Match[str]) -> str:
        for term in match[1].split("||"):
            found = known.get(term.strip(), term.strip()[1:-1] if term.strip().startswith("'") else "")
            if found:
                return found
        return ""

    return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", value, text)


def action(repo: Path) -> list[subprocess.CompletedProcess[str]]:
    done = []
    for step in ACTION["runs"]["steps"]:
        if "run" in step:
            env = {name: filled(str(value), repo) for name, value in step.get("env", {}).items()}
            folder = filled(step["working-directory"], repo) if "working-directory" in step else None
            done.append(run(filled(step["run"], repo), repo, env, Path(folder) if folder else None))
    return done


def job(repo: Path, **more: str) -> list[subprocess.CompletedProcess[str]]:
    env = {name: str(value) for name, value in GITLAB.get("variables", {}).items()}
    env |= {
        "TDOCS_PACKAGE": f"https://example.org/teilhabe_docs-0.1.0-py3-none-any.whl#sha256={'0' * 64}",
        **more,
    }
    before = GITLAB.get("before_script", [])
    return [run("\n".join([*before, line]), repo, env) for line in GITLAB["script"]]


@pytest.mark.parametrize("pipeline", [action, job], ids=["action", "job"])
def test_nothing_happens_and_it_fails(pipeline: Any, hostile: Path, outside: Path) -> None:
    before = everything(outside), everything(hostile / ".git")
    done = pipeline(hostile)
    story = "\n".join(
        f"{d.args[-1][:300]}\nexit {d.returncode}\n{d.stdout[-1500:]}\n{d.stderr[-1500:]}" for d in done
    )
    canary = hostile.parent / "executed"
    assert not canary.exists(), f"executed: {canary.read_text('utf-8')}\n{story}"
    assert (everything(outside), everything(hostile / ".git")) == before, f"written outside\n{story}"
    assert SECRET not in story, f"shown\n{story}"
    assert {1, 2} & {d.returncode for d in done}, f"the pipeline passes\n{story}"
    assert {d.returncode for d in done} <= {0, 1, 2}, story
    assert "Traceback" not in story, story


def test_modules_that_python_is_given_are_looked_for_elsewhere() -> None:
    """Each call of the interpreter is isolated, or started from another folder."""
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    scripts += [*GITLAB.get("before_script", []), *GITLAB["script"]]
    wrong = [
        s
        for s in scripts
        if re.search(r"\bpython3?\s+(?!-[A-Z]*I)[^\n]*-m\b", s) and not re.search(r"\bcd\s", s)
    ]
    assert not wrong, f"not isolated: {wrong}"


def test_actions_are_pinned_by_commit() -> None:
    uses = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    loose = [name for name in uses if not COMMIT.search(name) and not name.startswith("./")]
    assert not loose, f"not pinned: {loose}"


def test_the_job_installs_nothing_by_a_bare_name() -> None:
    package = str(GITLAB.get("variables", {}).get("TDOCS_PACKAGE", ""))
    assert not package or "sha256" in package or COMMIT.search(package), (
        f"whoever registers »{package}« runs in every pipeline"
    )


def test_the_caller_can_name_rules_that_nothing_switches_off() -> None:
    inputs, variables = set(ACTION["inputs"]), set(GITLAB.get("variables", {}))
    assert {"mandatory", "no-ignores"} <= inputs, f"the action's inputs are {sorted(inputs)}"
    assert any("MANDATORY" in name for name in variables), f"the job's variables are {sorted(variables)}"
    assert any("IGNORE" in name for name in variables), f"the job's variables are {sorted(variables)}"
    assert any("config" in name for name in inputs), (
        f"no input for the caller's configuration in {sorted(inputs)}"
    )


def test_the_workflows_of_the_manual_give_no_more_than_is_needed() -> None:
    text = (ROOT / "docs/ci.md").read_text("utf-8")
    flows = [block for block in re.findall(r"```yaml\n(.*?)```", text, re.S) if "jobs:" in block]
    assert flows, "the manual shows no workflow"
    for flow in flows:
        assert re.search(r"permissions:\s*\n?\s*(\{)?\s*contents: read", flow), (
            f"no »permissions: contents: read«\n{flow}"
        )
        assert "persist-credentials: false" in flow, f"credentials stay in the checkout\n{flow}"
        loose = [
            use for use in re.findall(r"uses:\s*(\S+)", flow) if not COMMIT.search(use) and "OWNER" not in use
        ]
        assert not loose, f"not pinned: {loose}"
