"""What a form says for filling it in: looks like a placeholder, and is none."""

import re

_DAY = "TT.MM.JJJJ"
_BEFORE_A_DAY = re.compile(r"\b(?:vom|ab|am|zum|seit|dem|den)\s+$")
_LINE = re.compile(r"_{4,}|…{2,}|\.{5,}")
_PAGE = re.compile(r"\s*\d{1,3}\s*(?:\n|\Z)")
"""Behind dots: a line of a table of contents."""
_ASKED = re.compile(r"\(bitte\s", re.IGNORECASE)
_TO_DO = re.compile(r"ergänz|einfüg|ersetz|prüfen|klären|anpass|überarbeit|ausformulier|TODO")
"""What is asked of whoever writes the document, not of whoever fills it in."""
_SIGNED = re.compile(r"\[(?:(?:Ort|Datum|Name|Unterschrift|Stempel)(?:,\s*|\s+und\s+|/)?)+\]")
_BOXES = "☐☒☑"
_LEAST_WORDS = 4
_WORD = re.compile(r"[^\W\d_]{2,}")
_NEAR = 12
_REACH = 400
_SENTENCE = re.compile(r"[.;][\"“«)]?\s*\Z")


def is_legend(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like a placeholder in a text says what belongs there: `Datum (TT.MM.JJJJ): ____`.

    A line to write on is one unless it stands in the middle of a sentence.
    """
    words = found[0]
    if words == _DAY:
        return not (
            _BEFORE_A_DAY.search(text[max(0, found.start() - _NEAR) : found.start()])
            or _in_a_sentence(text, found)
        )
    if _ASKED.match(words):
        return not _TO_DO.search(words)
    if words.startswith("["):
        return bool(_SIGNED.fullmatch(words))
    return bool(_LINE.fullmatch(words)) and not _in_a_sentence(text, found)


def _in_a_sentence(text: str, found: re.Match[str]) -> bool:
    """Whether words of a sentence go on behind the line, and it ends as sentences do."""
    if _PAGE.match(text, found.end()):
        return False
    begin = max(0, found.start() - _REACH)
    begin = max(begin, *(text.rfind(sign, begin, found.start()) + 1 for sign in "|\n"))
    ends = (at for sign in "|\n" if (at := text.find(sign, found.end(), found.end() + _REACH)) >= 0)
    end = min(ends, default=min(len(text), found.end() + _REACH))
    line, behind = text[begin:end], text[found.end() : end]
    if any(box in line for box in _BOXES) or not _SENTENCE.search(line.rstrip()):
        return False
    return len(_WORD.findall(line)) >= _LEAST_WORDS and bool(_WORD.search(behind))
