"""`tdocs diff` with git revisions: what a repository was, read within bounds and without any program."""

import os
import stat
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from dulwich.object_format import DEFAULT_OBJECT_FORMAT
from dulwich.objects import Blob, Commit, Tag, Tree
from dulwich.pack import Pack, write_pack
from dulwich.repo import Repo

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree

NORD = "profil: nord\ndokument: fachkonzept\ntitel: N\nerweitert: allgemein\n"
DAY = 24 * 3600
SPRING = 1_772_323_200
"""1 March 2026, 0:00 UTC."""


def entry_tree(repo: Repo, files: dict[str, bytes], links: dict[str, bytes]) -> bytes:
    """The id of a tree of these files by path."""
    tree = Tree()
    below: dict[str, dict[str, bytes]] = {}
    for path, content in files.items():
        head, _, rest = path.partition("/")
        if rest:
            below.setdefault(head, {})[rest] = content
        else:
            blob = Blob.from_string(content)
            repo.object_store.add_object(blob)
            tree.add(head.encode(), 0o100644, blob.id)
    for name, content in links.items():
        blob = Blob.from_string(content)
        repo.object_store.add_object(blob)
        tree.add(name.encode(), 0o120000, blob.id)
    for name, inner in below.items():
        tree.add(name.encode(), 0o040000, entry_tree(repo, inner, {}))
    repo.object_store.add_object(tree)
    return tree.id


def commit(
    repo: Repo,
    files: dict[str, str | bytes],
    day: int,
    parents: list[bytes],
    links: dict[str, bytes] | None = None,
) -> bytes:
    made = Commit()
    as_bytes = {n: t.encode() if isinstance(t, str) else t for n, t in files.items()}
    made.tree = entry_tree(repo, as_bytes, links or {})
    made.parents = parents
    made.author = made.committer = b"A <a@example.org>"
    made.author_time = made.commit_time = SPRING + day * DAY
    made.author_timezone = made.commit_timezone = 0
    made.message = b"x"
    repo.object_store.add_object(made)
    return made.id


def places(number: int) -> dict[str, str | bytes]:
    return {**HAUS, "offer.yaml": str(HAUS["offer.yaml"]).replace("plaetze: 12", f"plaetze: {number}")}


@pytest.fixture
def repo(tmp_path: Path, tdocs: Tdocs) -> Repo:
    """Three commits, of 10, 11 and 12 places, ten days apart; there are 13 in the folder."""
    made = Repo.init(str(build_tree(tmp_path, places(13))))
    ids: list[bytes] = []
    for index, number in enumerate((10, 11, 12)):
        ids.append(commit(made, places(number), index * 10, ids[-1:]))
    made.refs[b"refs/heads/main"] = ids[-1]
    made.refs.set_symbolic_ref(b"HEAD", b"refs/heads/main")
    made.refs[b"refs/tags/v1"] = ids[0]
    tag = Tag()
    tag.name, tag.tagger, tag.message, tag.tag_time, tag.tag_timezone = (
        b"v2",
        b"A <a@example.org>",
        b"x",
        SPRING,
        0,
    )
    tag.object = (Commit, ids[1])
    made.object_store.add_object(tag)
    made.refs[b"refs/tags/v2"] = tag.id
    return made


REVISIONS = {
    "HEAD": 12, "HEAD~1": 11, "HEAD~": 11, "HEAD^": 11, "HEAD~2": 10, "HEAD^^": 10, "main": 12,
    "v1": 10, "v2": 11,
    "refs/tags/v2": 11, "rev:v2": 11, "2026-03-01": 10, "2026-03-12": 11, "2030-01-01": 12, "v2~1": 10,
}  # fmt: skip


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_revision_is_what_git_means_by_it(tdocs: Tdocs, repo: Repo, revision: str) -> None:
    result = tdocs("diff", revision)
    assert result.code == 0, result.err
    assert f"{REVISIONS[revision]} → 13" in result.out
    assert result.out.startswith(f"Änderungen von »{revision.removeprefix('rev:')}« zu ».«")


def test_an_id_and_its_beginning_name_a_commit(tdocs: Tdocs, repo: Repo) -> None:
    id_ = repo.refs[b"refs/tags/v1"].decode()
    assert "10 → 13" in tdocs("diff", id_).out
    assert "10 → 12" in tdocs("diff", id_[:10], "HEAD").out


