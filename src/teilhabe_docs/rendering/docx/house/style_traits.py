"""Traits of a house's styles that a document of ours cannot have: they are switched off where they hold.

A style has what it says itself, else what the style says that it is based on (ECMA-376 part 1, 17.7.2).
"""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from teilhabe_docs.rendering.docx.elements import Element, W, sub
from teilhabe_docs.rendering.docx.paragraphs import SUBTITLE_STYLES

_VAL, _ID, _TYPE = f"{W}val", f"{W}styleId", f"{W}type"
_HEADINGS = ("Heading", *SUBTITLE_STYLES)
_NONE = ("", "0")
"""Numbers of lists that are none."""
_ENTRIES = ("TOC1", "TOC2")
_RIGHT = tuple(f"{W}{name}" for name in ("right", "rightChars", "end", "endChars"))
_OFF = ("0", "false", "off")
_P = """
pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
textboxTightWrap outlineLvl
"""
_R = """
rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign
rtl cs em lang
"""
_ORDER = {
    kind: {name: position for position, name in enumerate(names.split())}
    for kind, names in (("pPr", _P), ("rPr", _R))
}
"""Properties of paragraphs and of letters in the order that Word wants (17.3.1, 17.3.2)."""


_DEEPEST = 50
"""So many styles are based on each other in a row; Word itself stops earlier."""


class GivenWay(NamedTuple):
    """A trait that has been switched off, and the styles that had it.

    It is `number`, `break`, `indent`, `rtl`, `hidden`, `frame` or `exact`.
    """

    trait: str
    styles: tuple[Element, ...]


class StyleTree:
    """The styles of a part by their ids, those first that others are based on."""

    def __init__(self, top: Element) -> None:
        self.top = top
        self._by_id = {style.get(_ID, ""): style for style in top.iter(f"{W}style")}

    def chain(self, ident: str) -> Iterator[Element]:
        """The style, what it is based on, and so on; never one twice, and none from too far away."""
        for _ in range(_DEEPEST):
            if (style := self._by_id.get(ident)) is None:
                return
            yield style
            ident = based_on(style)

    def deep(self) -> list[Element]:
        """All styles, none before what it is based on."""
        ordered: dict[str, Element] = {}
        for first in self._by_id:
            ahead: dict[str, Element] = {}
            ident = first
            while ident in self._by_id and ident not in ordered and ident not in ahead:
                ahead[ident] = self._by_id[ident]
                ident = based_on(ahead[ident])
            ordered |= dict(reversed(ahead.items()))
        return list(ordered.values())

    def said(self, ident: str, path: str) -> tuple[Element, Element] | None:
        """The element at `path` (`w:pPr/w:bidi`) that holds for a style, and the style that says so."""
        for style in self.chain(ident):
            if (found := style.find(path)) is not None:
                return found, style
        return None

    def holds(self, ident: str, path: str) -> bool:
        """Whether a yes-or-no property is on for a style; that of paragraphs has the defaults of the part."""
        said = self.said(ident, path)
        if said is not None:
            return value(said[0], "1") not in _OFF
        if (style := self._by_id.get(ident)) is None or style.get(_TYPE) != "paragraph":
            return False
        kind = path.removeprefix(W).partition(f"/{W}")[0]
        default = self.top.find(f"{W}docDefaults/{W}{kind}Default/{path}")
        return default is not None and value(default, "1") not in _OFF


def based_on(style: Element) -> str:
    """The id of the style that this one is based on."""
    return value(style.find(f"{W}basedOn"))


def value(element: Element | None, missing: str = "") -> str:
    """What `w:val` of an element says."""
    return missing if element is None else element.get(_VAL, missing)


