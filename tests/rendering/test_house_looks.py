"""What the house decides of looks: alignment of titles and tables, and what its cover says already."""

from dataclasses import replace
from itertools import product

import pytest

from rendering.bausteine import BETRIEBSZEITEN, absatz, dokument, paragraf, zeile
from rendering.computed_numbers import Styles, style_of
from rendering.docx_lesen import Datei, W, text
from rendering.house_kinds import BASE, MARK, paragraph, style, word_file
from rendering.proben import UNTERSCHRIFTEN, vertrag
from sampling import few
from teilhabe_docs.documents.blocks import BlockDocument, OpenPlace, TableBlock, TextRun
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House
from teilhabe_docs.rendering.docx.house.sample import sample

PARTIES = (absatz("zwischen", rolle="mitte"), absatz("Haus", rolle="partei"))
OTHER = "Heilpädagogische Leistungen"
LINES = (
    *(absatz(words, rolle="mitte") for words in ("Schulkindergarten Kranichweg", "Lindenhof Teilhabe gGmbH")),
    absatz("Stand: 1. März 2027", rolle="mitte"),
    absatz("Fassung: 1.2", rolle="untertitel"),
    absatz(OTHER, rolle="mitte"),
)


def side(file: Datei, element: object) -> str:
    """How a paragraph is aligned, by itself or by its style."""
    styles = Styles(file)
    own = element.find(f"{W}pPr/{W}jc")
    said = own if own is not None else styles.said(style_of(element, styles), "pPr/jc")
    return "left" if said is None else said.get(f"{W}val")


def dressed(house: bytes, document: BlockDocument) -> Datei:
    return Datei(write_docx(document, haus=House(house), listed=False))


def aligned(of: str) -> str:
    return f'<w:jc w:val="{of}"/>' if of else ""


@pytest.mark.parametrize(
    ("said", "shown"), [("", "left"), ("left", "left"), ("right", "right"), ("center", "center")]
)
def test_the_title_stands_as_the_house_has_it_and_the_parties_with_it(said: str, shown: str) -> None:
    house = word_file(styles={"Titel": style("Titel", "Title", p=aligned(said))})
    file = dressed(house, dokument(paragraf(1, "A", absatz("Text")), kopf=PARTIES))
    top = file.finde("//w:body/w:p")[:3]
    assert [text(one) for one in top] == ["Leistungsvereinbarung", "zwischen", "Haus"]
    assert [side(file, one) for one in top] == [shown] * 3
    assert not any(one.find(f"{W}pPr/{W}jc") is not None for one in top)


def test_a_house_without_a_title_of_its_own_has_ours_centred_above_the_parties() -> None:
    house = word_file(styles={"Titel": ""})
    for file in (
        dressed(house, dokument(kopf=PARTIES)),
        Datei(write_docx(dokument(kopf=PARTIES))),
    ):
        assert [side(file, one) for one in file.finde("//w:body/w:p")[:3]] == ["center"] * 3


def test_a_party_that_the_house_has_aligned_stays() -> None:
    own = {"Partei": style("Partei", "Partei", p=aligned("right"))}
    file = dressed(word_file(styles=own), dokument(kopf=PARTIES))
    assert [side(file, one) for one in file.finde("//w:body/w:p")[:3]] == ["left", "left", "right"]


HOUSES = {
    "justified": word_file(styles={"Standard": style("Standard", "Normal", "", p=aligned("both"))}),
    "justified table text of ours": write_docx(sample(), listed=True),
    "centred": word_file(styles={"Standard": style("Standard", "Normal", "", p=aligned("center"))}),
}


@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
def test_cells_begin_at_the_left_whatever_running_text_does(house: bytes) -> None:
    wide = TableBlock(zeile(*"abcdefghijkl"), (zeile(*["6.30–14.15"] * 12),), ("links",) * 12)
    file = dressed(house, dokument(paragraf(1, "A", BETRIEBSZEITEN, absatz("B"), wide, UNTERSCHRIFTEN)))
    columns = [
        (cell, index) for row in file.finde("//w:tbl[1]/w:tr") for index, cell in enumerate(row.iter(f"{W}p"))
    ]
    assert {side(file, cell) for cell, index in columns if index == 0} == {"left"}
    assert {side(file, cell) for cell, index in columns if index == 3} == {"right"}
    for table in file.finde("//w:tbl")[1:]:
        assert {side(file, cell) for cell in table.iter(f"{W}p")} == {"left"}


def test_cells_stand_as_a_house_has_designed_them() -> None:
    own = {"T": style("T", "Tabellentext", p=aligned("center"))}
    file = dressed(word_file(styles=own), dokument(paragraf(1, "A", BETRIEBSZEITEN)))
    assert {side(file, row.find(f".//{W}p")) for row in file.finde("//w:tbl[1]/w:tr")} == {"center"}


def top_of(file: Datei) -> list[str]:
    """The texts from behind the cover to the first heading."""
    texts = [text(one) for one in file.finde("//w:body/w:p")]
    return texts[texts.index("Deckblatt") + 1 : texts.index("A")]


COVERS = few(product((False, True), repeat=4), 3)


