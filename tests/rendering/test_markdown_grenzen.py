"""Texts that are meant to break the reader: they end, and nothing of them is lost."""

import pytest

from rendering.markdown_proben import koerper, slot
from teilhabe_docs.documents.blocks import TextRun, nodes
from teilhabe_docs.rendering.markdown.markdown_writer import write_blocks

MENGE = 2000


@pytest.mark.parametrize(
    "stueck",
    [
        "[",
        "![",
        "^[",
        "[^",
        "*",
        "**a ",
        "_a ",
        ">",
        "> ",
        "- ",
        "1. ",
        "`",
        "{{",
        "{{ a",
        "<a:",
        "\\",
        "&",
        "[^a]:",
        "[a](",
    ],
)
@pytest.mark.parametrize("ende", ["", "]", "](x)", "]" * MENGE, "*" * MENGE])
def test_thousands_of_openings_end_quickly_and_can_be_written(stueck: str, ende: str) -> None:
    text = f"Anfang\n\n{stueck * MENGE}{ende}"
    koerper(text)
    assert write_blocks(slot(text).bloecke).startswith("Anfang\n")


@pytest.mark.parametrize("zeile", ["  " * 10 + "- tief", "> " * 30 + "tief", "- " * 30 + "tief"])
def test_text_below_the_deepest_level_is_kept_and_named(zeile: str) -> None:
    leiter = "".join(f"{'  ' * stufe}- a\n" for stufe in range(10)) if zeile.startswith(" ") else ""
    gelesen = slot(leiter + zeile)
    assert "tief" in "".join(
        k.text for block in gelesen.bloecke for k in nodes(block) if isinstance(k, TextRun)
    )
    assert any("zu tief verschachtelt" in a.text for a in gelesen.anmerkungen)


def test_six_levels_of_lists_are_fine() -> None:
    assert not slot("".join(f"{'  ' * stufe}- a\n" for stufe in range(6))).anmerkungen


def test_a_text_that_exhausts_the_interpreter_becomes_one_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    def ohne_ende(lesung: object, tokens: object, ort: object) -> None:  # no `*_`: 3.13.0 never stops that
        ohne_ende(lesung, tokens, ort)

    monkeypatch.setattr("teilhabe_docs.rendering.markdown.markdown_reader.read_blocks", ohne_ende)
    gelesen = slot("a\n\nb")
    assert len(gelesen.bloecke) == 1
    assert "zu tief verschachtelt" in gelesen.anmerkungen[0].text
