"""The words that a document prints, by its Markdown: letters and digits, without case."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote_plugin, inline=False)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def written(markdown: str) -> tuple[list[str], list[str]]:
    """The words of a document outside its footnotes, and those of its footnotes."""
    body: list[str] = []
    notes: list[str] = []
    here = body
    for token in MARKDOWN.parse(markdown):
        if token.type in ("footnote_block_open", "footnote_block_close"):
            here = notes if token.type == "footnote_block_open" else body
        elif token.type in ("inline", "fence"):
            here += words(_text(token))
    return body, notes


def _text(token: Token) -> str:
    """What is printed of a paragraph: no alternative text, no address, no mark of a footnote."""
    if token.type == "fence":
        return token.content
    breaks = ("softbreak", "hardbreak", "html_inline")
    children = [child for child in token.children or () if child.type not in ("image", "footnote_ref")]
    return "".join(" " if child.type in breaks else child.content for child in children)
