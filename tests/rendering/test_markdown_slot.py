"""Texts of authors: what Markdown means in them, and what it does not."""

from dataclasses import replace

import pytest

from rendering.bausteine import dokument, paragraf, png
from rendering.docx_lesen import Datei
from rendering.html_reading import read
from rendering.markdown_proben import p, slot, striche
from teilhabe_docs.documents.blocks import (
    Footnote,
    Heading,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Picture,
    TableBlock,
    TextRun,
)
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown


@pytest.mark.parametrize(
    "text",
    [
        "Erzieher*in und Heilpädagog*in",
        "2*3*4",
        "datei_name_lang",
        "[Leitung]: Meier",
        "<b>Wichtig</b> und <br> & Co",
        "5 < 6 > 4",
        "~~alt~~",
        "{.und}",
    ],
)
def test_plain_characters_stay_text(text: str) -> None:
    assert slot(text) == ((p(text),), ())


def test_emphasis_inside_a_word_group() -> None:
    gelesen = slot("ein **fetter *und kursiver* Teil**, `code`")
    assert gelesen.bloecke == (
        p(
            "ein ",
            TextRun("fetter ", fett=True),
            TextRun("und kursiver", fett=True, kursiv=True),
            TextRun(" Teil", fett=True),
            ", ",
            TextRun("code", code=True),
        ),
    )


def test_an_indented_paragraph_is_no_code() -> None:
    assert slot("    eingerückt").bloecke == (p("eingerückt"),)


def test_a_line_under_words_makes_no_heading_and_is_named() -> None:
    gelesen = slot("Ziel\n---\nText")
    assert gelesen.bloecke == (p("Ziel"), p("Text"))
    ((zeile, text),) = ((a.zeile, a.text) for a in gelesen.anmerkungen)
    assert zeile == 2
    assert "eine Überschrift wird »# Überschrift« geschrieben" in text


def test_line_breaks() -> None:
    assert slot("eins\nzwei  \ndrei\\\nvier").bloecke == (
        p("eins zwei", LineBreak(), "drei", LineBreak(), "vier"),
    )


def test_entities_cannot_bring_in_a_line_break() -> None:
    assert slot("a&#10;b &amp; c").bloecke == (p("a b & c"),)


def test_loose_and_tight_lists_are_the_same() -> None:
    assert slot("- a\n- b").bloecke == slot("- a\n\n- b").bloecke == (striche("a", "b"),)


def test_a_numbered_list_keeps_its_first_number() -> None:
    (liste,) = slot("7. a\n8. b").bloecke
    assert isinstance(liste, ItemList)
    assert (liste.art, liste.beginn, len(liste.punkte)) == ("zahl", 7, 2)


def test_nested_lists() -> None:
    assert slot("- a\n  - b").bloecke == (ItemList("strich", (ListItem((p("a"), striche("b"))),)),)


def test_an_item_without_text_is_dropped() -> None:
    assert slot("- a\n-\n- b").bloecke == (striche("a", "b"),)


def test_quotations_are_flat() -> None:
    assert slot("> a\n>\n> > b").bloecke == (p("a", rolle="zitat"), p("b", rolle="zitat"))


def test_fenced_code() -> None:
    assert slot("```\na\n  *b*\n```").bloecke == (
        Paragraph((TextRun("a", code=True), LineBreak(), TextRun("  *b*", code=True)), "code"),
    )


def test_a_table() -> None:
    assert slot("| a | b |\n|:-:|--:|\n| 1 | x\\|y |").bloecke == (
        TableBlock(
            ((TextRun("a"),), (TextRun("b"),)), (((TextRun("1"),), (TextRun("x|y"),)),), ("mitte", "rechts")
        ),
    )


def test_a_table_with_an_empty_header_has_none() -> None:
    (tabelle,) = slot("| | |\n|---|---|\n| 1 | |").bloecke
    assert tabelle == TableBlock((), (((TextRun("1"),), ()),), ("links", "links"))


def test_a_table_row_with_too_many_cells_is_named() -> None:
    (anmerkung,) = slot("| a | b |\n|---|---|\n| 1 | 2 | 3 |").anmerkungen
    assert anmerkung.zeile == 3
    assert "hat 3 Zellen, die Kopfzeile nur 2" in anmerkung.text


def stufen(text: str, ebene: int = 1) -> list[int]:
    return [block.stufe for block in slot(text, ebene=ebene).bloecke if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("text", "ergebnis"),
    [
        ("### A", [2]),
        ("# A\n### B\n# C", [2, 3, 2]),
        ("# A\n### B\n## C\n### D", [2, 3, 3, 4]),
        ("## A\n# B\n## C", [2, 2, 3]),
    ],
)
def test_headings_begin_below_the_section_and_skip_no_level(text: str, ergebnis: list[int]) -> None:
    assert stufen(text) == ergebnis


def test_headings_below_a_deeper_section() -> None:
    assert stufen("# A", ebene=3) == [4]


def test_headings_in_lists_and_quotations_are_subtitles() -> None:
    assert slot("- # a\n\n> # b").bloecke == (
        ItemList("strich", (ListItem((p("a", rolle="zwischentitel"),)),)),
        p("b", rolle="zwischentitel"),
    )