def test_packed_objects_and_refs_are_read(tdocs: Tdocs, repo: Repo) -> None:
    repo.object_store.pack_loose_objects()
    repo.refs.pack_refs(all=True)
    assert not list(Path(repo.path, ".git/refs/tags").iterdir())
    assert "10 → 11" in tdocs("diff", "v1", "v2").out
    assert "11 → 13" in tdocs("diff", repo.refs[b"refs/heads/main"].decode()[:12] + "~1").out


def test_a_folder_below_the_checkout_is_compared_with_itself(
    tdocs: Tdocs, tmp_path: Path, repo: Repo
) -> None:
    below = {f"tief/{name}": text for name, text in places(20).items()}
    repo.refs[b"refs/heads/main"] = commit(repo, below, 30, [])
    build_tree(tmp_path, {f"tief/{name}": text for name, text in places(21).items()})
    assert "20 → 21" in tdocs("diff", "HEAD", "tief").out
    missing = tdocs("diff", "v1", "tief")
    assert (missing.code, missing.err) == (1, "In der Revision »v1« gibt es den Ordner »tief« nicht.\n")


def test_a_folder_goes_before_a_revision_of_its_name_and_that_is_said(
    tdocs: Tdocs, tmp_path: Path, repo: Repo
) -> None:
    build_tree(tmp_path / "v1", places(30))
    build_tree(tmp_path / "neu", places(31))
    result = tdocs("diff", "v1", "neu")
    assert "30 → 31" in result.out
    assert result.err == (
        "»v1« ist ein Ordner und eine Revision; verglichen wird der Ordner. Die Revision heißt »rev:v1«.\n"
    )
    assert tdocs("diff", "v1", "neu", "-q").err == ""
    assert "10 → 12" in tdocs("diff", "rev:v1", "HEAD").out


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        ("fehlt", "Die Revision »fehlt« gibt es hier nicht."),
        ("HEAD~9", "So weit reicht die Geschichte nicht zurück: »HEAD~9« gibt es nicht."),
        ("HEAD^2", "So weit reicht die Geschichte nicht zurück: »HEAD^2« gibt es nicht."),
        (
            "2020-01-01",
            "So weit reicht die Geschichte nicht zurück: Am 2020-01-01 gab es noch keine Revision.",
        ),
        ("2026-02-31", "Die Revision »2026-02-31« gibt es hier nicht."),
        ("../../etc/passwd", "Die Revision »../../etc/passwd« gibt es hier nicht."),
        ("HEAD~99999999999", "Die Revision »HEAD~99999999999« gibt es hier nicht."),
        ("0000", "Die Revision »0000« gibt es hier nicht."),
    ],
)
def test_a_revision_that_is_not_known_ends_with_1(tdocs: Tdocs, repo: Repo, revision: str, told: str) -> None:
    result = tdocs("diff", revision)
    assert (result.code, result.out, result.err) == (1, "", f"{told}\n")


def test_without_a_repository_a_name_is_no_revision(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, HAUS)
    assert (tdocs("diff", "HEAD").code, tdocs("diff", "rev:HEAD").code) == (2, 2)


