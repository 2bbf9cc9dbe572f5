"""Redlines of what is too large to be compared word by word: replaced as a whole, and still right."""

from random import Random

import pytest

from rendering.unwrapped import proof
from teilhabe_docs.documents.blocks import BlockDocument, Paragraph, Section, TextRun
from teilhabe_docs.rendering.docx.redline import write_redline

_WORDS = [*(f"wort{number}" for number in range(2000)), *["und", "die", "der", ",", "."] * 200]


def document(chance: Random, paragraphs: int, words: int) -> BlockDocument:
    texts = (" ".join(chance.choice(_WORDS) for _ in range(words)) for _ in range(paragraphs))
    section = Section("eins", 1, "1", "Titel", tuple(Paragraph((TextRun(text),)) for text in texts))
    return BlockDocument("fachkonzept", "Fachkonzept", "dezimal", "T", "A", "2027-03-01", "1", (), (section,))


@pytest.mark.parametrize(
    ("paragraphs", "words"), [(1, 60_000), (60, 1000), (10_500, 4)], ids=["one", "long", "many"]
)
def test_a_text_that_has_changed_wholly_is_replaced_as_a_whole(paragraphs: int, words: int) -> None:
    old, new = (document(Random(seed), paragraphs, words) for seed in (1, 2))
    redline = write_redline(old, new, "Träger", "2027-03-01")
    assert redline.changes <= 4 * paragraphs
    proof(redline.content, old, new)


def test_a_long_text_with_many_changes_is_compared_word_by_word() -> None:
    old = document(Random(1), 1, 20_000)
    words = old.abschnitte[0].kinder[0].inhalt[0].text.split(" ")  # type: ignore[union-attr]
    text = " ".join("neu" if number % 20 == 0 else word for number, word in enumerate(words))
    section = Section("eins", 1, "1", "Titel", (Paragraph((TextRun(text),)),))
    new = BlockDocument("fachkonzept", "Fachkonzept", "dezimal", "T", "A", "2027-03-01", "1", (), (section,))
    redline = write_redline(old, new, "Träger", "2027-03-01")
    assert 1500 < redline.changes < 2200
    proof(redline.content, old, new)
