"""The check of texts reads only where something may be wrong, and finds what reading all would find."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from teilhabe_docs.documents.blocks import Picture
from teilhabe_docs.documents.markup.markup_limits import MAX_LINES, too_much
from teilhabe_docs.documents.markup.parser import configured, parse
from teilhabe_docs.documents.markup.rule_starts import BLOCK_STARTS, INLINE_STARTS, nothing_to_find
from teilhabe_docs.documents.markup.rules_by_start import InlineRules
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.rendering.markdown.doubtful_blocks import doubtful_blocks
from teilhabe_docs.rendering.markdown.markdown_reader import TextRemark, read_slot
from teilhabe_docs.rendering.pictures import read_picture
from teilhabe_docs.rendering.text_findings import is_field, place_of, remarks_on

TREE = SourceTree(Path(__file__).parent)
NOTATIONS: dict[str, tuple[str, ...]] = {
    "zu_tief": ("- - - - - - - ", "> > > > > > > > > > > > > "),
    "table": ("| a | b |", "\n|--|--|\n", "\n--|--\n", "|"),
    "attr": ("{.und}\n", "{"),
    "fence": ("\n```\n", "\n~~~\n", "~~~"),
    "blockquote": ("> ", ">"),
    "hr": ("--", "\n---\n", "***", "___"),
    "date": ("\n31. Dezember", "\n2027. ", "\n- 3", "\n> 10", "\n+ 5", "\n# 3"),
    "list": ("- ", "* ", "+ ", "1. ", "2) ", "-"),
    "footnote_def": ("\n\n[^1]: Note", "\n[^1]:", "\n\n[^2]: zwei", "\n\n[^1]: 1.", "[^1]:\n"),
    "heading": ("# ", "\n## Titel\n"),
    "paragraph": ("Wort", "\n\n", "    "),
    "abgelegt": ("Wort " * 300,),
    "text": ("Wort", " ", "5"),
    "newline": ("\n", "  \n", "\r", "\r\n"),
    "feld": ("{{ plaetze }}", "{{ plaetz }}", "{{", "}}"),
    "escape": ("\\", "\\|", "\\["),
    "backticks": ("`", "``"),
    "wortzeichen": ("a*b", "a_b"),
    "emphasis": ("**", "_", "*Wort*"),
    "link": ("[a](b)", "[a](https://example.org)", "[^1](https://example.org)", "[", "]("),
    "image": ("![b](c.png)", "!["),
    "footnote_inline": ("^[Note]", "^[", "]"),
    "footnote_ref": ("[^1]", "[^2]"),
    "autolink": ("<https://example.org>", "<a:b>"),
    "entity": ("&amp;", "&#91;", "&#123;&#123;"),
}
TEXTS = st.lists(
    st.sampled_from([piece for pieces in NOTATIONS.values() for piece in pieces]), max_size=12
).map("".join)
ONCE_PASSED_OVER = {
    "a list in a note": "[^1]\n\n[^1]: - Punkt",
    "a list below a note's first line": "[^1]\n\n[^1]: Note\n    - Punkt",
    "a rule in a note": "[^1]\n\n[^1]: ___",
    "a note described twice": "[^1]:\n\n[^1]: Note",
    "a note that only a link's words name": "[^1](https://example.org)\n\n[^1]: Note",
    "a note that only code names": "~~~ [^1]\n~~~\n\n[^1]: Note",
    "a note in code": "[^1]\n~~~\n\n[^1]: Note",
    "a note that is a table's head": "[^1]\n\n[^1]: a|b\n-|-",
    "a long row behind a short one": "a|b\n-|-\nc\nd||e|",
    "a long row behind carriage returns": "a | b\r--|--\r1 | 2 | 3",
    "an unknown field behind a carriage return": "a\r{{ plaetz }}",
}
"""Texts with a mistake that the check did not see."""


def remarks_when_all_is_read(text: str) -> tuple[TextRemark, ...]:
    def picture(alt: str, target: str) -> Picture | str:
        return read_picture(TREE, "", alt, target)

    return read_slot(
        text, ebene=1, zwischentitel=False, feld=lambda path: () if is_field(path) else None, bild=picture
    ).anmerkungen


@settings(max_examples=1000, deadline=None)
@given(TEXTS)
@example("- a\n  - b\n    - c\n      - d\n        - e\n          - f\n            - g\n")
@example("[^1]\n\n[^1]: eins\n[^2]: zwei")
@example("- - - - - - - a")
@example("> a | b\n> --|--\n> 1 | 2 | 3\n")
@example("\n" * 20_000)
def test_what_is_not_read_holds_no_mistake(text: str) -> None:
    assert remarks_on(text, "", TREE) == remarks_when_all_is_read(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.booleans())
def test_a_rule_is_asked_wherever_it_acts(text: str, body: bool) -> None:
    parsed = parse(text, koerper=body)
    parsed.parse_inline(parsed.tokens)
    assert parsed.tokens == configured(body).parse(text, {"tiefe": 0, "offen": 0})


def test_every_rule_and_only_those_are_tried() -> None:
    parsers = [configured(body) for body in (False, True)]
    for starts, active in (
        (BLOCK_STARTS, {rule for md in parsers for rule in md.block.ruler.get_active_rules()}),
        (INLINE_STARTS, {rule for md in parsers for rule in md.inline.ruler.get_active_rules()}),
    ):
        assert starts.keys() == active
        assert starts.keys() <= NOTATIONS.keys()


def test_a_rule_that_does_not_say_how_it_begins_is_refused() -> None:
    ruler = configured(koerper=False).inline.ruler
    ruler.push("neu", lambda state, silent: False)
    with pytest.raises(KeyError):
        InlineRules(ruler)


@pytest.mark.parametrize("text", ONCE_PASSED_OVER.values(), ids=ONCE_PASSED_OVER)
def test_a_mistake_of_any_kind_is_told(text: str) -> None:
    assert remarks_on(text, "", TREE)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_mistake_is_named_where_it_stands(end: str) -> None:
    text = f"eins{end}{end}{{{{ plaetz }}}} zwei\n\n{{{{ plaetze }}}} drei\n"
    (remark,) = remarks_on(text, "", TREE)
    start, stop = place_of(text, remark)
    assert text[start:stop] == "{{ plaetz }}"


@pytest.mark.parametrize(
    "bad", ["[hier](www.example.org)", "[zu *uns*](seite.md)", "![Plan](www.example.org/plan.png)"]
)
def test_the_place_of_a_bad_target_is_where_it_is_used(bad: str) -> None:
    text = f"Auf www.example.org/plan.png und seite.md steht\nmehr: www.example.org, seite.md, {bad}."
    (remark,) = remarks_on(text, "", TREE)
    start, stop = place_of(text, remark)
    assert text[start:stop] == bad


@pytest.mark.parametrize("text", ["Ein Absatz.\n\nNoch *einer*, 24 Plätze.\n\n## Titel\n\nUnd `Code`.\n", ""])
def test_plain_sentences_are_not_parsed(text: str) -> None:
    assert nothing_to_find(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- eins\n- zwei\n\n1. drei\n\n> vier\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", []),
        (
            "Absatz.\n\n- eins\n- zwei\n\nEs sind {{ plaetze }} Plätze.\n\nEnde.",
            ["Es sind {{ plaetze }} Plätze."],
        ),
        ("| a | b |\n|---|---|\n| 1 | 2 \\| 3 |\n", []),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", ["a", "b", "1", "2"]),
    ],
)
def test_of_the_blocks_those_are_read_that_may_be_wrong(text: str, written: list[str]) -> None:
    assert contents(doubtful_blocks(parse(text, koerper=False))) == written


def contents(tokens: Iterable[Token]) -> list[str]:
    return [token.content for token in tokens if token.type == "inline"]


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\x0b", " \u00a0 "])
def test_a_line_without_anything_to_see_is_never_the_place(blank: str) -> None:
    text = f"Erster Absatz.\n\n{blank}\nZweiter ^[Note ^[innen]] Absatz.\n"
    places = [place_of(text, remark) for remark in remarks_on(text, "", SourceTree(Path()))]
    assert places
    assert all(text[start:end].startswith(("Zweiter", "^[", "[")) for start, end in places)


def test_lines_are_counted_however_they_end() -> None:
    assert too_much("a\r" * MAX_LINES) == too_much("a\n" * MAX_LINES) == MAX_LINES + 1
    assert too_much("a\r\n" * (MAX_LINES - 1)) is None
