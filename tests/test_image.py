"""The image that `Dockerfile` describes, as far as it can be told without building it."""

import re
import shutil
from fnmatch import fnmatch
from pathlib import Path

from test_wheel import ROOT, build, content

LINES = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", "").splitlines()


def sent(root: Path, ignored: list[str], target: Path) -> None:
    """Copy what `.dockerignore` lets through: what is named by `!`, without what is left out anywhere."""
    anywhere = [line.removeprefix("**/") for line in ignored if line.startswith("**/")]
    for name in (line[1:] for line in ignored if line.startswith("!")):
        source = root / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns(*anywhere))
        else:
            shutil.copy(source, target / name)


def said(instruction: str) -> list[str]:
    """What stands behind an instruction, each time."""
    return [line.partition(" ")[2] for line in LINES if line.startswith(f"{instruction} ")]


def test_what_is_sent_to_the_build_makes_the_same_wheel(tmp_path: Path) -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert ignored[0] == "*"
    sent(ROOT, ignored, tmp_path / "sent")
    built = content(build(tmp_path / "sent", "wheel", tmp_path / "there"))
    assert built == content(build(ROOT, "wheel", tmp_path / "here"))


def test_the_base_has_a_version_and_no_host() -> None:
    bases = {base.partition(" ")[0] for base in said("FROM")}
    assert all(re.fullmatch(r"python:3\.\d+\.\d+-slim-[a-z]+", base) for base in bases)
    assert len(bases) == 1


def test_it_does_not_run_as_root() -> None:
    last = LINES[max(n for n, line in enumerate(LINES) if line.startswith("FROM ")) :]
    assert any(fnmatch(line, "USER [1-9]*:[1-9]*") for line in last)
    assert not any(line.startswith("RUN ") for line in last)


def test_what_is_installed_is_pinned() -> None:
    installs = [command for command in said("RUN") if " install " in command]
    assert installs
    assert all("-c constraints.txt" in command for command in installs)
