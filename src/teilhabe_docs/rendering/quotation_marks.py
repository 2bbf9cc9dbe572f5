"""Straight quotation marks as printed German has them: „…“. What stands between them stays as it is typed."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from teilhabe_docs.documents.origin_marks import around_marks

_MARKS = re.compile('["„“”]+')
_GUILLEMETS = re.compile("»[^»«]*«|«[^»«]*»")
_OPENS_BEHIND = frozenset("([{<-–—/‚")
"""Behind these, behind blanks and at the start a quotation can begin."""

Turn = Literal["opens", "closes", "inches"]


class _Mark(NamedTuple):
    place: int
    turn: Turn


def with_german_quotes(text: str) -> str:
    """`text`, which is as long as before, with „…“ for each pair of straight marks.

    Marks inside another quotation stay as they are, and so does one without its other half: inches (`5"`),
    seconds, a quotation over several paragraphs.
    """
    return around_marks(text, _printed) if '"' in text else text


def _printed(text: str) -> str:
    shape = _GUILLEMETS.sub(_without_marks, text) if "»" in text or "«" in text else text
    printed = list(text)
    for opening, closing in _outermost(_pairs(list(_marks(shape)))):
        if text[opening] == '"':
            printed[opening] = "„"
        if text[closing] == '"':
            printed[closing] = "“"
    return "".join(printed)


def _without_marks(quotation: re.Match[str]) -> str:
    return f"{quotation[0][0]}{'x' * (len(quotation[0]) - 2)}{quotation[0][-1]}"


def _marks(text: str) -> Iterator[_Mark]:
    """The marks that do something, by what stands before and after them and their neighbours."""
    for found in _MARKS.finditer(text):
        before, after = (
            text[found.start() - 1 : found.start()] or " ",
            text[found.end() : found.end() + 1] or " ",
        )
        for place, mark in enumerate(found[0], found.start()):
            if turn := _turn(mark, before, after):
                yield _Mark(place, turn)


def _turn(mark: str, before: str, after: str) -> Turn | None:
    begins = before.isspace() or before in _OPENS_BEHIND
    if mark == "„" or (mark != "”" and begins and not (after.isspace() or after in ".,;:!?)]}")):
        return "opens"
    if before.isspace() or (mark == '"' and before.isalnum() and after.isalnum()):
        return None
    return "inches" if mark == '"' and before.isdecimal() else "closes"


def _pairs(marks: list[_Mark]) -> Iterator[tuple[int, int]]:
    """The marks that belong together; behind a figure one means inches where the next closes."""
    opened: list[int] = []
    for index, (place, turn) in enumerate(marks):
        if turn == "opens":
            opened.append(place)
        elif opened:
            following = marks[index + 1].turn if index + 1 < len(marks) else ""
            if turn == "inches" and following == "closes" and len(opened) == 1:
                continue
            yield opened.pop(), place


def _outermost(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of the pairs that stand in no other."""
    end = -1
    for opening, closing in sorted(pairs):
        if opening > end:
            end = closing
            yield opening, closing
