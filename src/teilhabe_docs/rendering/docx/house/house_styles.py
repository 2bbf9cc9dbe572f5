"""Styles: those of the house by the names that Word knows, ours for what it lacks (ECMA-376 part 1, 17.7)."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from teilhabe_docs.rendering.docx.elements import PARSER, Element, W, root, serialize, sub
from teilhabe_docs.rendering.docx.house.aligned_styles import align
from teilhabe_docs.rendering.docx.house.frames import leave_frames
from teilhabe_docs.rendering.docx.house.house_lists import shift_numbers
from teilhabe_docs.rendering.docx.house.line_room import let_lines_grow
from teilhabe_docs.rendering.docx.house.style_traits import GivenWay, StyleTree, give_way, place
from teilhabe_docs.rendering.docx.house.subtitle_look import look_like_headings
from teilhabe_docs.rendering.docx.reference_file import place_number, styles
from teilhabe_docs.rendering.docx.word_numbering import ABSATZ_INDENT, bound_styles
from teilhabe_docs.rendering.page_measures import TEXT_WIDTH

_VAL = f"{W}val"
_ID, _TYPE, _DEFAULT = f"{W}styleId", f"{W}type", f"{W}default"
_REFERENCES = ("basedOn", "next", "link")
GERMAN = {
    "normal": "Standard",
    "default paragraph font": "Absatz-Standardschriftart",
    "normal table": "Normale Tabelle",
    "no list": "Keine Liste",
    "title": "Titel",
    "subtitle": "Untertitel",
    **{f"heading {level}": f"Überschrift {level}" for level in range(1, 7)},
    "toc heading": "Inhaltsverzeichnisüberschrift",
    **{f"toc {level}": f"Verzeichnis {level}" for level in range(1, 3)},
    "body text": "Textkörper",
    "body text indent": "Textkörper-Zeileneinzug",
    "list bullet": "Aufzählungszeichen",
    "list number": "Listennummer",
    "list continue": "Listenfortsetzung",
    "quote": "Zitat",
    "html preformatted": "HTML Vorformatiert",
    "signature": "Unterschrift",
    "footnote text": "Fußnotentext",
    "footnote reference": "Fußnotenzeichen",
    "annotation text": "Kommentartext",
    "annotation reference": "Kommentarzeichen",
}
"""Word's German names for its own styles: authors know them, and some programs write them into the file."""


