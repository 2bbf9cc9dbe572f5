"""What git leaves in the place of a file is told as what it is, never printed as a text."""

from pathlib import Path

import pytest

from hostile.kit import HOUSE, ONE, cases, decent, plant, tdocs, told, unix

pytestmark = unix
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 12345\n".format("4d7a" * 16)
STAND_INS = {
    "link": "../gemeinsam/leitbild.md",
    "link to a folder above": "../../verband/texte/leitbild.md",
    "link in the same folder": "andere.md",
    "large file": POINTER,
    "large file, windows": POINTER.replace("\n", "\r\n"),
}


@cases(STAND_INS)
def test_a_text(case: str, repo: Path) -> None:
    plant(repo, {"texte/leitbild.md": case, "texte/andere.md": "x\n", "gemeinsam/leitbild.md": "x\n"})
    told(tdocs(repo, "validate", "--format", "concise"), 1)
    run = tdocs(repo, "validate", "--format", "concise")
    assert "texte/leitbild.md" in run.words, f"the finding does not name the file\n{run}"
    decent(tdocs(repo, "render", "--format", "md", "--doc", "fachkonzept"), 0, 1)
    document = repo / "ausgabe/haus/fachkonzept.md"
    if document.exists():
        printed = document.read_text("utf-8")
        for line in case.splitlines():
            assert line not in printed, f"»{line}« is printed as a text"


@pytest.mark.parametrize("name", ["provider.yaml", "offer.yaml", "tdocs.yaml"])
@cases(STAND_INS)
def test_a_concept_file(case: str, name: str, repo: Path) -> None:
    plant(repo, {name: case.replace(".md", ".yaml")})
    run = told(tdocs(repo, "validate", "--format", "concise"), 1, 2)
    assert name in run.words, f"the finding does not name the file\n{run}"
    words = run.words.lower()
    wanted = ("lfs",) if "lfs" in case else ("verknüpfung", "link", "symlink", "verweis")
    assert any(word in words for word in wanted), f"the finding does not say what stands there\n{run}"


def test_a_short_text_is_no_stand_in(repo: Path) -> None:
    for words in (
        "Wir sind da.",
        "Wohnen/Arbeiten",
        "siehe www.example.org/leitbild",
        "Träger und/oder Angebot",
    ):
        plant(repo, {"texte/leitbild.md": words})
        decent(tdocs(repo, "validate"), 0)


def test_a_picture_that_is_a_pointer(repo: Path) -> None:
    plant(repo, {"texte/leitbild.md": "![Haus](haus.png)\n", "texte/haus.png": POINTER})
    run = told(tdocs(repo, "validate", "--format", "concise"), 1)
    assert "lfs" in run.words.lower(), f"the finding does not say that git has not fetched the picture\n{run}"


def test_a_house_file_that_is_a_pointer(repo: Path) -> None:
    plant(repo, {"haus.docx": POINTER, "tdocs.yaml": "hausvorlage: haus.docx\n"})
    told(tdocs(repo, "render", "--format", "docx", *ONE), 1, 2)
    assert HOUSE["offer.yaml"] == (repo / "offer.yaml").read_text("utf-8")
