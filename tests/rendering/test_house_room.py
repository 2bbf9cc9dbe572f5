"""A house whose pages have no room for text, or whose letters are too large for any, is refused."""

import pytest

from rendering.house_kinds import BASE, HEADED, HEADER, paragraph, section, style, word_file
from teilhabe_docs.rendering.docx.house import House, HouseError

ROW = "<w:tr>{}</w:tr>"
CELL = '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>{}</w:tc>'


def page(high: int = 16838, top: int = 1417, bottom: int = 1134) -> bytes:
    last = section(*HEADED).replace('w:h="16838"', f'w:h="{high}"').replace('w:top="1417"', f'w:top="{top}"')
    return word_file(last=last.replace('w:bottom="1134"', f'w:bottom="{bottom}"'))


def letters(ident: str, name: str, points: float) -> bytes:
    own = style(
        ident, name, "" if ident == "Standard" else "Standard", r=f'<w:sz w:val="{round(points * 2)}"/>'
    )
    return word_file(styles=BASE | {ident: own})


def table(lines: int, columns: int) -> str:
    grid = "<w:gridCol w:w='900'/>" * columns
    row = ROW.format(CELL.format(paragraph("[Angebot]") * lines) * columns)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{row}</w:tbl>{paragraph('')}"


REFUSED = {
    "margins": (page(top=9000, bottom=8000), "6 cm Höhe"),
    "a margin that text begins at whatever the header has": (page(top=-13000), "6 cm Höhe"),
    "a flat page": (page(high=800, top=100, bottom=100), "6 cm Höhe"),
    "a page too high": (page(high=40000), "55 cm"),
    "lines of a header": (word_file(header=HEADER * 70), "6 cm Höhe"),
    "lines of a footer": (word_file(footer=HEADER * 70), "6 cm Höhe"),
    "lines in cells": (word_file(header=table(70, 1)), "6 cm Höhe"),
    "letters of all": (letters("Standard", "Normal", 60), "»Textkörper« ist größer als 36 pt"),
    "letters that Word just has": (letters("Standard", "Normal", 1638), "größer als 36 pt"),
    "letters that are none": (letters("Standard", "Normal", 0), "»Textkörper« ist kleiner als 4 pt"),
    "tiny letters": (letters("berschrift2", "heading 2", 3.5), "»Überschrift 2« ist kleiner als 4 pt"),
    "letters of tables": (letters("Tt", "Tabellentext", 40), "»Tabellentext« ist größer als 36 pt"),
    "letters of a heading": (
        letters("berschrift1", "heading 1", 100),
        "»Überschrift 1« ist größer als 72 pt",
    ),
}
WORN = {
    "a page across": page(high=11906),
    "a letterhead": page(top=4500, bottom=3000),
    "a tall header": word_file(header=HEADER * 25),
    "cells beside each other": word_file(header=table(12, 6)),
    "small letters": letters("Standard", "Normal", 4),
    "large letters": letters("Standard", "Normal", 24),
    "large headings": letters("berschrift1", "heading 1", 48),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED)
def test_no_room_is_told_with_its_cause(data: bytes, said: str) -> None:
    with pytest.raises(HouseError, match=said):
        House(data)


@pytest.mark.parametrize("data", WORN.values(), ids=WORN)
def test_what_leaves_room_is_worn(data: bytes) -> None:
    assert House(data).width
