"""What of the lines under a title stands on the cover of a house already."""

import re
from collections.abc import Collection, Mapping, Sequence

from teilhabe_docs.documents.blocks import Block, BlockDocument, Paragraph, TextRun
from teilhabe_docs.rendering.plain_words import plain

_LINES = ("mitte", "untertitel")
_CALLED = re.compile(r"\b(?:Stand|Fassung|Version)\b|[\s:·,–]+")
"""What stands beside a fact to say which it is."""


def is_on_cover(document: BlockDocument, shown: Collection[str]) -> bool:
    """Whether a cover that shows these facts (`Titel`) bears the title, under which no parties are named."""
    parties = any(isinstance(block, Paragraph) and block.rolle == "partei" for block in document.kopf)
    return "Titel" in shown and not parties


def not_on_cover(blocks: Sequence[Block], facts: Mapping[str, str], shown: Collection[str]) -> list[Block]:
    """The blocks under a title but for lines that only repeat facts which the cover shows."""
    values = sorted((facts[name] for name in shown if facts.get(name)), key=len, reverse=True)
    return [block for block in blocks if not _repeats(block, values)]


def _repeats(block: Block, values: Sequence[str]) -> bool:
    if not (isinstance(block, Paragraph) and block.rolle in _LINES):
        return False
    if not all(isinstance(piece, TextRun) for piece in block.inhalt):
        return False
    rest = plain(block.inhalt)
    for value in values:
        rest = rest.replace(value, " ")
    return not _CALLED.sub("", rest)
