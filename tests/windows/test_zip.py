"""The ZIP for Windows in a folder with an awkward name: all works, and documents are those of Linux."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from test_dragged import explorer
from windows.stand_in import WINE

ROOT = Path(__file__).resolve().parents[2]
EMBEDDED = ROOT / "build" / "python-3.12-embed-amd64.zip"
PLACE = "Müller & Söhne/Haus [2] (neu)"
SCRIPT = "Ordner hierher ziehen.cmd"
STARTER = "Vorschau starten.cmd"
pytestmark = pytest.mark.windows


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the ZIP, unpacked where a user might."""
    subprocess.run([sys.executable, str(ROOT / "packaging" / "windows_zip.py"), str(EMBEDDED)], check=True)
    (made,) = (ROOT / "dist").glob("tdocs-*-windows.zip")
    return extracted(made, tmp_path_factory.mktemp("zip") / PLACE)


def extracted(made: Path, place: Path) -> Path:
    """What »Alle extrahieren …« makes of a ZIP: a folder of its name with all that is in it."""
    with zipfile.ZipFile(made) as archive:
        archive.extractall(place / made.stem)
    return place / made.stem


def cmd(folder: Path, *arguments: str, line: str = "", typed: str = "") -> subprocess.CompletedProcess[str]:
    """What a call says, typed into cmd.exe in a folder, and what is `typed` meanwhile.

    `line` is wine's `CMDCMDLINE`, which lacks it.
    """
    command = ["wine", "cmd", "/c", "call", *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **WINE, "CMDCMDLINE": line},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        input=f"{typed}\r\n",
    )


@pytest.fixture(scope="module")
def konzept(unpacked: Path) -> Path:
    """A concept that `tdocs init` has written, beside the unpacked folder."""
    done = cmd(unpacked, "tdocs.cmd", "init", r"..\Haus & Hof [1]", "--profile", "sgb9-125")
    assert done.returncode == 0, done.stderr
    return unpacked.parent / "Haus & Hof [1]"


def windows(path: Path) -> str:
    """A path as Windows has it, under wine."""
    return "Z:" + str(path).replace("/", "\\")


def documents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.docx")}