@pytest.mark.parametrize("marks", [*COVERS, (True, True, True, True)])
def test_what_the_cover_says_is_not_said_again(marks: tuple[bool, ...]) -> None:
    """Only lines that say nothing else go, and the title where the cover has that."""
    shown = [
        name for name, there in zip(("Angebot", "Träger", "Stand", "Version"), marks, strict=True) if there
    ]
    for title in (True, False):
        cover = "".join(paragraph(f"[{name}]") for name in [*["Titel"] * title, *shown])
        house = word_file(cover + paragraph("Deckblatt") + MARK)
        file = dressed(house, dokument(paragraf(1, "A", absatz("Text")), kopf=LINES))
        gone = [there and title for there in marks]
        kept = [text_ for text_, there in zip(map(words_of, LINES), [*gone, False], strict=True) if not there]
        assert top_of(file) == [*["Leistungsvereinbarung"] * (not title), *kept]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Stand: [Stand] · Version [Version]", "Stand: 1. März 2027"),
        ("Version [Version] · Stand [Stand]", "Stand 1. März 2027"),
        ("[Angebot], Version [Version], Stand [Stand]", "Schulkindergarten Kranichweg, Stand 1. März 2027"),
        ("[Träger] | Version [Version]", "Lindenhof Teilhabe gGmbH"),
        ("[Version] / [Version] / [Titel]", "Leistungsvereinbarung"),
        ("Stand [Stand] (Version [Version])", "Stand 1. März 2027 (Version –)"),
        ("Version [Version]", ""),
        ("Haus, am See · [Titel]", "Haus, am See · Leistungsvereinbarung"),
    ],
)
@pytest.mark.parametrize("cut", [False, True])
def test_a_fact_that_nobody_knows_takes_its_words_along(line: str, shown: str, cut: bool) -> None:
    """Also where Word has cut the line into several runs."""
    if cut:
        line = line.replace("[", "[</w:t></w:r><w:r><w:t>").replace(" ", " </w:t></w:r><w:r><w:t>")
    house = word_file(paragraph(line) + paragraph("Deckblatt") + MARK)
    document = replace(dokument(paragraf(1, "A", absatz("Text"))), version="")
    assert text(dressed(house, document).finde("//w:body/w:p")[0]) == shown


def words_of(block: object) -> str:
    return "".join(piece.text for piece in block.inhalt)


def test_parties_and_open_places_are_never_left_out() -> None:
    cover = "".join(paragraph(f"[{name}]") for name in ("Titel", "Angebot", "Träger", "Stand", "Version"))
    house = word_file(cover + paragraph("Deckblatt") + MARK)
    agreement = dokument(paragraf(1, "A", absatz("Text")), kopf=(*LINES[:2], *PARTIES))
    assert top_of(dressed(house, agreement))[:3] == ["Leistungsvereinbarung", *map(words_of, LINES[:2])]
    place = absatz(TextRun("Stand: "), OpenPlace(FieldPath("angebot.stand"), "Stand"), rolle="mitte")
    open_ = dressed(house, dokument(paragraf(1, "A", absatz("Text")), kopf=(place,)))
    assert "offen" in top_of(open_)[0]
    assert vertrag().titel in [text(one) for one in dressed(word_file(), vertrag()).finde("//w:body/w:p")]


def test_a_field_for_the_title_is_told_of_where_only_the_cover_has_it_in_another_style() -> None:
    field = '<w:fldSimple w:instr=" STYLEREF &quot;Titel&quot; "/>'
    header = paragraph("[Angebot]", inside=field)
    for cover, said in (
        (paragraph("[Angebot]"), False),
        (paragraph("[Titel]", "Titel"), False),
        (paragraph("[Titel]"), True),
    ):
        house = House(word_file(cover + MARK, styles=dict(BASE), header=header))
        assert ("TD837" in {remark.code.code for remark in house.remarks}) == said


def look(file: Datei, name: str) -> tuple[int, str]:
    """Size in half points and colour of a style of the file."""
    styles = Styles(file)
    ident = next(
        one.get(f"{W}styleId")
        for one in file.xml("styles").iter(f"{W}style")
        if one.find(f"{W}name").get(f"{W}val") == name
    )
    size, colour = (styles.said(ident, f"rPr/{said}") for said in ("sz", "color"))
    return int(size.get(f"{W}val")), "" if colour is None else colour.get(f"{W}val")


@pytest.mark.parametrize(("size", "colour"), [(23, "1F3347"), (30, "AA5500"), (20, "006644")])
def test_titles_without_number_are_no_smaller_than_what_can_stand_below(size: int, colour: str) -> None:
    r = f'<w:color w:val="{colour}"/><w:sz w:val="{size}"/>'
    house = word_file(styles={"Überschrift 3": style("berschrift3", "heading 3", r=r)})
    file = dressed(house, dokument(paragraf(1, "A", absatz("Text"))))
    assert look(file, "Zwischentitel") == (size, colour)
    assert look(file, "Gruppentitel") == (max(size + 1, 24), colour)
    assert (
        look(Datei(write_docx(dokument())), "Zwischentitel")[0]
        >= look(Datei(write_docx(dokument())), "heading 3")[0]
    )


@pytest.mark.parametrize(("bar", "shown"), [("", "AA3300"), ("AA3300", "1F3347")])
def test_headings_that_a_house_lacks_have_its_letters(bar: str, shown: str) -> None:
    """A colour that stands on a bar of the house's headings goes only where that bar is."""
    colour = "FFFFFF" if bar else "AA3300"
    r = f'<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:color w:val="{colour}"/><w:sz w:val="30"/>'
    p = f'<w:shd w:val="clear" w:fill="{bar}"/>' if bar else ""
    house = word_file(styles={"berschrift1": style("berschrift1", "heading 1", p=p, r=r)})
    file = dressed(house, dokument(paragraf(1, "A", absatz("Text"))))
    assert look(file, "TOC Heading")[1] == shown
    assert look(file, "heading 5")[1] == colour
    styles = Styles(file)
    for ident in ("TOCHeading", "Heading5"):
        assert styles.said(ident, "rPr/rFonts").get(f"{W}ascii") == "Georgia"
    assert House(house).remarks == ()
