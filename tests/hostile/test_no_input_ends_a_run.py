# ruff: noqa: E501
"""Whatever a file, a name or a stream holds: a finding or a word on usage, never the program's own fault."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hostile.damage import plain, zipped
from hostile.kit import HOUSE, ONE, cases, decent, environment_of, loads, plant, tdocs, told, unix
from hostile.parts import docx, members, paragraph, parts
from sampling import few

pytestmark = unix
DOCUMENT = "ausgabe/haus/leistungsbeschreibung.docx"
RENDER = ("render", "--format", "docx", *ONE)
TDOCS = str(Path(sys.executable).with_name("tdocs"))


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    repo = plant(tmp_path_factory.mktemp("written"), HOUSE)
    decent(tdocs(repo, *RENDER), 0)
    return (repo / DOCUMENT).read_bytes()


def part(name: str, content: bytes) -> Callable[[bytes], bytes]:
    return lambda whole: zipped(plain({**members(whole), name: content}))


@cases(
    {
        "nothing": lambda whole: b"",
        "begins like a zip": lambda whole: b"PK",
        "cut in half": lambda whole: whole[: len(whole) // 2],
        "garbage inside": lambda whole: whole[:900] + b"\xff" * 200 + whole[1100:],
        "garbage behind": lambda whole: whole + b"\0" * 100_000,
        "a text": lambda whole: b"Das war einmal Word.\n",
        "no xml": part("word/document.xml", b"\0\1\2"),
        "no properties": part("docProps/custom.xml", b"<"),
        "deep xml": part("word/document.xml", b"<a>" * 200_000),
        "encoding false": part("docProps/custom.xml", '<?xml version="1.0"?><ü/>'.encode("utf-16")),
        "member above": part("../../../etc/x", b"x"),
    }
)
def test_a_damaged_committed_document(case: Callable[[bytes], bytes], repo: Path, written: bytes) -> None:
    content = case(written)
    plant(repo, {DOCUMENT: content})
    told(tdocs(repo, *RENDER, "--check"), 1)
    decent(tdocs(repo, *RENDER), 0, 1)
    decent(tdocs(repo, "status"))


ODD = ["-1", "99999999999999999999", "", "eins", "1.5", "\u0663", "0x1", " "]


@pytest.mark.parametrize("value", ODD, ids=ascii)
def test_a_house_file_with_odd_numbers(value: str, repo: Path) -> None:
    numbered = (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>'
        f'<w:outlineLvl w:val="{value}"/></w:pPr><w:r><w:rPr><w:sz w:val="{value}"/></w:rPr><w:t>x</w:t></w:r></w:p>'
        f'<w:p><w:bookmarkStart w:id="{value}" w:name="a"/><w:footnoteReference w:id="{value}"/></w:p>'
    )
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:abstractNum w:abstractNumId="{value}"><w:lvl w:ilvl="{value}"><w:start w:val="{value}"/></w:lvl>'
        f'</w:abstractNum><w:num w:numId="{value}"><w:abstractNumId w:val="{value}"/></w:num></w:numbering>'
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    entry = f'<Relationship Id="rIdN" Type="{base}/numbering" Target="numbering.xml"/>'
    override = f'<Override PartName="/word/numbering.xml" ContentType="{main}.numbering+xml"/>'
    made = parts(
        body=numbered,
        document_relations=(entry,),
        content_types=(override,),
        more={"word/numbering.xml": numbering},
    )
    sections = str(made["word/document.xml"])
    cover = members(docx(body=paragraph("x")))
    made_odd = {**cover, **made, "word/document.xml": sections.replace('w:w="11906"', f'w:w="{value}"')}
    plant(repo, {"a.docx": zipped(plain(made)), "b.docx": zipped(plain(made_odd))})
    for name in ("a.docx", "b.docx"):
        decent(tdocs(repo, *RENDER, "--house", name, "--force"), 0, 1)


def raw(name: bytes, content: str = "") -> Callable[[Path], object]:
    def make(repo: Path) -> None:
        path = os.path.join(os.fsencode(repo), name)  # noqa: PTH118
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(content)

    return make


OFFER = "id: nord\nbezeichnung: Haus Nord\nvertragsgrundlage: sgb9_125\nziele: [{{\n"


@cases(
    {
        "text": raw(b"texte/\xff\xfe.md", "Text\n"),
        "folder of an offer": raw(b"angebote/\xe4\xf6/offer.yaml", OFFER),
        "named offer": raw(b"\xfc.offer.yaml", OFFER),
        "profile": raw(b"profile/leistungsbeschreibung/\xff/gliederung.yaml", "profil: x\n"),
        "in the output folder": raw(b"ausgabe/haus/\xff.docx", "x"),
        "newline": raw(b"a\nb.offer.yaml", OFFER),
        "very long": raw(b"angebote/" + b"x" * 250 + b"/offer.yaml", OFFER),
        "dots": raw(b"angebote/...../offer.yaml", OFFER),
    }
)
def test_names_that_are_none(case: Callable[[Path], object], repo: Path) -> None:
    case(repo)
    reports = [
        f"--output={form}=../{form}" for form in ("sarif", "github", "gitlab", "junit", "markdown", "json")
    ]
    decent(tdocs(repo, "lint", "--format", "concise", *reports))
    for command in ("status", "profiles"):
        decent(tdocs(repo, command))
    decent(tdocs(repo, "render", "--format", "md", *ONE))
    decent(tdocs(repo, "render", "--check", "--format", "md", *ONE))
    decent(tdocs(repo, "fix", "--diff"))
    decent(tdocs(repo, "lint", "--write-baseline"))


@pytest.fixture
def deep(repo: Path) -> Iterator[Path]:
    """A repository that is gone afterwards: pytest's own way of clearing up does not come down so far."""
    yield repo
    subprocess.run(["rm", "-rf", repo], check=True)


