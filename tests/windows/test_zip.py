"""The ZIP for Windows in a folder with an awkward name: all works, and documents are those of Linux."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from windows.stand_in import WINE

ROOT = Path(__file__).resolve().parents[2]
EMBEDDED = ROOT / "build" / "python-3.12-embed-amd64.zip"
PLACE = "Müller & Söhne/Haus [2] (neu)"
pytestmark = pytest.mark.windows


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the ZIP, unpacked where a user might."""
    subprocess.run([sys.executable, str(ROOT / "packaging" / "windows_zip.py"), str(EMBEDDED)], check=True)
    (made,) = (ROOT / "dist").glob("tdocs-*-windows.zip")
    place = tmp_path_factory.mktemp("zip") / PLACE
    place.mkdir(parents=True)
    with zipfile.ZipFile(made) as archive:
        archive.extractall(place)
    return place / made.stem


def cmd(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a call says, typed into cmd.exe in a folder."""
    command = ["wine", "cmd", "/c", "call", *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **WINE},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        input="\r\n",
    )


@pytest.fixture(scope="module")
def konzept(unpacked: Path) -> Path:
    """A concept that `tdocs init` has written, beside the unpacked folder."""
    done = cmd(unpacked, "tdocs.cmd", "init", r"..\Haus & Hof [1]", "--profile", "sgb9-125")
    assert done.returncode == 0, done.stderr
    return unpacked.parent / "Haus & Hof [1]"


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


def test_a_folder_that_is_dragged_is_checked_and_written(
    unpacked: Path, konzept: Path, here: dict[str, bytes]
) -> None:
    dragged = "Z:" + str(konzept).replace("/", "\\")
    done = cmd(unpacked, "Ordner hierher ziehen.cmd", dragged)
    assert "TD301" in done.stdout
    assert documents(konzept / "ausgabe") == here
    assert cmd(unpacked, "tdocs.cmd", "render", rf"..\{konzept.name}", "--check").returncode == 0


def test_dragging_nothing_says_what_to_do(unpacked: Path) -> None:
    assert "Ziehen Sie den Ordner" in cmd(unpacked, "Ordner hierher ziehen.cmd").stdout


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
