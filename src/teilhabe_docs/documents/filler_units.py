"""A text in Markdown taken apart for the question whether it says anything: paragraphs, items, cells."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from teilhabe_docs.documents.unseen_signs import without_unseen

LONGEST = 400
"""Characters; what stands together in more is no filler."""

_ITEM = re.compile(r"(?:[-*+•–·>▪]|\d{1,3}[.)]|[a-z]\)|\[[ xX]?\])(?:\s+|$)")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_LABEL = re.compile(r"((?![\[<{«])[^:;.!?\n]{0,49}[^:;.!?\s]):(?=\s|$)\s*")
LETTERS = re.compile(r"[^\W\d_]{3}")
"""Where there are words."""
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,200})\]\([^()\s]{1,300}\)")
_EMPHASIS = re.compile(r"\*+|(?<![\w_])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?![\w_])|`+|~~")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZÄÖÜ])")
_LONGEST_OF_SENTENCES = 1500
_STARTS = (_HEADING, _ITEM, _LABEL)
_NOTE = re.compile(
    r"\W*(?:(?:todo|tbd|tba|fixme|(?:bei|für) (?:fragen|rückfragen|nachfragen))\b"
    r"|@\w|(?:kommentar|kommentiert|comment) ?\[)",
    re.IGNORECASE,
)
_MOST_WORDS_IN_A_LABEL = 5
_LINE = set("-=_*|: \t–—")


class TextUnit(NamedTuple):
    """What stands together, without notation; `labels` stand before it with a colon or in its row."""

    text: str
    labels: tuple[str, ...] = ()
    in_table: bool = False


def without_comments(text: str) -> str:
    """The text without `<!-- … -->` and without signs that print nothing."""
    if "<!--" in text:
        parts, start = [], 0
        while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
            parts.append(text[start:begin])
            start = end + 3
        text = "".join([*parts, text[start:]])
    return without_unseen(text)


def units_of(text: str) -> Iterator[TextUnit]:
    """The units of a text, one after the other; headings, rules and heads of tables are none."""
    lines = text.split("\n")
    together: list[str] = []
    in_table = False
    for number, raw in enumerate(lines):
        line = plain(raw) if "*" in raw else raw.strip()
        following = lines[number + 1].strip() if number + 1 < len(lines) else ""
        is_row = "|" in line and (in_table or line.startswith("|") or _is_rule(following))
        starts = is_row or not line or any(pattern.match(line) for pattern in _STARTS) or _is_line(line)
        if (starts and together) or len(together) > LONGEST:  # longer than any filler, whatever follows
            yield from _labelled("\n".join(together))
            together = []
        if is_row:
            if not _is_rule(line) and not _is_rule(following):
                yield from _row(line)
            in_table = True
            continue
        in_table = False
        if line and not _HEADING.match(line) and not _is_line(line):
            item = _ITEM.match(line)
            together.append(line[item.end() :] if item else line)
    if together:
        yield from _labelled("\n".join(together))


def sentences_of(unit: TextUnit) -> Iterator[TextUnit]:
    """The sentences of a unit; none where it is one sentence, or longer than any filler."""
    if len(unit.text) > _LONGEST_OF_SENTENCES:
        return
    sentences = _SENTENCE_END.split(unit.text)
    if len(sentences) > 1:
        for sentence in sentences:
            yield from (part._replace(labels=unit.labels + part.labels) for part in _labelled(sentence))


def _is_rule(line: str) -> bool:
    """Whether it stands between head and body of a table."""
    return "|" in line and "-" in line and set(line) <= _LINE


def _is_line(line: str) -> bool:
    return set(line) <= _LINE


def _row(line: str) -> Iterator[TextUnit]:
    first, *others = [plain(cell) for cell in line.strip("|").split("|")]
    if not others:
        yield TextUnit(first, in_table=True)
        return
    for cell in others:
        yield TextUnit(cell, (first,) if first else (), in_table=True)


def _labelled(text: str) -> Iterator[TextUnit]:
    """A paragraph or an item; a label with nothing behind it is a unit without text."""
    text = text.strip()
    if len(text) > LONGEST:
        yield TextUnit(text if LETTERS.search(text) else text[:LONGEST])
        return
    text = plain(text)
    labels: list[str] = []
    while found := _LABEL.match(text):
        words = found[1].split()
        if not words or len(words) > _MOST_WORDS_IN_A_LABEL or _NOTE.match(found[1]):
            break
        labels.append(found[1])
        text = text[found.end() :]
    yield TextUnit(text, tuple(labels))


def plain(text: str) -> str:
    """The words without emphasis; of a link what is shown."""
    text = text.strip()
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    return _EMPHASIS.sub("", text).strip() if len(text) <= LONGEST else text
