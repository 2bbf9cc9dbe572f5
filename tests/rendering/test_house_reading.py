"""What keeps text of a house from being read: it gives way, or is told."""

import pytest

from rendering.bausteine import BETRIEBSZEITEN, absatz, dokument, paragraf
from rendering.computed_numbers import Styles, style_of
from rendering.docx_lesen import Datei, W, text
from rendering.house_kinds import (
    BASE,
    FOOTER,
    HEADED,
    MARK,
    framed,
    own_notes,
    paragraph,
    picture,
    section,
    style,
    word_file,
)
from rendering.proben import konzept
from teilhabe_docs.documents.blocks import Footnote
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.house import House


def dressed(house: bytes, document: object = None) -> Datei:
    return Datei(write_docx(document or konzept(), haus=House(house), listed=True))


def said(house: bytes, code: str) -> list[str]:
    return [remark.text for remark in House(house).remarks if remark.code.code == code]


NOTES = {
    "another kind of number": '<w:numFmt w:val="lowerLetter"/>',
    "another first number": '<w:numStart w:val="7"/>',
    "anew on each page": '<w:numRestart w:val="eachPage"/>',
    "below the text": '<w:pos w:val="beneathText"/>',
}
AS_OURS = (
    '<w:pos w:val="pageBottom"/><w:numFmt w:val="decimal"/><w:numStart w:val="1"/><w:footnote w:id="0"/>'
)


def on_pages(notes: str) -> bytes:
    return word_file(last=section(*HEADED, notes=notes))


@pytest.mark.parametrize("told", NOTES.values(), ids=NOTES)
@pytest.mark.parametrize("name", ["footnotePr", "endnotePr"])
def test_notes_count_as_in_every_format_whatever_file_or_pages_say(told: str, name: str) -> None:
    notes = f"<w:{name}>{told}</w:{name}>"
    for house in (word_file(settings=notes), on_pages(notes)):
        file = dressed(house, dokument(paragraf(1, "A", absatz("Text", Footnote((absatz("Note"),))))))
        assert not file.finde("//w:sectPr/w:footnotePr | //w:sectPr/w:endnotePr")
        assert not file.finde("//w:footnotePr/*[not(self::w:footnote)]", "settings")
        assert len(said(house, "TD833")) == (name == "footnotePr")


def test_notes_that_count_as_ours_are_no_cause() -> None:
    assert said(word_file(settings=f"<w:footnotePr>{AS_OURS}</w:footnotePr>"), "TD833") == []
    assert len(said(own_notes(), "TD833")) == 1


FRAME = '<w:framePr w:w="2000" w:wrap="around" w:vAnchor="text" w:hAnchor="margin"/>'
FRAMED = {
    "a heading": {"berschrift1": style("berschrift1", "heading 1", p=FRAME)},
    "all": {"Standard": style("Standard", "Normal", "", p=FRAME)},
    "a style that a heading is based on": {
        "m": style("m", "Mutter", p=FRAME),
        "berschrift2": style("berschrift2", "heading 2", "m"),
    },
    "cells": {"t": style("t", "Tabellentext", p=FRAME)},
}
OF_ALL = f"<w:docDefaults><w:pPrDefault><w:pPr>{FRAME}</w:pPr></w:pPrDefault></w:docDefaults>"


@pytest.mark.parametrize("styles", FRAMED.values(), ids=FRAMED)
@pytest.mark.parametrize("defaults", ["", OF_ALL])
def test_no_paragraph_of_a_document_lies_in_a_frame(styles: dict[str, str], defaults: str) -> None:
    house = word_file(styles=BASE | styles, defaults=defaults)
    file = dressed(house, dokument(paragraf(1, "A", BETRIEBSZEITEN, absatz("B"))))
    tree = Styles(file)
    for element in file.xml("document").iter(f"{W}p"):
        assert tree.said(style_of(element, tree), "pPr/framePr") is None
    assert not file.finde("//w:docDefaults//w:framePr", "styles")
    assert len(said(house, "TD833")) == 1


