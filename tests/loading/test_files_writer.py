"""Files appear whole or not at all."""

import io
import os
from pathlib import Path

import pytest

from teilhabe_docs.loading.files import writer
from teilhabe_docs.loading.files.writer import NotWritableError, alone, waiting_room, write


def namen(ordner: Path) -> list[str]:
    return sorted(p.name for p in ordner.iterdir())


def test_a_new_file_with_its_folders(tmp_path: Path) -> None:
    ziel = tmp_path / "haus" / "neu" / "lv.md"
    assert write(ziel, b"eins")
    assert ziel.read_bytes() == b"eins"
    assert namen(ziel.parent) == ["lv.md"]


def test_another_content_replaces_the_old(tmp_path: Path) -> None:
    ziel = tmp_path / "lv.md"
    ziel.write_bytes(b"eins und mehr")
    assert write(ziel, b"zwei")
    assert ziel.read_bytes() == b"zwei"
    assert namen(tmp_path) == ["lv.md"]


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    ziel = tmp_path / "lv.md"
    os.mkfifo(ziel)
    leser = os.open(ziel, os.O_RDWR)
    try:
        assert write(ziel, b"eins")
        assert os.read(leser, 100) == b"eins"
    finally:
        os.close(leser)
    assert ziel.is_fifo()


def test_the_same_content_writes_nothing(tmp_path: Path) -> None:
    ziel = tmp_path / "lv.md"
    write(ziel, b"eins")
    vorher = ziel.stat()
    assert not write(ziel, b"eins")
    nachher = ziel.stat()
    assert (nachher.st_ino, nachher.st_mtime_ns) == (vorher.st_ino, vorher.st_mtime_ns)


def test_the_same_content_needs_no_right_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ziel = tmp_path / "lv.md"
    write(ziel, b"eins")
    monkeypatch.setattr(os, "replace", gesperrt)
    assert not write(ziel, b"eins")


def gesperrt(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def voll(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


class Voll(io.BytesIO):
    """A disk on which there is no room."""

    def write(self, _: object) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("schritt", "sagt"), [("replace", "Word"), ("fchmod", "Rechte")])
def test_a_file_that_is_locked_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schritt: str, sagt: str
) -> None:
    ziel = tmp_path / "lv.docx"
    ziel.write_bytes(b"alt")
    monkeypatch.setattr(os, schritt, gesperrt)
    with pytest.raises(NotWritableError, match=rf"lv\.docx« lässt sich nicht schreiben.*{sagt}"):
        write(ziel, b"neu")
    assert ziel.read_bytes() == b"alt"
    assert namen(tmp_path) == ["lv.docx"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def halb(nummer: int, _: str) -> Voll:
        os.close(nummer)
        return Voll()

    monkeypatch.setattr(writer, "open", halb, raising=False)
    with pytest.raises(NotWritableError, match="lässt sich nicht schreiben: Der Datenträger ist voll"):
        write(tmp_path / "lv.md", b"neu")
    assert namen(tmp_path) == []


def test_a_leftover_that_cannot_be_removed_does_not_hide_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", gesperrt)
    monkeypatch.setattr(os, "unlink", gesperrt)
    with pytest.raises(NotWritableError, match="nimmt keine neue Datei an"):
        write(tmp_path / "lv.md", b"neu")


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "lv.md").mkdir()
    with pytest.raises(NotWritableError, match=r"lv\.md"):
        write(tmp_path / "lv.md", b"neu")
    assert namen(tmp_path) == ["lv.md"]


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "haus").write_bytes(b"")
    with pytest.raises(NotWritableError, match=r"lv\.md"):
        write(tmp_path / "haus" / "lv.md", b"neu")


def test_a_link_on_the_way_out_is_not_followed_inside_a_folder(tmp_path: Path) -> None:
    draussen, haus = tmp_path / "draussen", tmp_path / "haus"
    draussen.mkdir()
    haus.mkdir()
    (haus / "ausgabe").symlink_to(draussen)
    (haus / "lv.md").symlink_to(draussen / "lv.md")
    for ziel in (haus / "ausgabe" / "lv.md", haus / "ausgabe" / "neu" / "lv.md", haus / "lv.md"):
        with pytest.raises(NotWritableError):
            write(ziel, b"neu", haus.resolve())
    assert namen(draussen) == []


def test_a_link_at_a_named_target_is_replaced_and_not_followed(tmp_path: Path) -> None:
    ziel = tmp_path / "lv.md"
    ziel.write_bytes(b"alt")
    (tmp_path / "link.md").symlink_to(ziel)
    assert write(tmp_path / "link.md", b"neu")
    assert (ziel.read_bytes(), (tmp_path / "link.md").read_bytes()) == (b"alt", b"neu")


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no such names")
def test_the_systems_own_names_are_written_to(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert write(Path("/dev/stdout"), b"eins")
    assert capfd.readouterr().out == "eins"
    assert Path("/dev/stdout").is_symlink()


def test_nobody_waits_for_a_reader_of_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lv.md")
    with pytest.raises(NotWritableError, match="liest niemand"):
        write(tmp_path / "lv.md", b"neu")


@pytest.mark.parametrize("name", [".git/hooks/pre-commit", "ausgabe/.GIT/config"])
def test_git_keeps_its_folder_to_itself(tmp_path: Path, name: str) -> None:
    for within in (tmp_path.resolve(), None):
        with pytest.raises(NotWritableError, match="Git"):
            write(tmp_path / name, b"neu", within)
    assert namen(tmp_path) == []


def test_a_pipe_inside_a_folder_is_no_target(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lv.md")
    with pytest.raises(NotWritableError, match="keine gewöhnliche Datei"):
        write(tmp_path / "lv.md", b"neu", tmp_path.resolve())


def test_an_existing_file_keeps_its_rights(tmp_path: Path) -> None:
    ziel = tmp_path / "lv.md"
    ziel.write_bytes(b"alt")
    ziel.chmod(0o640)
    assert write(ziel, b"neu")
    assert ziel.stat().st_mode & 0o777 == 0o640


def test_what_waits_goes_with_the_room() -> None:
    with waiting_room() as room:
        place = room.put(b"eins")
        room.put(b"zwei")
        assert room.take(place) == b"eins"
        with pytest.raises(NotWritableError):
            room.take(place)
    assert not Path(room.folder).exists()


def test_three_thousand_folders_in_one_another_are_too_long_a_name(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError, match="zu lang"):
        write(tmp_path.joinpath(*["a"] * 3000, "lv.md"), b"neu")
    assert namen(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_place_of_the_output_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ausgabe")
    with alone(tmp_path / "ausgabe"), pytest.raises(NotWritableError, match="eine Datei"):
        write(tmp_path / "ausgabe" / "lv.md", b"neu", tmp_path.resolve())
