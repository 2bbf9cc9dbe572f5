"""Short lines that somebody typed below each other and that are printed as one: headings, addresses."""

import re
from collections.abc import Iterator, Sequence

from teilhabe_docs.loading.covered_text import COVERS
from teilhabe_docs.loading.open_words import OPEN_WORD
from teilhabe_docs.loading.run_on_lines import SENTENCE_BEGINS

_SHORT = 45
"""Characters; a longer line may have been broken by an editor."""
_NO_TEXT = re.compile(r"[ \t]|[-+*>#|=_~`{<]|\d{1,9}[.)][ \t]|\(?\w{1,4}\.?\)|\[\^|[^\w„»\"(]")
"""Begins a line that is no line of a paragraph, or whose sign others look for."""
_OPEN_END = re.compile(r"(?:[.!?…:;,&/+–—-]|\\|  )[“«\")]*$")
_ITEM = re.compile(r"\d{1,9}[.)][ \t]")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?[ \t]+[A-ZÄÖÜ]")
_NAME = re.compile(r"(?:[A-ZÄÖÜ][\w.-]*|[\w./-]*\d[\w./-]*)[“«\")]*$")
"""A last word that ends no line within a sentence: a noun, a name, a number."""
_TITLE = re.compile(r"(?:Frau|Herrn?|Dr\.|Prof\.|Familie|Haus|Stadt|Landkreis|Kreis|Gemeinde|Nr\.)$")
_DATUM = re.compile(
    r"(?:Tel|Telefon|Fax|Mobil|E-Mail|Mail|Internet|Web)\b|[\w.-]+@|www\.|https?:|\d{5} [A-ZÄÖÜ]"
)
"""Begins a line of an address."""

_CANDIDATE = re.compile(rf'^[\w„»"(].{{0,{_SHORT - 1}}}\n[\w„»"(]', re.MULTILINE)


def may_glue(text: str) -> bool:
    """Whether a short line of words stands right in front of another; else `glued_lines` has none."""
    return _CANDIDATE.search(text) is not None


def glued_lines(lines: Sequence[str]) -> Iterator[int]:
    """Of each paragraph the first line (from 0) behind which no blank line is, though it stands for itself.

    Such a line is short, ends no sentence and goes on in none, and what follows begins one, is the next
    heading with a number or part of an address.
    """
    counted = sum(_ITEM.match(line) is not None for line in lines) > 1
    for paragraph in _paragraphs(lines, counted=counted):
        words = [lines[at].strip() for at in paragraph]
        for at, line, behind in zip(paragraph, words, words[1:], strict=False):
            if _stands_alone(line) and _begins(line, behind, is_first=at == paragraph[0]):
                yield at
                break


def _paragraphs(lines: Sequence[str], *, counted: bool) -> Iterator[range]:
    """Lines of words alone, with nothing but blank lines around."""
    start = -1
    for at, line in enumerate([*lines, ""]):
        if line.strip():
            start = at if start < 0 else start
            continue
        block = range(max(start, 0), at)
        if start >= 0 and len(block) > 1 and not any(_is_other(lines[row], counted) for row in block):
            yield block
        start = -1


def _is_other(line: str, counted: bool) -> bool:
    """Whether a line is no line of words; `counted`: `1. ` begins items, for there are several."""
    is_number = _NUMBERED.match(line) and not (counted and _ITEM.match(line))
    return bool(COVERS.search(line) or "\t" in line or (_NO_TEXT.match(line) and not is_number))


def _stands_alone(line: str) -> bool:
    last = line.rpartition(" ")[2]
    return (
        len(line) < _SHORT
        and not _OPEN_END.search(line)
        and not OPEN_WORD.fullmatch(last)
        and _NAME.match(last) is not None
        and not _TITLE.search(line)
    )


def _begins(line: str, behind: str, *, is_first: bool) -> bool:
    """Whether what follows a line is no part of it."""
    if _DATUM.match(behind):
        return True
    first = behind.split()[0].lstrip('„»"(')
    is_heading = is_first and _NUMBERED.match(line) is not None and not behind[0].islower()
    return is_heading or SENTENCE_BEGINS.fullmatch(first) is not None
