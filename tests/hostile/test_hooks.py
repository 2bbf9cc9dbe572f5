"""The hooks look at every change that can make a concept wrong, deletions included."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
HOOKS_FILE = ROOT / ".pre-commit-hooks.yaml"
NAMES = [
    "provider.yaml",
    "offer.yml",
    "texte/leitbild.md",
    "texte/Bild.PNG",
    "texte/bild.JPEG",
    "texte/LEITBILD.MD",
    "tdocs.yaml",
    "haus.docx",
    "ausgabe/haus/fachkonzept.docx",
    "profile/fachkonzept/nord/ziel.md",
]


def hooks() -> list[dict[str, Any]]:
    return list(yaml.safe_load(HOOKS_FILE.read_text("utf-8")))


def taken(hook: dict[str, Any], name: str) -> bool:
    """Whether pre-commit runs the hook for a commit that touches this file."""
    if hook.get("always_run"):
        return True
    chosen = re.search(hook.get("files", ""), name) and not re.search(hook.get("exclude", "^$"), name)
    return bool(chosen) and not set(hook) & {"types", "types_or"}


@pytest.mark.parametrize("name", NAMES)
def test_each_file_of_a_concept_counts(name: str) -> None:
    passed = [hook["id"] for hook in hooks() if not taken(hook, name)]
    assert not passed, f"a commit that touches {name} passes by {passed}"


def test_a_commit_that_only_deletes_counts() -> None:
    """Files that are gone are in no list of pre-commit's; only `always_run` sees their going."""
    passed = [hook["id"] for hook in hooks() if not hook.get("always_run")]
    assert not passed, f"a commit that only deletes a text passes by {passed}"


def test_no_hook_is_given_names() -> None:
    assert all(hook.get("pass_filenames") is False for hook in hooks())


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook["id"])
def test_no_hook_needs_a_shell(hook: dict[str, Any]) -> None:
    """On Windows `bash` may be the one that starts another system."""
    assert hook["language"] == "python"
    assert shlex.split(hook["entry"])[0] in ("tdocs", "python")
    assert not re.search(r"\b(bash|sh|cmd|powershell)\b", hook["entry"])
