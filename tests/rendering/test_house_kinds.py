"""Documents in kinds of house files: numbers, headings, texts as without; what is said of each kind."""

from dataclasses import replace
from itertools import product

import pytest

from rendering.bausteine import absatz, dokument, paragraf, png, teil
from rendering.computed_numbers import Styles, numbered, style_of
from rendering.docx_lesen import Datei, W, text
from rendering.house_kinds import (
    BASE,
    FOOTER,
    HEADER,
    MARK,
    READABLE,
    break_before_headings,
    defaults_that_give_way,
    floating_logo,
    hidden_title,
    large_headings,
    large_text,
    list_on_the_cover,
    open_document,
    paragraph,
    picture,
    right_to_left,
    section,
    style,
    style_reference,
    two_columns,
    word_file,
)
from rendering.proben import konzept, vertrag
from sampling import few, one_of
from teilhabe_docs.documents.blocks import Footnote, Picture
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House, HouseError
from teilhabe_docs.rendering.docx.house.sample import sample
from teilhabe_docs.rendering.font_widths import text_width

SAMPLES = (vertrag, konzept)
EACH = [
    pytest.param(make, probe, id=f"{name}-{probe.__name__}")
    for turn, (name, make) in enumerate(READABLE.items())
    for probe in one_of(SAMPLES, turn + 1)
]


def dressed(house: bytes, document: object = None) -> Datei:
    return Datei(write_docx(document or konzept(), haus=House(house), listed=True))


def headings(file: Datei) -> list[tuple[str, str]]:
    """(outline level, words) of all that a table of contents would list."""
    styles = Styles(file)
    found = []
    for element in file.xml("document").iter(f"{W}p"):
        level = styles.said(style_of(element, styles), "pPr/outlineLvl")
        if level is not None and level.get(f"{W}val") != "9":
            found.append((level.get(f"{W}val"), text(element)))
    return found


@pytest.mark.parametrize(("make", "probe"), EACH)
def test_numbers_texts_and_headings_are_those_of_the_plain_document(make, probe) -> None:
    house, plain = dressed(make(), probe()), Datei(write_docx(probe(), listed=True))
    expected = [(number, words) for _, number, words in numbered(plain)]
    assert [(number, words) for _, number, words in numbered(house)][-len(expected) :] == expected
    assert headings(house)[-len(headings(plain)) :] == headings(plain)


SAID = {
    "own_notes": {"TD833"},
    "framed": {"TD833"},
    "lines_of_one_height": {"TD833"},
    "pale_letters": {"TD841"},
    "picture_of_the_footer": {"TD834"},
    "contents_heading": {"TD831"},
    "contents_heading_counted": {"TD831"},
    "numbered_contents": {"TD831"},
    "indented_contents": {"TD833"},
    "title_on_heading": {"TD831"},
    "heading_on_cover": {"TD831"},
    "body_text_counted": {"TD831"},
    "list_on_the_cover": set(),
    "break_before_headings": {"TD831", "TD832"},
    "large_headings": set(),
    "large_text": set(),
    "floating_logo": {"TD834"},
    "letterhead_in_the_body": {"TD835"},
    "placeholder_controls": {"TD836"},
    "style_reference": {"TD837"},
    "two_columns": {"TD833"},
    "right_to_left": {"TD833"},
    "hidden_title": {"TD833"},
    "defaults_that_give_way": {"TD831", "TD833"},
    "header_in_second_section": {"TD835", "TD839"},
    "header_without_offer": {"TD839"},
    "marks_without_a_fact": {"TD838"},
    "blank_page": {"TD830"},
    "cover_with_one_break": set(),
}


@pytest.mark.parametrize("name", READABLE)
def test_each_cause_is_said(name: str) -> None:
    assert {remark.code.code for remark in House(READABLE[name]()).remarks} == SAID[name]


def test_nothing_is_said_of_the_starting_point() -> None:
    assert House(write_docx(sample(), listed=True)).remarks == ()


def test_a_list_of_the_house_keeps_its_numbers() -> None:
    assert [one[1:] for one in numbered(dressed(list_on_the_cover()))[:2]] == [
        ("1.", "Erstens"),
        ("2.", "Zweitens"),
    ]


def test_chapters_begin_a_page_in_the_concept_alone() -> None:
    for make, probe, expected in (
        (break_before_headings, konzept(), {"berschrift1"}),
        (break_before_headings, vertrag(), set()),
        (defaults_that_give_way, konzept(), set()),
    ):
        file = dressed(make(), probe)
        styles = Styles(file)
        used = {style_of(element, styles) for element in file.xml("document").iter(f"{W}p")}
        assert {ident for ident in used if styles.holds(ident, "pPr/pageBreakBefore")} == expected


