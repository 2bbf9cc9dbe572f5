"""A committed document is current where it says what the sources say now, whatever else changes in them."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.forged import sealed_anew
from helpers import build_tree

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "assistenz"
PROFILE = "profil: haus\ndokument: fachkonzept\ntitel: Haus\nerweitert: allgemein\n"
FK = Path("haus/ausgabe/haus/fachkonzept.docx")
FK_MD = FK.with_suffix(".md")
Change = Callable[[str], str]
MEANINGLESS: dict[str, tuple[str, Change]] = {
    "a comment": ("offer.yaml", lambda text: f"# für uns\n{text}"),
    "keys in another order": ("offer.yaml", lambda text: "".join(reversed(text.splitlines(keepends=True)))),
    "quotes and line ends": ("provider.yaml", lambda text: re.sub(r": (\w.*)", r": '\1'", text, count=1)),
    "another editor": ("provider.yaml", lambda text: text.replace("\n", "\r\n")),
    "a comment in a profile": ("profile/fachkonzept/haus/gliederung.yaml", lambda text: f"{text}# Stand\n"),
    "a text that nobody prints": ("texte/leitbild.md", lambda text: f"{text}\n\n"),
}


@pytest.fixture
def geschrieben(tdocs: Tdocs, haus: Path) -> Path:
    """A repository that commits both formats of all documents, one of them by a profile of its own."""
    offer = (haus / "offer.yaml").read_text("utf-8")
    files = {
        "tdocs.yaml": "formate: [docx, md]\n",
        "offer.yaml": f"{offer}profil: {{fachkonzept: haus}}\n",
        "profile/fachkonzept/haus/gliederung.yaml": PROFILE,
    }
    build_tree(haus, files)
    assert tdocs("render", "haus").code == 0
    return haus


@pytest.mark.parametrize("kind", MEANINGLESS)
def test_what_changes_no_word_makes_nothing_stale_and_nothing_is_written(
    kind: str, tdocs: Tdocs, geschrieben: Path
) -> None:
    name, change = MEANINGLESS[kind]
    file = geschrieben / name
    before = {path: path.read_bytes() for path in (geschrieben / "ausgabe").rglob("*.*")}
    text = file.read_text("utf-8")
    file.write_bytes(change(text).encode())
    assert file.read_bytes() != text.encode()
    assert tdocs("render", "haus", "--check").code == 0
    assert tdocs("render", "haus").code == 0
    assert {path: path.read_bytes() for path in (geschrieben / "ausgabe").rglob("*.*")} == before


def test_a_change_in_a_text_makes_exactly_those_documents_stale_that_print_it(
    tdocs: Tdocs, tmp_path: Path
) -> None:
    concept = shutil.copytree(EXAMPLE, tmp_path / "k")
    documents = sorted(path for path in (concept / "ausgabe").rglob("*.md"))
    some_stale = set()
    for text in sorted((concept / "texte").glob("*.md"))[::4]:
        words = text.read_text("utf-8")
        text.write_text(words.rstrip() + " Zebrafinken.\n", "utf-8")
        stale = {
            line.split(" ")[0] for line in tdocs("render", "k", "--check", "--format", "md").out.splitlines()
        }
        assert tdocs("render", "k", "--out", "neu", "--format", "md").code == 0
        printed = {
            path.relative_to(tmp_path).as_posix()
            for path in documents
            if "Zebrafinken" in (tmp_path / "neu" / path.relative_to(concept / "ausgabe")).read_text("utf-8")
        }
        assert stale == printed, text.name
        some_stale |= stale
        text.write_text(words, "utf-8")
    assert some_stale


@pytest.mark.parametrize("file", [FK, FK_MD], ids=["docx", "md"])
def test_other_words_with_a_fitting_seal_are_not_current(file: Path, tdocs: Tdocs, geschrieben: Path) -> None:
    sealed_anew(file, b"Haus am See", b"Haus am Meer")
    result = tdocs("render", "haus", "--check")
    assert (result.code, result.out) == (
        1,
        f"{file.as_posix()} ist nicht aktuell; tdocs schreibt es heute anders.\n",
    )
    assert tdocs("render", "haus").code == 0
    assert tdocs("render", "haus", "--check").code == 0


def test_a_word_among_the_digests_is_not_current(tdocs: Tdocs, geschrieben: Path) -> None:
    text = FK_MD.read_text("utf-8")
    for other in (
        text.replace("<!-- tdocs\n", "<!-- tdocs\nEin Satz.\n"),
        re.sub(r"tdocs:parts \w+\n", "", text),
    ):
        FK_MD.write_text(other, "utf-8")
        assert tdocs("render", "haus", "--check", "--format", "md").code == 1


def test_the_one_with_comments_is_called_that(tdocs: Tdocs, geschrieben: Path) -> None:
    assert tdocs("render", "haus", "--comments", "--format", "docx").code == 0
    result = tdocs("render", "haus", "--check", "--doc", "fachkonzept")
    assert result.code == 1
    assert "ist nicht aktuell; es ist die Fassung mit Kommentaren am Rand (--comments).\n" in result.out
    provider = Path("haus/provider.yaml")
    provider.write_text(provider.read_text("utf-8") + "\n# gelesen\n", "utf-8")
    both = tdocs("render", "haus", "--check", "--doc", "fachkonzept").out
    assert "Kommentaren am Rand (--comments); geändert: provider.yaml.\n" in both
    assert tdocs("render", "haus").code == 0
    assert tdocs("render", "haus", "--check").code == 0
