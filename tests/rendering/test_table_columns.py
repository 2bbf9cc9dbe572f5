"""Columns of tables: figures and short words stay whole, whatever font a document has and is shown in."""

from itertools import product
from pathlib import Path

import pytest

from rendering.hausdateien import STILE, hausdatei
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.rendering.docx.elements import W_NS
from teilhabe_docs.rendering.docx.house import House
from teilhabe_docs.rendering.docx.house.house_letters import HouseLetters
from teilhabe_docs.rendering.docx.house.house_styles import HouseStyles
from teilhabe_docs.rendering.font_widths import TABLE, TIGHT_TABLE, Lettering, face, ours, text_width
from teilhabe_docs.rendering.line_breaks import protect
from teilhabe_docs.rendering.table_columns import CELL_MARGINS, CellWords, columns, fitting_columns
from teilhabe_docs.rendering.text_findings import remarks_on

LONG = "Heilerziehungspflegerinnen"
SUM = "Individualleistungen"
FIGURES = (
    *("0,80", "1.590,00 €", "11. Mai 2026", "VZÄ", "31.12.2029", "100 %", "S 11b", "08:00–16:00 Uhr"),
    *("61,1 %", "1 : 4,5", "12", "−3,5", "§ 78 SGB IX", "216 m²", "Leitung"),
)
FAMILIES = ("Calibri", "Arial", "Times New Roman", "Verdana", "Courier New", "Century Gothic", "Segoe UI")
TEXTS = ("", "Schulbegleitung durch Assistenzkräfte mit Aufbaukurs des Trägers", LONG, "staatlich anerkannt")


def rows(*texts: tuple[str, ...]) -> list[list[CellWords]]:
    return [[CellWords(protect(text)) for text in row] for row in texts]


def cut_figures(table: list[list[CellWords]], widths: list[int], letters: Lettering) -> list[str]:
    """The figures of a table that are wider than their column."""
    return [
        text
        for row in table
        for (text, bold), width in zip(row, widths, strict=True)
        if text.replace("\u00a0", " ") in FIGURES and letters.width(text, bold=bold) > width - CELL_MARGINS
    ]


