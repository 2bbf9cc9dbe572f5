"""Documents as Markdown."""

import pytest

from rendering.markdown_proben import p, striche
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
    NumberedPart,
    OpenPlace,
    Picture,
    Reference,
    ReferencePart,
    Section,
    TableBlock,
    TextRun,
)
from teilhabe_docs.rendering.markdown.markdown_writer import write_blocks, write_markdown


def dokument(*abschnitte: Section, kopf: tuple[Block, ...] = (), titel: str = "Titel") -> str:
    angaben = ("leistungsvereinbarung", titel, "paragraf", "Träger", "Angebot", "", "")
    return write_markdown(BlockDocument(*angaben, kopf, abschnitte))  # type: ignore[arg-type]


def zeile(*inhalt: Inline | str) -> str:
    return write_blocks((p(*inhalt),)).removesuffix("\n")


def test_a_document() -> None:
    abschnitt = Section(
        "a",
        1,
        "§ 1",
        "Ziel",
        (
            NumberedPart("a.x", (p("Erstens.", Footnote((p("Note."),))), p("Weiter.")), nummer="1"),
            NumberedPart("a.y", (striche("nur"),), nummer="2"),
            Section("a.z", 2, "1.1", "Tiefer", (p("Text", Footnote((p("Zwei."), p("Drei.")))),)),
        ),
    )
    assert dokument(abschnitt, kopf=(p("zwischen", LineBreak(), "A", rolle="partei"),)) == (
        "# Titel\n\nzwischen\\\nA\n\n## § 1 Ziel\n\n(1) Erstens.[^1]\n\nWeiter.\n\n(2)\n\n- nur\n\n"
        "### 1.1 Tiefer\n\nText[^2]\n\n[^1]: Note.\n\n[^2]: Zwei.\n\n    Drei.\n"
    )


def test_a_part_without_number_is_its_blocks() -> None:
    assert write_blocks((NumberedPart("a.x", (p("a"), p("b")), zaehlt=False),)) == "a\n\nb\n"


def test_letters_and_nested_lists() -> None:
    liste = ItemList(
        "buchstabe",
        (ListItem((p("eins"),), "x", "a"), ListItem((p("zwei"), striche("tief"), p("mehr")), "y", "b")),
    )
    assert write_blocks((liste,)) == "- a) eins\n\n- b) zwei\n  - tief\n\n  mehr\n"


def test_numbered_items_are_indented_by_their_number() -> None:
    liste = ItemList("zahl", (ListItem((p("a"),)), ListItem((p("b"), striche("c")))), beginn=9)
    assert write_blocks((liste,)) == "9. a\n10. b\n    - c\n"


def test_lists_side_by_side_stay_apart() -> None:
    zahl = ItemList("zahl", (ListItem((p("a"),)),))
    assert write_blocks((striche("a"), striche("b"), striche("c"), zahl, zahl)) == (
        "- a\n\n* b\n\n- c\n\n1. a\n\n1) a\n"
    )


def test_roles() -> None:
    bloecke = (
        p("Titel (x)", rolle="zwischentitel"),
        p("Unter", rolle="untertitel"),
        p("a", rolle="zitat"),
        p("b", LineBreak(), "c", rolle="zitat"),
        p(TextRun("x", code=True), LineBreak(), TextRun("  ```", code=True), rolle="code"),
    )
    assert write_blocks(bloecke) == (
        "**Titel (x)**\n\n**Unter**\n\n> a\n>\n> b\\\n> c\n\n````\nx\n  ```\n````\n"
    )


def test_a_table_without_header_and_strokes_in_cells() -> None:
    zelle = (TextRun("a|b"), LineBreak(), TextRun("c|d", code=True))
    tabelle = TableBlock((), ((zelle, ()),), ("mitte", "rechts"), "unterschriften")
    assert write_blocks((tabelle,)) == "|  |  |\n| :---: | ---: |\n| a\\|b `c\\|d` |  |\n"


def test_headings_deeper_than_markdown_has_them_are_bold() -> None:
    bloecke = (Heading(5, (TextRun("a #"),)), Heading(6, (TextRun("b"),)))
    assert write_blocks(bloecke) == "###### a \\#\n\n**b**\n"


