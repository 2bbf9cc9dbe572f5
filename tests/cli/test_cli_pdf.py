"""`--format pdf`: written, known again, told what is missing; without the extra, what to install."""

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree
from rendering.hausdateien import hausdatei
from rendering.pdf_reading import Pdf
from teilhabe_docs.rendering import pdf_document

ONE = ("--doc", "fachkonzept", "--format", "pdf")
FILE = Path("haus/ausgabe/haus/fachkonzept.pdf")


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(pdf_document, "find_spec", nothing)


def test_it_is_written_current_and_known_when_a_source_changes(tdocs: Tdocs, haus: Path) -> None:
    written = tdocs("render", "haus", *ONE)
    assert (written.code, written.out) == (0, f"{FILE.as_posix()}\n")
    assert "Wir sind da." in Pdf(FILE.read_bytes()).tree.text
    assert tdocs("render", "haus", *ONE, "--check").code == 0
    before = FILE.read_bytes()
    build_tree(haus, {"texte/leitbild.md": "Wir sind für Sie da.\n"})
    stale = tdocs("render", "haus", *ONE, "--check")
    assert (stale.code, "texte/leitbild.md" in stale.out) == (1, True)
    assert tdocs("render", "haus", *ONE).code == 0
    assert FILE.read_bytes() != before


def test_one_that_somebody_has_edited_is_not_overwritten(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("render", "haus", *ONE).code == 0
    edited = FILE.read_bytes().replace(b"%%EOF", b"%%EOF\n% unterschrieben")
    FILE.write_bytes(edited)
    refused = tdocs("render", "haus", *ONE)
    assert (refused.code, "wurde seither bearbeitet" in refused.err) == (1, True)
    assert FILE.read_bytes() == edited
    assert tdocs("render", "haus", *ONE, "--force").code == 0


def test_a_pdf_that_others_lay_there_is_no_document_of_ours(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "formate: [pdf]\ndokumente: [fachkonzept]\n"})
    assert tdocs("render", "haus").code == 0
    build_tree(FILE.parent, {"unterschrieben.pdf": b"%PDF-1.7\n", "alt.pdf": FILE.read_bytes()})
    checked = tdocs("render", "haus", "--check")
    assert (checked.code, "unterschrieben" in checked.out, "alt.pdf" in checked.out) == (0, False, True)
    assert "aktuell" in tdocs("status", "haus").out


@pytest.mark.usefixtures("without_extra")
@pytest.mark.parametrize(
    "call",
    [
        ("render", *ONE),
        ("render", *ONE, "--check"),
        ("synopse", "--format", "pdf", "--out", "n.pdf"),
        ("status",),
    ],
)
def test_without_the_extra_a_message_says_what_to_install(
    tdocs: Tdocs, haus: Path, call: tuple[str, ...]
) -> None:
    build_tree(haus, {"tdocs.yaml": "formate: [pdf]\n"})
    ended = tdocs(call[0], "haus", *call[1:])
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == 'Für PDF fehlt das Paket »typst«. Bitte installieren: pip install "typst>=0.15"\n'
    assert not FILE.exists()


@pytest.mark.parametrize("code", ["x = 1", "def", "1 / 0", "import nowhere", "raise OSError('libc.so.6')"])
def test_a_damaged_extra_is_told_in_words(
    tdocs: Tdocs, haus: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_tree(haus, {"schaden/typst.py": f"{code}\n"})
    monkeypatch.syspath_prepend(str(haus / "schaden"))
    for name in [name for name in sys.modules if name.partition(".")[0] == "typst"]:
        monkeypatch.delitem(sys.modules, name)
    ended = tdocs("render", "haus", *ONE)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Für PDF ist das Paket »typst« da, lässt sich aber nicht laden. Bitte neu")


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_everything_else_works(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("render", "haus", "--doc", "fachkonzept", "--format", "md", "--format", "docx").code == 0


def test_what_a_house_has_and_pdf_has_not_is_told(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"haus.docx": hausdatei()})
    both = tdocs("render", "haus", *ONE, "--format", "docx", "--house", "haus/haus.docx")
    assert (both.code, both.err.count("aus der Hausvorlage nur die Farben")) == (0, 1)
    assert (
        "aus der Hausvorlage nur"
        not in tdocs("render", "haus", *ONE, "--house", "haus/haus.docx", "--quiet").err
    )
    assert (
        "aus der Hausvorlage nur" not in tdocs("render", "haus", "--house", "haus/haus.docx", "--force").err
    )


def test_what_pages_for_browsers_do_not_take_from_a_house_is_told(tdocs: Tdocs, haus: Path) -> None:
    said = "Seiten für Browser (HTML) bekommen nichts aus der Hausvorlage"
    build_tree(haus, {"haus.docx": hausdatei()})
    one = ("render", "haus", "--doc", "fachkonzept")
    assert tdocs(*one, "--format", "html", "--house", "haus/haus.docx").err.count(said) == 1
    assert said not in tdocs(*one, "--format", "html").err
    build_tree(haus, {"tdocs.yaml": "hausvorlage: haus.docx\nformate: [docx, html]\n"})
    assert tdocs(*one).err.count(said) == 1
    assert said not in tdocs(*one, "--quiet").err
    assert said not in tdocs(*one, "--format", "docx").err


def test_characters_that_no_font_has_are_told(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"texte/leitbild.md": "Wir sind da: 你好.\n"})
    written = tdocs("render", "haus", *ONE, "--format", "md")
    told = [line for line in written.err.splitlines() if "Schriften" in line]
    assert told == [
        f"»{FILE.as_posix()}«: Die Schriften des PDF haben diese Zeichen nicht, dort steht □: "
        "你 (U+4F60), 好 (U+597D)."
    ]


def test_the_coverage_table_becomes_one_too(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("synopse", "haus", "--out", "nachweis.pdf").code == 0
    pdf = Pdf(Path("nachweis.pdf").read_bytes())
    assert list(pdf.tree.all("TH"))
    wide, high = (float(side) for side in pdf.file.pages[0].MediaBox[2:])
    assert wide > high
