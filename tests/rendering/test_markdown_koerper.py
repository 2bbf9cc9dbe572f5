"""Bodies of profiles: bound values, roles, markers."""

import pytest

from rendering.markdown_proben import koerper, marke, p, striche
from teilhabe_docs.documents.blocks import (
    Footnote,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    OpenPlace,
    TableBlock,
    TextRun,
)
from teilhabe_docs.rendering.markdown.markdown_reader import BlockResult

NAME = (TextRun("AWO *Nord* [x](y)"),)
TEXTBLOCK = BlockResult((p("eins"), striche("zwei")))


def test_a_bound_value_is_never_markdown() -> None:
    assert koerper(f"Träger: {marke(0)}.", NAME) == ((p("Träger: AWO *Nord* [x](y)."),), ())


@pytest.mark.parametrize("zeichen", ["**", "__"])
def test_a_bound_value_takes_the_emphasis_around_it(zeichen: str) -> None:
    assert koerper(
        f"{zeichen}{marke(0)}{zeichen}", (TextRun("a", kursiv=True), OpenPlace("p", "h"))
    ).bloecke == (p(TextRun("a", fett=True, kursiv=True), OpenPlace("p", "h")),)


@pytest.mark.parametrize("text", ["*{}*wort", "(*{}*)", "a *{}, b*"])
def test_emphasis_next_to_a_mark_acts_as_next_to_a_letter(text: str) -> None:
    mit_marke = koerper(text.format(marke(0)), (TextRun("x"),)).bloecke
    assert mit_marke == koerper(text.format("x")).bloecke


def test_a_value_in_a_cell_a_footnote_and_a_link() -> None:
    text = f"| {marke(0)} |\n|---|\n| [{marke(0)}](https://x.de)^[{marke(0)}] |"
    assert koerper(text, (TextRun("a|b"),)).bloecke == (
        TableBlock(
            ((TextRun("a|b"),),),
            (((Link("https://x.de", (TextRun("a|b"),)), Footnote((p("a|b"),))),),),
            ("links",),
        ),
    )


def test_a_mark_alone_in_its_paragraph_becomes_the_blocks() -> None:
    assert koerper(f"(@) Text:\n\n{marke(0)}\n\nEnde", TEXTBLOCK).bloecke == (
        p("(@) Text:"),
        *TEXTBLOCK.bloecke,
        p("Ende"),
    )


def test_a_mark_alone_in_an_item_becomes_its_blocks() -> None:
    assert koerper(f"- {marke(0)}", TEXTBLOCK).bloecke == (
        ItemList("strich", (ListItem(TEXTBLOCK.bloecke),)),
    )


@pytest.mark.parametrize("text", ["Text {}", "(@) {}", "| {} |\n|---|", "^[{}]", "{} {}"])
def test_blocks_inside_a_sentence_are_named(text: str) -> None:
    gelesen = koerper(text.replace("{}", marke(0)), TEXTBLOCK)
    assert gelesen.anmerkungen[0].text.startswith("Ein Textblock steht allein auf seiner Zeile")


@pytest.mark.parametrize(
    ("text", "wo"),
    [
        ("`{}`", "im Code"),
        ("```\n{}\n```", "im Code"),
        ("[a](https://{})", "im Ziel eines Links"),
        ("[a](https://x.de/{})", "im Ziel eines Links"),
        ("a[^{}]", "im Namen einer Fußnote"),
    ],
)
def test_a_value_in_the_wrong_place_is_named_and_leaves_no_mark(text: str, wo: str) -> None:
    gelesen = koerper(text.replace("{}", marke(0)), NAME)
    assert wo in gelesen.anmerkungen[0].text
    assert "\ue000" not in repr(gelesen.bloecke)


@pytest.mark.parametrize(
    "text", ["(@plaetze) 1. Text", "(@) - Text", "(#teil) # Text", "(@fach_kraft) Text_x"]
)
def test_markers_stay_text(text: str) -> None:
    assert koerper(text) == ((p(text),), ())


def test_a_marker_in_an_item_stays_text() -> None:
    assert koerper("- (@a) Text").bloecke == (striche("(@a) Text"),)


def test_roles_of_list_table_and_paragraph() -> None:
    gelesen = koerper("{.und}\n- a\n\n{.unterschriften}\n| |\n|---|\n| b |\n\n{.partei}\nc\\\nd")
    assert gelesen == (
        (
            striche("a", rolle="und"),
            TableBlock((), (((TextRun("b"),),),), ("links",), "unterschriften"),
            p("c", LineBreak(), "d", rolle="partei"),
        ),
        (),
    )


def test_a_role_before_a_bound_list() -> None:
    assert koerper(f"{{.oder}}\n{marke(0)}", BlockResult((striche("a"),))).bloecke == (
        striche("a", rolle="oder"),
    )


@pytest.mark.parametrize(
    ("text", "zeile", "bemerkung"),
    [
        ("a\n\n{.partie}\nb", 3, "Die Auszeichnung »{.partie}« gibt es nicht; gemeint: »{.partei}«?"),
        ("{.xyz}\nb", 1, "Möglich sind: und, oder, partei"),
        ("{.und}\nb", 1, "»{.und}« gilt für eine Liste; hier folgt etwas anderes."),
        ("b\n\n{.und}", 3, "Nach »{.und}« folgt nichts, wofür es gilt."),
        ("b\n{.und}\n- c", 2, "Vor »{.und}« fehlt eine Leerzeile"),
        ("# b", 1, "Überschriften kommen aus »gliederung.yaml«"),
        ("![b](c.png)", 1, "Ein Bild hat hier keinen Platz"),
    ],
)
def test_what_is_wrong_with_a_body_is_named(text: str, zeile: int, bemerkung: str) -> None:
    (anmerkung,) = koerper(text).anmerkungen
    assert anmerkung.zeile == zeile
    assert bemerkung in anmerkung.text
