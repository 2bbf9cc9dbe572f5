"""Files that a scanner, a sync client or Word holds, as Windows tells it: waited for, and said truly."""

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from sampling import few
from teilhabe_docs.loading.files import paths, patience
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.loading.files.writer import NotWritableError, append, waiting_room, write

ATTEMPTS = len(patience.STEPS)
HELD = [5, 32, 33]
CALLS = ["mkdir", "open", "replace", "unlink"]


def of_windows(number: int, code: int = errno.EACCES) -> OSError:
    error = OSError(code, "refused")
    error.winerror = number  # type: ignore[attr-defined]
    return error


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, without waiting."""
    steps: list[float] = []
    monkeypatch.setattr(patience, "wait", steps.append)
    return steps


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`fails("replace", error, 3)`: that call fails three times where it is about a file of ours."""

    def arrange(call: str, error: OSError, times: int = 10_000) -> None:
        real, left = getattr(os, call), [times]

        def fake(path: str | Path, *rest: object, **named: object) -> object:
            ours = call == "mkdir" or Path(os.fsdecode(path)).name.endswith(".neu")
            if ours and left[0]:
                left[0] -= 1
                raise error
            return real(path, *rest, **named)

        monkeypatch.setattr(os, call, fake)

    return arrange


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("times", [1, 3, ATTEMPTS])
@pytest.mark.parametrize("number", HELD)
@pytest.mark.parametrize("call", CALLS[:3])
def test_what_is_held_for_a_moment_is_written(
    tmp_path: Path,
    waits: list[float],
    fails: Callable[..., None],
    call: str,
    number: int,
    times: int,
    there: bool,
) -> None:
    target = tmp_path / "haus" / "lv.docx"
    if there and call != "mkdir":
        write(target, b"alt")
    fails(call, of_windows(number), times)
    assert write(target, b"neu")
    assert (target.read_bytes(), names(target.parent)) == (b"neu", ["lv.docx"])
    assert (len(waits), waits) == (times, sorted(waits))


@pytest.mark.parametrize("number", [None, 0])
def test_a_call_of_the_c_library_tells_no_number_of_windows(
    tmp_path: Path,
    waits: list[float],
    fails: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    number: int | None,
) -> None:
    error = PermissionError(errno.EACCES, "refused")
    if number is not None:
        error.winerror = number  # type: ignore[attr-defined]
    fails("open", error, 2)
    with pytest.raises(NotWritableError):
        write(tmp_path / "lv.docx", b"neu")
    assert waits == []
    monkeypatch.setattr(paths, "WINDOWS", True)
    fails("open", error, 2)
    assert write(tmp_path / "lv.docx", b"neu")
    assert len(waits) >= 1


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("number", HELD)
@pytest.mark.parametrize("call", CALLS[:3])
def test_what_is_held_for_ever_is_told_and_nothing_stays_beside_it(
    tmp_path: Path, waits: list[float], fails: Callable[..., None], call: str, number: int, there: bool
) -> None:
    target = tmp_path / "haus" / "lv.docx"
    there = there and call != "mkdir"
    if there:
        write(target, b"alt")
    fails(call, of_windows(number))
    with pytest.raises(NotWritableError) as told:
        write(target, b"neu")
    assert names(target.parent) == (["lv.docx"] if there else [])
    assert sum(waits) <= 2
    assert ("in Word oder einem anderen Programm geöffnet" in str(told.value)) is (
        there and call == "replace"
    )
    assert ("Virenscanner" in str(told.value)) is not (there and call == "replace")
    if there:
        assert target.read_bytes() == b"alt"


@pytest.mark.parametrize("times", [1, ATTEMPTS])
def test_what_was_half_done_goes_when_it_is_let_go(
    tmp_path: Path, waits: list[float], fails: Callable[..., None], times: int
) -> None:
    fails("replace", of_windows(32))
    fails("unlink", of_windows(32), times)
    with pytest.raises(NotWritableError):
        write(tmp_path / "lv.docx", b"neu")
    assert names(tmp_path) == []
    assert sum(waits) <= 4


def test_what_stays_half_done_for_ever_is_named(
    tmp_path: Path, waits: list[float], fails: Callable[..., None]
) -> None:
    fails("replace", of_windows(5))
    fails("unlink", of_windows(32))
    with pytest.raises(NotWritableError) as told:
        write(tmp_path / "lv.docx", b"neu")
    (left,) = names(tmp_path)
    assert f"Übrig bleibt »{left}«; bitte löschen." in str(told.value)


