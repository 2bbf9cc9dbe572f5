"""Headings that stand in a text: `Vertretung: im Tandem …`, the first cell of a row, a line of its own."""

import re
from collections.abc import Sequence

from teilhabe_docs.documents.recognition.names import Names
from teilhabe_docs.documents.recognition.word_forms import without_number

_LABEL = re.compile(
    r"\W{0,3}(?P<label>[^\W_][^.:;|!?]{2,70}?)\s*(?::|\s\||\s[–—]\s)\s*(?P<text>.*\w.*)", re.DOTALL
)
_SAYS = re.compile(r"\b[a-zäöü]{2,}\b")
"""Names alone, as of a person who is in charge, are no text."""
_MOST_WORDS = 7


def run_in_headings(names: Names, paragraphs: Sequence[str]) -> dict[str, int]:
    """The requirements that a paragraph names in front of its text, each with the first such paragraph."""
    found: dict[str, int] = {}
    for number, paragraph in enumerate(paragraphs):
        label = _label(paragraph, number + 1 < len(paragraphs))
        if not label:
            continue
        for slug in names.named(without_number(label)):
            found.setdefault(slug, number)
    return found


def _label(paragraph: str, followed: bool) -> str:
    """What stands in front of the text of a paragraph, or is one of its own with text behind it."""
    parts = _LABEL.match(paragraph)
    label = parts["label"] if parts and _SAYS.search(parts["text"]) else ""
    if not parts and followed and "\n" not in paragraph and paragraph[-1:].isalpha():
        label = paragraph
    return label if len(label.split()) <= _MOST_WORDS else ""