def give_way(
    top: Element, ours: Mapping[str, str], bound: Collection[str], *, breaks: bool
) -> tuple[GivenWay, ...]:
    """Switch off in `top` what a document cannot have; `ours` are our ids of styles and theirs in the house.

    Numbers of every style but those `bound` to our lists (our ids), outline levels of all but headings; page
    breaks before everything but the title and, with `breaks`, headings of the first level; right indents of
    entries of the contents, in which LibreOffice hides their pages; letters that are hidden or run from right
    to left.
    """
    tree = StyleTree(top)
    of_all = top.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    number_of_all = of_all.find(f"{W}numPr") if of_all is not None else None
    names = {there: ident for ident, there in ours.items()}
    outline = {ours[ident] for ident in bound if not ident.startswith("List")}
    counting: dict[str, tuple[str, str]] = {}
    given: dict[str, list[Element]] = {"number": [], "break": [], "indent": [], "rtl": [], "hidden": []}
    if of_all is not None and number_of_all is not None:
        of_all.remove(number_of_all)
        given["number"] += tree.chain(ours["Normal"])
    for style in tree.deep():
        there, ident = style.get(_ID, ""), names.get(style.get(_ID, ""), "")
        if style.get(_TYPE) == "paragraph":
            own = style.find(f"{W}pPr/{W}numPr/{W}numId")
            number, source = (value(own), there) if own is not None else counting.get(based_on(style), _NONE)
            if ident not in bound and number not in _NONE and (ident or source in outline):
                given["number"].append(style)
                sub(_set(style, "numPr"), "numId", "0")
                number, source = "0", there
            counting[there] = number, source
            if ident and not ident.startswith(_HEADINGS) and _has_level(tree, there):
                _set(style, "outlineLvl", "9")
            if ident and _breaks(tree, there, ident, breaks=breaks):
                given["break"].append(style)
                _set(style, "pageBreakBefore", "0")
            if ident in _ENTRIES and _indents_right(tree, there):
                given["indent"].append(style)
                _reach_margin(style)
        if not ident:
            continue
        for trait, kind, name in (("rtl", "p", "bidi"), ("rtl", "r", "rtl"), ("hidden", "r", "vanish")):
            if tree.holds(there, f"{W}{kind}Pr/{W}{name}"):
                if style not in given[trait]:
                    given[trait].append(style)
                _set(style, name, "0", kind=f"{kind}Pr")
    return tuple(GivenWay(trait, tuple(styles)) for trait, styles in given.items() if styles)


def _has_level(tree: StyleTree, there: str) -> bool:
    said = tree.said(there, f"{W}pPr/{W}outlineLvl")
    return said is not None and value(said[0]) not in ("", "9")


def _breaks(tree: StyleTree, there: str, ident: str, *, breaks: bool) -> bool:
    path = f"{W}pPr/{W}pageBreakBefore"
    if not tree.holds(there, path) or (ident == "Heading1" and breaks):
        return False
    said = tree.said(there, path)
    return not (ident == "Title" and said is not None and said[1].get(_ID) == there)


def _indents_right(tree: StyleTree, there: str) -> bool:
    indents = [style.find(f"{W}pPr/{W}ind") for style in tree.chain(there)]
    indents.append(tree.top.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}ind"))
    for indent in indents:
        said = [indent.get(name, "") for name in _RIGHT] if indent is not None else []
        if any(said):
            return any(number not in _NONE for number in said)
    return False


def _reach_margin(style: Element) -> None:
    old = style.find(f"{W}pPr/{W}ind")
    kept = {} if old is None else {name: text for name, text in old.attrib.items() if name not in _RIGHT}
    new = _set(style, "ind")
    for name, text in {**kept, _RIGHT[0]: "0"}.items():
        new.set(name, text)


def properties_of(style: Element, kind: str = "pPr") -> Element:
    """What a style says of paragraphs, for the kind `rPr` of letters; made where it says nothing."""
    properties = style.find(f"{W}{kind}")
    if properties is None:
        properties = sub(style, kind)
        run = style.find(f"{W}rPr")
        if kind == "pPr" and run is not None:
            run.addprevious(properties)
    return properties


def _set(style: Element, name: str, val: str = "", *, kind: str = "pPr") -> Element:
    """The property `name` of a style made anew, with `val`, where it belongs."""
    properties = properties_of(style, kind)
    for old in properties.findall(f"{W}{name}"):
        properties.remove(old)
    new = place(properties, name, kind=kind)
    if val:
        new.set(_VAL, val)
    return new


def place(properties: Element, name: str, *, kind: str = "pPr") -> Element:
    """A new property `name` among those of a paragraph or, for the kind `rPr`, of letters."""
    order = _ORDER[kind]
    before = sum(order.get(child.tag.removeprefix(W), len(order)) < order[name] for child in properties)
    new = sub(properties, name)
    properties.insert(before, new)
    return new