@pytest.mark.parametrize(("family", "points"), [*product(FAMILIES, range(9, 15))])
def test_figures_are_whole_in_every_font_and_size(family: str, points: int) -> None:
    """Beside long words and texts, in two columns and more, as long as there is room for all figures."""
    letters = Lettering(face(family), points * 20)
    tried = 0
    for count, start in product(range(2, 9), range(len(FIGURES))):
        figures = [FIGURES[(start + place) % len(FIGURES)] for place in range(count // 2)]
        texts = [TEXTS[(start + place) % len(TEXTS)] for place in range(count - count // 2)]
        table = [[CellWords(protect(text), bold=start % 2 == 0) for text in (*figures, *texts)]]
        shape = columns(table, 9072, letters)
        assert sum(shape.widths) == 9072
        if not shape.broken:
            assert cut_figures(table, shape.widths, letters) == []
            tried += 1
        if not shape.cut:
            wide = letters.width(LONG, bold=start % 2 == 0)
            rooms = [width for (text, _), width in zip(table[0], shape.widths, strict=True) if text == LONG]
            assert all(wide <= room - CELL_MARGINS for room in rooms)
    assert tried > 50


def test_the_guard_notices_figures_without_room() -> None:
    table = rows(("11. Mai 2026", LONG))
    assert cut_figures(table, [1000, 8072], ours(TABLE)) == ["11.\u00a0Mai\u00a02026"]


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("available", [5000, 9072])
def test_figures_stay_whole_in_a_font_a_fifth_wider_than_the_documents(figure: str, available: int) -> None:
    table = rows((LONG, LONG, "Vollzeitäquivalente"), ("zwei Worte", "und " * 30, figure))
    widths = columns(table, available, ours(TABLE)).widths
    assert cut_figures(table, widths, ours(TABLE * 1.2)) == []


def test_in_a_font_that_the_document_brings_along_words_need_no_spare_room() -> None:
    table = rows(("0,80", "lang " * 60))
    certain = columns(table, 9072, ours(TABLE)._replace(certain=True)).widths[0]
    assert certain < columns(table, 9072, ours(TABLE)).widths[0]


def test_a_column_is_as_wide_as_its_longest_word_in_bold() -> None:
    cells = [[CellWords(SUM, bold=True), CellWords("lang " * 60)]]
    assert columns(cells, 6000, ours(TABLE)).widths[0] >= text_width(SUM, TABLE, bold=True) + CELL_MARGINS


def test_smaller_letters_are_chosen_only_where_they_spare_a_word() -> None:
    usual, tight = ours(TABLE), ours(TIGHT_TABLE)
    for many, chosen in ((3, usual), (4, tight), (8, usual)):
        table = rows((LONG,) * many)
        assert fitting_columns(table, 9072, usual, tight)[1] is chosen


def test_smaller_letters_are_chosen_where_not_even_figures_have_room() -> None:
    usual, tight = ours(240), ours(TIGHT_TABLE)
    days = ("Funktion", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    table = rows(days, (LONG, *["21:00–06:30"] * 7))
    assert columns(table, 8000, tight).broken
    assert fitting_columns(table, 8000, usual, tight)[1] is tight


def test_words_may_be_parted_at_syllables_where_a_wider_font_would_break_them() -> None:
    table = rows((f"{LONG} und {LONG}", "0,80", "kurz " * 60))
    assert columns(table, 9072, ours(TABLE)).hyphens == [False, False, False]
    assert columns(table, 3300, ours(TABLE)).hyphens == [True, False, False]


def test_a_table_that_has_no_room_for_its_figures_says_so() -> None:
    assert columns(rows(("1.590,00 €",) * 12), 9072, ours(TABLE)).broken
    assert not columns(rows(("1.590,00 €",) * 6), 9072, ours(TABLE)).broken


@pytest.mark.parametrize(("many", "said"), [(6, []), (12, ["TD840"]), (63, ["TD840"]), (64, ["TD802"])])
def test_a_table_that_no_page_holds_is_told_with_its_line(many: int, said: list[str]) -> None:
    row = "|" + " 1.590,00 € |" * many
    text = f"Die Sätze:\n\n{row}\n{'|---' * many}|\n{row}\n"
    remarks = remarks_on(text, "", SourceTree(Path(__file__).parent))
    assert [remark.kennung.code for remark in remarks] == said
    assert all(remark.zeile == 3 and f"{many} Spalten" in remark.text for remark in remarks)


def test_a_font_is_known_by_other_names_and_one_nobody_knows_is_wider_than_ours() -> None:
    def wide(family: str) -> int:
        return face(family).width("Bezugsassistenz 0,50", TABLE)

    assert wide("Helvetica") == wide("arial")
    assert wide("Unbekannte Schrift") > wide("Calibri")


@pytest.mark.parametrize(
    ("named", "family"),
    [('w:ascii="Arial"', "Arial"), ('w:ascii="DejaVu Serif"', "DejaVu Serif"), ('w:ascii="x"', "x")],
)
def test_a_house_tells_which_letters_it_has(named: str, family: str) -> None:
    styles = STILE.replace('w:ascii="Arial"', named, 1)
    house = House(hausdatei(teile={"word/styles.xml": styles.encode()}))
    assert house.in_tables == Lettering(face(family), TABLE)


def test_a_house_with_larger_tables_needs_more_room() -> None:
    style = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="T"><w:name w:val="Tabellentext"/>'
        '<w:basedOn w:val="Standard"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style></w:styles>'
    )
    styles = STILE.replace("</w:styles>", style)
    assert House(hausdatei(teile={"word/styles.xml": styles.encode()})).in_tables.size == 240


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="x"><a:themeElements>'
    '<a:fontScheme name="x"><a:minorFont><a:latin typeface="Verdana"/></a:minorFont></a:fontScheme>'
    "</a:themeElements></a:theme>"
)
BY_THEME = (
    f'<w:styles xmlns:w="{W_NS}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/>'
    '</w:rPr></w:rPrDefault></w:docDefaults><w:style w:styleId="T">'
    '<w:basedOn w:val="T"/></w:style></w:styles>'
)


@pytest.mark.parametrize(
    ("theme", "family"), [(THEME, "Verdana"), (THEME.replace("Verdana", ""), ""), ("", "")]
)
def test_a_font_that_the_theme_names_counts_too(theme: str, family: str) -> None:
    """A style that is based on itself ends nowhere else than any other."""
    styles = HouseStyles(BY_THEME.encode(), {"Tabellentext": "T"}, ())
    letters = HouseLetters(styles, theme.encode() or None).of("Tabellentext")
    assert letters.face is face(family)