def test_every_word_can_be_read_from_left_to_right_in_one_column() -> None:
    for make in (hidden_title, right_to_left, two_columns, defaults_that_give_way):
        file = dressed(make())
        styles = Styles(file)
        for element in file.xml("document").iter(f"{W}p"):
            ident = style_of(element, styles)
            assert not any(styles.holds(ident, path) for path in ("pPr/bidi", "rPr/rtl", "rPr/vanish"))
        assert not file.finde("//w:sectPr/w:bidi | //w:sectPr/w:cols[@w:num > 1]")


@pytest.mark.parametrize(("make", "text_size"), [(large_headings, 220), (large_text, 320)])
def test_numbers_have_room_in_large_letters(make, text_size: int) -> None:
    many = dokument(*(paragraf(n, "Qualität", teil(f"t{n}", "1", "Text")) for n in range(1, 13)))
    file = dressed(make(), many)
    styles = Styles(file)
    title_size = int(styles.said("berschrift1", "rPr/sz").get(f"{W}val")) * 10
    for path, number, size, bold in (
        ("w:pStyle/@w:val='berschrift1'", "§ 12", title_size, True),
        ("w:pStyle/@w:val='Absatznummer'", "(1)", text_size, False),
        ("w:lvlText/@w:val='%2.'", "88.", text_size, False),
    ):
        rooms = file.finde(f"//w:lvl[{path}]/w:pPr/w:ind/@w:hanging", "numbering")
        assert rooms
        assert int(rooms[0]) > text_width(number, size, bold=bold)


def test_text_below_an_absatz_begins_where_that_does() -> None:
    file = dressed(large_text(), vertrag())
    (left,) = file.finde("//w:style[@w:styleId='Einzug']/w:pPr/w:ind/@w:left", "styles")
    (absatz,) = file.finde("//w:lvl[w:pStyle/@w:val='Absatznummer']/w:pPr/w:ind/@w:left", "numbering")
    assert left == absatz


LOGOS = {
    "beside the header": (picture(x="margin=right", y="page:180000", width=720000, height=540000), 0),
    "in the margin": (picture(x="leftMargin:0", y="page:0", width=500000, height=9000000), 0),
    "a page as background": (picture(x="page:0", y="page:0", width=7560000, height=10692000, behind=True), 0),
    "pushes the header down": (
        picture(x="margin=left", y="page:0", width=1440000, height=1440000, wrap="wrapTopAndBottom"),
        0,
    ),
    "from the paragraph": (picture(x="column:0", y="paragraph:0", width=720000, height=1080000), 1),
    "at the foot of the margin": (picture(x="margin=center", y="margin=top", width=720000, height=360000), 1),
}


@pytest.mark.parametrize(("logo", "said"), LOGOS.values(), ids=LOGOS)
def test_a_logo_is_named_where_it_reaches_into_the_text(logo: str, said: int) -> None:
    remarks = House(word_file(header=paragraph("[Angebot]", inside=logo))).remarks
    assert len(remarks) == said


def test_lines_of_a_header_make_room_for_a_logo() -> None:
    logo = picture(x="margin=right", y="page:360000", width=1440000, height=1440000)
    lines = paragraph("[Angebot]", inside=logo) + paragraph("Uferweg 1") * 6
    assert House(word_file(header=lines)).remarks == ()
    assert "25 mm" in House(floating_logo()).remarks[0].text


@pytest.mark.parametrize("name", ["Titel", "Überschrift 1", "heading 1", "1", "Deckblatt"])
def test_a_field_shows_what_each_document_has(name: str) -> None:
    own = BASE | {"d": style("Deckblatt", "Deckblatt")}
    instruction = f' STYLEREF "{name}" '.replace('"', "&quot;")
    field = f'<w:fldSimple w:instr="{instruction}"/>'
    cover = paragraph("Haus am See", "Deckblatt")
    house = word_file(
        cover + paragraph("[Dokument]"), styles=own, header=paragraph("[Angebot]", inside=field)
    )
    assert House(house).remarks == ()


def test_the_message_of_a_field_that_has_failed_is_named() -> None:
    (remark,) = House(style_reference("Titel", "Fehler! Kein Text im Dokument.")).remarks
    assert (remark.code.code, "Fehlermeldung" in remark.text) == ("TD837", True)


def test_a_heading_on_the_cover_is_named_with_its_words() -> None:
    texts = [remark.text for remark in House(READABLE["heading_on_cover"]()).remarks]
    assert any("»Haus am See«" in text_ and "»Titel«" in text_ for text_ in texts)