def test_what_the_cover_has_in_a_frame_stays_there() -> None:
    file = dressed(framed())
    tree = Styles(file)
    first, *others = file.xml("document").iter(f"{W}p")
    assert (text(first), tree.said(style_of(first, tree), "pPr/framePr") is not None) == ("Haus am See", True)
    assert all(tree.said(style_of(one, tree), "pPr/framePr") is None for one in others)


EXACT = '<w:spacing w:line="{}" w:lineRule="exact"/>'
HEIGHTS = {
    "of all": {"Standard": style("Standard", "Normal", "", p=EXACT.format(60))},
    "of a heading": {"berschrift1": style("berschrift1", "heading 1", p=EXACT.format(200))},
    "inherited in part": {
        "m": style("m", "Mutter", p=EXACT.format(180)),
        "berschrift1": style("berschrift1", "heading 1", "m", p='<w:spacing w:line="90" w:after="40"/>'),
    },
}


@pytest.mark.parametrize("styles", HEIGHTS.values(), ids=HEIGHTS)
def test_no_line_of_a_document_has_a_height_that_cuts_letters_or_pictures(styles: dict[str, str]) -> None:
    house = word_file(styles=BASE | styles)
    file = dressed(house)
    tree = Styles(file)
    lines = set()
    for element in filter(text, file.xml("document").iter(f"{W}p")):
        chain = [one.find(f"{W}pPr/{W}spacing") for one in tree.chain(style_of(element, tree))]
        rules = [one.get(f"{W}lineRule") for one in chain if one is not None and one.get(f"{W}lineRule")]
        lines |= {rules[0]} if rules else set()
    assert "exact" not in lines
    assert "atLeast" in lines
    assert len(said(house, "TD833")) == 1


def test_what_a_style_says_beside_the_height_of_lines_stays() -> None:
    file = dressed(word_file(styles=BASE | HEIGHTS["inherited in part"]))
    (spacing,) = file.finde("//w:style[@w:styleId='berschrift1']/w:pPr/w:spacing", "styles")
    assert [spacing.get(f"{W}{name}") for name in ("line", "after", "lineRule")] == ["90", "40", "atLeast"]


def letters(inside: str, *, p: str = "", ident: str = "berschrift1", name: str = "heading 1") -> bytes:
    return word_file(styles=BASE | {ident: style(ident, name, p=p, r=inside)})


WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3347"/>'
HARD = {
    "white": (letters(WHITE), "»Überschrift 1« (zu blass)"),
    "pale": (letters('<w:color w:val="E7E6E6"/>'), "»Überschrift 1« (zu blass)"),
    "black on black": (
        letters('<w:color w:val="000000"/>', p=DARK.replace("1F3347", "111111")),
        "»Überschrift 1« (zu blass)",
    ),
    "narrow": (letters('<w:w w:val="1"/>'), "»Überschrift 1« (zu schmal)"),
    "tight": (letters('<w:spacing w:val="-200"/>'), "»Überschrift 1« (zu eng)"),
    "off the line": (letters('<w:position w:val="-200"/>'), "»Überschrift 1« (zu weit von der Zeile)"),
    "white head of a table": (letters(WHITE, ident="k", name="Tabellenkopf"), "»Tabellenkopf« (zu blass)"),
}
READ = {
    "white on a dark bar": letters(WHITE, p=DARK),
    "grey": letters('<w:color w:val="A6A6A6"/>'),
    "automatic on dark": letters('<w:color w:val="auto"/>', p=DARK),
    "a little narrow and tight": letters('<w:w w:val="90"/><w:spacing w:val="-10"/><w:position w:val="-4"/>'),
    "white on the dark head of a table": word_file(
        styles=BASE
        | {
            "k": style("k", "Tabellenkopf", r=WHITE),
            "Tabelle": '<w:style w:type="table" w:styleId="Tabelle"><w:name w:val="Tabelle"/><w:tblStylePr '
            f'w:type="firstRow"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr></w:style>',
        }
    ),
}


@pytest.mark.parametrize(("house", "named"), HARD.values(), ids=HARD)
def test_letters_that_can_hardly_be_read_are_told(house: bytes, named: str) -> None:
    (told,) = said(house, "TD841")
    assert named in told


@pytest.mark.parametrize("house", READ.values(), ids=READ)
def test_letters_that_can_be_read_are_no_cause(house: bytes) -> None:
    assert said(house, "TD841") == []


