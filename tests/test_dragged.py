"""»Ordner hierher ziehen.cmd« without Windows: the line that Explorer writes, and what is done with it."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cli.aufruf import HAUS
from helpers import build_tree
from sampling import few

PARTS = Path(__file__).resolve().parents[1] / "packaging" / "windows"
SCRIPT = r"C:\Müller & Söhne\tdocs (neu)\Ordner hierher ziehen.cmd"
HARD = "ab&,;=%^!()[]{}'`~@#$+-. äßÉ\u00a0\u3000"


def _module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dragged", PARTS / "dragged.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


dragged = _module()


def explorer(script: str, *folders: str) -> str:
    """The line with which Explorer starts a script (`"%1" %*`): only names with a blank are quoted."""
    names = " ".join(f'"{name}"' if " " in name else name for name in folders)
    return rf'C:\WINDOWS\system32\cmd.exe /c ""{script}" {names}"'


names = st.text(HARD, min_size=1, max_size=12).map(lambda name: name.strip(" .") or "K")
roots = st.sampled_from(["C:\\", "Z:\\", "\\\\server\\freigabe\\", "C:\\Nord & Süd\\"])
folders = st.one_of(
    roots, st.builds(str.__add__, roots, st.lists(names, min_size=1, max_size=3).map("\\".join))
)


@given(st.lists(folders, max_size=5))
@example([r"C:\K\Wohnen&Arbeit", r"C:\K\Nord,Sued", r"C:\K\a;b", r"C:\K\Haus=2"])
@example([r"C:\K\100% neu", r"C:\K\x%TEMP%y", r"C:\K\a^b", r"C:\K\a^&b", r"C:\K\a!b!"])
@example(["C:\\", "Z:\\", r"\\server\freigabe\K L"])
def test_folders_are_those_that_were_dragged(chosen: list[str]) -> None:
    assert dragged.started(explorer(SCRIPT, *chosen)) == [SCRIPT, *chosen]


@pytest.mark.parametrize(
    "line",
    [
        "",
        r'"C:\Windows\system32\cmd.exe" ',
        r"C:\Windows\system32\cmd.exe /k",
        r"cmd /c call x.cmd K",
        r'"C:\Program Files\cmd.exe" /k ""C:\x.cmd" K"',
    ],
)
def test_a_line_that_has_started_no_script_is_told(line: str) -> None:
    assert dragged.started(line) == []


def run(**variables: str) -> subprocess.CompletedProcess[str]:
    """The program with what the script hands over."""
    environment = {**os.environ, **{f"TDOCS_{name.upper()}": value for name, value in variables.items()}}
    command = [sys.executable, str(PARTS / "dragged.py")]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.run(command, env=environment, encoding="utf-8", check=False, **pipes)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "Ordner hierher ziehen.cmd"
    path.touch()
    return str(path)


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*.docx")}


def test_each_folder_is_checked_and_written_and_no_neighbour(script: str, tmp_path: Path) -> None:
    chosen = [tmp_path / name for name in few(("Wohnen&Arbeit", "100% neu [1]", "a^b", "Nord,Süd"), 3)]
    others = [tmp_path / name for name in ("Wohnen", "Arbeit", "Nord", "Süd", "ab")]
    for folder in (*chosen, *others):
        build_tree(folder, HAUS)
    done = run(line=explorer(script, *map(str, chosen)), script=script)
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith("=== ")] == [
        f"=== {f}" for f in chosen
    ]
    assert done.stdout.count("TD301") > len(chosen)
    assert [len(written(folder)) for folder in chosen] == [3] * len(chosen)
    assert not any(map(written, others))


@pytest.mark.parametrize("name", ["haus/offer.yaml", "fehlt", "leer"])
def test_what_is_no_concept_is_told_once(script: str, tmp_path: Path, name: str) -> None:
    build_tree(tmp_path / "haus", HAUS)
    (tmp_path / "leer").mkdir()
    done = run(line=explorer(script, str(tmp_path / name)), script=script)
    heading, *said = filter(None, done.stdout.splitlines())
    assert heading == f"=== {tmp_path / name}"
    assert len(said) == 1
    assert ("Ziehen Sie den Ordner" in said[0]) == name.endswith(".yaml")
    assert not written(tmp_path)


def test_nothing_dragged_says_what_to_do(script: str) -> None:
    for given_ in ({"line": explorer(script), "script": script}, {"arguments": " "}):
        done = run(**given_)
        assert (done.returncode, done.stdout.startswith("Ziehen Sie den Ordner")) == (0, True)


def test_a_line_of_another_script_leaves_the_arguments_to_us(script: str, tmp_path: Path) -> None:
    build_tree(tmp_path / "haus", HAUS)
    other = tmp_path / "anders.cmd"
    other.touch()
    for line in ("", "cmd.exe ", explorer(str(other), str(tmp_path / "haus"))):
        done = run(line=line, script=script)
        assert (done.returncode, done.stdout) == (dragged.ELSEWHERE, "")
    assert not written(tmp_path)
    assert run(arguments=f' "{tmp_path / "haus"}"').returncode == 1
    assert len(written(tmp_path / "haus")) == 3


@pytest.mark.parametrize("part", sorted(PARTS.glob("*.cmd")), ids=lambda part: part.name)
def test_scripts_are_plain_and_hand_no_dragged_name_to_the_shell(part: Path) -> None:
    lines = part.read_text("ascii").splitlines()
    assert lines[:2] == ["@echo off", "setlocal DisableDelayedExpansion"]
    used = [line for line in lines if "%*" in line or "%~1" in line]
    assert len(used) == {"Ordner": 1, "tdocs": 2, "Vorschau": 0}[re.match(r"\w+", part.name)[0]]  # type: ignore[index]
    if part.name.startswith("Ordner"):
        assert lines[lines.index(used[0]) - 1] == ":typed"  # not reached with names that Explorer wrote
        assert lines[-1] == "exit"  # what stands behind an & in a name is not run