LETTER = ("Betreff: Angebot", "Sehr geehrte Damen und Herren,", "Ihr Zeichen: A 1")
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def said(house: bytes, code: str = "TD835") -> list[str]:
    return [remark.text for remark in House(house).remarks if remark.code.code == code]


@pytest.mark.parametrize("line", LETTER)
def test_the_text_of_a_letter_on_a_cover_is_named(line: str) -> None:
    (told,) = said(word_file(paragraph("Haus am See") + paragraph(line) + MARK))
    assert told.startswith(f"Deckblatt: Das ist der Text eines Briefes: »{line}«.")


@pytest.mark.parametrize("name", ["Leistungsvereinbarung", "Fachkonzept", "Leistungsbeschreibung"])
def test_a_fixed_name_of_a_document_is_named_wherever_it_stands(name: str) -> None:
    for place, house in (
        ("Deckblatt", word_file(paragraph(f"{name} Haus am See") + MARK)),
        ("Kopfzeile", word_file(header=HEADER + paragraph(name))),
        ("Fußzeile", word_file(footer=FOOTER + paragraph(name))),
    ):
        assert [told.partition("«")[0] for told in said(house)] == [f"{place}: Dort steht fest »{name}"]
    assert said(word_file(paragraph(f"{name}en und [Titel]") + MARK)) == []


@pytest.mark.parametrize(("lines", "ended", "told"), [(4, False, 1), (4, True, 0), (3, False, 0)])
def test_a_cover_that_runs_into_the_text_is_told_and_a_letterhead_is_none(
    lines: int, ended: bool, told: int
) -> None:
    cover = paragraph("Haus am See") * lines + BREAK * ended
    assert len([text_ for text_ in said(word_file(cover + MARK)) if "keine neue Seite" in text_]) == told


def test_lines_and_cells_of_a_text_stand_apart_in_what_is_told() -> None:
    cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Haus gGmbH", "Uferweg 1"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    lines = "<w:p><w:r><w:t>Haus gGmbH</w:t><w:br/><w:t>Uferweg 1</w:t></w:r></w:p>"
    for first in (table + paragraph("Text"), lines):
        assert "»Haus gGmbH Uferweg 1«" in said(word_file(first))[0]


@pytest.mark.parametrize(("count", "more"), [(10, False), (11, True)])
def test_ten_of_a_kind_are_named(count: int, more: bool) -> None:
    marks = [f"[Feld {chr(97 + n)}]" for n in range(count)]
    (told,) = said(word_file(header=HEADER + paragraph(" ".join(marks))), "TD838")
    assert all(f"»{mark}«" in told for mark in marks[:10])
    assert (" und andere." in told, marks[-1] in told) == (more, not more)


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("Bezeichnung des Angebots", "Angebot"),
        ("Name des Trägers", "Träger"),
        ("Name des Leistungserbringers", "Träger"),
        ("Titel des Dokuments", "Titel"),
        ("Trägername", "Träger"),
        ("Angebotsbezeichnung", "Angebot"),
        ("Fassung", "Version"),
        ("Version der Vorlage", ""),
        ("Name der Leitung", ""),
        ("Dateiname", ""),
        ("Datum des Briefes", ""),
    ],
)
def test_a_phrase_for_a_mark_is_suggested_and_no_other(phrase: str, meant: str) -> None:
    (told,) = said(word_file(header=HEADER + paragraph(f"[{phrase}]")), "TD838")
    assert (f"Gemeint: »[{meant}]«?" if meant else "«. tdocs ersetzt") in told


def test_a_long_old_document_lends_its_looks_without_a_word() -> None:
    assert House(word_file(paragraph("Ein alter Satz.") * 40)).remarks == ()


@pytest.mark.parametrize(
    ("data", "called"),
    [
        (open_document(), "OpenDocument-Datei (.odt)"),
        (b"%PDF-1.7 ...", "PDF"),
        (rb"{\rtf1 Text}", "RTF"),
    ],
)
def test_another_file_is_called_what_it_is(data: bytes, called: str) -> None:
    with pytest.raises(HouseError) as error:
        House(data)
    assert called in str(error.value)
    assert "speichern Sie" in str(error.value)


def test_a_first_section_that_lacks_a_header_which_a_cover_has_is_no_cause() -> None:
    """Pages that name no header have that of the pages before them."""
    cover = (
        paragraph("Haus")
        + f"<w:p><w:pPr>{section(('header', 'header1'), ('footer', 'footer1'))}</w:pPr></w:p>"
    )
    assert House(word_file(cover + paragraph("[Dokument]"), last=section())).remarks == ()


