"""Lines that stand for themselves are told where they are printed as one, wrapped prose never."""

import re
import textwrap
from pathlib import Path

import pytest

from sampling import few
from teilhabe_docs.loading.glued_lines import glued_lines

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXTS = sorted(path for path in EXAMPLES.glob("**/*.md") if "ausgabe" not in path.parts)
GLUED = (
    "Unsere Werte\nWir arbeiten:",
    "1 Grundhaltung\nAchtung vor jedem Leben trägt uns.\n1.1 Methoden",
    "3. Personenkreis\nDie Gruppe nimmt Kinder auf.",
    "7.4 Maßnahmen\nZwang gibt es nicht.",
    "Kontakt:\nFrau Muster\nTel. 123",
    "Haus am See\nSeeweg 1\n12345 Musterstadt",
    "Datenschutz\nAlle schweigen.",
)
APART = (
    "Unsere Werte\n\nWir arbeiten.",
    "Frau Muster\\\nTel. 123",
    "Das Haus am\nSee hat Platz.",
    "Die Leitung übernimmt Frau\nMuster.",
    "12 Plätze\nfür Kinder",
    "1. Anfrage\n2. Hospitation",
    "- Küche\nDie Küche ist groß.",
    "| a | b |\nDie Tabelle",
    "Ein Haus,\nDie Leute sagen es.",
    "Wir begleiten Frauen\nund Männer.",
)


@pytest.mark.parametrize("text", GLUED)
def test_a_line_for_itself_is_found(text: str) -> None:
    assert len(list(glued_lines(text.split("\n")))) == 1
    assert not list(glued_lines("\n\n".join(text.split("\n")).split("\n")))


@pytest.mark.parametrize("text", APART)
def test_what_is_one_line_is_not(text: str) -> None:
    assert not list(glued_lines(text.split("\n")))


@pytest.mark.parametrize("width", few(range(50, 121, 5), 5))
def test_prose_may_be_wrapped_at_any_width(width: int) -> None:
    assert TEXTS
    for path in TEXTS:
        for paragraph in re.split(r"\n\s*\n", path.read_text("utf-8")):
            if not re.match(r"\s*[-*#>|\d]", paragraph):
                lines = textwrap.wrap(" ".join(paragraph.split()), width)
                assert [lines[at] for at in glued_lines(lines)] == []
