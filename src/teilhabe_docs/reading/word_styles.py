"""The styles of a Word file by what they mean, found by name and inheritance, never by id (17.7)."""

import re
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from teilhabe_docs.reading.word_model import HeadingTrait, Look, NumberRef
from teilhabe_docs.reading.word_xml import Element, W, switched, value, whole

_HEADING = re.compile(r"(?:heading|(?:ü|ue)?berschrift)\s*([1-9])", re.IGNORECASE)
_TITLE = frozenset(("title", "titel"))
_CONTENTS = re.compile(r"(?:toc|verzeichnis)\s*[1-9]|table of figures|abbildungsverzeichnis", re.IGNORECASE)
_SWITCHES = {f"{W}b": "bold", f"{W}i": "italic", f"{W}vanish": "hidden"}
_UNDERLINE, _SIZE = f"{W}u", f"{W}sz"
_STRIKES = frozenset((f"{W}strike", f"{W}dstrike"))
_CAPITALS = {f"{W}caps": "caps", f"{W}smallCaps": "smallCaps"}
_COLOUR, _HIGHLIGHT, _SHADING, _RAISED = (f"{W}{name}" for name in ("color", "highlight", "shd", "vertAlign"))
_BLACK, _WHITE = ("000000", "AUTO"), ("FFFFFF", "AUTO", "NONE")
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}
"""The colours of the highlighter (17.18.40): other programs write them as shading."""
_BODY_LEVEL = 9

Role = Literal["", "title", "toc"]


class WordStyle(NamedTuple):
    """A style with all that it inherits; `number` without a list means the list that names the style."""

    name: str = ""
    role: Role = ""
    outline: HeadingTrait | None = None
    number: NumberRef | None = None
    look: Look = Look()
    language: str = ""


class WordStyles:
    """The styles of a file; a style that it does not define goes by its id as its name."""

    def __init__(self, tree: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, WordStyle] = {}
        self._usual = ""
        defaults = None
        for element in tree if tree is not None else ():
            if element.tag == f"{W}docDefaults":
                defaults = element.find(f"{W}rPrDefault/{W}rPr")
            elif element.tag == f"{W}style" and (ident := element.get(f"{W}styleId")):
                self._elements.setdefault(ident, element)
                if element.get(f"{W}default") in ("1", "true") and element.get(f"{W}type") == "paragraph":
                    self._usual = self._usual or ident
        self.look = with_properties(Look(), defaults)
        self.language = value(defaults, "lang") or ""

    @property
    def usual(self) -> WordStyle:
        """The style of paragraphs that name none."""
        return self.style(self._usual) if self._usual else WordStyle(look=self.look)

    def paragraph(self, ident: str | None) -> WordStyle:
        """The style of a paragraph, the usual one without an id."""
        return self.style(ident) if ident else self.usual

    def style(self, ident: str) -> WordStyle:
        """The style with this id; one that leads back to itself ends there."""
        chain: list[str] = []
        seen: set[str] = set()
        step: str | None = ident
        while step and step not in self._known and step not in seen:
            seen.add(step)
            chain.append(step)
            step = value(self._elements.get(step), "basedOn")
        known = self._known.get(step or "", WordStyle(look=self.look))
        for name in reversed(chain):
            known = self._known[name] = self._heir(name, known)
        return known

    def _heir(self, ident: str, base: WordStyle) -> WordStyle:
        element = self._elements.get(ident)
        name = (value(element, "name") or ident).strip()
        properties = element.find(f"{W}pPr") if element is not None else None
        looks = element.find(f"{W}rPr") if element is not None else None
        role: Role = base.role
        if name.casefold() in _TITLE:
            role = "title"
        elif _CONTENTS.fullmatch(name):
            role = "toc"
        return WordStyle(
            name,
            role,
            _outline(name, properties, base.outline),
            numbered(properties, base.number),
            with_properties(base.look, looks),
            value(looks, "lang") or base.language,
        )


def _outline(name: str, properties: Element | None, base: HeadingTrait | None) -> HeadingTrait | None:
    if found := _HEADING.fullmatch(name):
        return HeadingTrait(int(found[1]), "style")
    return outline_level(properties) or base


def outline_level(properties: Element | None) -> HeadingTrait | None:
    """The heading that the outline level of `w:pPr` makes; None without one, and for that of running text."""
    level = whole(value(properties, "outlineLvl"), _BODY_LEVEL)
    return HeadingTrait(level + 1, "outline") if 0 <= level < _BODY_LEVEL else None


def numbered(properties: Element | None, base: NumberRef | None) -> NumberRef | None:
    """The list and level that `w:pPr` names; what it leaves out comes from `base`."""
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return base
    ident, level = value(number, "numId"), value(number, "ilvl")
    around = base or NumberRef("", 0)
    return NumberRef(around.list_id if ident is None else ident, whole(level, around.level))


def with_properties(look: Look, properties: Iterable[Element] | None) -> Look:
    """A look with what `w:rPr` says of its own."""
    own: dict[str, Any] = {}
    for child in properties if properties is not None else ():
        tag = str(child.tag)
        if name := _SWITCHES.get(tag):
            own[name] = switched(child)
        elif tag == _UNDERLINE:
            own["underlined"] = child.get(f"{W}val", "none") not in ("none", "0")
        elif tag == _SIZE:
            own["size"] = whole(child.get(f"{W}val"), look.size)
        elif tag in _STRIKES:
            own["struck"] = own.get("struck", False) or switched(child)
        elif tag in _CAPITALS:
            own["capitals"] = _CAPITALS[tag] if switched(child) else own.get("capitals", "")
        elif tag == _COLOUR:
            own["colour"] = _colour(child.get(f"{W}val"), _BLACK)
        elif tag == _HIGHLIGHT:
            name = child.get(f"{W}val", "none")
            own["ground"] = _colour(_HIGHLIGHTS.get(name, name), _WHITE)
        elif tag == _SHADING:
            own["ground"] = own.get("ground") or _shading(child)
        elif tag == _RAISED:
            raised = child.get(f"{W}val", "")
            own["raised"] = raised if raised in ("superscript", "subscript") else ""
    return look._replace(**own) if own else look


def _colour(said: str | None, usual: tuple[str, ...]) -> str:
    colour = (said or "").upper()
    return "" if colour in usual else colour


def _shading(element: Element) -> str:
    """The colour behind letters; that of a pattern stands for it where nothing else does (17.3.2.32)."""
    pattern = element.get(f"{W}val", "clear")
    solid = pattern not in ("clear", "nil")
    return _colour(element.get(f"{W}color" if pattern == "solid" else f"{W}fill"), _WHITE) or (
        pattern if solid else ""
    )


def with_character_style(look: Look, style: WordStyle, plain: Look) -> Look:
    """A look under a character style: what both switch on goes off again; `plain` is what all begins with."""
    own = style.look
    return look._replace(
        bold=look.bold ^ (own.bold and not plain.bold),
        italic=look.italic ^ (own.italic and not plain.italic),
        hidden=look.hidden ^ (own.hidden and not plain.hidden),
        underlined=look.underlined or own.underlined,
        size=own.size if own.size != plain.size else look.size,
        struck=look.struck ^ (own.struck and not plain.struck),
        colour=own.colour if own.colour != plain.colour else look.colour,
        ground=own.ground or look.ground,
        raised=own.raised or look.raised,
        capitals=own.capitals or look.capitals,
        style=style.name,
    )
