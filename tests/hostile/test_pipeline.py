"""What action, job and the workflows of the manual say of themselves; test_pipelines.py runs them."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text("utf-8"))["tdocs"]
COMMIT = re.compile(r"@[0-9a-f]{40}\b")


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
    flows = [block for block in re.findall(r"```yaml[^\n]*\n(.*?)```", text, re.S) if "jobs:" in block]
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
