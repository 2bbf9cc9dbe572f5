"""Numbers: what Word counts by itself is what tdocs gave."""

import pytest

from rendering.bausteine import absatz, buchstaben, dokument, paragraf, punkt, striche, teil, verweis, zahlen
from rendering.docx_lesen import Datei, W, gezaehlt
from rendering.proben import konzept, vertrag
from teilhabe_docs.documents.blocks import Heading, ItemList, ListItem, NumberedPart, Section, nodes
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.font_widths import text_width


def nummern(probe):
    """The numbers that Word shows, without bullets."""
    return [nummer for nummer, _ in gezaehlt(Datei(write_docx(probe))) if nummer not in "•–"]


def gegeben(probe):
    """The numbers that the model has, in reading order."""
    ergebnis = []
    for knote in nodes(probe):
        match knote:
            case Section():
                ergebnis.append(knote.nummer)
            case NumberedPart():
                ergebnis.append(f"({knote.nummer})" if knote.nummer else "")
            case ItemList(art="zahl"):
                ergebnis.append([f"{knote.beginn + i}." for i in range(len(knote.punkte))])
            case ListItem(nummer=nummer) if nummer:
                ergebnis.append(f"{nummer})")
    return [n for e in ergebnis for n in (e if isinstance(e, list) else [e]) if n]


@pytest.mark.parametrize("probe", [vertrag, konzept])
def test_word_counts_to_the_numbers_of_the_model(probe):
    assert nummern(probe()) == gegeben(probe())


def test_headings_and_absaetze_take_their_number_from_the_style():
    datei = Datei(write_docx(vertrag()))
    for stil in ("Heading1", "Absatznummer"):
        absaetze = datei.finde(f"//w:p[w:pPr/w:pStyle/@w:val='{stil}']/w:pPr")
        eigene = {
            e.find(f"{W}numPr/{W}numId").get(W + "val") for e in absaetze if e.find(W + "numPr") is not None
        }
        assert eigene <= {"0"}
    gebunden = dict(
        zip(
            datei.finde("//w:abstractNum[1]//w:pStyle/@w:val", "numbering"),
            datei.finde("//w:abstractNum[1]/w:lvl[w:pStyle]/w:lvlText/@w:val", "numbering"),
            strict=True,
        )
    )
    assert gebunden == {"Heading1": "§\u00a0%1", "Absatznummer": "(%2)", "Buchstabe": "%3)"}


def test_absaetze_and_letters_begin_anew_in_every_paragraph():
    a_und_b = buchstaben(punkt("x", nummer="a"), punkt("y", nummer="b"))
    probe = dokument(
        paragraf(1, "Eins", teil("a", "1", "x", a_und_b), teil("b", "2", "y", a_und_b)),
        paragraf(2, "Zwei", teil("c", "1", "z", a_und_b)),
    )
    assert nummern(probe) == ["§ 1", "(1)", "a)", "b)", "(2)", "a)", "b)", "§ 2", "(1)", "a)", "b)"]


def test_letters_directly_below_a_paragraph_and_a_second_list_begin_with_a():
    a_und_b = buchstaben(punkt("x", nummer="a"), punkt("y", nummer="b"))
    probe = dokument(
        paragraf(1, "Eins", absatz("x"), a_und_b, absatz("y"), a_und_b),
        paragraf(2, "Zwei", teil("c", "1", "z", a_und_b, "noch", a_und_b)),
    )
    assert nummern(probe) == ["§ 1", *["a)", "b)"] * 2, "§ 2", "(1)", *["a)", "b)"] * 2]


def test_a_list_that_goes_on_keeps_its_letters():
    probe = dokument(
        paragraf(
            1,
            "Eins",
            teil("a", "1", "x", buchstaben(punkt("x", nummer="a")), "y", buchstaben(punkt("z", nummer="b"))),
            teil("b", "2", "x", buchstaben(punkt("x", nummer="c"))),
        )
    )
    assert nummern(probe) == ["§ 1", "(1)", "a)", "b)", "(2)", "c)"]


def test_doubled_letters():
    innen = buchstaben(punkt("x", nummer="aa"), punkt("y", nummer="bb"))
    probe = dokument(paragraf(1, "Eins", teil("a", "1", "x", buchstaben(punkt("x", innen, nummer="a")))))
    assert nummern(probe) == ["§ 1", "(1)", "a)", "aa)", "bb)"]


def test_absaetze_of_a_section_without_number_begin_with_one():
    probe = dokument(
        paragraf(1, "Eins", teil("a", "1", "x"), teil("b", "2", "y")),
        Section("frei", 1, "", "Frei", (teil("c", "1", "x"), teil("d", "2", "y"))),
        paragraf(2, "Zwei", teil("e", "1", "x")),
    )
    assert nummern(probe) == ["§ 1", "(1)", "(2)", "(1)", "(2)", "§ 2", "(1)"]


def test_a_number_that_word_would_not_count_to_is_typed():
    datei = Datei(write_docx(dokument(paragraf(1, "Eins"), paragraf(4, "Vier"))))
    assert datei.absaetze("Heading1") == ["Eins", "§ 4 Vier"]


def test_figures_begin_where_the_list_says():
    probe = dokument(paragraf(1, "Eins", zahlen("a", "b"), absatz("x"), zahlen("c", beginn=5)))
    assert nummern(probe) == ["§ 1", "1.", "2.", "5."]


def test_typed_headings_have_no_number():
    titel = Heading(2, absatz("Haltung").inhalt)
    probe = dokument(Section("a", 1, "1", "Eins", (titel,)), zaehlung="dezimal")
    assert nummern(probe) == ["1"]


