"""What tdocs has written is read back: headings, numbers, lists, tables and notes of the writer."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rendering.bausteine import absatz, dokument, fussnote, paragraf
from rendering.beispieldokumente import alle_beispiele
from rendering.docx_lesen import Datei, gezaehlt
from rendering.proben import konzept, vertrag
from teilhabe_docs.documents.blocks import (
    Block,
    BlockDocument,
    Footnote,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Section,
    TableBlock,
    TextRun,
    nodes,
)
from teilhabe_docs.reading.carried_blocks import carried
from teilhabe_docs.reading.word_headings import number_and_title
from teilhabe_docs.reading.word_model import WordParagraph, WordTable, paragraphs_in, plain_text
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import WordView, sections, view
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.plain_words import plain

SAMPLES = pytest.mark.parametrize("sample", [vertrag, konzept], ids=["vertrag", "konzept"])


def read(data: bytes) -> WordView:
    reading = read_word(data, "a.docx")
    assert reading.document and not reading.findings
    return view(reading.document)


def even(text: str) -> str:
    return " ".join(text.split())


@alle_beispiele
def test_numbers_are_those_that_word_shows(datei: Path) -> None:
    data = datei.read_bytes()
    found = [
        (even(p.number), even(p.text)) for p in read(data).blocks if isinstance(p, WordParagraph) and p.listed
    ]
    assert found == [(even(number), even(text)) for number, text in gezaehlt(Datei(data))]


@SAMPLES
def test_headings_are_those_of_the_model(sample: object) -> None:
    document: BlockDocument = sample()  # type: ignore[operator]
    found = [
        (p.heading.level, *map(even, number_and_title(p)))
        for p in read(write_docx(document)).blocks
        if isinstance(p, WordParagraph) and p.heading and p.style.startswith("heading") and p.number
    ]
    expected = [
        (s.ebene, s.nummer, even(s.titel)) for s in nodes(document) if isinstance(s, Section) and s.nummer
    ]
    assert found == expected


@SAMPLES
def test_tables_and_notes_are_those_of_the_model(sample: object) -> None:
    document: BlockDocument = sample()  # type: ignore[operator]
    found = read(write_docx(document))
    tables = [block for block in found.blocks if isinstance(block, WordTable)]
    rows = [[[even(plain_text(c.blocks)) for c in r.cells] for r in t.rows] for t in tables]
    of_model = [t for t in nodes(document) if isinstance(t, TableBlock) and t.rolle != "unterschriften"]
    expected = [
        [[even(plain(cell)) for cell in row] for row in (t.kopf, *t.zeilen) if any(row)] for t in of_model
    ]
    assert [table for table in rows if table in expected] == expected
    notes = [even(plain_text(note.blocks)) for note in found.notes]
    marked = [n for n in nodes(document) if isinstance(n, Footnote)]
    assert notes == [
        even(" ".join(plain(k.inhalt) for k in n.kinder if isinstance(k, Paragraph))) for n in marked
    ]


WORDS = st.lists(
    st.sampled_from(("Alltag", "Ziele", "und", "Teilhabe", "ä<&>", "3,5")), min_size=1, max_size=4
).map(" ".join)
RUNS = st.builds(TextRun, WORDS, fett=st.booleans(), kursiv=st.booleans())
TEXTS = st.lists(RUNS | WORDS.map(fussnote), min_size=0, max_size=3).flatmap(
    lambda rest: WORDS.map(lambda first: (TextRun(first), *rest))
)
PARAGRAPHS = TEXTS.map(Paragraph)
CELLS = WORDS.map(lambda text: (TextRun(text),))


def _list(kind: str) -> st.SearchStrategy[Block]:
    inner = st.lists(PARAGRAPHS, min_size=1, max_size=2).map(tuple)
    nested = st.tuples(
        PARAGRAPHS, st.lists(PARAGRAPHS.map(lambda p: ListItem((p,))), min_size=1, max_size=2).map(tuple)
    ).map(lambda pair: (pair[0], ItemList("strich", pair[1])))
    items = st.lists((inner | nested).map(ListItem), min_size=1, max_size=3)
    return items.map(lambda found: ItemList(kind, tuple(found)))  # type: ignore[arg-type]


TABLES = st.integers(2, 3).flatmap(
    lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=2, max_size=4).map(
        lambda rows: TableBlock(rows[0], tuple(rows[1:]), ("links",) * width)
    )
)


def normal(blocks: Iterable[Block]) -> list[object]:
    """Blocks without what Word does not keep apart: runs that touch, and blanks where a line may not end."""
    return [_normal(block) for block in blocks]


def _normal(block: Block) -> object:
    match block:
        case Paragraph(content):
            return ("paragraph", _inline(content))
        case ItemList(kind, items):
            return (kind, [normal(item.kinder) for item in items])
        case TableBlock(head, rows):
            return ("table", [[_inline(cell, bare=True) for cell in row] for row in (head, *rows)])
    raise AssertionError(block)


def _inline(content: Iterable[Inline], *, bare: bool = False) -> list[object]:
    found: list[object] = []
    for piece in content:
        if isinstance(piece, Footnote):
            found.append(normal(piece.kinder))
        elif isinstance(piece, TextRun):
            text = piece.text.replace("\N{NO-BREAK SPACE}", " ")
            look = (False, False) if bare else (piece.fett, piece.kursiv)
            last = found[-1] if found else None
            if isinstance(last, tuple) and last[1:] == look:
                found[-1] = (last[0] + text, *look)
            else:
                found.append((text, *look))
    return found


@given(st.lists(PARAGRAPHS | _list("strich") | _list("zahl") | TABLES, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_blocks_of_a_text_come_back(blocks: list[Block]) -> None:
    apart = [piece for block in blocks for piece in (block, absatz("Zwischen den Blöcken steht ein Satz."))]
    found = read(write_docx(dokument(paragraf(1, "Ziele", *apart))))
    (section,) = (s for s in sections(found.blocks) if s.heading and s.heading.text == "Ziele")
    back = carried(section.blocks, found.notes)
    assert not back.left
    assert normal(back.blocks) == normal(apart)


def test_the_comparison_notices_a_difference() -> None:
    assert normal([absatz("a")]) != normal([absatz("b")])
    assert normal([absatz("a")]) != normal([absatz(TextRun("a", fett=True))])


@alle_beispiele
def test_each_word_is_carried_or_named(datei: Path) -> None:
    found = read(datei.read_bytes())
    back = carried(found.blocks, found.notes)
    there = [word for p in paragraphs_in(found.blocks) for word in p.text.split()]
    texts = [node.text for block in back.blocks for node in nodes(block) if isinstance(node, TextRun)]
    notes = [plain_text(note.blocks) for note in found.notes]
    kept = " ".join((*texts, *(left.text for left in back.left)))
    assert sorted("".join(kept.split())) == sorted("".join((*there, *"".join(notes).split())))
