"""What the system refuses is told as that, with the file where it is known, not as a fault of the output."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from sampling import few
from teilhabe_docs.loading.files import paths, patience


@pytest.fixture(autouse=True)
def no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "wait", lambda _: None)


def of_windows(number: int, name: str | None = None) -> OSError:
    error = PermissionError(errno.EACCES, "refused", name)
    error.winerror = number  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize("name", [None, "C:\\K neu\\x.yaml", b"x.yaml", 7])
@pytest.mark.parametrize("code", few(sorted(errno.errorcode)))
def test_an_error_that_nobody_expected(
    tdocs: Tdocs, monkeypatch: pytest.MonkeyPatch, code: int, name: object
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code), name)

    monkeypatch.setattr("teilhabe_docs.documents.profile.resolve.all_profiles", refuse)
    result = tdocs("profiles")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Das System verweigert, was tdocs braucht")
    assert ("x.yaml" in result.err) is isinstance(name, str | bytes)
    assert "Ausgabe" not in result.err


def test_a_file_that_is_held_is_told_as_that(tdocs: Tdocs, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise of_windows(32, "x.yaml")

    monkeypatch.setattr("teilhabe_docs.documents.profile.resolve.all_profiles", refuse)
    assert "bei »x.yaml«: Ein anderes Programm hält die Datei fest." in tdocs("profiles").err


def test_no_temporary_folder_is_told(tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_: object) -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.mkdtemp", none)
    result = tdocs("render", "haus")
    assert (result.code, result.out) == (2, "")
    assert "Für Zwischenergebnisse lässt sich kein Ordner anlegen" in result.err


@pytest.mark.parametrize("call", ["unlink", "rmdir"])
def test_a_busy_temporary_folder_is_nothing_to_speak_of(
    tdocs: Tdocs, haus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    real: Callable[..., None] = getattr(os, call)

    def fake(path: str | Path, *rest: object, **named: object) -> None:
        if ".neu" in str(path):
            real(path, *rest, **named)
        raise of_windows(32)

    monkeypatch.setattr(os, call, fake)
    result = tdocs("render", "haus", "-q")
    assert (result.code, result.err) == (0, "")
    assert len(list((haus / "ausgabe").rglob("*.docx"))) == len(result.out.splitlines()) == 3


@pytest.mark.parametrize(
    "call", [("render", "haus"), ("synopse", "haus", "--format", "docx"), ("house", "haus.docx")]
)
def test_a_document_that_cannot_even_be_looked_at_is_not_called_foreign(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...]
) -> None:
    assert tdocs(*call).code == 0
    before = {path: path.read_bytes() for path in haus.parent.rglob("*.docx")}
    provider = haus / "provider.yaml"
    provider.write_bytes(provider.read_bytes().replace("Lebensräume".encode(), b"Haus"))
    real, left = os.open, [10_000]

    def fake(path: str | Path, *rest: int, **named: object) -> int:
        if str(path).endswith(".docx") and left[0]:
            left[0] -= 1
            raise of_windows(32)
        return real(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", fake)
    result = tdocs(*call)
    assert "stammt nicht von tdocs" not in result.err
    assert (result.code, "in einem anderen Programm geöffnet" in result.err) == (2, True)
    assert {path: path.read_bytes() for path in before} == before
    left[0] = 2
    assert tdocs(*call).code == 0


@pytest.mark.parametrize("command", ["validate", "lint", "fix", "outline", "render"])
def test_a_source_that_is_held_is_no_matter_of_rights(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    real = os.open

    def fake(path: str | Path, *rest: int, **named: object) -> int:
        if str(path).endswith("offer.yaml"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", fake)
    monkeypatch.setattr(paths, "WINDOWS", True)
    result = tdocs(command, "haus")
    assert "in einem anderen Programm geöffnet" in result.alles
    assert "Rechte" not in result.alles


def test_a_broken_pipe_that_is_not_the_output_is_no_output(haus: Path) -> None:
    code = (
        "import sys; sys.argv = ['tdocs', 'profiles']\n"
        "import teilhabe_docs.documents.profile.resolve as profil\n"
        "def refuse(*_): raise BrokenPipeError(32, 'Broken pipe')\n"
        "profil.all_profiles = refuse\n"
        "from teilhabe_docs.__main__ import main; main()\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (run.returncode, run.stdout) == (2, b"")
    assert "Eine Leitung ist abgebrochen" in run.stderr.decode("utf-8")


@pytest.mark.parametrize("arguments", [["rules"], ["--version"], ["--help"], ["lint", "--help"], []], ids=str)
def test_a_reader_that_leaves_ends_a_list_in_peace(arguments: list[str]) -> None:
    """The reader of the pipe takes nothing: all that is written fails."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "teilhabe_docs", *arguments]
    run = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (run.returncode, run.stderr) == (0, b"")


def test_a_document_that_is_held_is_not_called_somebody_elses(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (haus / "tdocs.yaml").write_text("dokumente: [fachkonzept]\n", "utf-8")
    assert tdocs("render", "haus").code == 0
    real = os.open

    def held(path: str | Path, *rest: int, **named: int) -> int:
        if str(path).endswith(".docx"):
            raise of_windows(32, str(path))
        return real(path, *rest, **named)

    monkeypatch.setattr(os, "open", held)
    check, told = tdocs("render", "haus", "--check"), tdocs("status", "haus")
    reason = "haus/ausgabe/haus/fachkonzept.docx lässt sich nicht prüfen: Die Datei ist in einem anderen"
    assert reason in check.out
    assert (told.code, reason in told.err) == (0, True)
    assert "nicht von tdocs" not in told.alles
    assert "nicht bestimmbar" in told.out
    report = json.loads(tdocs("status", "haus", "--format", "json", "-q").out)
    assert report["summary"]["states"]["unknown"] == 1
