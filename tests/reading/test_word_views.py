# ruff: noqa: E501
"""Tracked changes: what was there before, what is there after, and who has changed it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.word_samples import cell, document, paragraph, row, run, table, tracked, word_file
from teilhabe_docs.reading.word_model import Change, WordDocument, WordTable, paragraphs_in
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import Which, view

DELETED = '<w:r><w:delText xml:space="preserve">{}</w:delText></w:r>'


def texts(found: WordDocument, which: Which) -> list[str]:
    return [p.text for p in paragraphs_in(view(found, which).blocks)]


def both(body: str) -> tuple[list[str], list[str]]:
    found = document(body)
    return texts(found, "before"), texts(found, "after")


def ended(inside: str, kind: str) -> str:
    """A paragraph whose end was inserted or deleted."""
    return f"<w:p><w:pPr><w:rPr>{tracked(kind, '')}</w:rPr></w:pPr>{inside}</w:p>"


def test_words_that_came_and_went() -> None:
    body = f"<w:p>{run('Es gibt ')}{tracked('del', DELETED.format('zehn'))}{tracked('ins', run('zwölf'))}{run(' Plätze.')}</w:p>"
    assert both(body) == (["Es gibt zehn Plätze."], ["Es gibt zwölf Plätze."])


def test_who_has_changed_what_and_when() -> None:
    (found,) = paragraphs_in(document(f"<w:p>{tracked('ins', run('neu'))}</w:p>").blocks)
    assert found.pieces[0].changes == (Change("inserted", "Erika Muster", "2026-03-01T10:00:00Z"),)


def test_what_one_has_inserted_and_another_deleted_is_in_neither() -> None:
    body = (
        f"<w:p>{run('a')}{tracked('ins', tracked('del', DELETED.format('x'), 'Max Muster'))}{run('b')}</w:p>"
    )
    assert both(body) == (["ab"], ["ab"])


def test_moved_text_stands_once_on_each_side() -> None:
    body = (
        f"<w:p>{tracked('moveFrom', run('Satz. '))}{run('Mitte. ')}{tracked('moveTo', run('Satz. '))}</w:p>"
    )
    assert both(body) == (["Satz. Mitte. "], ["Mitte. Satz. "])


@pytest.mark.parametrize(
    ("kind", "before", "after"), [("ins", ["ab"], ["a", "b"]), ("del", ["a", "b"], ["ab"])]
)
def test_paragraphs_split_and_merged(kind: str, before: list[str], after: list[str]) -> None:
    assert both(ended(run("a"), kind) + paragraph("b")) == (before, after)


def test_a_paragraph_deleted_as_a_whole_is_gone() -> None:
    body = paragraph("a") + ended(tracked("del", DELETED.format("weg")), "del") + paragraph("b")
    assert both(body) == (["a", "weg", "b"], ["a", "b"])


def test_a_paragraph_deleted_in_front_of_a_table_is_gone() -> None:
    body = ended(tracked("del", DELETED.format("weg")), "del") + table(row(cell(paragraph("Zelle"))))
    assert both(body) == (["weg", "Zelle"], ["Zelle"])


def test_rows_that_came_and_went() -> None:
    body = table(
        row(cell(paragraph("alt")), properties=tracked("del", "")),
        row(cell(paragraph("bleibt"))),
        row(cell(paragraph("neu")), properties=tracked("ins", "")),
    )
    assert both(body) == (["alt", "bleibt"], ["bleibt", "neu"])


def test_a_table_without_rows_is_gone() -> None:
    body = table(row(cell(paragraph("alt")), properties=tracked("del", ""))) + paragraph("b")
    assert both(body) == (["alt", "b"], ["b"])


def test_a_cell_over_a_row_that_is_gone_is_lower() -> None:
    body = table(
        row(cell(paragraph("hoch"), '<w:vMerge w:val="restart"/>'), cell(paragraph("1"))),
        row(cell("<w:p/>", "<w:vMerge/>"), cell(paragraph("2")), properties=tracked("del", "")),
        row(cell("<w:p/>", "<w:vMerge/>"), cell(paragraph("3"))),
    )
    heights = [
        table_.rows[0].cells[0].rows
        for which in ("before", "after")
        for table_ in view(document(body), which).blocks  # type: ignore[arg-type]
        if isinstance(table_, WordTable)
    ]
    assert heights == [3, 2]


def test_changed_looks_hide_no_words() -> None:
    look = tracked("rPrChange", "<w:rPr/>")
    body = f"<w:p>{run('fett', '<w:b/>' + look)}</w:p>"
    assert both(body) == (["fett"], ["fett"])
    (found,) = paragraphs_in(document(body).blocks)
    assert found.pieces[0].changes[0].kind == "formatted"


def test_a_deleted_text_box_takes_its_words_along() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('Kasten')}</w:txbxContent></w:pict></w:r>"
    assert both(f"<w:p>{tracked('del', box)}</w:p>") == (["", "Kasten"], [""])


def test_numbers_count_what_is_there() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = (
        paragraph("eins", numbered)
        + f"<w:p><w:pPr>{numbered}<w:rPr>{tracked('del', '')}</w:rPr></w:pPr>{tracked('del', DELETED.format('zwei'))}</w:p>"
        + paragraph("drei", numbered)
    )
    found = document(body, numbering=lists)
    numbers = {w: [p.number for p in paragraphs_in(view(found, w).blocks)] for w in ("before", "after")}  # type: ignore[arg-type]
    assert numbers == {"before": ["a)", "b)", "c)"], "after": ["a)", "b)"]}


WORDS = st.text("abc ", min_size=1, max_size=4)
STATES = st.sampled_from(("", "ins", "del"))


@given(st.lists(st.tuples(st.lists(st.tuples(WORDS, STATES), max_size=4), STATES), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_each_side_is_what_its_changes_say(paragraphs: list[tuple[list[tuple[str, str]], str]]) -> None:
    body = "<w:p/>"
    sides: dict[Which, list[str]] = {"before": [""], "after": [""]}
    gone: dict[Which, str] = {"before": "ins", "after": "del"}
    for pieces, mark in [*paragraphs, ([("Ende", "")], "")]:
        inside = "".join(
            tracked(kind, DELETED.format(text) if kind == "del" else run(text)) if kind else run(text)
            for text, kind in pieces
        )
        body += ended(inside, mark) if mark else f"<w:p>{inside}</w:p>"
        for which, without in gone.items():
            text = "".join(text for text, kind in pieces if kind != without)
            open_ = sides[which].pop() if sides[which] and sides[which][-1].endswith("|") else "|"
            sides[which].append(open_[:-1] + text + ("|" if mark == without else ""))
    reading = read_word(word_file(body), "a.docx")
    assert reading.document
    for which, expected in sides.items():
        assert texts(reading.document, which) == expected