_AFTER_LEVEL = {f"{W}{name}" for name in ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange")}
_AFTER_LANGUAGE = {f"{W}{name}" for name in ("eastAsianLayout", "specVanish", "oMath")}


_SPACER = "Tabellenende"
"""Our id of a style without words: its lines are as low as they can be."""
_MARGINS = ("Dokumentkopf", "Dokumentfuss")
"""Our styles that a house has if it has been designed on a file of ours."""


@dataclass(frozen=True, slots=True)
class HouseStyles:
    """The styles part, what each of our style ids is called in it, the German names of what was added.

    `given_way` are traits of the house that have been switched off, with the German names of its styles.
    `titled`: the house has a style of its own for titles.
    """

    xml: bytes
    ids: Mapping[str, str]
    added: tuple[str, ...]
    given_way: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titled: bool = False


def house_styles(
    house: Element | None,
    zaehlung: str,
    width: int,
    shift: int,
    *,
    breaks: bool = False,
    stretch: float = 1,
) -> HouseStyles:
    """The styles of the house with ours for what it lacks.

    The numbered ones are bound to our lists, whose numbers are shifted by `shift`; `width` of the text is in
    twips, indents of lists are `stretch` times as wide as ours. With `breaks` headings of the
    first level begin a page where the house has them do so.
    """
    top = deepcopy(house) if house is not None else root("styles")
    ours = list(etree.fromstring(styles(zaehlung), PARSER).iter(f"{W}style"))
    known = _by_name(top)
    taken = {style.get(_ID, "") for style in top.iter(f"{W}style")}
    found = {style.get(_ID, ""): _find(style, known) for style in ours}
    ids = {
        ident: _ident(style) if style is not None else _free(ident, taken) for ident, style in found.items()
    }
    added = []
    there_before = {style.get(_ID, "") for style in top.iter(f"{W}style")}
    for style in ours:
        ident = style.get(_ID, "")
        there = found[ident]
        if there is None:
            there = _added(style, ids, width, default_taken=_has_default(top, style.get(_TYPE, "")))
            top.append(there)
            if style.find(f"{W}semiHidden") is None:
                added.append(_german(style))
            shift_numbers(there, shift)
            continue
        _mean_the_same(there, style)
        if ident in _MARGINS:
            _reach(there, width)
        if ident in bound_styles(zaehlung):
            _bind(there, style, shift)
    for style in top.iter(f"{W}style"):
        if _ident(style) == ids["BodyTextIndent"]:
            _indent(style, round(ABSATZ_INDENT * stretch))
    _speak_german(top, ids["Normal"])
    titled = found["Title"] is not None
    align(top, ids, titled=titled)
    look_like_headings(top, ids, [ident for ident, style in found.items() if style is None])
    tree, worn = StyleTree(top), set(ids.values())
    given = (
        *give_way(top, ids, bound_styles(zaehlung), breaks=breaks),
        GivenWay("frame", tuple(leave_frames(tree, worn))),
        GivenWay("exact", tuple(let_lines_grow(tree, worn - {ids[_SPACER]}))),
    )
    own = {
        one.trait: tuple(_german(style) for style in one.styles if _ident(style) in there_before)
        for one in given
    }
    given_way = {trait: names for trait, names in own.items() if names}
    return HouseStyles(serialize(top), ids, tuple(added), given_way, titled)


def _by_name(top: Element) -> dict[tuple[str, str], Element]:
    """The styles by type and name in small letters; where two have one name, the first."""
    known: dict[tuple[str, str], Element] = {}
    for style in (style for style in top.iter(f"{W}style") if _ident(style)):
        names = [_name(style), *_aliases(style)]
        for name in names:
            known.setdefault((style.get(_TYPE, ""), name.strip().casefold()), style)
    return known


def _find(style: Element, known: Mapping[tuple[str, str], Element]) -> Element | None:
    kind, name = style.get(_TYPE, ""), _name(style).casefold()
    there = known.get((kind, name))
    return there if there is not None else known.get((kind, GERMAN.get(name, name).casefold()))


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return name.get(_VAL, "") if name is not None else ""


def _german(style: Element) -> str:
    return GERMAN.get(_name(style).casefold(), _name(style))


def _aliases(style: Element) -> list[str]:
    aliases = style.find(f"{W}aliases")
    return aliases.get(_VAL, "").split(",") if aliases is not None else []


def _ident(style: Element) -> str:
    return style.get(_ID, "")


def _free(ident: str, taken: set[str]) -> str:
    while ident in taken:
        ident += "-tdocs"
    return ident


def _has_default(top: Element, kind: str) -> bool:
    return any(s.get(_TYPE) == kind and s.get(_DEFAULT) in ("1", "true") for s in top.iter(f"{W}style"))


def _added(style: Element, ids: Mapping[str, str], width: int, *, default_taken: bool) -> Element:
    """Our style as the house gets it: its names for other styles, tabs at the right margin of its pages."""
    new = deepcopy(style)
    new.set(_ID, ids[style.get(_ID, "")])
    if default_taken:
        new.attrib.pop(_DEFAULT, "")
    for name in _REFERENCES:
        for reference in new.iter(f"{W}{name}"):
            reference.set(_VAL, ids[reference.get(_VAL, "")])
    _reach(new, width)
    return new


def _reach(style: Element, width: int) -> None:
    """Let tabs at the right margin of our pages be at that of the house's."""
    for tab in style.iter(f"{W}tab"):
        if tab.get(f"{W}pos") == str(TEXT_WIDTH):
            tab.set(f"{W}pos", str(width))


def _mean_the_same(there: Element, ours: Element) -> None:
    """Give a style its canonical name and, to a heading, its level: Word knows its own styles by these."""
    name = there.find(f"{W}name")
    if name is not None and _name(there).casefold() != _name(ours).casefold():
        name.set(_VAL, _name(ours))
    level = ours.find(f"{W}pPr/{W}outlineLvl")
    if level is not None:
        properties = _properties(there)
        for old in properties.findall(f"{W}outlineLvl"):
            properties.remove(old)
        before = sum(child.tag not in _AFTER_LEVEL for child in properties)
        properties.insert(before, deepcopy(level))


def _properties(style: Element) -> Element:
    """The `w:pPr` of a style."""
    run = style.find(f"{W}rPr")
    return _child(style, "pPr", len(style) if run is None else style.index(run))


def _bind(there: Element, ours: Element, shift: int) -> None:
    """Let the style of the house count as ours does; its own number goes, with indent and tabs of that."""
    number = deepcopy(ours.find(f"{W}pPr/{W}numPr"))
    assert number is not None
    properties = _properties(there)
    for name in ("numPr", "ind", "tabs"):
        for old in properties.findall(f"{W}{name}"):
            properties.remove(old)
    shift_numbers(number, shift)
    place_number(properties, number)


def _indent(style: Element, left: int) -> None:
    """Let text below a numbered Absatz begin where that does, whatever the house has such a style for."""
    properties = _properties(style)
    for old in properties.findall(f"{W}ind"):
        properties.remove(old)
    place(properties, "ind").set(f"{W}left", str(left))


def _speak_german(top: Element, normal: str) -> None:
    """Set the language of the text, for hyphenation and for those who have it read to them."""
    defaults = _child(top, "docDefaults", 0)
    run = _child(_child(defaults, "rPrDefault", 0), "rPr", 0)
    before = sum(child.tag.startswith(W) and child.tag not in _AFTER_LANGUAGE for child in run)
    own = (style.find(f"{W}rPr/{W}lang") for style in top.iter(f"{W}style") if _ident(style) == normal)
    languages = [_child(run, "lang", before), *(language for language in own if language is not None)]
    for language in languages:
        if not language.get(_VAL, "").startswith("de"):
            language.set(_VAL, "de-DE")


def _child(parent: Element, name: str, position: int) -> Element:
    """The child `w:<name>`, made at `position` where there is none."""
    child = parent.find(f"{W}{name}")
    if child is None:
        child = sub(parent, name)
        parent.insert(position, child)
    return child
