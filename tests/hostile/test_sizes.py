"""Sizes: what lies about its size, has none, or never ends is a finding, within the limits of the process."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile.damage import (
    BZIP2,
    DEFLATED,
    LZMA,
    Member,
    bomb,
    entities,
    laughs,
    plain,
    sparse,
    squeezed,
    zipped,
)
from hostile.kit import HOUSE, ONE, Run, cases, decent, plant, put, tdocs, told, unix
from hostile.parts import docx, members, paragraph, parts

pytestmark = unix
SECONDS = 4
"""Of processor time, for one small call; the finding needs half a second."""

DOCUMENT = "ausgabe/haus/leistungsbeschreibung.docx"
RENDER = ("render", "--format", "docx", *ONE)
CHECK = (*RENDER, "--check")
STYLES = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'


def bounded(repo: Path, *argv: str) -> Run:
    return decent(tdocs(repo, *argv, seconds=SECONDS))


def replaced(whole: dict[str, bytes], member: Member) -> bytes:
    """The file with one member in the place of the one of its name, or behind the others."""
    rest = [m for m in plain(dict(whole)) if m.name != member.name]
    return zipped([*rest, member])


def many(whole: dict[str, bytes]) -> bytes:
    return zipped([*plain(dict(whole)), *(Member(f"x/{n}", b"") for n in range(70_000))])


def twice(name: str) -> Callable[[dict[str, bytes]], bytes]:
    return lambda whole: zipped([*plain(dict(whole)), Member(name, whole.get(name, b"<x/>"))])


def marked(name: str, **how: int) -> Callable[[dict[str, bytes]], bytes]:
    """The same file in which one member is declared otherwise."""
    return lambda whole: zipped(
        Member(m.name, m.data, **(how if m.name == name else {})) for m in plain(dict(whole))
    )


def exploding(
    name: str, start: str, size: int | None, megabytes: int = 850
) -> Callable[[dict[str, bytes]], bytes]:
    return lambda whole: replaced(whole, bomb(name, start, size=size, megabytes=megabytes))


def declared(name: str, size: int) -> Callable[[dict[str, bytes]], bytes]:
    """Small, but it says it were huge."""
    return lambda whole: zipped(
        Member(m.name, squeezed(m.data), DEFLATED, size if m.name == name else len(m.data))
        for m in plain(dict(whole))
    )


def overlapping(whole: dict[str, bytes]) -> bytes:
    """Members nested one in another, as in a bomb without recursion."""
    body = squeezed(b" " * 1_000_000)
    return zipped([*plain(dict(whole)), *(Member(f"word/x{n}.xml", body, DEFLATED, 10) for n in range(800))])


ZIPS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "styles that lie": exploding("word/styles.xml", STYLES, 100),
    "document that lies": exploding("word/document.xml", "<x>", 1),
    "types that lie": exploding("[Content_Types].xml", "<x>", 500),
    "relations that are huge": exploding("_rels/.rels", "<x>", None),
    "declared as huge": declared("word/document.xml", 3_900_000_000),
    "70,000 members": many,
    "document twice": twice("word/document.xml"),
    "encrypted": marked("word/document.xml", flags=1),
    "bzip2": marked("word/document.xml", method=BZIP2),
    "lzma": marked("word/styles.xml", method=LZMA),
}


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The members of a document that tdocs wrote."""
    repo = plant(tmp_path_factory.mktemp("written"), HOUSE)
    decent(tdocs(repo, *RENDER), 0)
    return members((repo / DOCUMENT).read_bytes())


@cases(ZIPS)
def test_a_house_file_that_overflows(case: Callable[[dict[str, bytes]], bytes], repo: Path) -> None:
    plant(repo.parent, {"haus.docx": case(members(docx(body=paragraph("Briefkopf"))))})
    run = bounded(repo, *RENDER, "--house", "../haus.docx")
    told(run, 1)
    assert not (repo / DOCUMENT).exists(), f"a document was written although its house file is refused\n{run}"


@cases(ZIPS)
def test_a_committed_document_that_overflows(
    case: Callable[[dict[str, bytes]], bytes], repo: Path, written: dict[str, bytes]
) -> None:
    content = case(written)
    plant(repo, {DOCUMENT: content})
    told(bounded(repo, *CHECK), 1)
    told(bounded(repo, *RENDER), 1)
    bounded(repo, "status")
    assert (repo / DOCUMENT).read_bytes() == content, "a file that tdocs cannot read was overwritten"


