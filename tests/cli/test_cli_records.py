"""What the caller's cache remembers: the same is said and written with it as without, only sooner."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Ergebnis, Tdocs
from cli.forged import sealed_anew
from helpers import build_tree
from rendering.bausteine import png
from rendering.hausdateien import hausdatei
from sampling import few
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.rendering import records

HEIR = "profil: eigen\ndokument: fachkonzept\ntitel: Konzept\nerweitert: allgemein\n"
OFFER = """\
id: haus
bezeichnung: Haus am See
vertragsgrundlage: sgb9_125
plaetze: 12
profil: {fachkonzept: eigen}
kurzbeschreibung: {datei: texte/ziele.md}
anlagen: [{id: plan, titel: Plan, datei: plan.txt}]
"""
CONFIG = "dokumente: [fachkonzept]\nformate: [docx, md]\nhausvorlage: haus.docx\n"
TREE: dict[str, str | bytes] = {
    **HAUS,
    "offer.yaml": OFFER,
    "texte/ziele.md": "Teilhabe.\n\n![Ein Haus](../bild.png)\n",
    "bild.png": png(40, 40),
    "plan.txt": "Plan\n",
    "haus.docx": hausdatei(),
    "tdocs.yaml": CONFIG,
    "profile/fachkonzept/eigen/gliederung.yaml": HEIR,
}
"""A repository with all that a document can be made from."""
Change = Callable[[Path], object]


@pytest.fixture
def tdocs(tdocs: Tdocs) -> Tdocs:
    """Each call as in a process of its own, which reads profiles anew."""

    def call(*arguments: str) -> Ergebnis:
        resolved.cache_clear()
        return tdocs(*arguments)

    return call


@pytest.fixture
def tree(tmp_path: Path, tdocs: Tdocs) -> Path:
    """The repository in the current folder, its documents written and known."""
    folder = build_tree(tmp_path / "repo", TREE)
    os.chdir(folder)
    assert tdocs("render").code == 0
    assert tdocs("render", "--check").code == 0
    return folder


@pytest.fixture
def nothing_is_built(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def forbid() -> None:
        def built(*_: object) -> None:
            raise AssertionError("built")

        monkeypatch.setattr("teilhabe_docs.rendering.document_formats.document_files", built)

    return forbid


CALLS = [
    ("render", "--check"),
    ("render", "--check", "--format", "json"),
    ("render", "--check", "--final"),
    ("render", "--check", "--jobs", "2"),
    ("render",),
    ("render", "--force"),
    ("status", "--format", "json"),
]


@pytest.mark.parametrize("call", few(CALLS, 4), ids=" ".join)
def test_what_is_known_to_be_current_is_not_built(
    tree: Path, tdocs: Tdocs, nothing_is_built: Callable[[], None], own_cache: Path, call: tuple[str, ...]
) -> None:
    shutil.move(own_cache, f"{own_cache}-away")
    cold = tdocs(*call)
    shutil.rmtree(own_cache, ignore_errors=True)
    shutil.move(f"{own_cache}-away", own_cache)
    nothing_is_built()
    assert tdocs(*call) == cold


def test_what_another_process_has_built_is_known_as_well(
    tree: Path, tdocs: Tdocs, nothing_is_built: Callable[[], None], own_cache: Path
) -> None:
    shutil.rmtree(own_cache)
    shutil.rmtree(tree / "ausgabe")
    assert tdocs("render", "--jobs", "2").code == 0
    nothing_is_built()
    assert tdocs("render", "--check").code == 0


def change(name: str, content: str | bytes | None) -> Change:
    return lambda folder: (folder / name).unlink() if content is None else build_tree(folder, {name: content})


def add(name: str, text: str) -> Change:
    return change(name, f"{TREE[name]}{text}")


def forge(name: str) -> Change:
    return lambda folder: sealed_anew(folder / "ausgabe" / "haus" / name, b"Haus am See", b"Haus am Weg")


def spoil_picture(folder: Path) -> None:
    (picture,) = (folder / "ausgabe" / "haus" / "bilder").iterdir()
    picture.write_bytes(png(41, 41))


def link(folder: Path) -> None:
    document = folder / "ausgabe" / "haus" / "fachkonzept.docx"
    document.rename(folder / "anders.docx")
    document.symlink_to(folder / "anders.docx")


CHANGES: dict[str, Change] = {
    "a comment in the offer": add("offer.yaml", "# Notiz\n"),
    "a figure in the offer": add("offer.yaml", "alter: {von: 18}\n"),
    "a text": change("texte/leitbild.md", "Wir sind immer da.\n"),
    "a text of the same name": change("texte/Ziele.md", "Anderes.\n"),
    "no text": change("texte/ziele.md", None),
    "a picture": change("bild.png", png(50, 40)),
    "no picture": change("bild.png", None),
    "a picture of the same name": change("Bild.png", png(50, 40)),
    "no annex": change("plan.txt", None),
    "the provider": change("provider.yaml", "name: Andere gGmbH\n"),
    "a second provider": change("zwei.provider.yaml", "name: Andere gGmbH\n"),
    "the staffing": change("staffing.yaml", "positionen: []\n"),
    "no staffing": change("staffing.yaml", None),
    "another offer of the same id": change("zweites/offer.yaml", "id: haus\nbezeichnung: Zweites\n"),
    "the house": change("haus.docx", hausdatei(teile={"word/media/image1.png": png(9, 4)})),
    "no house": change("haus.docx", None),
    "the profile": add("profile/fachkonzept/eigen/gliederung.yaml", "entfernen: [leitbild]\n"),
    "a body of the profile": change("profile/fachkonzept/eigen/leitbild.md", "Unser Leitbild.\n"),
    "another profile": change("profile/fachkonzept/allgemein/gliederung.yaml", HEIR),
    "no profile": change("profile/fachkonzept/eigen/gliederung.yaml", None),
    "the formats": change("tdocs.yaml", CONFIG.replace("docx, md", "docx")),
    "the names of files": add("tdocs.yaml", "dateiname: x-{dokument}\n"),
    "the output folder": add("tdocs.yaml", "ausgabe: woanders\n"),
    "a Word file forged": forge("fachkonzept.docx"),
    "a Markdown file forged": forge("fachkonzept.md"),
    "a document edited": change("ausgabe/haus/fachkonzept.md", "Von Hand\n"),
    "a document gone": change("ausgabe/haus/fachkonzept.docx", None),
    "a picture beside a document": spoil_picture,
    "a document of nobody": change("ausgabe/haus/mehr.md", "Mehr\n"),
    "a document that is a link": link,
}
SAID = (CALLS[1], CALLS[2], CALLS[-1])


@pytest.mark.parametrize("changed", few(CHANGES, 16))
def test_after_a_change_the_same_is_said_as_without_a_cache(
    tree: Path, tdocs: Tdocs, own_cache: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    CHANGES[changed](tree)
    warm, again = ([tdocs(*call) for call in SAID] for _ in range(2))
    monkeypatch.setenv("XDG_CACHE_HOME", f"{own_cache}-empty")
    assert warm == [tdocs(*call) for call in SAID] == again


@pytest.mark.parametrize("changed", few([*CHANGES][1:], 12))
def test_after_a_change_the_same_is_written_as_without_a_cache(
    tree: Path, tdocs: Tdocs, own_cache: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    CHANGES[changed](tree)
    copy = tree.with_name("copy")
    shutil.copytree(tree, copy, symlinks=True)
    warm = tdocs("render")
    os.chdir(copy)
    monkeypatch.setenv("XDG_CACHE_HOME", f"{own_cache}-empty")
    assert tdocs("render") == warm
    assert contents(copy) == contents(tree)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_findings_at_the_margin_belong_to_the_document(
    tree: Path, tdocs: Tdocs, nothing_is_built: Callable[[], None]
) -> None:
    assert tdocs("render", "--comments").code == 0
    assert tdocs("render", "--check").code == 1
    nothing_is_built()
    assert tdocs("render", "--check", "--comments").code == 0
    (tree / "texte" / "leitbild.md").write_text("TODO: folgt.\n", "utf-8")
    assert tdocs("render", "--check", "--comments").code == 70


@pytest.mark.parametrize("name", ["fachkonzept.docx", "fachkonzept.md"])
def test_a_forged_document_is_not_current_warm_or_cold(
    tree: Path, tdocs: Tdocs, own_cache: Path, name: str
) -> None:
    forge(name)(tree)
    for _ in range(2):
        assert f"ausgabe/haus/{name}" in tdocs("render", "--check").out
    shutil.rmtree(own_cache)
    assert f"ausgabe/haus/{name}" in tdocs("render", "--check").out


def files(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("*") if path.is_file()]


def entries(cache: Path) -> Iterator[str]:
    for file in files(cache):
        yield from json.loads(file.read_bytes().partition(b"\n")[2])


def test_only_the_caller_can_read_what_is_kept(tree: Path, own_cache: Path) -> None:
    (file,) = files(own_cache)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [folder.stat().st_mode & 0o777 for folder in file.parents[:2]] == [0o700] * 2


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])


def flip(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:-40] + bytes([content[-40] ^ 1]) + content[-39:])


def point_elsewhere(file: Path) -> None:
    elsewhere = file.parents[2] / "elsewhere"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def let_all_write(file: Path) -> None:
    file.chmod(0o666)


def let_all_write_beside(file: Path) -> None:
    file.parent.chmod(0o777)


def replace_folder(file: Path) -> None:
    elsewhere = file.parents[2] / "elsewhere"
    file.parent.rename(elsewhere)
    file.parent.symlink_to(elsewhere)


def write_otherwise(file: Path) -> None:
    known = json.loads(file.read_bytes().partition(b"\n")[2])
    body = json.dumps({key: {"files": 3} for key in known}).encode()
    file.write_bytes(f"{hashlib.sha256(body).hexdigest()}\n".encode() + body)


DAMAGE = {
    "truncated": truncate,
    "a bit flipped": flip,
    "a link": point_elsewhere,
    "writable for all": let_all_write,
    "in a folder writable for all": let_all_write_beside,
    "in a folder that is a link": replace_folder,
    "of another form": write_otherwise,
}


@pytest.mark.parametrize("damage", few(DAMAGE, 4))
def test_what_is_damaged_or_not_the_callers_own_counts_for_nothing(
    tree: Path,
    tdocs: Tdocs,
    own_cache: Path,
    nothing_is_built: Callable[[], None],
    damage: str,
) -> None:
    (file,) = files(own_cache)
    DAMAGE[damage](file)
    nothing_is_built()
    assert tdocs("render", "--check").code == 70


@pytest.mark.parametrize("damage", few(DAMAGE, 6))
def test_what_is_damaged_hinders_nothing(tree: Path, tdocs: Tdocs, own_cache: Path, damage: str) -> None:
    shutil.move(own_cache, f"{own_cache}-away")
    cold = tdocs("render", "--check")
    shutil.rmtree(own_cache)
    shutil.move(f"{own_cache}-away", own_cache)
    (file,) = files(own_cache)
    DAMAGE[damage](file)
    assert tdocs("render", "--check") == cold


def test_what_somebody_else_has_written_counts_for_nothing(
    tree: Path, tdocs: Tdocs, nothing_is_built: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 4711)
    assert tdocs("render", "--check").code == 0
    nothing_is_built()
    assert tdocs("render", "--check").code == 70


def test_another_program_knows_nothing(
    tree: Path, tdocs: Tdocs, nothing_is_built: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "program_digest", lambda: "another")
    nothing_is_built()
    assert tdocs("render", "--check").code == 70


@pytest.mark.parametrize("place", few(["repo/.cache", "repo", "relative", "file/below"], 2))
def test_a_cache_folder_in_the_repository_or_that_there_cannot_be_is_not_used(
    tmp_path: Path, tdocs: Tdocs, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder = build_tree(tmp_path / "repo", HAUS)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", place if place == "relative" else str(tmp_path / place))
    assert tdocs("render", "repo").err == tdocs("render", "repo").err
    assert tdocs("render", "repo", "--check").code == 0
    assert not list(tmp_path.rglob("*.json"))
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        {n.split("/")[0] for n in HAUS} | {"ausgabe"}
    )


def test_a_subfolder_of_a_checkout_uses_no_cache_in_the_checkout(
    tmp_path: Path, tdocs: Tdocs, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_tree(tmp_path / "checkout", {".git/HEAD": "", **{f"konzept/{n}": text for n, text in HAUS.items()}})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "checkout" / "cache"))
    assert tdocs("render", "checkout/konzept").code == 0
    assert not (tmp_path / "checkout" / "cache").exists()


def test_without_a_home_nothing_is_said_of_it(
    tmp_path: Path, tdocs: Tdocs, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_tree(tmp_path / "repo", HAUS)
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert tdocs("render", "repo", "-q").err == ""
    assert not list(tmp_path.rglob("*.json"))


def test_what_was_used_longest_ago_is_forgotten(
    tree: Path, tdocs: Tdocs, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "MOST_RECORDS", 4)
    first = set(entries(own_cache))
    for n in range(5):
        (tree / "texte" / "leitbild.md").write_text(f"Wir sind {n}-mal da.\n")
        tdocs("render")
        assert len(set(entries(own_cache))) <= 4
    assert not first & set(entries(own_cache))


def test_of_many_repositories_the_last_ones_are_remembered(
    tmp_path: Path, tdocs: Tdocs, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_MOST_FILES", 2)
    for n in range(4):
        build_tree(tmp_path / f"repo{n}", HAUS)
        assert tdocs("render", f"repo{n}", "--doc", "fachkonzept").code == 0
    assert len(files(own_cache)) == 2
