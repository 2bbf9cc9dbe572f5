"""PDF: whatever does not fit a page goes on to the next one; nothing is printed below or beside the paper."""

import random
from itertools import groupby, pairwise

import pytest

from rendering.bausteine import absatz, dokument, paragraf, png, punkt, striche, teil, zeile
from rendering.pdf_reading import HIDDEN, Pdf, off_the_page, printed_pieces, words_on_pages
from sampling import few
from teilhabe_docs.documents.blocks import Block, Inline, Picture, TableBlock, TextRun
from teilhabe_docs.rendering.markdown.table_tokens import MOST_COLUMNS
from teilhabe_docs.rendering.pdf import printed_tables
from teilhabe_docs.rendering.pdf.pdf_writer import write_pdf
from teilhabe_docs.rendering.plain_words import plain

HIGH = Picture("Turm", "turm.png", png(60, 900), 60, 900, dpi=72)
WIDE = Picture("Breit", "breit.png", png(900, 60), 900, 60, dpi=72)
SIZES = (0, 1, 1, 2, 5, 40, 120, 250, 400, 700, 1500)
"""Words of a cell; about 700 in one of two columns fill a page."""
WORDS = ("a", "Wort", "Leistung,", "1.590,00 €", "Heilerziehungspflegerinnen", "auf", "x" * 40, "12")


def cell(chance: random.Random, sizes: tuple[int, ...]) -> tuple[Inline, ...]:
    words = " ".join(chance.choices(WORDS, k=chance.choice(sizes)))
    run = TextRun(words, fett=chance.random() < 0.2)
    pictures = chance.choices((HIGH, WIDE), k=chance.choice((0,) * 12 + (1, 4)))
    return (run, *pictures) if words else tuple(pictures)


def table(chance: random.Random) -> TableBlock:
    count = chance.choice((1, 2, 3, 3, 4, 7))
    head_sizes = chance.choice((SIZES[:5], SIZES[:5], SIZES))
    head = tuple(cell(chance, head_sizes) for _ in range(count)) if chance.random() < 0.8 else ()
    rows = tuple(tuple(cell(chance, SIZES) for _ in range(count)) for _ in range(chance.choice((1, 3, 8))))
    return TableBlock(head, rows, ("links",) * count)


def assert_whole(*blocks: Block) -> None:
    """All words of the blocks' tables are printed, and on paper."""
    pdf = write_pdf(dokument(paragraf(1, "Titel", absatz("Davor."), *blocks, absatz("Danach."))))
    said = "".join(Pdf(pdf).tree.text.translate(HIDDEN).split())
    for block in blocks:
        for row in (block.kopf, *block.zeilen) if isinstance(block, TableBlock) else ():
            for one in row:
                assert "".join(plain(one).split()) in said
    assert "Danach." in said
    assert off_the_page(pdf) == []


@pytest.mark.parametrize("seed", few(range(60), 30))
def test_tables_of_whatever_height_lose_nothing(seed: int) -> None:
    chance = random.Random(seed)
    assert_whole(*(table(chance) for _ in range(2)))


@pytest.mark.parametrize("seed", few(range(60), 30))
def test_what_was_thought_to_fit_and_does_not_breaks_all_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printed_tables, "_MOST_OF_PAGE", 1000)
    monkeypatch.setattr(printed_tables, "_HEAD_OF_PAGE", 1000)
    assert_whole(table(random.Random(seed)), TableBlock(zeile("a"), (zeile("Wort " * 2000),), ("links",)))


@pytest.mark.parametrize("count", [1, 12, 60])
@pytest.mark.parametrize("name", ["Träger", "Vertretung der Leistungsträger im Bezirk " * 12])
def test_everybody_who_signs_has_a_line_on_paper(count: int, name: str) -> None:
    rows = tuple(zeile(f"{name} {place}", f"Beruf {place}") for place in range(count))
    assert_whole(TableBlock((), rows, ("links",) * 2, "unterschriften"))


@pytest.mark.parametrize("role", ["partei", "mitte", "zitat", "code", ""])
def test_a_paragraph_of_any_kind_goes_over_the_page(role: str) -> None:
    assert_whole(absatz("Wort für Wort. " * 900, rolle=role), absatz(HIGH, WIDE, HIGH, HIGH, rolle=role))


def test_pictures_are_no_wider_than_their_place() -> None:
    deep: Block = absatz(WIDE)
    for _ in range(12):
        deep = striche(punkt(deep, absatz(WIDE)))
    assert_whole(deep, teil("s1.a", "1", absatz(WIDE), absatz(WIDE, rolle="zitat")))


@pytest.mark.parametrize("count", [12, 20, 40, MOST_COLUMNS])
@pytest.mark.parametrize("words", ["1.590,00 €", "S12", "WWWWW 12.000.000"])
def test_in_no_column_however_narrow_words_stand_over_each_other(count: int, words: str) -> None:
    row = zeile(*[words] * count)
    pdf = write_pdf(dokument(paragraf(1, "Titel", TableBlock(row, (row,), ("links",) * count))))
    lines = groupby(sorted(printed_pieces(pdf)), key=lambda piece: piece[:2])
    apart = 0
    for _, pieces in lines:
        for (*_, right), (*_, left, _) in pairwise(pieces):
            apart += 1
            assert right <= left + 0.5
    assert apart >= 2 * count - 2


@pytest.mark.parametrize("before", few(range(24), 6))
def test_a_row_that_names_those_below_stands_on_their_page(before: int) -> None:
    """Wherever a page ends: groups of all sizes, further down by a line each time."""
    rows: list[tuple[tuple[Inline, ...], ...]] = []
    for group in range(40):
        rows.append(zeile(f"Bereich{group}.", ""))
        rows += [zeile(f"Erste{group}.", "1,0"), *[zeile("Weitere", "1,0")] * (group % 4)]
    many = TableBlock(zeile("Funktion", "VZÄ"), tuple(rows), ("links", "rechts"))
    pdf = write_pdf(dokument(paragraf(1, "A", *[absatz("Zeile")] * before, many, absatz("Danach."))))
    pages = words_on_pages(pdf)
    for group in range(40):
        (page,) = [words for words in pages if f"Bereich{group}." in words]
        assert f"Erste{group}." in page
    assert len(pages) > 3
