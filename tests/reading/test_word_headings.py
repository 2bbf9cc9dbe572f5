# ruff: noqa: E501
"""What is a heading: by style, by outline level, by inheritance, or to the eye; and how it is numbered."""

import pytest

from reading.word_samples import cell, paragraph, row, seen, style, styled, table
from teilhabe_docs.reading.word_headings import number_and_title
from teilhabe_docs.reading.word_model import WordParagraph, paragraphs_in
from teilhabe_docs.reading.word_views import sections

BODY = paragraph(
    "Das ist laufender Text, der als solcher zu erkennen ist, weil er lang ist und mit Punkt endet."
)
BOLD = "<w:b/>"
LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="u{n + 1}"/>'
    f'<w:lvlText w:val="{".".join(f"%{m + 1}" for m in range(n + 1))}"/></w:lvl>'
    for n in range(3)
)
NUMBERING = f'<w:abstractNum w:abstractNumId="4">{LEVELS}</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>'


def headings(body: str, **parts: str) -> list[tuple[int, str, str, str]]:
    """Level, origin, number and title of all headings."""
    return [
        (*p.heading, *number_and_title(p)) for p in paragraphs_in(seen(body, **parts).blocks) if p.heading
    ]


@pytest.mark.parametrize(
    ("ident", "name"),
    [("berschrift2", "heading 2"), ("Heading2", "Heading 2"), ("P7", "Überschrift 2"), ("x", "HEADING 2")],
)
def test_a_style_is_known_by_its_name(ident: str, name: str) -> None:
    assert headings(paragraph("Ziele", styled(ident)) + BODY, styles=style(ident, name)) == [
        (2, "style", "", "Ziele")
    ]


def test_a_style_that_nobody_has_defined_is_known_by_its_id() -> None:
    assert headings(paragraph("Ziele", styled("Heading1")) + BODY) == [(1, "style", "", "Ziele")]


def test_a_style_of_the_house_inherits_what_it_is() -> None:
    styles = (
        style("u1", "heading 1")
        + style("mitte", "Kapitel der Lebensräume", "u1")
        + style("ende", "Kapitel neu", "mitte")
    )
    assert headings(paragraph("Ziele", styled("ende")) + BODY, styles=styles) == [(1, "style", "", "Ziele")]


@pytest.mark.parametrize("in_style", [True, False])
def test_an_outline_level_makes_a_heading(in_style: bool) -> None:
    level = '<w:outlineLvl w:val="2"/>'
    styles = style("k", "Kapitel", properties=level if in_style else "")
    body = paragraph("Ziele", styled("k") + ("" if in_style else level)) + BODY
    assert headings(body, styles=styles) == [(3, "outline", "", "Ziele")]


def test_an_empty_paragraph_is_no_heading() -> None:
    assert headings(paragraph(" ", styled("u1")) + BODY, styles=style("u1", "heading 1")) == []


