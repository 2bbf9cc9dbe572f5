"""Files appear whole or not at all."""

import os
from pathlib import Path

import pytest

from teilhabe_docs.rendering.ausgabe import NichtSchreibbarError, schreibe


def namen(ordner: Path) -> list[str]:
    return sorted(p.name for p in ordner.iterdir())


def test_a_new_file_with_its_folders(tmp_path: Path) -> None:
    ziel = tmp_path / "haus" / "neu" / "lv.md"
    assert schreibe(ziel, b"eins")
    assert ziel.read_bytes() == b"eins"
    assert namen(ziel.parent) == ["lv.md"]


def test_another_content_replaces_the_old(tmp_path: Path) -> None:
    ziel = tmp_path / "lv.md"
    ziel.write_bytes(b"eins und mehr")
    assert schreibe(ziel, b"zwei")
    assert ziel.read_bytes() == b"zwei"
    assert namen(tmp_path) == ["lv.md"]


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    ziel = tmp_path / "lv.md"
    os.mkfifo(ziel)
    leser = os.open(ziel, os.O_RDWR)
    try:
        assert schreibe(ziel, b"eins")
        assert os.read(leser, 100) == b"eins"
    finally:
        os.close(leser)
    assert ziel.is_fifo()


def test_the_same_content_writes_nothing(tmp_path: Path) -> None:
    ziel = tmp_path / "lv.md"
    schreibe(ziel, b"eins")
    vorher = ziel.stat()
    assert not schreibe(ziel, b"eins")
    nachher = ziel.stat()
    assert (nachher.st_ino, nachher.st_mtime_ns) == (vorher.st_ino, vorher.st_mtime_ns)


def test_the_same_content_needs_no_right_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ziel = tmp_path / "lv.md"
    schreibe(ziel, b"eins")
    monkeypatch.setattr(Path, "write_bytes", gesperrt)
    assert not schreibe(ziel, b"eins")


def gesperrt(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied")


def voll(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("schritt", ["replace", "write_bytes", "mkdir"])
def test_a_file_that_is_open_elsewhere_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schritt: str
) -> None:
    ziel = tmp_path / "lv.docx"
    ziel.write_bytes(b"alt")
    monkeypatch.setattr(Path, schritt, gesperrt)
    with pytest.raises(NichtSchreibbarError, match=r"lv\.docx« lässt sich nicht schreiben.*Word"):
        schreibe(ziel, b"neu")
    assert ziel.read_bytes() == b"alt"
    assert namen(tmp_path) == ["lv.docx"]


@pytest.mark.parametrize("schritt", ["replace", "write_bytes"])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schritt: str
) -> None:
    ziel = tmp_path / "lv.md"
    monkeypatch.setattr(Path, schritt, voll)
    with pytest.raises(NichtSchreibbarError, match="lässt sich nicht schreiben: Der Datenträger ist voll"):
        schreibe(ziel, b"neu")
    assert namen(tmp_path) == []


def test_a_half_written_file_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def halb(pfad: Path, inhalt: bytes) -> None:
        with pfad.open("wb") as datei:
            datei.write(inhalt[:1])
        voll()

    monkeypatch.setattr(Path, "write_bytes", halb)
    with pytest.raises(NichtSchreibbarError):
        schreibe(tmp_path / "lv.md", b"neu")
    assert namen(tmp_path) == []


def test_a_leftover_that_cannot_be_removed_does_not_hide_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", gesperrt)
    monkeypatch.setattr(Path, "unlink", gesperrt)
    with pytest.raises(NichtSchreibbarError, match="gesperrt oder schreibgeschützt"):
        schreibe(tmp_path / "lv.md", b"neu")


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "lv.md").mkdir()
    with pytest.raises(NichtSchreibbarError, match=r"lv\.md"):
        schreibe(tmp_path / "lv.md", b"neu")
    assert namen(tmp_path) == ["lv.md"]


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "haus").write_bytes(b"")
    with pytest.raises(NichtSchreibbarError, match=r"lv\.md"):
        schreibe(tmp_path / "haus" / "lv.md", b"neu")
