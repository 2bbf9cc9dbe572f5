"""The list of contents in a Word file: when there is one, what it lists, what room it has."""

from dataclasses import replace

import pytest

from rendering.bausteine import absatz, dokument, png, teil
from rendering.computed_numbers import Styles, style_of
from rendering.docx_lesen import Datei, W, text
from rendering.house_kinds import indented_contents, large_text, style, word_file
from teilhabe_docs.documents.blocks import BlockDocument, Heading, Picture, Section, TextRun
from teilhabe_docs.model.choices import Dokument, Format
from teilhabe_docs.rendering.document_formats import read_written, without_pages
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House
from teilhabe_docs.rendering.docx.page_estimate import has_contents
from teilhabe_docs.rendering.font_widths import text_width

PAGE = 3_200
"""Characters of a page of paragraphs that have 400 each."""


def long(pages: float, zaehlung: str = "paragraf", *blocks: object) -> BlockDocument:
    """A contract of so many pages, roughly, in twelve §§, the first of them with `blocks`."""
    paragraphs = [absatz("Wort und Sinn " * 29) for _ in range(round(pages * PAGE / 400))]
    sign = "§ " if zaehlung == "paragraf" else ""
    sections = [
        Section(
            f"s{n}", 1, f"{sign}{n}", f"Titel {n}", (*(blocks if n == 1 else ()), *paragraphs[n - 1 :: 12])
        )
        for n in range(1, 13)
    ]
    return dokument(*sections, zaehlung=zaehlung)


def listed(file: Datei) -> list[tuple[str, str]]:
    """Style and words of each entry; each leads to the heading with these words."""
    at = {
        mark.get(W + "name"): "".join(mark.getparent().itertext()) for mark in file.finde("//w:bookmarkStart")
    }
    found = []
    for entry in file.finde("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC') and w:hyperlink]"):
        *_, title = entry.xpath("w:hyperlink/w:r/w:t/text()", namespaces={"w": W[1:-1]})
        (link,) = entry.iter(W + "hyperlink")
        assert at[link.get(W + "anchor")] == title
        found.append((entry.find(f"{W}pPr/{W}pStyle").get(W + "val"), title))
    return found


@pytest.mark.parametrize("zaehlung", ["paragraf", "dezimal"])
@pytest.mark.parametrize(("pages", "there"), [(3, False), (4.5, False), (6, True), (20, True)])
def test_from_six_pages_on_contents_are_listed(zaehlung: str, pages: float, there: bool) -> None:
    entries = listed(Datei(write_docx(long(pages, zaehlung))))
    assert entries == ([("TOC1", f"Titel {n}") for n in range(1, 13)] if there else [])


def test_the_last_entries_of_contents_go_to_the_next_page_together() -> None:
    entries = Datei(write_docx(long(20))).finde("//w:sdt//w:p[w:hyperlink]")
    kept = [entry.find(f"{W}pPr/{W}keepNext") is not None for entry in entries]
    assert kept == [True, True, *[False] * 6, True, True, True, False]


def test_what_has_contents() -> None:
    pictures = [absatz(Picture("Plan", "plan.png", png(8, 12), 800, 1200)) for _ in range(8)]
    assert has_contents(long(0, "paragraf", *pictures))
    assert not has_contents(dokument(kopf=tuple(pictures)))
    assert [art for art in (*Dokument, "synopse") if has_contents(replace(long(8), art=art))] == [*Dokument]


def test_word_files_alone_list_contents_without_pages() -> None:
    assert [name for name in Format if without_pages(long(8), [name])] == [Format.DOCX]


def test_headings_of_authors_are_listed_as_word_will_list_them() -> None:
    typed = (Heading(2, (TextRun("Erste"),)), Heading(3, (TextRun("Zu tief"),)))
    inside = teil("a", "1", absatz("Satz."), Heading(2, (TextRun("Zweite"),)))
    entries = listed(Datei(write_docx(long(8, "paragraf", *typed, inside))))
    assert entries[:4] == [("TOC1", "Titel 1"), ("TOC2", "Erste"), ("TOC2", "Zweite"), ("TOC1", "Titel 2")]


def test_titles_inside_a_section_are_headings_that_word_does_not_list() -> None:
    """Word lists by `TOC \\o` what has its own styles of headings, by `\\u` what has a level (17.16.5.68)."""
    title = absatz("Zwischentitel", rolle="zwischentitel")
    file = Datei(write_docx(long(8, "paragraf", title)))
    (field,) = file.finde("//w:instrText[contains(., 'TOC')]/text()")
    assert field.split() == ["TOC", "\\o", '"1-2"', "\\h", "\\z"]
    (level,) = file.finde(
        "//w:p[w:pPr/w:pStyle/@w:val='Zwischentitel']/w:pPr/w:outlineLvl/@w:val"
    ) or file.finde("//w:style[@w:styleId='Zwischentitel']/w:pPr/w:outlineLvl/@w:val", "styles")
    assert level == "1"
    styles = Styles(file)
    headings = [
        text(p)
        for p in file.xml().iter(W + "p")
        if styles.name(style_of(p, styles)) in ("heading 1", "heading 2")
    ]
    assert [words for _, words in listed(file)] == headings


@pytest.mark.parametrize("by", ["Verzeichnis", "Standard"])
def test_entries_of_a_house_reach_the_margin_or_libreoffice_hides_their_pages(by: str) -> None:
    file = Datei(write_docx(long(8), haus=House(indented_contents(by=by))))
    for name in ("V1", "V2"):
        (indent,) = file.finde(f"//w:style[@w:styleId='{name}']/w:pPr/w:ind", "styles")
        assert (indent.get(W + "right"), indent.get(W + "end")) == ("0", None)


def test_nothing_hides_the_pages_that_word_will_set_at_the_right_margin() -> None:
    file = Datei(write_docx(long(8)))
    for name in ("TOC1", "TOC2"):
        (entry,) = file.finde(f"//w:style[@w:styleId='{name}']/w:pPr", "styles")
        assert entry.find(W + "ind").get(W + "right") is None
        assert [tab.get(W + "pos") for tab in entry.iter(W + "tab")][-1] == "9072"


@pytest.mark.parametrize(
    "house", [large_text(), word_file(styles={"toc1": style("toc1", "toc 1", r='<w:sz w:val="48"/>')})]
)
def test_numbers_have_room_in_the_letters_of_a_house(house: bytes) -> None:
    file = Datei(write_docx(long(8), haus=House(house)))
    for entry in file.finde("//w:p[w:hyperlink][w:pPr/w:ind]"):
        room = entry.find(f"{W}pPr/{W}ind")
        assert int(room.get(W + "hanging")) > text_width("§ 12", 320, bold=True)
        assert room.get(W + "left") == room.get(W + "hanging")


def test_a_document_that_lets_word_ask_says_the_same() -> None:
    digests = {"tdocs:profile": "0" * 64}
    plain, asking = (write_docx(long(8), digests, renew=renew) for renew in (False, True))
    settings = Datei(asking).xml("settings")
    names = [child.tag.removeprefix(W) for child in settings]
    assert names.index("characterSpacingControl") < names.index("updateFields") < names.index("footnotePr")
    assert plain != asking
    assert read_written(plain).same(read_written(asking))
    assert read_written(asking).untouched
    assert write_docx(long(3), digests, renew=True) == write_docx(long(3), digests)
    dressed = write_docx(long(8), haus=House(large_text()), renew=True)
    assert Datei(dressed).xml("settings").find(W + "updateFields") is not None
