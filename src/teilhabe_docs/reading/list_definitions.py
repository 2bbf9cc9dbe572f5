"""The lists of a Word file: how each of their levels counts (ECMA-376 part 1, 17.9)."""

from collections.abc import Mapping

from teilhabe_docs.reading.word_model import ListLevel, WordList
from teilhabe_docs.reading.word_xml import Element, W, switch, value, whole


class ListDefinitions:
    """`lists` by `w:numId`, and the level at which each names a style."""

    def __init__(self, tree: Element | None) -> None:
        self.lists: dict[str, WordList] = {}
        self._levels: dict[str, dict[str, int]] = {}
        abstract: dict[str, Element] = {}
        of_style: dict[str, Element] = {}
        for element in tree.iterchildren(f"{W}abstractNum") if tree is not None else ():
            abstract.setdefault(element.get(f"{W}abstractNumId", ""), element)
            if style := value(element, "styleLink"):
                of_style.setdefault(style, element)
        read: dict[str, tuple[dict[int, ListLevel], dict[str, int]]] = {}
        for number in tree.iterchildren(f"{W}num") if tree is not None else ():
            counter = value(number, "abstractNumId") or ""
            definition = abstract.get(counter)
            definition = of_style.get(value(definition, "numStyleLink") or "", definition)
            if definition is None:
                continue
            if counter not in read:
                read[counter] = _levels(definition), _styles(definition)
            levels, styles = read[counter]
            ident = number.get(f"{W}numId", "")
            self.lists.setdefault(ident, _with_overrides(counter, levels, number))
            self._levels.setdefault(ident, styles)

    def level_of(self, list_id: str, style_id: str) -> int | None:
        """The level at which a list names a style; None where it does not."""
        return self._levels.get(list_id, {}).get(style_id)


def _levels(definition: Element) -> dict[int, ListLevel]:
    return {whole(level.get(f"{W}ilvl")): _level(level) for level in definition.iterchildren(f"{W}lvl")}


def _styles(definition: Element) -> dict[str, int]:
    """The styles that the levels of a definition name."""
    named = ((value(level, "pStyle"), level) for level in definition.iterchildren(f"{W}lvl"))
    return {style: whole(level.get(f"{W}ilvl")) for style, level in named if style}


def _level(element: Element) -> ListLevel:
    after = value(element, "lvlRestart")
    return ListLevel(
        whole(value(element, "start")),
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        None if after is None else whole(after),
        bool(switch(element, "isLgl")),
    )


def _with_overrides(counter: str, levels: Mapping[int, ListLevel], number: Element) -> WordList:
    own, restarts = dict(levels), {}
    for override in number.iterchildren(f"{W}lvlOverride"):
        index = whole(override.get(f"{W}ilvl"))
        if (level := override.find(f"{W}lvl")) is not None:
            own[index] = _level(level)
        if (start := value(override, "startOverride")) is not None:
            restarts[index] = whole(start)
    return WordList(counter, own, restarts)
