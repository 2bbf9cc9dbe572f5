"""The blocks of an author's text in which something may be wrong: few."""

import re

from markdown_it.token import Token

from teilhabe_docs.documents.markup.parser import ParsedMarkdown
from teilhabe_docs.documents.markup.rule_starts import DOUBTFUL
from teilhabe_docs.rendering.markdown.table_rows import has_many_columns, long_rows

_DOUBTFUL = re.compile(f"[{re.escape(DOUBTFUL)}]")
_TABLE = frozenset(
    f"{part}_{end}" for part in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")
)
_SILENT = _TABLE.union(
    ("fence",),
    (
        f"{block}_{end}"
        for block in ("paragraph", "heading", "bullet_list", "ordered_list", "list_item", "blockquote")
        for end in ("open", "close")
    ),
)
"""Tokens of which nothing is wrong as long as they stand in no note and no table is too wide."""


def doubtful_blocks(text: ParsedMarkdown) -> list[Token]:
    """Of the outermost blocks those in which something may be wrong, each with all its tokens."""
    found: list[Token] = []
    start, doubt, table = 0, False, False
    for number, token in enumerate(text.tokens, 1):
        kind = token.type
        if kind == "inline":
            doubt = doubt or _DOUBTFUL.search(token.content) is not None
        elif kind == "table_open":
            table = True
        elif kind not in _SILENT:
            doubt = True
        if token.level == 0 and token.nesting <= 0:
            block = text.tokens[start:number]
            if doubt or (table and (has_many_columns(block) or any(long_rows(text.lines, block)))):
                found += block
            start, doubt, table = number, False, False
    return found