def read_only_as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows neither replaces nor removes a read-only file."""

    def guarded(real: Callable[..., None], which: int) -> Callable[..., None]:
        def fake(*files: Path) -> None:
            file = Path(files[which])
            if file.exists() and not file.stat().st_mode & stat.S_IWUSR:
                raise of_windows(5)
            real(*files)

        return fake

    monkeypatch.setattr(os, "replace", guarded(os.replace, 1))
    monkeypatch.setattr(os, "unlink", guarded(os.unlink, 0))


@pytest.mark.parametrize("windows", [True, False])
def test_a_read_only_target_is_called_so_and_nothing_of_ours_stays_read_only(
    tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch, windows: bool
) -> None:
    target = tmp_path / "lv.docx"
    target.write_bytes(b"alt")
    target.chmod(0o444)
    read_only_as_on_windows(monkeypatch)
    monkeypatch.setattr(paths, "WINDOWS", windows)
    with pytest.raises(NotWritableError, match=r"schreibgeschützt\. Bitte den Schreibschutz"):
        write(target, b"neu")
    assert (target.read_bytes(), names(tmp_path)) == (b"alt", ["lv.docx"])


def test_a_folder_is_called_a_folder_without_a_wait(
    tmp_path: Path, waits: list[float], fails: Callable[..., None]
) -> None:
    (tmp_path / "lv.docx").mkdir()
    fails("replace", of_windows(5))
    with pytest.raises(NotWritableError, match="Dort steht ein Ordner"):
        write(tmp_path / "lv.docx", b"neu")
    assert (waits, names(tmp_path)) == ([], ["lv.docx"])


def test_a_file_where_a_folder_should_be_is_called_one_also_where_windows_finds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "The system cannot find the path")

    (tmp_path / "haus").write_bytes(b"x")
    monkeypatch.setattr(os, "mkdir", missing)
    with pytest.raises(NotWritableError, match="Wo ein Ordner sein müsste, steht eine Datei"):
        write(tmp_path / "haus" / "neu" / "lv.docx", b"neu")


@pytest.mark.parametrize(
    ("number", "code", "says"),
    [
        (19, errno.EACCES, "Datenträger ist schreibgeschützt"),
        (39, errno.EINVAL, "Datenträger ist voll"),
        (112, errno.ENOSPC, "Datenträger ist voll"),
        (64, errno.EINVAL, "Das System lehnt es ab"),
        (1224, errno.EINVAL, "Das System lehnt es ab"),
    ],
)
@pytest.mark.parametrize("call", CALLS[:3])
def test_other_numbers_of_windows_are_no_reason_to_wait(
    tmp_path: Path,
    waits: list[float],
    fails: Callable[..., None],
    call: str,
    number: int,
    code: int,
    says: str,
) -> None:
    fails(call, of_windows(number, code))
    with pytest.raises(NotWritableError, match=says):
        write(tmp_path / "haus" / "lv.docx", b"neu")
    assert (waits, names(tmp_path / "haus")) == ([], [])


@pytest.mark.parametrize("code", few(sorted({*errno.errorcode} - {errno.EEXIST, errno.EINTR})))
@pytest.mark.parametrize("call", CALLS[:3])
def test_no_error_of_the_system_is_more_than_a_reason(
    tmp_path: Path, waits: list[float], fails: Callable[..., None], call: str, code: int
) -> None:
    fails(call, OSError(code, os.strerror(code)))
    with pytest.raises(NotWritableError, match="lässt sich nicht schreiben: "):
        write(tmp_path / "haus" / "lv.docx", b"neu")
    assert (waits, names(tmp_path / "haus")) == ([], [])


@pytest.mark.parametrize("call", ["unlink", "rmdir", "open", "scandir"])
def test_a_temporary_folder_that_is_held_costs_nothing(
    waits: list[float], monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    with waiting_room() as room:
        place, rest = room.put(b"eins"), room.put(b"zwei")
        real = getattr(os, call)
        held = [3 if call == "open" else 10_000]

        def fake(path: str | Path, *arguments: object, **named: object) -> object:
            if held[0] and (call != "open" or path == place):
                held[0] -= 1
                raise of_windows(32)
            return real(path, *arguments, **named)

        monkeypatch.setattr(os, call, fake)
        assert room.take(place) == b"eins"
    monkeypatch.undo()
    shutil.rmtree(room.folder, ignore_errors=True)
    assert rest.parent == room.folder


@pytest.mark.parametrize("times", [1, ATTEMPTS])
@pytest.mark.parametrize("error", [of_windows(32), of_windows(145, errno.ENOTEMPTY)])
def test_a_temporary_folder_that_is_held_for_a_moment_goes(
    waits: list[float], monkeypatch: pytest.MonkeyPatch, error: OSError, times: int
) -> None:
    real, left = os.rmdir, [times]

    def fake(*arguments: str, **named: int) -> None:
        left[0] -= 1
        if left[0] >= 0:
            raise error
        real(*arguments, **named)

    monkeypatch.setattr(os, "rmdir", fake)
    with waiting_room() as room:
        room.put(b"eins")
    assert not Path(room.folder).exists()
    assert len(waits) == times


def test_where_there_is_no_temporary_folder_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_: object) -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.mkdtemp", none)
    with pytest.raises(NotWritableError, match="TEMP"), waiting_room():
        pass


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (32, "in einem anderen Programm geöffnet"),
        (33, "in einem anderen"),
        (5, "Rechte prüfen"),
        (0, "Rechte prüfen"),
        (362, "OneDrive"),
        (395, "OneDrive"),
    ],
)
def test_a_source_that_is_held_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    source = tmp_path / "leitbild.md"
    source.write_bytes(b"Wir")

    def refuse(*_: object, **__: object) -> int:
        raise of_windows(number)

    monkeypatch.setattr(os, "open", refuse)
    found = read(source, 100)
    assert isinstance(found, Obstacle)
    assert says in found.text
    folder = read(tmp_path, 100)
    assert isinstance(folder, Obstacle)
    assert "Ordner" in folder.text


def test_a_source_that_is_held_on_windows_has_no_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "leitbild.md"
    source.write_bytes(b"Wir")

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(paths, "WINDOWS", True)
    found = read(source, 100)
    assert isinstance(found, Obstacle)
    assert "in einem anderen Programm geöffnet" in found.text


def test_a_summary_that_is_held_for_a_moment_is_added_to(
    tmp_path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    from teilhabe_docs.loading.files import writer

    left = [2]

    def held(path: Path, mode: str) -> object:
        if left[0]:
            left[0] -= 1
            raise of_windows(32)
        return open(path, mode)  # noqa: PTH123

    monkeypatch.setattr(writer, "open", held, raising=False)
    append(tmp_path / "summary.md", b"eins")
    assert ((tmp_path / "summary.md").read_bytes(), len(waits)) == (b"eins", 2)
