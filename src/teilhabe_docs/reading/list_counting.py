"""The numbers that Word shows in front of paragraphs, counted as Word counts.

ECMA-376 part 1, 17.9, 17.18.59.
"""

import re
from collections.abc import Mapping
from typing import Literal

from teilhabe_docs.reading.word_model import ListLevel, NumberRef, WordList

_PLACE = re.compile("%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3999
_MOST_LETTERS = 26 * 30
_BULLETS = re.compile("[\ue000-\uf8ff]")
"""Signs that are a bullet only in the font that Word sets them in."""


class ListCounter:
    """Counts the paragraphs of a document in their order."""

    def __init__(self, lists: Mapping[str, WordList]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[tuple[str, int]] = set()

    def next(self, ref: NumberRef | None) -> tuple[str, Literal["", "bullet", "number"]]:
        """What stands in front of the next paragraph, and what it is; both empty where nothing counts it."""
        found = self._lists.get(ref.list_id) if ref else None
        if ref is None or found is None or ref.level not in found.levels:
            return "", ""
        counts = self._counts.setdefault(found.counter, {})
        level = found.levels[ref.level]
        restart = found.restarts.get(ref.level)
        if restart is not None and (ref.list_id, ref.level) not in self._used:
            counts[ref.level] = restart
        elif ref.level in counts:
            counts[ref.level] += 1
        else:
            counts[ref.level] = level.start
        self._used.add((ref.list_id, ref.level))
        for deeper in [index for index in counts if index > ref.level]:
            after = found.levels[deeper].after if deeper in found.levels else None
            if after is None or ref.level < after:
                del counts[deeper]
        if level.form == "bullet":
            return _BULLETS.sub("•", level.text) or "•", "bullet"
        label = _PLACE.sub(lambda place: _part(int(place[1]) - 1, found, counts, level), level.text)
        return label.strip(), "number" if label.strip() else ""


def _part(index: int, found: WordList, counts: Mapping[int, int], shown: ListLevel) -> str:
    level = found.levels.get(index, ListLevel())
    number = counts.get(index, level.start)
    return formatted(number, "decimal" if shown.legal and level.form != "none" else level.form)


def formatted(number: int, form: str) -> str:
    """A number in one of Word's forms; in one that German documents do not use, as a figure."""
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and 0 < number <= _MOST_LETTERS:
        times, index = divmod(number - 1, 26)
        letter = chr(ord("a") + index) * (times + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number <= _MOST_ROMAN:
        text = ""
        for amount, sign in _ROMAN:
            text += sign * (number // amount)
            number %= amount
        return text if form == "lowerRoman" else text.upper()
    if form == "decimalZero":
        return f"{number:02d}"
    return f"{number}." if form == "ordinal" else str(number)
