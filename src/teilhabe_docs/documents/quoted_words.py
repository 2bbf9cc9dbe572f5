"""The words that a finding is about, with what stands around them in the author's file."""

import re
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.places import range_of

_AROUND = 8
"""So many characters on each side tell one place from another."""
_FEWEST = 3
_LONGEST = 200


class QuotedWords(NamedTuple):
    """`words` of a text, what stands right `before` and `after` them, and whether the finding quotes them.

    Blanks are single ones, whatever breaks the lines of the file.
    """

    words: str
    before: str
    after: str
    quoted: bool


def quoted_words(finding: Finding, text: str) -> QuotedWords | None:
    """What a finding marks in its file, which holds `text`; None where these are no words to look for."""
    if (found := range_of(text, finding.span)) is None:
        return None
    begin, end = found
    words = _on_one_line(text[begin:end])
    if not any(map(str.isalpha, words)) or not _FEWEST <= len(words) <= _LONGEST or words != words.strip():
        return None
    before = _on_one_line(text[max(begin - 3 * _AROUND, 0) : begin])[-_AROUND:]
    after = _on_one_line(text[end : end + 3 * _AROUND])[:_AROUND]
    return QuotedWords(words, before, after, f"»{words}«" in finding.message)


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
