"""Changes that a house file tracks count as accepted; nobody who made them goes into documents."""

import pytest

from rendering.docx_lesen import Datei, text
from rendering.house_kinds import BASE, MARK, levels, paragraph, section, style, word_file
from rendering.proben import konzept
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House

WHO = 'w:id="1" w:author="Petra Privat" w:date="2024-01-01T00:00:00Z"'


def said(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def gone(words: str) -> str:
    return f"<w:del {WHO}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def change(of: str, was: str = "") -> str:
    return f"<w:{of}Change {WHO}><w:{of}>{was}</w:{of}></w:{of}Change>"


def row(words: str, mark: str = "", cell: str = "") -> str:
    return (
        f'<w:tr><w:trPr>{mark}</w:trPr><w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{cell}</w:tcPr>'
        f"{paragraph(words)}</w:tc></w:tr>"
    )


IN_TEXT = {
    "inserted": (f"<w:p><w:ins {WHO}>{said('Neu')}</w:ins></w:p>", "Neu"),
    "deleted": (f"<w:p>{said('Neu')}{gone('Alt')}</w:p>", "Neu"),
    "inserted and deleted": (f"<w:p>{said('Neu')}<w:ins {WHO}>{gone('Alt')}</w:ins></w:p>", "Neu"),
    "moved": (
        f'<w:p><w:moveFromRangeStart w:name="m" {WHO}/><w:moveFrom {WHO}>{said("Alt")}</w:moveFrom>'
        f'<w:moveFromRangeEnd w:id="1"/><w:moveToRangeStart w:name="m" {WHO}/><w:moveTo {WHO}>{said("Neu")}'
        '</w:moveTo><w:moveToRangeEnd w:id="1"/></w:p>',
        "Neu",
    ),
    "a field deleted": (
        f'<w:p>{said("Neu")}<w:del {WHO}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:delInstrText>TITLE</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
        "</w:p>",
        "Neu",
    ),
    "formatted": (
        f"<w:p><w:pPr>{change('pPr')}</w:pPr><w:r><w:rPr><w:b/>{change('rPr')}</w:rPr><w:t>Neu</w:t></w:r></w:p>",
        "Neu",
    ),
    "a paragraph begun": (f"<w:p><w:pPr><w:rPr><w:ins {WHO}/></w:rPr></w:pPr>{said('Neu')}</w:p>", "Neu"),
    "a paragraph deleted": (
        f"<w:p><w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr>{gone('Alt')}</w:p>{paragraph('Neu')}",
        "Neu",
    ),
    "rows and cells": (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
        + row("Neu", f"<w:ins {WHO}/>", f"<w:cellIns {WHO}/>")
        + row("Alt", f"<w:del {WHO}/>")
        + "</w:tbl>",
        "Neu",
    ),
}
IN_TEXT["a table deleted"] = (
    f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{row('Alt', f'<w:del {WHO}/>')}</w:tbl>"
    f"{paragraph('Neu')}",
    "Neu",
)
COUNTED = levels(("decimal", "%1.", "")).replace("<w:lvlText", f"<w:pPr>{change('pPr')}</w:pPr><w:lvlText")


@pytest.mark.parametrize(("markup", "words"), IN_TEXT.values(), ids=IN_TEXT)
@pytest.mark.parametrize("place", ["header", "cover"])
def test_changes_in_a_text_are_accepted(place: str, markup: str, words: str) -> None:
    end = paragraph("[Angebot]")
    data = word_file(markup + MARK) if place == "cover" else word_file(header=markup + end)
    house = House(data)
    file = Datei(write_docx(konzept(), haus=house))
    top = file.xml("document")[0] if place == "cover" else file.xml("header1")
    blocks = [text(block) for block in top if block.tag.endswith(("}p", "}tbl"))]
    assert blocks[0] == words
    assert_nobody(file, house)


def test_changes_of_looks_leave_nobody_behind() -> None:
    own = style("Standard", "Normal", "", p=change("pPr"), r=f"<w:b/>{change('rPr')}")
    page = section(("header", "header1")).replace("</w:sectPr>", f"{change('sectPr')}</w:sectPr>")
    house = House(word_file(styles=BASE | {"Standard": own}, numbering=COUNTED, last=page))
    assert_nobody(Datei(write_docx(konzept(), haus=house)), house)


def test_who_may_change_what_is_told_to_nobody() -> None:
    marks = '<w:permStart w:id="1" w:ed="petra@example.org"/><w:permEnd w:id="1"/>'
    house = House(word_file(header=paragraph("[Angebot]", inside=marks)))
    assert not [part for part in Datei(write_docx(konzept(), haus=house)).teile.values() if b"petra" in part]
    assert "Änderungen" not in "".join(house.left_behind)


def assert_nobody(file: Datei, house: House) -> None:
    assert not [name for name, part in file.teile.items() if b"Privat" in part or b"2024-01-01T" in part]
    assert [one for one in house.left_behind if "nachverfolgte Änderungen" in one]