@cases(
    {
        "provider": "provider.yaml",
        "configuration": "tdocs.yaml",
        "text": "texte/leitbild.md",
        "picture": "texte/bild.png",
        "committed document": DOCUMENT,
        "outline": "profile/leistungsbeschreibung/nord/gliederung.yaml",
    }
)
def test_a_file_of_three_gigabytes(case: str, repo: Path) -> None:
    sparse(repo / case)
    if case.startswith("profile"):
        plant(repo, {"offer.yaml": f"{HOUSE['offer.yaml']!s}profil: {{leistungsbeschreibung: nord}}\n"})
    if case.endswith("ziel.md"):
        outline = "profil: nord\ndokument: leistungsbeschreibung\ntitel: Nord\nerweitert: rahmen\n"
        plant(repo, {str(Path(case).with_name("gliederung.yaml")): outline})
    if "bild." in case:
        (repo / "texte/leitbild.md").write_text(f"![Bild]({Path(case).name})\n", "utf-8")
    runs = [
        bounded(repo, command, *more) for command, *more in (("validate",), ("lint",), CHECK, ("status",))
    ]
    if not case.startswith("ausgabe"):
        told(runs[0], 1, 2)
    told(runs[2], 1, 2)


@pytest.mark.parametrize("option", ["--house", "--config"])
@pytest.mark.parametrize(
    "path",
    [
        "/dev/zero",
        "/proc/kmsg",
        "/",
        "../pipe",
        "../sparse",
        "../socket",
    ],
)
def test_what_an_option_names_is_no_file(
    option: str, path: str, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if path.startswith("/proc") and not Path(path).exists():
        pytest.skip("this system has none")
    os.mkfifo(repo.parent / "pipe")
    sparse(repo.parent / "sparse")
    monkeypatch.chdir(repo.parent)
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("socket")
    told(bounded(repo, *RENDER, option, path), 1, 2)


KINDS: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
}
PLACES = [
    "provider.yaml",
    "tdocs.yaml",
    "texte/leitbild.md",
    "texte/bild.png",
    DOCUMENT,
    "profile/leistungsbeschreibung/nord/gliederung.yaml",
    "haus.docx",
]


@pytest.mark.parametrize("place", PLACES)
@cases(KINDS)
def test_what_stands_in_the_place_of_a_file_is_none(
    case: Callable[[Path], object], place: str, repo: Path
) -> None:
    put(repo / place, case)
    if place.endswith("png"):
        (repo / "texte/leitbild.md").write_text("![Bild](bild.png)\n", "utf-8")
    if place == "haus.docx":
        (repo / "tdocs.yaml").write_text("hausvorlage: haus.docx\n", "utf-8")
    bounded(repo, "validate")
    told(bounded(repo, *CHECK), 1, 2, 3)


@pytest.mark.parametrize(
    "words",
    [
        laughs(),
        "a: &a [*a]\nname: T\n",
        "name: T\n" + "? " * 5_000,
        "name: " + "[" * 100_000 + "\n",
        "name: T\n---\n" * 4_000,
        "name: 1e999999999\nplaetze: 0x" + "f" * 50_000 + "\n",
    ],
    ids=lambda words: ascii(words[:12]),
)
def test_yaml_that_grows(words: str, repo: Path) -> None:
    plant(repo, {"provider.yaml": words})
    told(bounded(repo, "validate", "--format", "concise"), 1)


@cases(
    {
        "document": ("word/document.xml", "w:document"),
        "header": ("word/header1.xml", "w:hdr"),
    }
)
def test_a_house_file_whose_entities_multiply(case: tuple[str, str], repo: Path) -> None:
    name, root = case
    made = {key: str(value) for key, value in parts(body=paragraph("Briefkopf")).items()}
    head, _, rest = made[name].partition("\n")
    made[name] = f"{head}\n{entities(root)}{rest.replace('Briefkopf', '&e11;')}"
    plant(repo.parent, {"haus.docx": zipped(plain(dict(made)))})
    told(bounded(repo, *RENDER, "--house", "../haus.docx"), 1)


def test_a_house_file_of_a_million_paragraphs(repo: Path) -> None:
    whole = members(docx())
    text = whole["word/document.xml"].decode()
    whole["word/document.xml"] = text.replace("<w:body>", "<w:body>" + "<w:p/>" * 1_000_000).encode()
    content = zipped(Member(m.name, squeezed(m.data), DEFLATED, len(m.data)) for m in plain(dict(whole)))
    plant(repo.parent, {"haus.docx": content})
    bounded(repo, *RENDER, "--house", "../haus.docx")