def test_headings_are_subtitles_where_the_caller_wants_them() -> None:
    assert slot("# a", zwischentitel=True).bloecke == (p("a", rolle="zwischentitel"),)


def test_a_link_into_the_web() -> None:
    gelesen = slot("[hier](https://example.org/ä) <https://example.org>")
    assert gelesen.bloecke == (
        p(
            Link("https://example.org/%C3%A4", (TextRun("hier"),)),
            " ",
            Link("https://example.org", (TextRun("https://example.org"),)),
        ),
    )


@pytest.mark.parametrize("ziel", ["texte/leitbild.md", "javascript:alert(1)", "#anker"])
def test_a_link_to_elsewhere_is_named_and_leaves_its_text(ziel: str) -> None:
    gelesen = slot(f"siehe [hier]({ziel})")
    assert gelesen.bloecke == (p("siehe hier"),)
    assert f"»{ziel}« führt nicht ins Netz" in gelesen.anmerkungen[0].text


def test_a_picture_is_asked_for_with_its_plain_target() -> None:
    assert slot("![Haus *Süd*](<bilder/haus süd.png>)").bloecke == (
        p(Picture("Haus Süd", "bilder/haus süd.png", b"", 10, 10)),
    )


@pytest.mark.parametrize("title", ["Grundriss", 'Das "Haus" \\ 1 | *2*', "über  zwei\nZeilen", ""])
def test_the_title_of_a_picture_goes_along(title: str) -> None:
    typed = title.replace("\\", "\\\\").replace('"', '\\"')
    ((picture,),) = (block.inhalt for block in slot(f'![Haus](haus.png "{typed}")').bloecke)
    assert picture.titel == " ".join(title.split())
    shown = replace(picture, daten=png(4, 4))
    written = dokument(paragraf(1, "A", p(shown)))
    line = next(line for line in write_markdown(written).splitlines() if line.startswith("!["))
    assert slot(line).bloecke == (p(picture),)
    (properties,) = Datei(write_docx(written)).finde("//wp:docPr")
    assert properties.get("title", "") == picture.titel
    image = next(read(write_html(written)).iter("img"))
    assert image.get("title", "") == picture.titel


def test_a_picture_that_cannot_be_had_leaves_its_text() -> None:
    gelesen = slot("Text\n![Haus](x.gif)")
    assert gelesen.bloecke == (p("Text Haus"),)
    assert [(a.zeile, a.text) for a in gelesen.anmerkungen] == [(2, "Das Bild »x.gif« gibt es nicht.")]


def test_a_footnote_stands_at_its_mark() -> None:
    note = Footnote((p("Eine ", TextRun("Note", kursiv=True)),))
    assert slot("Text^[Eine *Note*].").bloecke == (p("Text", note, "."),)
    assert slot("Text[^a].\n\n[^a]: Eine *Note*").bloecke == (p("Text", note, "."),)


def test_a_label_used_twice_gives_two_notes() -> None:
    note = Footnote((p("N"), p("M")))
    assert slot("a[^1] b[^1]\n\n[^1]: N\n\n    M").bloecke == (p("a", note, " b", note),)


def test_a_footnote_in_a_link_stands_behind_it() -> None:
    assert slot("[a^[n]](https://x.de)").bloecke == (
        p(Link("https://x.de", (TextRun("a"),)), Footnote((p("n"),))),
    )


@pytest.mark.parametrize(
    ("text", "zeile", "bemerkung"),
    [
        ("a\n\nb[^q]", 3, "Zur Fußnote »[^q]« fehlt der Text"),
        ("a\n\n[^q]: b", 3, "Auf die Fußnote »[^q]« verweist nichts"),
        ("a[^q]\n\n[^q]: b\n\n[^q]: c", 5, "zweimal beschrieben"),
        ("a[^q]\n\n[^q]: b ^[c]", 3, "In einer Fußnote kann keine zweite stehen"),
        ("a ^[b ^[c]]", 1, "In einer Fußnote kann keine zweite stehen"),
        ("a[^q]\n\n[^q]: # b", 3, "Eine Überschrift hat in einer Fußnote keinen Platz"),
        ("a[^q]\n\n[^q]: b\n\n    - c", 5, "Eine Liste hat in einer Fußnote keinen Platz"),
        ("a[^q]\n\n[^q]: b\n\n    | c |\n    |---|", 5, "Eine Tabelle hat in einer Fußnote keinen Platz"),
        ("a ^[]", 1, "Diese Fußnote ist leer"),
    ],
)
def test_what_is_wrong_with_a_footnote_is_named(text: str, zeile: int, bemerkung: str) -> None:
    gelesen = slot(text)
    assert [a.zeile for a in gelesen.anmerkungen if bemerkung in a.text] == [zeile]


def test_lists_and_tables_in_a_footnote_become_paragraphs() -> None:
    gelesen = slot("a[^q]\n\n[^q]: b\n\n    - c\n\n    | d | e |\n    |---|---|\n    | f | g |")
    assert gelesen.bloecke == (p("a", Footnote((p("b"), p("c"), p("d | e"), p("f | g")))),)


def test_a_note_without_text_stays_as_typed() -> None:
    assert slot("a[^q]").bloecke == (p("a[^q]"),)