@pytest.mark.parametrize("below", few(["texte/", "", "profile/leistungsbeschreibung/nord/"], 3))
def test_fifteen_hundred_folders_in_one_another(below: str, deep: Path) -> None:
    here = os.open(deep, os.O_RDONLY)
    for name in [*Path(below).parts, *["d"] * 1500]:
        with contextlib.suppress(FileExistsError):
            os.mkdir(name, dir_fd=here)
        inner = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("offer.yaml", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)
    for command in ("validate", "status", "profiles"):
        decent(tdocs(deep, command))
    decent(tdocs(deep, "render", "--check"))


def test_one_broken_offer_among_a_hundred(repo: Path) -> None:
    good = {f"angebote/a{n:02}/offer.yaml": f"id: a{n:02}\nbezeichnung: Haus\nplätze: 3\n" for n in range(99)}
    plant(repo, good)
    (repo / "offer.yaml").unlink()
    breaks: dict[str, Callable[[Path], object]] = {
        "no utf-8": lambda path: path.write_bytes(b"\xff\xfe\xfa"),
        "a folder": Path.mkdir,
        "a pipe": os.mkfifo,
    }
    for name, make in breaks.items():
        path = repo / f"angebote/b-{name.replace(' ', '-')}/offer.yaml"
        path.parent.mkdir()
        make(path)
        run = told(tdocs(repo, "validate", "--format", "json", seconds=20), 1)
        findings = loads(run)["findings"]
        good_ones = {f["file"] for f in findings if "/a" in f["file"]}
        bad_ones = [f for f in findings if "/b-" in f["file"]]
        assert len(good_ones) == 99, f"{name}: only {len(good_ones)} of the other 99 are checked\n{run}"
        assert len(bad_ones) == 1, (
            f"{name}: {len(bad_ones)} findings on the broken one instead of one: {bad_ones}"
        )
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
        path.parent.rmdir()


def closed(*numbers: int) -> Callable[[], None]:
    def close() -> None:
        for number in numbers:
            os.close(number)

    return close


@pytest.mark.parametrize(
    "numbers",
    few([(0, 1, 2), (0,), (1,)], 3),
    ids=str,
)
def test_streams_that_are_closed(numbers: tuple[int, ...], repo: Path) -> None:
    plant(repo, {"nord.offer.yaml": "id: nord\nbezeichnung: Haus Nord\nplätze: 1\n"})
    before = {path: path.read_bytes() for path in repo.rglob("*") if path.is_file()}
    for argv in (
        ["render", "--format", "md", *ONE],
        ["validate"],
        ["validate", "-", "--stdin-filename", "offer.yaml"],
    ):
        done = subprocess.run(
            [TDOCS, *argv],
            cwd=repo,
            env=environment_of(),
            capture_output=True,
            preexec_fn=closed(*numbers),
            check=False,
        )
        assert done.returncode in (0, 1, 2, 3), f"{argv}: exit {done.returncode}\n{done.stderr.decode()}"
        assert b"Traceback" not in done.stderr, done.stderr.decode()
    after = {path: path.read_bytes() for path in before}
    assert after == before, "what was to be printed went into a file of the repository"


def test_a_reader_that_goes_away_is_no_fault(repo: Path) -> None:
    commands = {
        "rules": "rules | head -1",
        "rules as json": "rules --format json | head -c 10",
    }
    for name, words in commands.items():
        script = f"set -o pipefail; {TDOCS} {words}"
        done = subprocess.run(
            ["bash", "-c", script], cwd=repo, env=environment_of(), capture_output=True, check=False
        )
        assert done.returncode == 0, f"{name}: exit {done.returncode}\n{done.stderr.decode()}"
        assert not done.stderr, f"{name} complains: {done.stderr.decode()}"