def test_numbers_are_counted_as_word_does() -> None:
    number = '<w:numPr><w:numId w:val="9"/></w:numPr>'
    styles = "".join(style(f"u{n}", f"heading {n}", properties=number) for n in (1, 2, 3))
    body = "".join(paragraph(f"T{n}", styled(f"u{n}")) + BODY for n in (1, 2, 2, 3, 1, 2))
    assert [(number, title) for _, _, number, title in headings(body, styles=styles, numbering=NUMBERING)] == [
        ("1", "T1"), ("1.1", "T2"), ("1.2", "T2"), ("1.2.1", "T3"), ("2", "T1"), ("2.1", "T2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("lowerLetter", ["a", "b", "c"]),
        ("upperRoman", ["I", "II", "III"]),
        ("decimalZero", ["01", "02", "03"]),
        ("none", ["", "", ""]),
    ],
)
def test_forms_of_numbers(form: str, numbers: list[str]) -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = paragraph("x", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * 3
    assert [p.number for p in paragraphs_in(seen(body, numbering=lists).blocks)] == numbers


def test_a_list_that_starts_anew() -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(
        paragraph("x", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr>')
        for n in (1, 1, 2, 2, 3)
    )
    assert [p.number for p in paragraphs_in(seen(body, numbering=lists).blocks)] == [
        "1.",
        "2.",
        "5.",
        "6.",
        "7.",
    ]


def test_a_whole_bold_paragraph_is_a_heading_to_the_eye() -> None:
    body = paragraph("Zielgruppe", look=BOLD) + BODY + paragraph("Räume", look=BOLD) + BODY
    assert headings(body) == [(1, "bold", "", "Zielgruppe"), (1, "bold", "", "Räume")]


def test_larger_letters_are_a_higher_level() -> None:
    large, small = f'{BOLD}<w:sz w:val="32"/>', f'{BOLD}<w:sz w:val="26"/>'
    body = paragraph("Teil", look=large) + paragraph("Kapitel", look=small) + BODY
    assert [(level, title) for level, _, _, title in headings(body)] == [(1, "Teil"), (2, "Kapitel")]


def test_a_number_typed_by_hand_tells_the_level() -> None:
    body = (
        paragraph("3 Angebot", look=BOLD)
        + BODY
        + paragraph("3.2 Zielgruppe", look=BOLD)
        + BODY
        + paragraph("§ 4 Räume", look=BOLD)
        + BODY
    )
    assert headings(body) == [
        (1, "bold", "3", "Angebot"),
        (2, "bold", "3.2", "Zielgruppe"),
        (1, "bold", "§ 4", "Räume"),
    ]


LONG = "Was wir leisten, was dafür da sein muss und was nicht zu dem gehört, das wir als unsere Aufgabe sehen"


@pytest.mark.parametrize(
    ("number", "look", "seen_so"), [("§ 4 ", BOLD, True), ("", BOLD, False), ("§ 4 ", "", False)]
)
def test_a_long_heading_is_numbered_and_emphasised(number: str, look: str, seen_so: bool) -> None:
    body = paragraph("§ 3 Ziele", look=BOLD) + BODY + paragraph(number + LONG, look=look) + BODY
    assert (LONG in [title for *_, title in headings(body)]) is seen_so


def test_capitals_are_a_title() -> None:
    assert headings(paragraph("1. ZIELE") + BODY + paragraph("§ 2 PERSONENKREIS") + BODY)[0] == (
        1,
        "number",
        "1.",
        "ZIELE",
    )


def test_a_number_typed_by_hand_is_enough_above_text() -> None:
    body = paragraph("3. Angebot") + BODY + paragraph("4. Räume") + BODY
    assert headings(body) == [(1, "number", "3.", "Angebot"), (1, "number", "4.", "Räume")]


@pytest.mark.parametrize(
    "body",
    [
        paragraph("1. Äpfel") + paragraph("2. Birnen") + paragraph("3. Kirschen") + BODY,
        paragraph("1. Januar 2027") + BODY,
        paragraph("§ 121 SGB IX und was daraus folgt") + BODY,
        paragraph("§ 3 Abs. 2 des Rahmenvertrags") + BODY,
        paragraph("12 Plätze stehen bereit.") + BODY,
        paragraph("3 Stunden") + paragraph("4 Stunden") + BODY,
        "".join(paragraph(f"Zeile {n}", look=BOLD) for n in "abcdef") + BODY,
        paragraph("Das gilt immer und für alle.", look=BOLD) + BODY,
        paragraph("Ziele\t12", look=BOLD) + BODY,
        BODY + paragraph("Unterschrift", look=BOLD),
        table(row(cell(paragraph("Funktion", look=BOLD)))) + BODY,
        paragraph("Abbildung 1: Haus", styled("c"), BOLD) + BODY,
        paragraph("----", look=BOLD) + BODY,
    ],
)
def test_what_only_resembles_a_heading(body: str) -> None:
    assert headings(body, styles=style("c", "caption")) == []


def test_where_all_is_bold_nothing_stands_out() -> None:
    text = paragraph("Das ist laufender Text, der als solcher zu erkennen ist.", look=BOLD)
    assert headings(paragraph("Ziele", look=BOLD) + text * 3) == []


def test_bold_of_styles_counts_and_turns_around() -> None:
    styles = (
        style("f", "Fette Zeile", look=BOLD)
        + '<w:style w:type="character" w:styleId="z"><w:name w:val="stark"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    assert headings(paragraph("Ziele", styled("f")) + BODY, styles=styles) == [(1, "bold", "", "Ziele")]
    assert headings(paragraph("Ziele", styled("f"), '<w:rStyle w:val="z"/>') + BODY, styles=styles) == []
    assert headings(paragraph("Ziele", styled("f"), '<w:b w:val="0"/>') + BODY, styles=styles) == []


def test_what_stands_below_a_heading_knows_it() -> None:
    body = BODY + paragraph("3.2 Zielgruppe", look=BOLD) + BODY + table(row(cell(paragraph("Zelle"))))
    found = seen(body)
    assert [p.place.heading for p in paragraphs_in(found.blocks)] == ["", *["3.2 Zielgruppe"] * 3]
    parts = [(s.heading and s.heading.text, len(s.blocks)) for s in sections(found.blocks)]
    assert parts == [(None, 1), ("3.2 Zielgruppe", 2)]
    assert found.blocks[3].place.heading == "3.2 Zielgruppe"


def test_lines_of_contents_are_no_headings() -> None:
    styles = style("v", "toc 1", look=BOLD) + style("V", "Verzeichnis 2", look=BOLD)
    found = seen(
        paragraph("Ziele", styled("v")) + paragraph("Räume", styled("V")) + BODY, styles=styles
    ).blocks
    assert [(p.role, p.heading) for p in found if isinstance(p, WordParagraph)] == [
        ("toc", None),
        ("toc", None),
        ("", None),
    ]
