"""Columns of tables: figures stay whole however wide the letters of a house are."""

import pytest

from rendering.hausdateien import STILE, hausdatei
from teilhabe_docs.rendering.docx.elements import W_NS
from teilhabe_docs.rendering.docx.house import House
from teilhabe_docs.rendering.docx.house.house_letters import HouseLetters
from teilhabe_docs.rendering.docx.house.house_styles import HouseStyles
from teilhabe_docs.rendering.font_widths import TABLE, longest_word, text_width
from teilhabe_docs.rendering.table_columns import CELL_MARGINS, CellWords, columns

LONG = "Heilerziehungspflegerinnen"
SUM = "Individualleistungen"


def rows(*texts: tuple[str, ...]) -> list[list[CellWords]]:
    return [[CellWords(text) for text in row] for row in texts]


@pytest.mark.parametrize(
    "figure", ["0,50", "1.234.567,89 €", "61,1 %", "06:30–14:00", "1 : 4,5", "12", "−3,5"]
)
@pytest.mark.parametrize("available", [3000, 5000, 9072])
def test_figures_stay_whole_though_words_are_cut(figure: str, available: int) -> None:
    shape = columns(rows((LONG, LONG, LONG, "Vollzeitäquivalente"), (LONG, LONG, LONG, figure)), available)
    assert shape.widths[-1] >= text_width(figure, TABLE) + CELL_MARGINS
    assert sum(shape.widths) == available


def test_figures_get_more_room_where_nobody_knows_the_font() -> None:
    narrow, wide = (columns(rows((LONG, "11,55")), 2000, figures_room=room).widths[1] for room in (1, 1.5))
    assert wide > narrow


def test_a_column_is_as_wide_as_its_longest_word_in_bold() -> None:
    cells = [[CellWords(SUM, bold=True), CellWords("lang " * 60)]]
    assert columns(cells, 6000).widths[0] >= longest_word(SUM, TABLE, bold=True) + CELL_MARGINS


@pytest.mark.parametrize(
    ("named", "wide"),
    [
        ('w:ascii="Arial"', 1.15),
        ('w:ascii="Unbekannte Schrift"', 1.15),
        ('w:ascii="DejaVu Serif"', 1.3),
        ('w:ascii="dejavu serif"', 1.3),
        ('w:ascii="Courier New"', 1.5),
    ],
)
def test_a_house_tells_how_wide_its_letters_are(named: str, wide: float) -> None:
    styles = STILE.replace('w:ascii="Arial"', named, 1)
    assert House(hausdatei(teile={"word/styles.xml": styles.encode()})).letters == pytest.approx(wide)


def test_a_house_with_larger_tables_needs_more_room() -> None:
    style = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="T"><w:name w:val="Tabellentext"/>'
        '<w:basedOn w:val="Standard"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style></w:styles>'
    )
    styles = STILE.replace("</w:styles>", style)
    assert House(hausdatei(teile={"word/styles.xml": styles.encode()})).letters == pytest.approx(1.15 * 1.2)


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


@pytest.mark.parametrize(("theme", "wide"), [(THEME, 1.3), (THEME.replace("Verdana", ""), 1.15), ("", 1.15)])
def test_a_font_that_the_theme_names_counts_too(theme: str, wide: float) -> None:
    """A style that is based on itself ends nowhere else than any other."""
    styles = HouseStyles(BY_THEME.encode(), {"Tabellentext": "T"}, ())
    assert HouseLetters(styles, theme.encode() or None).in_tables == pytest.approx(wide)