def test_references_are_their_words() -> None:
    verweis = Reference(
        ("a",), teile=(ReferencePart("§ 2", "a"), ReferencePart(" "), ReferencePart("Abs. 1", "a.b"))
    )
    assert (
        zeile("nach ", verweis, " und ", AnlageReference("x", "Anlage 3", 3))
        == "nach § 2 Abs. 1 und Anlage 3"
    )


def test_links_and_pictures() -> None:
    assert zeile(Link("https://x.de/a b?c=(d)", (TextRun("[x]"),)), "(y)") == (
        "[\\[x\\]](https://x.de/a%20b?c=\\(d\\))\\(y)"
    )
    assert zeile("!", Picture("A]lt", "b/c d.png", b"", 1, 1)) == "!![A\\]lt](b/c%20d.png)"


def test_an_exclamation_mark_makes_no_picture_of_a_link() -> None:
    assert zeile("Neu!", Link("https://x.de", (TextRun("x"),))) == "Neu\\![x](https://x.de)"


def test_an_open_place_can_be_searched_for() -> None:
    assert zeile("Es sind ", OpenPlace("plaetze", "Zahl der Plätze"), ".") == (
        "Es sind **[offen: Zahl der Plätze]**."
    )


def test_an_open_place_next_to_bold_text_and_another_one() -> None:
    stelle = OpenPlace("a", "b")
    assert zeile(TextRun("fett", fett=True), stelle, stelle) == "__fett__**[offen: b]** **[offen: b]**"


@pytest.mark.parametrize(
    "inhalt",
    [
        ("[offen: x]",),
        (TextRun("[offen: x]", code=True),),
        (TextRun("[offen: x]", fett=True),),
        (Link("https://[offen:x]", (TextRun("[offen: y]"),)),),
        (Picture("[offen: x]", "[offen:x].png", b"", 1, 1),),
        (OpenPlace("a", "[offen: b]"),),
        (Footnote((p("[offen: x]"),)),),
    ],
)
@pytest.mark.parametrize("rolle", ["", "code"])
def test_no_text_brings_in_an_open_place(inhalt: tuple[Inline | str, ...], rolle: str) -> None:
    text = write_blocks((p(*inhalt, rolle=rolle),))  # type: ignore[arg-type]
    assert text.count("[offen:") == sum(isinstance(k, OpenPlace) for k in inhalt)


@pytest.mark.parametrize(
    "text",
    [
        "AWO Nord & Co_KG",
        "10 % (netto), 5 < 6",
        "z.B. a_b, C&A, Was? Ja!",
        "Kinder: 3/4 = 0,75",
        "E-Mail a@x.de",
        "https://www.example.org",
        "siehe www.example.org/a-b, dort (https://example.org/c?d=1).",
        "netto_jahresarbeitszeit_h",
        "a_b",
    ],
)
def test_ordinary_text_needs_no_backslash(text: str) -> None:
    assert zeile(text) == text


@pytest.mark.parametrize(
    ("inhalt", "geschrieben"),
    [
        (("https://a.b/c*d",), r"https\://a.b/c\*d"),
        (("https://a.b/", TextRun("c", fett=True)), r"https\://a.b/**c**"),
        (("https://a.b:smile:",), r"https\://a.b\:smile:"),
        (("x_", TextRun("(y)", fett=True)), r"x\_**(y)**"),
        (("ab_c", TextRun("d", kursiv=True)), r"ab\_&#99;_d_"),
    ],
)
def test_an_address_or_underscore_that_would_act_gets_its_backslash(
    inhalt: tuple[Inline | str, ...], geschrieben: str
) -> None:
    assert zeile(*inhalt) == geschrieben


def test_emphasis_that_markdown_would_not_see() -> None:
    assert zeile("Wort", TextRun("(x)", fett=True), "Wort") == "Wor&#116;**(x)**&#87;ort"
    assert zeile("Heil", TextRun("päd", kursiv=True), "agogik") == "Hei&#108;_päd_&#97;gogik"
    assert zeile("Erzieher", TextRun("innen", fett=True)) == "Erzieher**innen**"


def test_nothing_to_write() -> None:
    assert write_blocks(()) == ""
    assert write_blocks((p(), ItemList("strich", (ListItem(()),)))) == ""
