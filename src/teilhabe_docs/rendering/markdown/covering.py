"""What of an author's text stays as it is typed: code, targets of links, comments; and its rows and notes."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from markdown_it.token import Token

from teilhabe_docs.documents.markup.parser import ParsedMarkdown, parse
from teilhabe_docs.loading.covered_text import (
    CODE,
    COVER,
    COVER_WITH_STROKE,
    COVERS,
    FILL,
    NOTE,
    ROW,
    CoveredText,
    uncovered,
)
from teilhabe_docs.rendering.markdown.kept_stretches import BEGINS, Span, in_html, stretches

_LISTED = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]?)*")
_STROKE = re.compile(r"(?<!\\)\|")
_CODE = frozenset(("fence", "zu_tief"))


@lru_cache(maxsize=32)
def covered_text(text: str) -> CoveredText:
    """The text with covers over what Markdown takes for code and the like."""
    bare = uncovered(text)
    if not BEGINS.search(text) or COVERS.search(text):
        return bare
    return _Cover(bare.lines).made()


class _Cover:
    """The covers of one text: signs of whole lines, and stretches of each line."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._signs: dict[int, str] = {}
        self._begins: set[int] = set()
        self._spans: dict[int, list[Span]] = {}

    def made(self) -> CoveredText:
        parsed = parse("\n".join(self._lines), koerper=False)
        try:
            self._read(parsed)
        except RecursionError:
            self._sign(CODE, 0, len(self._lines))
        self._html()
        code = [token.content for token in parsed.tokens if token.type == "fence"]
        result = CoveredText([], [], code)
        for number, line in enumerate(self._lines):
            result.lines.append(self._line(number, line, result.beneath))
        return result

    def _line(self, number: int, line: str, beneath: list[str]) -> str:
        sign = self._signs.get(number)
        start = len(line) - len(line.lstrip(" \t"))
        if number in self._begins and (listed := _LISTED.match(line)):
            start = listed.end()
        if sign == CODE:
            beneath.append(line[start:])
            return f"{line[:start]}{CODE}"
        parts, at = [], 0
        if sign and line.strip():
            beneath.append("")
            parts, at = [line[:start], sign], start
        for begin, end in _merged(self._spans.get(number, ())):
            if end > at:
                begin = max(begin, at)
                beneath.append(line[begin:end])
                cover = COVER_WITH_STROKE if "|" in beneath[-1] else COVER
                parts += [line[at:begin], cover, FILL * (end - begin - 1)]
                at = end
        return "".join([*parts, line[at:]])

    def _read(self, parsed: ParsedMarkdown) -> None:
        in_table = False
        for token in parsed.tokens:
            first, last = token.map or (0, 0)
            if token.type == "zu_viel":
                self._sign(CODE, 0, len(self._lines))
            elif token.type in _CODE:
                self._sign(CODE, first, last)
            elif token.type == "footnote_reference_open":
                self._sign(NOTE, first, last)
            elif token.type == "table_open":
                in_table = True
                self._sign(ROW, first, last)
                for line in range(first, last):
                    self._row(parsed, line)
            elif token.type == "table_close":
                in_table = False
            elif token.type == "inline" and not in_table and BEGINS.search(token.content):
                self._paragraph(parsed, token)

    def _sign(self, sign: str, first: int, last: int) -> None:
        self._begins.add(first)
        self._signs |= {line: sign for line in range(first, last) if self._signs.get(line) != CODE}

    def _paragraph(self, parsed: ParsedMarkdown, token: Token) -> None:
        """The stretches of a paragraph or heading, whose content is its lines without what is before them."""
        assert token.map
        first = token.map[0]
        begins, shifts, at = [], [], 0
        for number, content in enumerate(token.content.split("\n")):
            line, words = self._lines[first + number], content.strip()
            place = line.find(words) if token.map[1] - first == 1 else len(line.rstrip()) - len(words)
            if place < 0 or not line.startswith(words, place):
                return self._sign(CODE, *token.map)
            begins.append(at)
            shifts.append(place - (len(content) - len(content.lstrip())))
            at += len(content) + 1
        ends = [*begins[1:], at]
        for start, end in stretches(parsed, token.content):
            number = bisect_right(begins, start) - 1
            while start < end:
                shift = shifts[number] - begins[number]
                if start < (stop := min(end, ends[number] - 1)):
                    self._span(first + number, start + shift, stop + shift)
                start, number = ends[number], number + 1
        return None

    def _row(self, parsed: ParsedMarkdown, number: int) -> None:
        line = self._lines[number]
        strokes = [-1, *(found.start() for found in _STROKE.finditer(line)), len(line)]
        for before, behind in pairwise(strokes):
            for start, end in stretches(parsed, line[before + 1 : behind]):
                self._span(number, before + 1 + start, before + 1 + end)

    def _span(self, line: int, start: int, end: int) -> None:
        self._spans.setdefault(line, []).append((max(0, start), end))

    def _html(self) -> None:
        """What HTML would leave as it is, outside of code; it is printed as it stands."""
        free = []
        for number, line in enumerate(self._lines):
            for start, end in _merged(self._spans.get(number, ())):
                line = line[:start] + FILL * (end - start) + line[end:]
            free.append(FILL * len(line) if self._signs.get(number) == CODE else line)
        number = begin = 0
        for start, end in in_html("\n".join(free)):
            while begin + len(free[number]) < start:
                begin += len(free[number]) + 1
                number += 1
            here, place = number, begin
            while place < end:
                self._span(here, max(start - place, 0), min(end - place, len(free[here])))
                place += len(free[here]) + 1
                here += 1


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """The stretches in their order, those as one that meet."""
    last: Span | None = None
    for start, end in sorted(spans):
        if last and start <= last[1]:
            last = last[0], max(last[1], end)
        else:
            if last:
                yield last
            last = start, end
    if last:
        yield last
