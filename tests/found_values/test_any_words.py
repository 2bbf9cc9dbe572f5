"""Whatever a document says, in whatever order: nothing that is read from it ends in a fault."""

import random
import re
from collections.abc import Iterator

import pytest

from found_values.read_documents import DOCUMENTS, sections_of
from found_values.test_value_cases import CASES, KINDS, NEVER, texts
from sampling import THOROUGH
from teilhabe_docs.documents.found_values.found_values import found_values
from teilhabe_docs.documents.recognition.given_section import GivenSection

GLUE = (
    *("", " ", "\n", ", ", ": ", " | ", " – ", "(", ")", "„", "“", "…", "§ ", "- ", "[^1]: ", "_____", "."),
    *("zwischen", "und", "vertreten durch", "– Leistungserbringer –", "(Leistungsträger)", "Träger", "als"),
)


def pieces() -> list[str]:
    """What cases and documents consist of: lines, and parts of them."""
    lines = [line for case in (*CASES, *NEVER) for line in texts(case)]
    lines += [p for section in sections_of(DOCUMENTS[0]) for p in (section.heading, *section.paragraphs)]
    return [*lines, *(part for line in lines for part in re.split(r"(?<=[,.:|(–])\s+", line))]


def document(chance: random.Random, words: list[str]) -> Iterator[GivenSection]:
    def line() -> str:
        return "".join(
            chance.choice((words, GLUE)[chance.random() < 0.5]) for _ in range(chance.randint(1, 5))
        )

    for number in range(chance.randint(1, 6)):
        level = chance.randint(0 if number == 0 else 1, 3)
        paragraphs = tuple(line() for _ in range(chance.randint(0, 6)))
        yield GivenSection(level, line() if level else "", paragraphs)


@pytest.mark.parametrize("turn", range(40) if THOROUGH else (8, 10))
def test_no_words_in_any_order_end_in_a_fault(turn: int) -> None:
    chance, words = random.Random(turn), pieces()
    for _ in range(50):
        made = list(document(chance, words))
        kind = chance.choice([*KINDS.values()])
        assert all(one.path for one in found_values(kind, made)), made
