"""What is shown is text: no terminal and no runner of a pipeline obeys it."""

import pytest

from teilhabe_docs.cli.console import visible

ESC = "\x1b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::add-mask::x", ": :add-mask::x"),
        ("a\n  ::stop-commands::x", "a\n  : :stop-commands::x"),
        ("\u00a0::add-mask::x", "\u00a0: :add-mask::x"),
        ("- ::add-mask::x", "- : :add-mask::x"),
        ("mitten ::darin", "mitten ::darin"),
        ("a ##[add-mask]x", "a # #[add-mask]x"),
        ("##vso[task.x]", "# #vso[task.x]"),
        ("### Überschrift", "### Überschrift"),
        (f"{ESC}]0;Titel\a", "<U+001B>]0;Titel<U+0007>"),
        ("Summe \u202e001", "Summe <U+202E>001"),
        ("a\rb", "a<U+000D>b"),
        ("a\r\nb\tc", "a\r\nb\tc"),
        ("\udcff", "<U+DCFF>"),
    ],
)
def test_nothing_in_a_text_is_obeyed(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_our_colours_stay_where_there_are_colours() -> None:
    text = f"{ESC}[31mrot{ESC}[0m {ESC}[8mversteckt{ESC}[2J"
    assert visible(text, coloured=True) == f"{ESC}[31mrot{ESC}[0m <U+001B>[8mversteckt<U+001B>[2J"
    assert ESC not in visible(text)
