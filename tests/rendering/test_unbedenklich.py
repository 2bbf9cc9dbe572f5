"""What is passed over without being read as Markdown holds no mistake that reading would find."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from teilhabe_docs.documents.blocks import Picture
from teilhabe_docs.rendering.harmless import harmless, is_field
from teilhabe_docs.rendering.markdown.markdown_reader import TextRemark, read_slot

STUECKE = (
    *(
        "Wort",
        " ",
        "  ",
        "\n",
        "\n\n",
        "- ",
        "* ",
        "1. ",
        "> ",
        "# ",
        "|",
        "| a | b |",
        "\n|--|--|\n",
        "--",
        "---",
        "***",
    ),
    *(
        "[^1]",
        "\n\n[^1]: Note",
        "\n[^1]:",
        "\n\n[^2]: zwei",
        "[^2]",
        "^[Note]",
        "[a](b)",
        "[a](https://example.org)",
    ),
    *(
        "![b](c.png)",
        "{{ plaetze }}",
        "{{ plaetz }}",
        "{{",
        "}}",
        "`",
        "\\",
        "<https://example.org>",
        "\t",
        "    ",
        "**",
        "_",
    ),
)


def maengel(text: str) -> tuple[TextRemark, ...]:
    def bild(alt: str, ziel: str) -> Picture | str:
        return "kein Bild"

    return read_slot(
        text, ebene=1, zwischentitel=False, feld=lambda pfad: () if is_field(pfad) else None, bild=bild
    ).anmerkungen


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(STUECKE), max_size=12).map("".join))
@example("- a\n  - b\n    - c\n      - d\n        - e\n          - f\n            - g\n")
@example("[^1]\n\n[^1]: eins\n[^2]: zwei")
@example("a | b\n--|--\n1 | 2 | 3\n")
@example("- - - - - - - a")
def test_what_is_passed_over_has_no_mistake(text: str) -> None:
    if harmless(text):
        assert maengel(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ein Absatz.\n\n- eins\n- zwei\n\n1. drei\n",
        "Es sind {{ plaetze }} Plätze.",
        "Mehr auf [der Seite](https://example.org/a) und per [Mail](mailto:a@example.org).",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "Satz[^1] und Satz[^zwei].\n\n[^1]: Eine Note.\n\n[^zwei]: Noch eine.\n",
        "> Ein Zitat.\n",
    ],
)
def test_what_authors_write_is_passed_over(text: str) -> None:
    assert harmless(text)
    assert maengel(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{{ plaetz }}",
        "[a](b.md)",
        "![a](b.png)",
        "Satz[^1].",
        "a | b\n--|--\n1 | 2 | 3\n",
        "---",
        "{{ plaetze",
    ],
)
def test_what_may_be_wrong_is_read(text: str) -> None:
    assert not harmless(text)
    assert maengel(text)