STRIPS = {
    "into the text": (picture(x="page:0", y="page:9612000", width=7560000, height=1080000), "10 mm"),
    "below the text": (picture(x="page:0", y="page:10152000", width=7560000, height=540000), ""),
    "in its paragraph": (picture(x="column:0", y="paragraph:0", width=720000, height=360000), ""),
    "up from its paragraph": (
        picture(x="column:0", y="paragraph:-1800000", width=720000, height=2000000),
        "mm",
    ),
    "behind the whole page": (
        picture(x="page:0", y="page:0", width=7560000, height=10692000, behind=True),
        "",
    ),
}


@pytest.mark.parametrize(("strip", "told"), STRIPS.values(), ids=STRIPS)
def test_a_picture_of_the_footer_is_named_where_it_reaches_into_the_text(strip: str, told: str) -> None:
    found = said(word_file(footer=paragraph("[Stand]", inside=strip)), "TD834")
    assert len(found) == bool(told)
    assert all(one.startswith("Fußzeile: ") and told in one and "unteren" in one for one in found)


def test_lines_of_a_footer_make_room_for_a_picture() -> None:
    strip = picture(x="page:0", y="page:9612000", width=7560000, height=1080000)
    assert said(word_file(footer=paragraph("[Stand]", inside=strip) + FOOTER * 4), "TD834") == []


DAMAGED = {
    "a size with a comma": '<w:sz w:val="22.5"/>',
    "a size below nothing": '<w:sz w:val="-4"/>',
    "a size in words": '<w:szCs w:val="groß"/>',
    "a colour that is none": '<w:color w:val="blau"/>',
    "letters five times too wide": '<w:w w:val="6000"/>',
    "neither yes nor no": '<w:b w:val="vielleicht"/>',
}
DAMAGED_PARAGRAPHS = {
    "an indent": '<w:ind w:left="viel"/>',
    "a line": '<w:spacing w:line="12,5" w:lineRule="ungefähr"/>',
    "a side": '<w:jc w:val="mitte"/>',
}


@pytest.mark.parametrize("wrong", [*DAMAGED, *DAMAGED_PARAGRAPHS])
@pytest.mark.parametrize("where", ["style", "cover", "header"])
def test_what_word_takes_for_damaged_does_not_go_along_and_is_told(wrong: str, where: str) -> None:
    run, of_paragraph = DAMAGED.get(wrong, ""), DAMAGED_PARAGRAPHS.get(wrong, "")
    words = f"<w:p><w:pPr>{of_paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>[Angebot]</w:t></w:r></w:p>"
    made = {
        "style": lambda: word_file(styles=BASE | {"s": style("s", "Zitat", p=of_paragraph, r=run)}),
        "cover": lambda: word_file(words + MARK),
        "header": lambda: word_file(header=words),
    }[where]()
    house = House(made)
    assert any("die Word für beschädigt hält" in told for told in house.left_behind)
    file = Datei(write_docx(konzept(), haus=house, listed=True))
    value = (run or of_paragraph).partition('="')[2].partition('"')[0]
    parts = [file.teile[name].decode() for name in file.teile if name.startswith("word/") and "xml" in name]
    assert not any(f'"{value}"' in part for part in parts)


def test_each_style_has_a_name_and_an_id() -> None:
    nameless = {
        "a": '<w:style w:type="paragraph" w:styleId="Ohne"/>',
        "b": '<w:style w:type="character" w:styleId="Leer"><w:name w:val=" "/></w:style>',
        "c": '<w:style w:type="paragraph" w:styleId="Bar"><w:name/></w:style>',
        "d": "<w:style/>",
    }
    file = dressed(word_file(styles=nameless))
    styles = file.finde("//w:style", "styles")
    assert all(one.get(f"{W}styleId") for one in styles)
    names = {
        one.get(f"{W}styleId"): [name.get(f"{W}val") for name in one.findall(f"{W}name")] for one in styles
    }
    assert [names[ident] for ident in ("Ohne", "Leer", "Bar")] == [["Ohne"], ["Leer"], ["Bar"]]
    assert all(len(found) == 1 and found[0].strip() for found in names.values())