def test_without_the_library_that_is_said(tdocs: Tdocs, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dulwich.pack", None)
    assert tdocs("diff", ".", ".").code == 0
    result = tdocs("diff", "HEAD")
    assert result.code == 2
    assert result.err.endswith('Bitte installieren: pip install "dulwich>=1.2"\n')


def test_errors_in_a_revision_are_told_with_its_name_and_no_other_path(tdocs: Tdocs, repo: Repo) -> None:
    broken = {**HAUS, "offer.yaml": "id: haus\nbezeichnung: [Haus\n"}
    repo.refs[b"refs/tags/kaputt"] = commit(repo, broken, 40, [])
    result = tdocs("diff", "kaputt")
    assert result.code == 1
    assert result.err.startswith("In »kaputt«:\noffer.yaml:")
    repo.refs[b"refs/tags/leer"] = commit(repo, {"liesmich.txt": "x"}, 40, [])
    result = tdocs("diff", "leer")
    assert "tdocs-" not in result.err
    assert "»leer«" in result.err


def broken(repo: Repo, name: str) -> Path:
    """The file of the first commit's tree, or of something else that is to be spoiled."""
    git = Path(repo.path, ".git")
    id_ = repo.object_store[repo.refs[b"refs/tags/v1"]].tree.decode()  # type: ignore[attr-defined]
    return git / "objects" / id_[:2] / id_[2:] if name == "tree" else git


Spoil = Callable[[Path], None]


def overwrite(content: bytes) -> Spoil:
    def spoil(file: Path) -> None:
        file.chmod(stat.S_IRWXU)
        file.write_bytes(content)

    return spoil


def as_link(file: Path) -> None:
    outside = file.parents[3] / "draussen"
    file.rename(outside)
    file.symlink_to(outside)


def as_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


BOMB = zlib.compress(b"tree 100000000\0" + bytes(100_000_000))


@pytest.mark.parametrize(
    "spoil",
    [
        overwrite(b""),
        overwrite(b"kein zlib"),
        overwrite(zlib.compress(b"tree 3\0abc")),
        overwrite(zlib.compress(b"wurst 3\0abc")),
        overwrite(BOMB),
        as_link,
        as_pipe,
        Path.unlink,
    ],
    ids=["leer", "Unsinn", "falsch", "Art", "Bombe", "Verknüpfung", "Pipe", "weg"],
)
def test_spoilt_objects_end_with_1_and_a_sentence(tdocs: Tdocs, repo: Repo, spoil: Spoil) -> None:
    spoil(broken(repo, "tree"))
    result = tdocs("diff", "v1")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Das Objekt ")


def packed(repo: Repo) -> tuple[Path, Path]:
    """All objects in one pack, as differences where that is shorter; the pack and its index."""
    store = Path(repo.path, ".git/objects")
    loose = [file for file in store.glob("??/*") if file.is_file()]
    objects = [(repo.object_store[(file.parent.name + file.name).encode()], None) for file in loose]
    write_pack(str(store / "pack/pack-x"), objects, DEFAULT_OBJECT_FORMAT, deltify=True)
    for file in loose:
        file.unlink()
    return store / "pack/pack-x.pack", store / "pack/pack-x.idx"


def test_objects_that_are_differences_from_others_are_read(tdocs: Tdocs, repo: Repo) -> None:
    long = "\n".join(f"Zeile {number} vom Alltag im Haus." for number in range(200))
    for number in (1, 2):
        files = {**places(60 + number), "texte/leitbild.md": f"{long} {number}"}
        repo.refs[f"refs/tags/lang{number}".encode()] = commit(repo, files, 60, [])
    pack, _ = packed(repo)
    with Pack(str(pack.with_suffix("")), object_format=DEFAULT_OBJECT_FORMAT) as read:
        kinds = {one.pack_type_num for one in read.data.iter_unpacked()}
    assert kinds & {6, 7}
    assert "61 → 62" in tdocs("diff", "lang1", "lang2").out


@pytest.mark.parametrize("part", [0, 1], ids=["Paket", "Verzeichnis"])
@pytest.mark.parametrize("kept", [0, 10, 60])
def test_a_pack_that_is_cut_off_ends_with_1_and_a_sentence(
    tdocs: Tdocs, repo: Repo, part: int, kept: int
) -> None:
    file = packed(repo)[part]
    file.chmod(stat.S_IRWXU)
    file.write_bytes(file.read_bytes()[:kept])
    result = tdocs("diff", "v1")
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "beschädigt" in result.err or "zu groß" in result.err


def test_an_object_that_says_it_is_huge_is_not_unpacked(tdocs: Tdocs, repo: Repo) -> None:
    pack, _ = packed(repo)
    with Pack(str(pack.with_suffix("")), object_format=DEFAULT_OBJECT_FORMAT) as read:
        offsets = [entry[1] for entry in read.index.iterentries()]
    pack.chmod(stat.S_IRWXU)
    content = bytearray(pack.read_bytes())
    for offset in offsets:
        content[offset : offset + 6] = bytes([content[offset] | 0x8F, 255, 255, 255, 255, 127])
    pack.write_bytes(bytes(content))
    result = tdocs("diff", "v1")
    assert (result.code, result.err.endswith("ist zu groß.\n")) == (1, True)


@pytest.mark.parametrize("cut", range(0, 400, 37))
def test_spoilt_packs_end_with_1_and_a_sentence(tdocs: Tdocs, repo: Repo, cut: int) -> None:
    repo.object_store.pack_loose_objects()
    for end in ("pack", "idx"):
        (file,) = Path(repo.path, ".git/objects/pack").glob(f"*.{end}")
        whole = file.read_bytes()
        file.chmod(stat.S_IRWXU)
        file.write_bytes(whole[:cut] + bytes([whole[cut % len(whole)] ^ 0x55]) + whole[cut + 1 :])
        result = tdocs("diff", "v1")
        assert result.code in (0, 1), result.err
        assert result.code == 0 or result.err.count("\n") == 1
        file.write_bytes(whole)


def test_links_and_odd_names_in_a_revision_are_left_out(tdocs: Tdocs, repo: Repo, tmp_path: Path) -> None:
    odd = {**places(40), "..": b"x", ".git": b"x", "a\\b": b"x"}
    id_ = commit(repo, odd, 50, [], links={"staffing.provider.yaml": b"/etc/passwd"})
    repo.refs[b"refs/tags/odd"] = id_
    assert "40 → 13" in tdocs("diff", "odd").out
    assert not (tmp_path.parent / "x").exists()


def test_a_git_folder_that_lies_elsewhere_is_not_followed(tdocs: Tdocs, repo: Repo, tmp_path: Path) -> None:
    inner = build_tree(tmp_path / "innen", places(50))
    (inner / ".git").write_text(f"gitdir: {tmp_path / '.git'}\n", "utf-8")
    result = tdocs("diff", "rev:HEAD", "innen")
    assert result.code == 1
    assert "liegt anderswo" in result.err
    (inner / ".git").unlink()
    (inner / ".git").symlink_to(tmp_path / ".git")
    assert tdocs("diff", "rev:HEAD", "innen").code == 1


@pytest.mark.parametrize("key", ["profilordner: {}", "paket: {{ordner: {}}}", "rechtsstand: {}"])
@pytest.mark.parametrize("below", ["", "tief/"])
def test_what_lies_outside_of_git_is_no_part_of_an_old_state_and_that_is_said(
    tdocs: Tdocs, tmp_path: Path, key: str, below: str
) -> None:
    outside = ("../" * below.count("/")) + "../verband"
    files = {f"{below}{name}": text for name, text in places(10).items()}
    files[f"{below}tdocs.yaml"] = f"dokumente: [fachkonzept]\n{key.format(outside)}\n"
    repo = Repo.init(str(build_tree(tmp_path / "haus", files)))
    repo.refs[b"refs/heads/main"] = commit(repo, files, 0, [])
    repo.refs.set_symbolic_ref(b"HEAD", b"refs/heads/main")
    package = {"paket.yaml": 'name: v\nversion: "1"\ntdocs: ">=0.1"\nprofile: {fachkonzept: nord}\n'}
    build_tree(tmp_path / "verband", {**package, "fachkonzept/nord/gliederung.yaml": NORD})
    result = tdocs("diff", "HEAD", f"haus/{below}")
    if key.startswith("rechtsstand"):  # no law is read to compare
        assert result.code == 0
        return
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"tdocs.yaml, Zeile 2, in der Revision »HEAD«: »{outside}« liegt außerhalb")
    assert "gibt es nicht" not in result.err
    assert "git worktree add" in result.err
    build_tree(tmp_path / "alt", files)
    assert tdocs("diff", f"alt/{below}", f"haus/{below}").code == 0


