"""Every option of every command takes any value: it is done or refused, never the program's own fault."""

import re
from pathlib import Path

import pytest

from hostile.kit import decent, everything, tdocs, told, unix

pytestmark = unix
COMMANDS = [
    "validate",
    "lint",
    "fix",
    "render",
    "outline",
    "synopse",
    "diff",
    "personal",
    "status",
    "explain",
    "profiles",
    "rules",
    "recht",
    "schema",
    "house",
    "init",
]
VALUES = {
    "empty": "",
    "orders to the log": "a\x1b[31m\x07\n::stop-commands::x\n##[add-mask]y",
    "long": "x" * 10_000,
    "surrogate": "\udcff\udce4",
    "dots": "./../../x",
}


def options(command: str, cwd: Path) -> list[str]:
    """The options of a command that take a value, as its help names them."""
    run = decent(tdocs(cwd, command, "--help", env={"COLUMNS": "300", "NO_COLOR": "1"}), 0)
    named = re.findall(r"(--[a-z-]+) +(?:[A-ZÄÖÜ=]{2,}|[a-z-]+(?:\|[a-z-]+)+)", run.out)
    return sorted({*named} - {"--help"})


def obeyed(words: str) -> list[str]:
    """The lines in which a value of the call acts on the terminal or on the pipeline."""
    lines = re.split(r"[\n\r\u2028]", words)
    return [line for line in lines if re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]|^::|^##\\[", line)]


@pytest.mark.parametrize("command", COMMANDS)
def test_any_value(command: str, repo: Path) -> None:
    (repo / "empty").mkdir()
    calls = [(command, name, value) for name in options(command, repo) for value in VALUES.values()]
    calls += [argv for value in VALUES.values() for argv in ((command, value), (command, f"--{value}"))]
    wrong = []
    for argv in calls:
        run = decent(tdocs(repo / "empty", *argv))
        wrong += [f"{run}: {line!r}" for line in obeyed(run.err)]
    shown = "\n".join(wrong[:3])
    assert not wrong, f"the log obeys {len(wrong)} values of calls, such as:\n{shown}"


@pytest.mark.parametrize(
    "name", ["--doc", "--format", "--offer", "--out", "--house", "--profiles", "--config"]
)
def test_any_value_for_a_repository(name: str, repo: Path) -> None:
    for value in VALUES.values():
        decent(tdocs(repo, "render", "--check", name, value))


@pytest.mark.parametrize(
    "number",
    [
        "100000000000",
        "-1",
        "1e3",
        "99999999999999999999999999",
        "",
    ],
)
def test_any_number_of_jobs(number: str, repo: Path) -> None:
    decent(
        tdocs(repo, "render", "--format", "md", "--doc", "fachkonzept", "--jobs", number, "--force"), 0, 1, 2
    )


@pytest.mark.parametrize(
    "date",
    [
        "0000-00-00",
        "9999-12-31",
        "2026-02-30",
        "heute",
    ],
)
def test_any_date(date: str, repo: Path) -> None:
    for command in ("lint", "status", "synopse"):
        decent(tdocs(repo, command, "--date", date), 0, 1, 2)


def test_a_folder_that_is_gone(repo: Path) -> None:
    told(tdocs(repo, "validate", "gone"), 2)
    told(tdocs(repo, "render", "gone/\udcff"), 2)
    assert "ausgabe" not in everything(repo)