def test_four_levels_of_bullets_are_indented_step_by_step():
    tief = striche(punkt("1", striche(punkt("2", striche(punkt("3", striche("4")))))))
    datei = Datei(write_docx(dokument(paragraf(1, "Eins", tief))))
    ebenen = datei.finde("//w:p[w:pPr/w:pStyle/@w:val='ListBullet']/w:pPr/w:numPr/w:ilvl/@w:val")
    assert ebenen == ["1", "2", "3", "4"]
    einzuege = datei.finde(
        "//w:abstractNum[w:lvl/w:numFmt/@w:val='bullet'][1]/w:lvl/w:pPr/w:ind/@w:left", "numbering"
    )
    assert einzuege[1:5] == ["397", "794", "1191", "1588"]


def test_what_continues_an_item_is_indented_without_number():
    datei = Datei(write_docx(dokument(paragraf(1, "Eins", striche(punkt("Punkt", absatz("weiter")))))))
    assert datei.absaetze("ListContinue") == ["weiter"]
    assert datei.finde("//w:p[w:pPr/w:pStyle/@w:val='ListContinue']/w:pPr/w:ind/@w:left") == ["397"]


def test_an_absatz_that_begins_with_a_list_has_its_number_on_a_line_kept_with_the_list():
    datei = Datei(write_docx(dokument(paragraf(1, "Eins", teil("a", "1", striche("x"))))))
    absatz_1 = datei.finde("//w:p[w:pPr/w:pStyle/@w:val='Absatznummer']")[0]
    assert absatz_1.find(f"{W}pPr/{W}keepNext") is not None
    assert nummern(dokument(paragraf(1, "Eins", teil("a", "1", striche("x"))))) == ["§ 1", "(1)"]


def test_reference_to_a_numbered_heading_is_a_field_and_to_an_absatz_a_link():
    bezug = verweis(("§ 2", "s2"), (" ", ""), ("Abs. 1", "s2.a"))
    probe = dokument(paragraf(1, "Eins", absatz(bezug)), paragraf(2, "Zwei", teil("s2.a", "1", "x")))
    datei = Datei(write_docx(probe))
    assert datei.absaetze("BodyText") == ["§ 2 Abs. 1"]
    marken = dict(
        zip(
            datei.finde("//w:bookmarkStart/@w:name"),
            datei.finde("//w:bookmarkStart/..//w:t/text()"),
            strict=False,
        )
    )
    feld = datei.finde("//w:instrText/text()")[0].split()
    assert feld[0] == "REF" and feld[2:] == ["\\n", "\\h"]
    assert list(marken)[1:] == [feld[1], datei.finde("//w:hyperlink/@w:anchor")[0]]


@pytest.mark.parametrize(
    "bezug",
    [
        (("§§ 1", "s1"), (" und ", ""), ("2", "s2")),
        (("§ 4", "s4"),),
    ],
)
def test_where_the_field_would_show_other_words_the_reference_is_a_link(bezug):
    probe = dokument(
        paragraf(1, "Eins", absatz(verweis(*bezug))), paragraf(2, "Zwei"), paragraf(4, "Vier", id="s4")
    )
    datei = Datei(write_docx(probe))
    assert not datei.finde("//w:instrText")
    assert datei.absaetze("BodyText") == ["".join(wort for wort, _ in bezug)]


def test_decimal_reference_has_the_figure_as_field():
    probe = dokument(
        Section(
            "a", 1, "1", "Eins", (absatz(verweis(("Abschnitt 1.1", "b"))), Section("b", 2, "1.1", "B", ()))
        ),
        zaehlung="dezimal",
    )
    datei = Datei(write_docx(probe))
    assert datei.absaetze("BodyText") == ["Abschnitt 1.1"]
    assert len(datei.finde("//w:instrText")) == 1


def test_reference_without_a_place_stays_as_words():
    datei = Datei(write_docx(dokument(paragraf(1, "Eins", absatz(verweis(("§ 9", "weg")))))))
    assert datei.absaetze("BodyText") == ["§ 9"]
    assert not datei.finde("//w:hyperlink | //w:instrText")


def _down(levels: int, number: str) -> tuple[Section, ...]:
    """Sections that go down `levels` levels in the last of them, each the last of so many (`number`)."""
    ident = number or "0"
    above = f"{number}." if number else ""
    if levels == 0:
        return ()
    many = 11
    return tuple(
        Section(
            f"{ident}-{n}",
            above.count(".") + 1,
            f"{above}{n}",
            "Titel",
            _down(levels - 1, f"{above}{n}") if n == many else (),
        )
        for n in range(1, many + 1)
    )


@pytest.mark.parametrize("levels", range(1, 7))
def test_no_number_touches_its_heading(levels: int) -> None:
    file = Datei(write_docx(dokument(*_down(levels, ""), zaehlung="dezimal")))
    for level in range(1, levels + 1):
        (indent,) = file.finde(f"//w:lvl[w:pStyle/@w:val='Heading{level}']/w:pPr/w:ind", "numbering")
        styles = [f"Heading{level}", "Heading4", "Heading4"]
        sizes = [
            size
            for name in styles
            for size in file.finde(f"//w:style[@w:styleId='{name}']/w:rPr/w:sz/@w:val", "styles")
        ]
        number = ".".join(["11"] * level)
        assert int(indent.get(W + "hanging")) >= text_width(number, int(sizes[0]) * 10, bold=True) + 80
        assert indent.get(W + "left") == indent.get(W + "hanging")
