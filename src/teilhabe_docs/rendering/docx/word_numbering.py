"""Word's numbering: the lists that styles are bound to, and the counting that says when one must restart.

Word counts by itself. `Numbering` follows that count, so that a number that tdocs gave is either what Word
shows anyway or gets a list of its own with a start value.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from teilhabe_docs.rendering.docx.elements import Element, W, root, serialize, sub

ABSATZ_INDENT = 624
"""Width of the column of (1) and § 1, in twips (1.1 cm)."""
LIST_STEP = 397
"""Further indent per level of a list, in twips (0.7 cm)."""
_DECIMAL_INDENT = 680
_LAST_LEVEL = 8
SECTION_LEVEL = 0
"""Lists outside of an Absatz are as deep as the Absätze, so that none of them nests in the other."""
ABSATZ_LEVEL = 1
_LETTER_LEVEL = 2

OUTLINE = 1
"""The `w:numId` of the headings; in `paragraf` of Absätze and letters, too."""
_ABSATZ_ONLY = 2
_FIRST_LISTS = 3
_KINDS = ("strich", "zahl", "buchstabe")
_FIRST_FREE = _FIRST_LISTS + 2 * len(_KINDS)

LEVELS_BOUND = {
    "paragraf": {"Heading1": 0, "Absatznummer": ABSATZ_LEVEL, "Buchstabe": _LETTER_LEVEL},
    "dezimal": {f"Heading{level + 1}": level for level in range(6)},
}
"""Per `Dokument.zaehlung`: style id and level of the list `OUTLINE` that is bound to it."""


def list_number(kind: str, in_absatz: bool) -> int:
    """The `w:numId` of bullets (`strich`), figures (`zahl`) or letters, outside or inside an Absatz."""
    return _FIRST_LISTS + 2 * _KINDS.index(kind) + in_absatz


def list_indent(level: int, in_absatz: bool) -> int:
    """Where the text of a list item begins, in twips from the margin."""
    if in_absatz:
        return ABSATZ_INDENT + LIST_STEP * max(level - ABSATZ_LEVEL, 0)
    return LIST_STEP * max(level, 1)


def bound_styles(zaehlung: str) -> dict[str, tuple[int, int]]:
    """Style id → (`w:numId`, level) for every style that brings its number along."""
    bound = {style: (OUTLINE, level) for style, level in LEVELS_BOUND[zaehlung].items()}
    if zaehlung == "dezimal":
        bound["Absatznummer"] = (_ABSATZ_ONLY, ABSATZ_LEVEL)
        bound["Buchstabe"] = (_ABSATZ_ONLY, _LETTER_LEVEL)
    bound["ListBullet"] = (list_number("strich", False), SECTION_LEVEL + 1)
    bound["ListNumber"] = (list_number("zahl", False), SECTION_LEVEL + 1)
    return bound


class _Level(NamedTuple):
    style: str
    format: str
    text: str
    left: int
    hanging: int


def _outline_levels(zaehlung: str) -> list[_Level]:
    bound = LEVELS_BOUND[zaehlung]
    if zaehlung == "paragraf":
        heading = _Level("Heading1", "decimal", "§\u00a0%1", ABSATZ_INDENT, ABSATZ_INDENT)
        return [heading, *_absatz_levels()]
    return [
        _Level(style, "decimal", ".".join(f"%{n + 1}" for n in range(level + 1)), width, width)
        for style, level in bound.items()
        for width in [_DECIMAL_INDENT if level < 3 else _DECIMAL_INDENT + 113 * (level - 1)]
    ]


def _absatz_levels() -> list[_Level]:
    left = list_indent(_LETTER_LEVEL, True)
    return [
        _Level("Absatznummer", "decimal", "(%2)", ABSATZ_INDENT, ABSATZ_INDENT),
        _Level("Buchstabe", "lowerLetter", "%3)", left, LIST_STEP),
    ]


def _list_levels(kind: str, in_absatz: bool) -> list[_Level]:
    levels = []
    for level in range(_LAST_LEVEL + 1):
        if kind == "strich":
            depth = level - 1 - in_absatz
            number = ("bullet", "–" if depth % 2 else "•")
        elif kind == "zahl":
            number = ("decimal", f"%{level + 1}.")
        else:
            number = ("lowerLetter", f"%{level + 1})")
        levels.append(_Level("", *number, list_indent(level, in_absatz), LIST_STEP))
    return levels


def _abstract(parent: Element, ident: int, levels: list[_Level]) -> None:
    abstract = sub(parent, "abstractNum", abstractNumId=ident)
    sub(abstract, "nsid", f"5E1F{ident:04X}")
    sub(abstract, "multiLevelType", "multilevel")
    for index, level in enumerate(levels):
        element = sub(abstract, "lvl", ilvl=index)
        sub(element, "start", 1)
        sub(element, "numFmt", level.format)
        if level.style:
            sub(element, "pStyle", level.style)
        sub(element, "lvlText", level.text)
        sub(element, "lvlJc", "left")
        sub(sub(element, "pPr"), "ind", left=level.left, hanging=level.hanging)


@cache
def _skeleton(zaehlung: str) -> bytes:
    """The numbering part before any restart; list n is made from abstract list n."""
    numbering = root("numbering")
    lists = {OUTLINE: _outline_levels(zaehlung)}
    if zaehlung == "dezimal":
        unused = _Level("", "none", "", 0, 0)
        lists[_ABSATZ_ONLY] = [unused, *_absatz_levels()]
    for kind in _KINDS:
        for in_absatz in (False, True):
            lists[list_number(kind, in_absatz)] = _list_levels(kind, in_absatz)
    for ident, levels in lists.items():
        _abstract(numbering, ident, levels)
    for ident in lists:
        sub(sub(numbering, "num", numId=ident), "abstractNumId", ident)
    return serialize(numbering)


def make_room(lists: Element, rooms: Mapping[str, int], stretch: float = 1) -> None:
    """Let indents be `stretch` times as wide, and numbers of the styles in `rooms` have so many twips."""
    for level in lists.iter(f"{W}lvl"):
        style, indent = level.find(f"{W}pStyle"), level.find(f"{W}pPr/{W}ind")
        assert indent is not None
        left, hanging = (round(int(indent.get(f"{W}{name}", "0")) * stretch) for name in ("left", "hanging"))
        more = max(rooms.get(style.get(f"{W}val", ""), 0) - hanging, 0) if style is not None else 0
        indent.set(f"{W}left", str(left + more))
        indent.set(f"{W}hanging", str(hanging + more))


def letter_value(letter: str) -> int:
    """The value of `a` (1) … `z` (26), `aa` (27), `bb` (28) as Word counts letters; else 0."""
    if letter and set(letter) == {letter[0]} and "a" <= letter[0] <= "z":
        return 26 * (len(letter) - 1) + ord(letter[0]) - ord("a") + 1
    return 0


class Numbering:
    """The numbers of one document: what Word would show next, and the lists that restart.

    Every method returns the `w:numId` to write at the paragraph, 0 where the style's own list is right.
    """

    def __init__(self, zaehlung: str) -> None:
        self._zaehlung = zaehlung
        self._absatz_list = bound_styles(zaehlung)["Absatznummer"][0]
        self._restarts: list[tuple[int, int, int]] = []
        self._current = 0
        self._letter_list = 0
        self._absatz = 0
        self._letter = 0

    def heading(self, numbered: bool) -> None:
        """A heading begins; a numbered § lets the count of Absätze begin anew."""
        if numbered and self._zaehlung == "paragraf":
            self._current = self._letter_list = self._absatz = self._letter = 0

    def absatz(self, number: str) -> int:
        """The list of the Absatz that tdocs numbered `number` (`2`)."""
        value = int(number) if number.isascii() and number.isdigit() else self._absatz + 1
        if value != self._absatz + 1:
            self._current = self.restart(self._absatz_list, ABSATZ_LEVEL, value)
        self._absatz, self._letter, self._letter_list = value, 0, self._current
        return self._current

    def letter(self, letter: str) -> int:
        """The list of the item `letter`) directly below an Absatz."""
        value = letter_value(letter) or self._letter + 1
        if value != self._letter + 1:
            self._letter_list = self.restart(self._absatz_list, _LETTER_LEVEL, value)
        self._letter = value
        return self._letter_list

    def restart(self, source: int, level: int, start: int) -> int:
        """A new list like `source` whose `level` begins with `start`."""
        self._restarts.append((source, level, start))
        return _FIRST_FREE + len(self._restarts) - 1

    def xml(self, rooms: Mapping[str, int] = MappingProxyType({})) -> bytes:
        """The numbering part; numbers of a style that `rooms` names by its id have so many twips at least."""
        numbering = etree.fromstring(_skeleton(self._zaehlung))
        if rooms:
            make_room(numbering, rooms)
        for index, (source, level, start) in enumerate(self._restarts):
            element = sub(numbering, "num", numId=_FIRST_FREE + index)
            sub(element, "abstractNumId", source)
            sub(sub(element, "lvlOverride", ilvl=level), "startOverride", start)
        return serialize(numbering)