def test_what_comes_back_from_an_old_state_with_a_package_outside_needs_the_file_that_was_sent(
    tdocs: Tdocs, tmp_path: Path
) -> None:
    files = {**places(10), "tdocs.yaml": "dokumente: [fachkonzept]\nprofilordner: ../verband\n"}
    build_tree(tmp_path / "verband", {"fachkonzept/nord/gliederung.yaml": NORD})
    repo = Repo.init(str(build_tree(tmp_path / "haus", files)))
    repo.refs[b"refs/heads/main"] = commit(repo, files, 0, [])
    repo.refs.set_symbolic_ref(b"HEAD", b"refs/heads/main")
    assert tdocs("render", "haus", "--format", "docx", "--out", "ziel").code == 0
    build_tree(tmp_path / "haus", places(11))
    result = tdocs("drift", "ziel/haus/fachkonzept.docx", "haus")
    assert (result.code, result.out) == (1, "")
    assert "»../verband« liegt außerhalb des Git-Repositorys" in result.err
    assert result.err.endswith("Bitte mit --sent die Datei nennen, wie sie verschickt wurde.\n")
    back = tmp_path / "zurueck.docx"
    back.write_bytes(Path("ziel/haus/fachkonzept.docx").read_bytes())
    assert tdocs("drift", "zurueck.docx", "haus", "--sent", "ziel/haus/fachkonzept.docx").code != 70