def test_our_own_header_and_footer_have_styles_of_their_own_and_name_the_document() -> None:
    file = dressed(word_file(last=section(), header="", footer=""), vertrag())
    for part, words in (
        (
            "header-tdocs",
            "Lindenhof Teilhabe gGmbH · Schulkindergarten Kranichweg\tStand 1. März 2027 · Version 1.2",
        ),
        ("footer-tdocs", "Leistungsvereinbarung\tSeite 1 von 1"),
    ):
        assert text(file.xml(part)) == words
        idents = set(file.finde("//w:pStyle/@w:val", part))
        styles = Styles(file)
        assert "Kopfzeile" not in {
            style_.get(f"{W}styleId") for one in idents for style_ in styles.chain(one)
        }


def test_a_header_of_ours_names_the_document_where_the_footer_is_the_houses() -> None:
    file = dressed(word_file(last=section(("footer", "footer1")), header=""), vertrag())
    assert text(file.xml("header-tdocs")[0]) == "Leistungsvereinbarung"


def test_a_header_of_ours_is_measured_in_the_letters_of_the_house() -> None:
    """The same names on one line in Calibri, on two where letters are wider."""
    wide = style("Standard", "Normal", "", r='<w:rFonts w:ascii="Verdana" w:hAnsi="Verdana"/>')
    document = replace(vertrag(), angebot="Schulkindergarten am Kranichweg mit zwei Gruppen")
    plain = Datei(write_docx(document)).xml("header1")
    house = dressed(word_file(styles={"Standard": wide}, last=section(), header="", footer=""), document)
    assert (len(plain), len(house.xml("header-tdocs"))) == (1, 2)


def test_the_starting_point_names_the_document_in_its_footer() -> None:
    file = dressed(write_docx(sample(), listed=True), vertrag())
    assert text(file.xml("footer1")) == "Leistungsvereinbarung\tSeite 1 von 1"


@pytest.mark.parametrize("where", [*few(product((False, True), repeat=3), 3), (True, True, True)])
def test_each_drawing_of_a_document_has_an_id_of_its_own(where: tuple[bool, bool, bool]) -> None:
    logo = picture(x="page:0", y="page:0", width=360000, height=360000)
    cover, header, footer = (paragraph("[Angebot]", inside=logo * 2 * there) for there in where)
    house = word_file(cover + MARK, header=header, footer=footer)
    shown = Picture("Plan", "plan.png", png(8, 3), 8, 3)
    blocks = (absatz("Text ", shown, Footnote((absatz("Note ", shown),))), absatz(shown))
    file = dressed(house, dokument(paragraf(1, "A", *blocks)))
    parts = [name for name in file.teile if name.startswith("word/") and name.endswith(".xml")]
    ids = [i for name in parts for i in file.finde("//wp:docPr/@id", name[len("word/") : -len(".xml")])]
    assert len(ids) == 3 + 2 * sum(where) == len(set(ids))


@pytest.mark.parametrize("mark", ["[{}]", "[ {}]", "[{} ]", "[\u00a0{}\u00a0]", "[{}", "[ {} , und so fort"])
@pytest.mark.parametrize("name", ["Angebot", "Träger", "Dokument"])
def test_a_mark_is_filled_or_said_to_stay(mark: str, name: str) -> None:
    """However it is written, nothing is printed in brackets of which nobody has heard."""
    house = word_file(header=HEADER + paragraph(mark.format(name)))
    said = "".join(remark.text for remark in House(house).remarks)
    printed = text(dressed(house).xml("header1"))
    assert ("[" in printed) == ("Das füllt niemand aus" in said)
    assert ("[" in printed) == ("]" not in mark)


@pytest.mark.parametrize("mark", ["[Dokument]", "[Dokument ]", "[\u00a0Dokument]"])
def test_the_place_of_the_text_may_have_blanks(mark: str) -> None:
    file = dressed(word_file(paragraph("Haus am See") + paragraph(mark) + paragraph("Muster")))
    words = [text(element) for element in file.xml("document").iter(f"{W}p")]
    assert words[0] == "Haus am See"
    assert not {mark, "Muster"} & {*words}


def test_each_question_says_which_mark_it_is_about() -> None:
    (remark,) = House(word_file(header=HEADER + paragraph("[Versionn] [Datum] [Angbot] [Stand"))).remarks
    assert "»[Versionn]«, »[Datum]«, »[Angbot]«" in remark.text
    assert "Gemeint statt »[Versionn]«: »[Version]«? Gemeint statt »[Angbot]«: »[Angebot]«?" in remark.text
    assert "Gemeint statt »[Stand«: »[Stand]«?" in remark.text
