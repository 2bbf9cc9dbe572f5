"""`tdocs render --format html`: pages like the other formats, known again, and never written over."""

from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from rendering.html_reading import faults, printed
from rendering.markdown_words import written

PAGE = Path("haus/ausgabe/haus/fachkonzept.html")
CALL = ("render", "haus", "--doc", "fachkonzept", "--format", "html")


@pytest.fixture
def page(tdocs: Tdocs, haus: Path) -> Path:
    """The Fachkonzept as a page."""
    assert tdocs(*CALL).out == f"{PAGE.as_posix()}\n"
    return PAGE


def test_the_page_says_what_the_markdown_says(tdocs: Tdocs, page: Path) -> None:
    assert tdocs(*CALL, "--format", "md").code == 0
    text = page.read_text("utf-8")
    assert faults(text) == []
    assert printed(text) == written(page.with_suffix(".md").read_text("utf-8"))


def test_a_page_is_current_until_a_source_changes_and_then_written_anew(tdocs: Tdocs, page: Path) -> None:
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert tdocs(*CALL, "--check").code == 0
    offer = Path("haus/offer.yaml")
    offer.write_text(offer.read_text("utf-8").replace("Haus am See", "Haus am Fluss"), "utf-8")
    stale = tdocs(*CALL, "--check")
    assert (stale.code, "fachkonzept.html ist nicht aktuell" in stale.out) == (1, True)
    assert "offer.yaml" in stale.out
    assert tdocs(*CALL).code == 0
    assert "Haus am Fluss" in page.read_text("utf-8")


def test_an_edited_page_is_told_and_stays(tdocs: Tdocs, page: Path) -> None:
    edited = page.read_text("utf-8").replace("Haus am See", "Haus am Fluss")
    page.write_text(edited, "utf-8")
    assert "wurde von Hand bearbeitet" in tdocs(*CALL, "--check").out
    refused = tdocs(*CALL)
    assert (refused.code, "wurde seither bearbeitet" in refused.err) == (1, True)
    assert page.read_text("utf-8") == edited


def test_a_page_has_no_margin_for_comments(tdocs: Tdocs, haus: Path) -> None:
    refused = tdocs(*CALL, "--comments")
    assert (refused.code, "Bitte auch --format docx nennen." in refused.err) == (2, True)


def test_a_page_of_another_kind_beside_documents_is_no_coverage_table(tdocs: Tdocs, haus: Path) -> None:
    (haus / "tdocs.yaml").write_text("formate: [md]\ndokumente: [fachkonzept]\n", "utf-8")
    assert tdocs("render", "haus").code == 0
    other = haus / "ausgabe" / "stand.html"
    assert tdocs("status", "haus", "--format", "html", "--out", str(other)).code == 0
    assert "stand.html" not in tdocs("render", "haus", "--check").out
    other.write_text(other.read_text("utf-8").replace("<h1>", "<h1>Unser "), "utf-8")
    told = tdocs("render", "haus", "--check")
    assert (told.code, "stand.html gehört zu keinem Dokument" in told.out) == (0, True)
