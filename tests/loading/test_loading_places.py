"""Where a stretch of a value stands in its file: in each way of writing it, and once for each text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.places import line_and_column, stretch
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

WAYS = {
    "plain": "a: eins zwei eins\n  drei »eins« vier\n",
    "anchor": "a: &x eins zwei eins\n  drei »eins« vier\nb: *x\n",
    "single": "a: 'eins zwei eins\n  drei »eins« vier'\n",
    "double": 'a: "eins zwei \\\n  eins\\ndrei\\t»\\x65ins« \\u0076ier"\n',
    "block": "a: |\n  eins zwei eins\n\n  drei »eins« vier\n# Ende\n",
    "folded": "a: >-\n  eins\n  zwei eins\n\n    drei »eins« vier\n",
    "in a line": "{b: 1, a: 'eins zwei eins drei »eins« vier'}\n",
}


def document(text: str) -> Document:
    read, findings = read_yaml(text.encode(), "offer.yaml")
    assert read is not None, findings
    return read


def piece(text: str, span: Span) -> str:
    """What stands at a place of one line."""
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize("way", WAYS)
def test_each_word_of_a_value_is_found_where_it_is_typed(way: str) -> None:
    text = WAYS[way]
    read = document(text)
    value = read.data["a"]
    assert isinstance(value, str)
    start, places = 0, []
    for word in ("eins", "zwei", "eins", "drei", "eins", "vier"):
        start = value.index(word, start)
        span = read.span_im_text(("a",), start, start + len(word))
        typed = piece(text, span).replace("\\x65", "e").replace("\\u0076", "v")
        assert typed == word
        places.append((span.line, span.column))
        start += len(word)
    assert places == sorted(set(places))


def test_doubled_quotes_and_escapes_belong_to_what_they_stand_for() -> None:
    text = "a: 'x ''ja'' y'\nb: \"x \\\"ja\\\" y\"\n"
    read = document(text)
    assert piece(text, read.span_im_text(("a",), 2, 6)) == "''ja''"
    assert piece(text, read.span_im_text(("b",), 2, 6)) == '\\"ja\\"'


def test_a_stretch_over_lines_and_one_of_blanks() -> None:
    read = document(WAYS["folded"])
    assert read.span_im_text(("a",), 0, 9) == Span(2, 3, 3, 7)
    assert read.span_im_text(("a",), 4, 5) == read.span(("a",))
    assert read.span_im_text(("b",), 0, 2) == read.span(("b",))


@given(st.text("ab \n", max_size=40), st.data())
def test_lines_and_columns_are_those_that_one_counts(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    assert line_and_column(text, start) == (line, column)
    assert stretch(text, start, start) == Span(line, column, line, column)


@given(st.lists(st.sampled_from(["wort", "''", '"', "a:", "#x", "ä", "- b", "[c]"]), min_size=1, max_size=12))
@pytest.mark.parametrize("style", ["'", '"', "|", ">"])
def test_words_of_any_value_are_found(style: str, words: list[str]) -> None:
    doubled = {"'": ("'", "''"), '"': ('"', '\\"')}.get(style, ("", ""))
    typed = [word.replace(*doubled) if style in "'\"" else word for word in words]
    lines = "".join(f"\n  {word}" for word in typed)
    read = document(f"a: {style}{lines}\n" if style in "|>" else f"a: {style}{lines}{style}\n")
    value, start = str(read.data["a"]), 0
    for number, (word, as_typed) in enumerate(zip(words, typed, strict=True)):
        start = value.index(word, start)
        span = read.span_im_text(("a",), start, start + len(word))
        assert span.line == number + 2
        assert piece(read.text, span) == as_typed
        start += len(word)
