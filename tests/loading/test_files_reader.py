"""What is read: regular files inside a folder, so many bytes, and nothing else."""

import os
import socket
from pathlib import Path

import pytest

from helpers import build_tree
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.paths import border
from teilhabe_docs.loading.files.reader import MAX_DEPTH, Obstacle, Walk, names, read


def why(result: bytes | Obstacle) -> str:
    assert isinstance(result, Obstacle)
    return result.kennung.code


def test_a_file_of_the_largest_size_is_read_and_no_larger_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 10)
    assert read(tmp_path / "a", 10) == b"x" * 10
    assert why(read(tmp_path / "a", 9)) == codes.ZU_GROSS.code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as open_socket:
        open_socket.bind(str(tmp_path / "socket"))
        for name in ("pipe", "socket", ".", "fehlt", "a\0b"):
            assert why(read(tmp_path / name, 10)) == codes.NICHT_LESBAR.code


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Linux")
@pytest.mark.parametrize("name", ["/dev/zero", "/proc/self/mem"])
def test_what_has_no_end_has_one_here(name: str) -> None:
    assert isinstance(read(Path(name), 1000), Obstacle)


def test_a_file_that_is_larger_than_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    small = tmp_path.stat()
    fields = list(small)
    fields[0], fields[6] = 0o100644, 0
    monkeypatch.setattr(os, "fstat", lambda _: os.stat_result(fields))
    assert why(read(tmp_path / "a", 10)) == codes.ZU_GROSS.code


def test_links_are_followed_inside_the_root_only(tmp_path: Path) -> None:
    root = build_tree(tmp_path / "root", {"a": "innen"}).resolve()
    build_tree(tmp_path, {"fremd/b": "außen"})
    (root / "zu-a").symlink_to("a")
    (root / "zu-b").symlink_to(tmp_path / "fremd" / "b")
    (root / "ordner").symlink_to(tmp_path / "fremd")
    (root / "kreis").symlink_to("kreis")
    assert read(root / "zu-a", 100, root) == b"innen"
    assert why(read(root / "zu-b", 100, root)) == codes.DATEI_AUSSERHALB.code
    assert why(read(root / "ordner" / "b", 100, root)) == codes.DATEI_AUSSERHALB.code
    assert why(read(root / ".." / "fremd" / "b", 100, root)) == codes.DATEI_AUSSERHALB.code
    assert why(read(root / "kreis", 100, root)) == codes.NICHT_LESBAR.code
    assert names(root / "ordner", root) == []
    assert names(root / "ordner") == ["b"]


def test_a_walk_follows_no_link_and_skips_what_it_is_told_to(tmp_path: Path) -> None:
    root = build_tree(tmp_path / "root", {"a": "", "b/c": "", ".git/d": "", "weg/e": ""})
    (root / "kreis").symlink_to(root)
    walk = Walk(root, frozenset({"weg"}))
    assert [path.relative_to(root).as_posix() for path in walk.files()] == ["a", "kreis", "b/c"]
    assert walk.folders == [root / "b"]


def test_a_walk_ends_in_a_tree_that_has_no_end(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["t"] * (MAX_DEPTH + 2))
    deep.mkdir(parents=True)
    (deep / "a").write_bytes(b"")
    walk = Walk(tmp_path)
    assert list(walk.files()) == []
    assert [kennung for _, kennung, _ in walk.closed] == [codes.ORDNER_ZU_TIEF]


def test_a_place_outside_has_no_border_and_one_inside_has(tmp_path: Path) -> None:
    assert border(tmp_path / "haus" / "h.docx", tmp_path) == tmp_path
    assert border(tmp_path / "haus" / ".." / ".." / "h.docx", tmp_path) is None
