"""The page says what the Markdown says: every kind of block, the same words in the same order."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from examples import EXAMPLES
from rendering.bausteine import (
    BETRIEBSZEITEN,
    absatz,
    buchstaben,
    dokument,
    fussnote,
    paragraf,
    png,
    punkt,
    striche,
    teil,
    verweis,
    zahlen,
    zeile,
)
from rendering.html_reading import main, printed, read
from rendering.markdown_words import written
from rendering.pandoc_vergleich import Eintrag, text_sicht
from rendering.proben import UNTERSCHRIFTEN, konzept, vertrag
from sampling import few, one_of
from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Block,
    BlockDocument,
    Footnote,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    NormList,
    NumberedPart,
    OpenPlace,
    Paragraph,
    Picture,
    Role,
    Section,
    TableBlock,
    TextRun,
    nodes,
)
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.documents.profile.shelf import BUILT_IN
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.rendering.assembly import assemble
from teilhabe_docs.rendering.font_widths import HEADER, ours
from teilhabe_docs.rendering.header_lines import Margins, header_lines
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown

BILD = Picture("Grundriss", "bilder/raum.png", png(30, 20), 30, 20, 48)
INLINES = {
    "TextRun": (TextRun("fett", fett=True), TextRun("schräg", kursiv=True), TextRun("x = 1", code=True)),
    "LineBreak": (TextRun("oben"), LineBreak(), TextRun("unten")),
    "Link": (Link("https://example.org/?a=1&b=2", (TextRun("Adresse"),)),),
    "Reference": (verweis(("§ 1", "s1"), (" und ", ""), ("§ 9", "fehlt")),),
    "AnlageReference": (AnlageReference("konzept", "Anlage 1", 1),),
    "NormList": (TextRun("Normen"), NormList()),
    "Footnote": (TextRun("Satz"), fussnote("Anmerkung", fussnote("innere")), Footnote(())),
    "OpenPlace": (OpenPlace("angebot.plaetze", "Zahl der Plätze"),),
    "Picture": (TextRun("davor "), BILD),
}
BLOCKS = {
    "Paragraph": absatz("Satz."),
    "Heading": Heading(3, (TextRun("Überschrift"),)),
    "ItemList": striche(
        "eins", punkt("zwei", zahlen("drei", beginn=4), buchstaben(punkt("vier", nummer="a")))
    ),
    "TableBlock": BETRIEBSZEITEN,
    "NumberedPart": teil("s1.a", "1", "Absatz.", striche("Punkt")),
    "Section": Section("s1.b", 2, "§ 1.1", "Unterabschnitt", (absatz("Darin."),)),
}


def page(*blocks: Block) -> BlockDocument:
    return dokument(paragraf(1, "Titel", *blocks))


def same_words(document: BlockDocument) -> bool:
    assert printed(write_html(document)) == written(write_markdown(document))
    return True


def test_each_kind_of_node_has_a_sample() -> None:
    assert INLINES.keys() == {kind.__name__ for kind in get_args(Inline)}
    assert BLOCKS.keys() == {kind.__name__ for kind in get_args(Block)}


@pytest.mark.parametrize("kind", INLINES)
def test_inline_content_has_its_words(kind: str) -> None:
    assert same_words(page(Paragraph(INLINES[kind])))
    assert same_words(page(TableBlock(zeile("Kopf"), (zeile(INLINES[kind]),), ("links",))))


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_has_its_words(kind: str) -> None:
    here = page(BLOCKS[kind], absatz("danach"))
    assert same_words(here)
    without = page(absatz("danach"))
    assert len(main(write_html(here)).text_content()) > len(main(write_html(without)).text_content())


@pytest.mark.parametrize("role", get_args(Role))
def test_a_paragraph_of_each_role_has_its_words(role: str) -> None:
    here = page(absatz("Worte", TextRun("dazu", code=role == "code"), rolle=role), absatz("danach"))
    assert same_words(here)
    assert "Worte" in main(write_html(here)).text_content()


@pytest.mark.parametrize("probe", [vertrag, konzept])
def test_a_document_has_the_words_of_its_markdown_in_order(probe) -> None:
    assert same_words(probe())


@pytest.mark.parametrize("example", one_of(EXAMPLES, 1), ids=lambda folder: folder.name)
def test_an_example_has_the_words_of_its_markdown_in_order(example) -> None:
    for loaded in load_repository(example).konzepte:
        for kind, profile in choose(loaded, BUILT_IN, list(DOKUMENTE)).profile.items():
            assert same_words(assemble(loaded, outline_of(loaded.konzept, profile)).dokument), kind


@pytest.mark.parametrize("probe", [vertrag, konzept])
def test_pandoc_reads_the_blocks_of_the_markdown(probe) -> None:
    document = probe()
    above = [
        k for k in nodes(document) if isinstance(k, Paragraph) and k.rolle in ("zwischentitel", "untertitel")
    ]
    bold = {"".join(piece.text for piece in k.inhalt if isinstance(piece, TextRun)) for k in above}

    def leveled(entry: Eintrag) -> Eintrag:
        return ("absatz", entry[-1]) if entry[0] == "überschrift" and entry[-1] in bold else entry

    text = write_html(document)
    text = text[: text.index("<a class")] + text[text.index("<main") :]
    markdown = text_sicht(write_markdown(document), "commonmark+pipe_tables+footnotes")
    assert [*map(leveled, text_sicht(text, "html"))] == markdown


def test_sections_numbers_and_parts_stand_where_references_lead() -> None:
    top = read(write_html(vertrag()))
    section = top.find(".//section[@id='s2']")
    assert "".join(section.find("h2").itertext()) == "§\u00a02 Beschreibung des Leistungsangebots"
    assert [e.get("href") for e in top.iter("a") if "Abs." in (e.text or "")] == [
        "#s2.plaetze",
        "#s2.angebot",
    ]
    assert top.find(".//div[@id='s2.plaetze']/p/span").text == "(3) "
    assert top.find(".//li[@id='s2.schwerpunkte']/p/span").text == "b) "


def test_a_figured_list_begins_where_it_should() -> None:
    assert '<ol start="5">' in write_html(konzept())
    assert '<ol start="' not in write_html(vertrag())


def test_headings_of_texts_stand_below_those_of_the_profile_and_skip_no_level() -> None:
    here = page(
        Heading(5, (TextRun("tief"),)),
        Heading(1, (TextRun("hoch"),)),
        absatz("Zwischentitel", rolle="zwischentitel"),
        Heading(2, (TextRun("darunter"),)),
        Section("u", 2, "", "Abschnitt", (Heading(1, (TextRun("innen"),)),)),
    )
    levels = [(e.tag, e.text) for e in main(write_html(here)).iter("h3", "h4", "h5")]
    assert levels == [
        ("h3", "tief"),
        ("h3", "hoch"),
        ("h3", "Zwischentitel"),
        ("h4", "darunter"),
        ("h3", "Abschnitt"),
        ("h4", "innen"),
    ]


def test_quoted_paragraphs_are_one_quotation() -> None:
    here = page(absatz("eins", rolle="zitat"), absatz("zwei", rolle="zitat"), absatz("frei"))
    (quotation,) = read(write_html(here)).iter("blockquote")
    assert [p.text for p in quotation] == ["eins", "zwei"]


def test_a_picture_is_in_the_page_as_large_as_in_print() -> None:
    (figure,) = read(write_html(page(absatz(BILD)))).iter("figure")
    (picture,) = figure
    assert picture.get("src", "").startswith("data:image/png;base64,iVBOR")
    assert (picture.get("alt"), picture.get("width"), picture.get("height")) == ("Grundriss", "60", "40")


def test_what_browsers_cannot_show_is_told_in_words() -> None:
    assert ">Plan</figure>" in write_html(page(absatz(Picture("Plan", "x.svg", b"<svg/>", 1, 1))))


def test_the_signature_block_has_no_heads_and_a_line_above_each_name() -> None:
    named = TableBlock(zeile("Träger", ""), (zeile("Ort, Datum", ""),), ("links", "links"), "unterschriften")
    (table,) = read(write_html(page(named))).iter("table")
    assert [[(c.tag, "".join(c.itertext())) for c in row] for row in table] == [
        [("td", "Träger"), ("td", "")],
        [("td", "Ort, Datum"), ("td", "")],
    ]
    assert len(list(table.iter("p"))) == 1
    assert same_words(page(UNTERSCHRIFTEN))


@pytest.mark.parametrize("known", few(product((True, False), repeat=4), 3))
def test_a_page_shows_what_the_header_of_a_word_file_says(known: tuple[bool, ...]) -> None:
    names = ("traeger", "angebot", "stand", "version")
    document = replace(
        page(absatz("Text")), **{n: "" for n, there in zip(names, known, strict=True) if not there}
    )
    said = header_lines(document, Margins(10**6, 10**6, ours(HEADER)))
    (body,) = read(write_html(document)).iter("body")
    shown = ["".join(p.itertext()).replace("\u00a0", " ") for p in body.iterfind("header/p")]
    assert shown == [part for line in said for part in line if part]
    assert [one.tag for one in body if one.get("class") != "skip"] == [*["header"] * bool(shown), "main"]


def test_a_row_that_names_those_below_is_one_cell() -> None:
    rows = (zeile("Gruppe", "", ""), zeile("Leitung", "", "1,00"), zeile("Summe", "", ""))
    (table,) = read(write_html(page(TableBlock(zeile("A", "B", "C"), rows, ())))).iter("table")
    (body,) = table.iter("tbody")
    shown = [[("".join(cell.itertext()), cell.get("colspan")) for cell in row] for row in body]
    assert shown == [[("Gruppe", "3")], [("Leitung", None), ("", None), ("1,00", None)], [("Summe", "3")]]


@pytest.mark.parametrize("outer", [zahlen, striche])
def test_bullets_below_any_list_are_dashes(outer: Callable[..., ItemList]) -> None:
    """As in Word and PDF: the looks name each list in a list, whatever kind that is."""
    whole = write_html(page(outer(punkt("a", striche("b")))))
    (looks,) = read(whole).iter("style")
    rules = dict(re.findall(r"^(\S.*?) \{ list-style-type: (\S+?)[;\s]", looks.text or "", re.MULTILINE))
    (inner,) = [one for one in read(whole).iter("ul") if one.getparent().tag == "li"]
    around = inner.getparent().getparent().tag
    named = [words for words in rules if words in (f"{around} ul", ":is(ul, ol) ul")]
    assert [rules[words] for words in named] == ['"–\\2002"']


def test_a_short_document_has_no_contents_and_a_long_one_leads_to_its_sections() -> None:
    assert "<nav" not in write_html(page(absatz("kurz")))
    (contents,) = read(write_html(konzept())).iter("nav")
    targets = "".join(a.get("href", "") for a in contents.iter("a"))
    assert targets == "#traeger#leitbild#organisation#methoden#tiefe#qualitaet#anhang"


def test_title_author_and_day_come_from_the_data() -> None:
    top = read(write_html(konzept()))
    assert top.findtext("head/title") == f"Fachkonzept – {konzept().angebot}"
    named = {e.get("name"): e.get("content") for e in top.iter("meta")}
    assert (named["author"], named["dcterms.date"]) == (konzept().traeger, "2027-03-01")


def test_an_open_place_stands_out_and_says_so() -> None:
    (mark,) = read(write_html(vertrag())).iter("mark")
    assert mark.text == "[offen: Zahl der Plätze]"


def test_items_without_content_are_left_out() -> None:
    assert "<ul" not in write_html(page(striche(ListItem(()), ListItem((absatz(" "),)))))
    assert "<div" not in write_html(page(NumberedPart("", (absatz("Satz."),))))
