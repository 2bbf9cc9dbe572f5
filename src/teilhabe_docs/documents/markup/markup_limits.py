"""How much markup a text may hold, so that reading it takes seconds at most: far more than people write."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

MAX_LINES = 20_000
"""Lines of a text: more than four hundred pages."""

MAX_MARKUP = 50_000
"""Characters of a text that Markdown may take for something other than themselves."""

MAX_BRACKETS = 500
"""Opening brackets of a paragraph; for each the parser looks through all that follows."""

_MARKUP = "*_[]()!^`<>&|\\~{}#"
_MARKUP_CHARACTER = re.compile(f"[{re.escape(_MARKUP)}]")

TOO_MUCH = f"""\
Der Text hat mehr als {MAX_LINES} Zeilen oder {MAX_MARKUP} Zeichen mit Bedeutung in Markdown und wird nicht \
gegliedert. Bitte kürzen oder auf mehrere Felder verteilen."""
TOO_MANY_BRACKETS = f"""\
Dieser Absatz hat mehr als {MAX_BRACKETS} öffnende eckige Klammern und wird nicht gegliedert. Bitte in \
mehrere Absätze teilen."""


def too_much(text: str) -> int | None:
    """The line, from 1, with which a text becomes too much to be read as Markdown; None where it is not."""
    if text.count("\n") + text.count("\r") - text.count("\r\n") >= MAX_LINES:
        return MAX_LINES + 1
    if len(text) <= MAX_MARKUP or sum(map(text.count, _MARKUP)) <= MAX_MARKUP:
        return None
    for number, found in enumerate(_MARKUP_CHARACTER.finditer(text)):
        if number == MAX_MARKUP:
            return text.count("\n", 0, found.start()) + 1
    return None


def keep_brackets(state: "StateCore") -> None:
    """A paragraph, heading or cell with too many brackets stays as it is, as token `zu_viele_klammern`."""
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type == "inline" and token.content.count("[") > MAX_BRACKETS:
            token.children = [Token("zu_viele_klammern", "", 0, content=token.content)]
            token.content = ""
