"""PDF: the same bytes each time, nothing executed, nothing lost, and a seal that an edit breaks."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from rendering.bausteine import absatz, dokument, fussnote, paragraf, png, punkt, striche, teil, zeile
from rendering.grenzfaelle import grenzfaelle
from rendering.hausdateien import STILE, hausdatei
from rendering.pdf_reading import HIDDEN, Pdf
from rendering.proben import konzept
from sampling import few
from teilhabe_docs.documents.blocks import (
    Block,
    Heading,
    ItemList,
    Link,
    ListItem,
    OpenPlace,
    Picture,
    Section,
    TableBlock,
    TextRun,
)
from teilhabe_docs.rendering import pdf_document
from teilhabe_docs.rendering.document_formats import document_files, read_written
from teilhabe_docs.rendering.docx.house import House
from teilhabe_docs.rendering.pdf.letters import SUBSTITUTE, missing_in, ranges
from teilhabe_docs.rendering.pdf.pdf_writer import write_pdf
from teilhabe_docs.rendering.seal import PARTS_DIGEST, PROFILE_DIGEST, SOURCE_DIGEST

DIGESTS = {PROFILE_DIGEST: "0" * 64, f"{SOURCE_DIGEST}texte/über-uns.md": "1" * 64}


def sealed(digests: dict[str, str] = DIGESTS) -> bytes:
    return document_files(konzept(), "konzept", "pdf", digests)["konzept.pdf"]


def squeezed(text: str) -> str:
    return " ".join(text.translate(HIDDEN).split())


def words(*blocks: Block) -> str:
    return squeezed(Pdf(write_pdf(dokument(paragraf(1, "Titel", *blocks)))).tree.text)


def test_the_same_document_gives_the_same_bytes_wherever_and_whenever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write_pdf(konzept())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TYPST_FONT_PATHS", str(tmp_path))
    assert write_pdf(konzept()) == first
    assert str(tmp_path).encode() not in first
    assert not list(tmp_path.iterdir())


def test_without_a_day_it_bears_the_fixed_one_of_word_files() -> None:
    pdf = Pdf(write_pdf(replace(konzept(), stand="")))
    assert str(pdf.file.docinfo["/CreationDate"]).startswith("D:20000101")


HOSTILE = {
    "import": '#import "@preview/x:0.1.0": *',
    "read": '#read("/etc/passwd")',
    "code": "#{ let x = 7*7; x } #panic()",
    "mathematics": "$ integral_0^1 x $ \\ \\u{41}",
    "quotes": "\"'„“»«' \\\" \\\\",
    "markup": "*fett* _kursiv_ `code` = Titel - Punkt + Zahl / Wort: x ~ -- --- ... // /* */",
    "references": "@s1 <s1> #label #link https://example.org",
    "JSON": '", "kind": "open", {"a": [1]} \\n \\u0041',
    "template": "{{ 7*7 }} {% raw %}",
}


@pytest.mark.parametrize("text", few(HOSTILE.values(), 3), ids=few(HOSTILE, 3))
def test_a_text_is_printed_as_it_stands_wherever_it_stands(text: str) -> None:
    everywhere = words(
        absatz(text, TextRun(text, fett=True), Link("https://example.org", (TextRun(text),))),
        teil("s1.a", "1", text, striche(punkt(text))),
        TableBlock(zeile(text, "x"), (zeile("x", text),), ("links", "rechts")),
        absatz(OpenPlace("angebot.ziele", text), fussnote(text)),
        absatz(TextRun(text, code=True), rolle="code"),
        Heading(2, (TextRun(text),)),
    )
    assert everywhere.count(squeezed(text)) == 11, everywhere
    named = replace(konzept(), titel=text, angebot=text, traeger=text, version=text)
    assert squeezed(text) in squeezed(Pdf(write_pdf(named)).tree.text)


def test_rare_shapes_and_hostile_texts_come_out_whole() -> None:
    text = Pdf(write_pdf(grenzfaelle())).tree.text
    assert "a & b < c > d" in text
    assert SUBSTITUTE in text


ITEMS = ((), (ListItem(()),), (ListItem((absatz(),)),))
EMPTY: dict[str, tuple[Block, ...]] = {
    "a heading": (Heading(2, ()), Heading(2, (TextRun("\u200b"),))),
    "a heading that is a picture": (Heading(2, (Picture("Plan", "p.png", png(3, 2), 3, 2),)),),
    "a section": (Section("s2", 2, "", "", ()), Section("s3", 4, "1.1", "", ())),
    "lists": tuple(ItemList(kind, items) for kind in ("strich", "zahl", "buchstabe") for items in ITEMS),
    "tables": (TableBlock((), (), ()), TableBlock((), ((), ()), ()), TableBlock(((),), ((),), ("links",))),
    "paragraphs": (absatz(), absatz("", rolle="zitat"), absatz(" ", rolle="code"), teil("s1.x", "1")),
    "signatures": (TableBlock((), (((),),), ("links",), "unterschriften"),),
}


@pytest.mark.parametrize("blocks", EMPTY.values(), ids=EMPTY)
def test_what_is_empty_disturbs_nothing(blocks: tuple[Block, ...]) -> None:
    assert words(*blocks, absatz("Danach.")).rstrip().endswith("Danach.")


@pytest.mark.parametrize("orientation", few(range(1, 9), 5))
def test_a_picture_is_as_large_as_it_is_shown(orientation: int) -> None:
    wide, high = (40, 60) if orientation > 4 else (60, 40)
    picture = Picture("Plan", "p.png", png(60, 40), wide, high, orientierung=orientation)
    (figure,) = Pdf(write_pdf(dokument(paragraf(1, "Titel", absatz(picture))))).tree.all("Figure")
    left, bottom, right, top = map(float, re.findall(r"\d+\.?\d*", figure.attributes["BBox"]))
    assert (round(right - left), round(top - bottom)) == (round(wide * 0.75), round(high * 0.75))


def test_a_damaged_picture_is_named_and_no_obstacle() -> None:
    sound, damaged = (Picture("Plan", "p.png", data, 60, 40) for data in (png(60, 40), png(60, 40)[:60]))
    text = words(absatz(sound), absatz(damaged), absatz("中 und danach."))
    assert text.endswith("[Bild beschädigt: Plan] □ und danach.")


def test_lists_however_deep_lose_nothing() -> None:
    deep: Block = absatz("Ganz unten.")
    for _ in range(60):
        deep = striche(punkt(deep, "Danach."))
    text = words(teil("s1.a", "1", deep))
    assert (text.count("Ganz unten."), text.count("Danach.")) == (1, 60)


def test_very_long_words_stay_on_the_page() -> None:
    long = "x" * 3000
    table = TableBlock(zeile("a", "b"), (zeile(long, "7" * 300),), ("links", "links"))
    pdf = Pdf(write_pdf(dokument(paragraf(1, "Titel", absatz(long), table))))
    said = pdf.tree.text.translate(HIDDEN)
    assert said.count(long) == 2
    assert "7" * 300 in said
    assert len(pdf.file.pages) > 1


@pytest.mark.parametrize("place", few(range(len(ranges())), 60))
def test_a_character_that_is_listed_can_be_printed(place: int) -> None:
    first, last = ranges()[place]
    text = "".join(dict.fromkeys((chr(first), chr(last))))
    assert SUBSTITUTE not in words(absatz(f"a{text}b")) or SUBSTITUTE in text


def test_what_no_font_has_is_a_box_and_named() -> None:
    document = dokument(paragraf(1, "Titel", absatz("Grüße 中文 \ue000 und 中 →")))
    assert missing_in(document) == ["中", "文", "\ue000"]
    assert "Grüße □□ □ und □ →" in squeezed(Pdf(write_pdf(document)).tree.text)
    remark = pdf_document.FORMAT.remark(document)
    assert "中 (U+4E2D)" in remark
    assert pdf_document.FORMAT.remark(konzept()) == ""


def test_letters_that_do_not_go_together_are_no_obstacle() -> None:
    assert "Grüße" in words(absatz("Grüße \u0915\u1ace \u05d0\u0323 q\U0001d1aa"))


def test_a_sealed_file_is_a_sound_pdf_with_the_same_text() -> None:
    with pikepdf.open(BytesIO(sealed())) as pdf:
        assert pdf.check_pdf_syntax() == []
    assert Pdf(sealed()).tree == Pdf(write_pdf(konzept())).tree


def put(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    return lambda pdf: pdf.replace(old, new, 1)


def resaved(pdf: bytes) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.docinfo["/Title"] = "Anders"
        opened.save(target)
    return target.getvalue()


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "another word in an object": put(b"/Lang(de-DE)", b"/Lang(de-AT)"),
    "a comment in front": put(b"1 0 obj", b"%x\n1 0 obj"),
    "something behind": lambda pdf: pdf + b"\n1 0 obj\n",
    "cut off": lambda pdf: pdf[:-40],
    "another digest of itself": lambda pdf: re.sub(
        rb"%tdocs:parts \w{64}", b"%tdocs:parts " + b"a" * 64, pdf
    ),
    "a digest twice": put(b"%tdocs:profile", b"%tdocs:profile " + b"2" * 64 + b"\n%tdocs:profile"),
    "no digests": lambda pdf: re.sub(rb"%tdocs[^\n]*\n", b"", pdf),
    "saved by another program": resaved,
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_file_is_not_ours_as_written(edit: Callable[[bytes], bytes]) -> None:
    ours, edited = sealed(), edit(sealed())
    assert edited != ours
    assert not read_written(edited).untouched
    assert not read_written(edited).same(read_written(ours))


def test_the_digests_are_read_back_whatever_the_files_are_called() -> None:
    read = read_written(sealed())
    assert read.digests == {PARTS_DIGEST: read.own, **DIGESTS}


@pytest.mark.parametrize(
    "content",
    [b"%PDF-", b"%PDF-1.7\nstartxref\n5\n%%EOF", b"%PDF-1.7\n%tdocs\nstartxref\n999999999999\n%%EOF\n"],
)
def test_other_files_that_begin_like_one_are_foreign(content: bytes) -> None:
    assert not read_written(content).digests
    assert not read_written(content).untouched


def coloured(pdf: Pdf) -> set[tuple[float, ...]]:
    """The colours that the first page is painted with, in tenths."""
    operators = pikepdf.parse_content_stream(pdf.file.pages[0])
    return {
        tuple(round(float(part), 1) for part in operands)
        for operands, operator in operators
        if str(operator) in ("rg", "scn") and len(operands) == 3
    }


def test_headings_have_the_colours_of_a_house_that_can_be_read() -> None:
    house = House(hausdatei())
    assert set(house.colours) > {"C00000"}
    assert (0.8, 0, 0) in coloured(Pdf(write_pdf(konzept(), house.colours)))
    assert (0.8, 0, 0) not in coloured(Pdf(write_pdf(konzept())))


@pytest.mark.parametrize(("colour", "kept"), [("FFFF00", ""), ("auto", "000000"), ("c00000", "C00000")])
def test_a_colour_too_pale_for_white_paper_is_not_carried(colour: str, kept: str) -> None:
    pale = hausdatei(teile={"word/styles.xml": STILE.replace("C00000", colour).encode()})
    assert kept in House(pale).colours
    assert "FFFF00" not in House(pale).colours