@pytest.fixture(scope="module")
def here(konzept: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The documents as they are written without Windows."""
    out = tmp_path_factory.mktemp("here")
    command = [sys.executable, "-m", "teilhabe_docs", "render", str(konzept), "--out", str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return documents(out)


@pytest.mark.parametrize("more", [(), ("--jobs", "2")])
def test_documents_are_those_of_linux(
    unpacked: Path, konzept: Path, here: dict[str, bytes], more: tuple[str, ...]
) -> None:
    out = f"..\\neu{len(more)}"
    done = cmd(unpacked, "tdocs.cmd", "render", rf"..\{konzept.name}", "--out", out, *more)
    assert done.returncode == 0, done.stderr
    assert documents(unpacked.parent / out.removeprefix("..\\")) == here
    assert len(here) == 3


def test_findings_and_exit_code_arrive(unpacked: Path, konzept: Path) -> None:
    done = cmd(unpacked, "tdocs.cmd", "lint", rf"..\{konzept.name}", "--format", "concise")
    assert (done.returncode, "TD301" in done.stdout) == (1, True)


def test_a_folder_that_is_named_is_checked_and_written(
    unpacked: Path, konzept: Path, here: dict[str, bytes]
) -> None:
    done = cmd(unpacked, SCRIPT, windows(konzept))
    assert (done.returncode, "TD301" in done.stdout) == (1, True)
    assert documents(konzept / "ausgabe") == here
    assert cmd(unpacked, "tdocs.cmd", "render", rf"..\{konzept.name}", "--check").returncode == 0


def test_folders_with_hard_names_are_those_that_are_dragged(
    unpacked: Path, konzept: Path, here: dict[str, bytes], tmp_path: Path
) -> None:
    names = ("Wohnen&Arbeit", "Nord,Süd", "100% neu", "x%TEMP%y", "a^&b;c=d", "Haus [2] (neu)")  # wine eats !
    folders = [Path(shutil.copytree(konzept, tmp_path / name)) for name in names]
    neighbour = Path(shutil.copytree(konzept, tmp_path / "Wohnen"))
    for folder in (*folders, neighbour):
        shutil.rmtree(folder / "ausgabe", ignore_errors=True)
    done = cmd(unpacked, SCRIPT, line=explorer(windows(unpacked / SCRIPT), *map(windows, folders)))
    headings = [line.rstrip() for line in done.stdout.splitlines() if line.startswith("===")]
    assert headings == [f"=== {windows(folder)}" for folder in folders]
    assert [len(documents(folder / "ausgabe")) for folder in folders] == [len(here)] * len(folders)
    assert not documents(neighbour)


@pytest.mark.parametrize("clicked", [True, False])
def test_dragging_nothing_says_what_to_do(unpacked: Path, clicked: bool) -> None:
    line = explorer(windows(unpacked / SCRIPT)) if clicked else ""
    assert "Ziehen Sie den Ordner" in cmd(unpacked, SCRIPT, line=line).stdout


def test_the_extras_are_there(unpacked: Path, konzept: Path, tmp_path: Path) -> None:
    """Their libraries load, which nothing but Windows can tell."""
    for arguments, made in (
        (("render", "--format", "pdf", "--out"), "fertig"),
        (("personal", "--format", "xlsx", "--out"), "plan.xlsx"),
        (("preview", "--once"), "vorschau.html"),
    ):
        done = cmd(unpacked, "tdocs.cmd", *arguments, windows(tmp_path / made), rf"..\{konzept.name}")
        assert (done.returncode, (tmp_path / made).exists()) == (0, True), done.stderr


def test_the_starter_of_the_preview_asks_for_a_folder(unpacked: Path, tmp_path: Path) -> None:
    done = cmd(unpacked, STARTER, typed=f'"{windows(tmp_path)}"')
    assert "Ziehen Sie seinen Ordner" in done.stdout
    assert "liegt keine Konzeptdatei" in done.stderr


@pytest.mark.parametrize("name", ["tdocs.cmd", SCRIPT, STARTER])
def test_a_script_without_its_folder_says_where_it_belongs(unpacked: Path, name: str, tmp_path: Path) -> None:
    shutil.copy(unpacked / name, tmp_path)
    assert "muss im Ordner von tdocs bleiben" in cmd(tmp_path, name).stdout


def test_a_double_click_on_the_program_shows_the_help_until_a_key_is_pressed(unpacked: Path) -> None:
    typed, clicked = (
        cmd(unpacked, "tdocs.cmd", line=line).stdout
        for line in ("cmd.exe ", explorer(windows(unpacked / "tdocs.cmd")))
    )
    assert typed.startswith("Aufruf: tdocs ")
    assert clicked.startswith(typed)
    assert len(clicked) > len(typed)  # by what `pause` says


def test_wheels_lie_where_the_page_says(unpacked: Path, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "anfang.md").read_text("utf-8")
    (named,) = re.findall(r'--find-links ".*\\(.*)"', page)
    assert unpacked.is_dir()  # both ZIPs are made
    assert list(extracted(ROOT / "dist" / f"{named}.zip", tmp_path).glob("teilhabe_docs-*.whl"))


def test_what_lies_about_is_not_run(unpacked: Path, konzept: Path) -> None:
    """Neither the current folder nor the environment bring code along."""
    for folder in (unpacked, konzept):
        (folder / "yaml.py").write_text("raise SystemExit('canary')", "utf-8")
    environment = {"PYTHONPATH": str(konzept), "PYTHONHOME": str(konzept)}
    command = ["wine", str(unpacked / "python" / "python.exe"), "-m", "teilhabe_docs", "lint", konzept.name]
    done = subprocess.run(
        command,
        cwd=konzept.parent,
        env={**os.environ, **WINE, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert b"canary" not in done.stdout + done.stderr
    assert b"TD301" in done.stdout
