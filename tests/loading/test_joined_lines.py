"""What is typed in lines of its own and put together by YAML is told; what only goes on is not."""

import pytest

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.joined_lines import joined_lines
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.offer import Angebot

SLOT = "besonderheiten"
"""A text in Markdown."""
STYLES = {
    "folded": "{key}: >\n{lines}",
    "stripped": "{key}: >-\n{lines}",
    "plain": "{key}:\n{lines}",
    "single": "{key}: '\n{lines}'",
    "double": '{key}: "\n{lines}"',
}
ITEMS = ("- zwei", "-zwei", "* zwei", "• zwei", "## Zwei", "```")
MORE = ("und zwei", "–5 °C", "-5 °C", "*zwei*", "**zwei**", "+ zwei", "31. Dezember", "2. Halbjahr", "– zwei")


def told(yaml: str, refused: tuple[tuple[str | int, ...], ...] = ()) -> list[Finding]:
    document, findings = read_yaml(f"id: a\n{yaml}\n".encode(), "offer.yaml")
    assert document, findings
    assert not findings
    return [*joined_lines(document, Angebot, refused)]


def written(style: str, *lines: str, key: str = SLOT) -> str:
    return STYLES[style].format(key=key, lines="\n".join(line and f"  {line}" for line in lines))


@pytest.mark.parametrize("style", STYLES)
def test_the_first_line_of_a_list_is_told_in_each_style(style: str) -> None:
    for item in ITEMS:
        if style == "plain" and item == "## Zwei":  # a comment
            continue
        (found,) = told(written(style, "eins", item, item))
        assert (found.code, found.span.line, found.span.column, found.path) == ("TD026", 4, 3, SLOT)
        assert f"»{item}«" in found.message
        assert ("»|« statt »>«" in found.message) == (style in ("folded", "stripped"))
        assert ("Gedankenstrich" in found.message) == item.startswith("-")


@pytest.mark.parametrize("style", STYLES)
def test_a_line_that_goes_on_is_not_told(style: str) -> None:
    for line in MORE:
        assert told(written(style, "eins", line)) == [], line
        assert told(written(style, "eins und", line, "drei")) == [], line


def test_numbers_are_a_list_where_they_follow_each_other() -> None:
    (found,) = told(written("folded", "Wir tun:", "1. fragen", "2. helfen", "3. gehen"))
    assert found.span.line == 5


def test_what_stands_behind_a_heading_or_a_break_is_told() -> None:
    assert told(written("folded", "## Titel", "Text"))[0].span.line == 4
    assert told(written("folded", "Straße 1\\", "24000 Musterstadt"))[0].span.line == 4


@pytest.mark.parametrize("style", STYLES)
def test_paragraphs_that_become_one_are_told_once(style: str) -> None:
    (found,) = told(written(style, "Eins.", "", "Zwei.", "", "Drei."))
    assert (found.code, found.span.line) == ("TD026", 5)
    assert "keinen neuen Absatz" in found.message
    assert told(written(style, "Eins.", "", "", "Zwei.")) == []
    assert told(written(style, "Eins:", "", "- a", "", "- b")) == []


def test_lines_that_are_kept_are_not_told() -> None:
    kept = "Eins:", "  - a", "  - b", "und", "  1. c", "  2. d"
    assert told(written("folded", *kept)) == []
    assert told(f"{SLOT}: |\n  Eins.\n\n  - a\n  - b") == []


@pytest.mark.parametrize("dash", ["     - ", "      - ", "      -", "      * "])
def test_a_dash_that_slipped_is_told_in_any_list(dash: str) -> None:
    for key in ("methoden", "prozesse:\n  weitere", "qualitaet:\n  struktur"):
        (found,) = told(f"{key}:\n    - eins\n{dash}zwei\n    - drei")
        assert "genau unter den Strich" in found.message
        assert found.path.endswith("[0]")


def test_an_error_of_its_own_says_enough_of_paragraphs() -> None:
    text = "lrv:\n  bezeichnung: >\n    Eins.\n\n    Zwei."
    assert told(text, (("lrv", "bezeichnung"),)) == []


def test_a_text_that_is_used_twice_is_told_once() -> None:
    anchor = f"{SLOT}: &text >\n  Eins.\n\n  Zwei.\nkurzbeschreibung: *text"
    assert len(told(anchor)) == 1
