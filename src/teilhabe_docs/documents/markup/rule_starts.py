"""With which characters the rules of our Markdown begin, and after which of them something may be wrong.

The parser asks a rule only where one of its characters stands. Hence where none stands it does not act, and
that can be told of a text without parsing it.
"""

import re
from collections.abc import Iterable, Mapping

from teilhabe_docs.documents.markup.markup_limits import too_much

ANY = ""
"""A rule that no character tells: it is asked everywhere."""

BLOCK_STARTS: Mapping[str, str] = {
    "zu_tief": ANY,
    "table": ANY,
    "attr": "{",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "date": "0123456789",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "heading": "#",
    "paragraph": ANY,
}
"""Rules of blocks, and what a line begins with behind its blanks."""

INLINE_STARTS: Mapping[str, str] = {
    "abgelegt": ANY,
    "text": ANY,
    "newline": "\n",
    "feld": "{}",
    "escape": "\\",
    "backticks": "`",
    "wortzeichen": "*_",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "entity": "&",
}
"""Rules inside of a paragraph, heading or cell."""

SILENT = frozenset(
    {
        *("paragraph", "heading", "fence"),
        *("abgelegt", "text", "newline", "escape", "backticks", "wortzeichen", "emphasis", "entity"),
    }
)
"""Rules of which nothing can be wrong in an author's text, as long as it has no note."""

_TABLE = "|"
"""Stands in each first line of a table."""


def _starts_of(rules: Iterable[tuple[str, str]]) -> str:
    return "".join(sorted({*"".join(start for rule, start in rules if rule not in SILENT)}))


DOUBTFUL = _starts_of(INLINE_STARTS.items())
"""Characters with which something begins inside of a block that may be wrong."""

_DOUBTFUL_LINE = re.compile(rf"[\r\n][ \t]*[{re.escape(_starts_of(BLOCK_STARTS.items()))}]")


def nothing_to_find(text: str) -> bool:
    """Whether in a text nothing even begins that could be wrong.

    What is too deep stands in lists, quotations or notes.
    """
    return not (
        too_much(text)
        or any(character in text for character in DOUBTFUL + _TABLE)
        or _DOUBTFUL_LINE.search(f"\n{text}")
    )
