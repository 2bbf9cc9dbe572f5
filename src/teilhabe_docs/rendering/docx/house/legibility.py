"""Styles of a house whose letters can hardly be read: pale, narrow, tight, or far off their line."""

import re
from collections.abc import Mapping

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.house.contrast import PAPER, contrast
from teilhabe_docs.rendering.docx.house.house_letters import value_of
from teilhabe_docs.rendering.docx.house.style_traits import StyleTree

_LEAST_CONTRAST = 2.0
"""A grey that many like stands out more, a colour that nobody can read on paper less."""
_LEAST_WIDTH = 50  # per cent
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_TABLE = "Tabelle"
_IN_HEAD, _IN_CELLS = ("Tabellenkopf", "TabellenkopfEng"), ("Tabellentext", "TabellentextEng")
_DEFAULT_SIZE = 20  # half-points
_PALE = "zu blass"


def hard_to_read(tree: StyleTree, ids: Mapping[str, str]) -> dict[str, str]:
    """The ids of the house's styles that say so, and in German why; `ids` are its ids of ours."""
    found: dict[str, str] = {}
    for ident, there in ids.items():
        runs = [(style, run) for style in tree.chain(there) for run in style.findall(f"{W}rPr")]
        style, colour = next(((s, said) for s, run in runs if (said := value_of(run, "color"))), (None, ""))
        pale = _COLOUR.fullmatch(colour) and contrast(colour, _ground(tree, ids, ident)) < _LEAST_CONTRAST
        if style is not None and pale:
            found.setdefault(style.get(f"{W}styleId", ""), _PALE)
        size = next((int(v) for _, run in runs if (v := value_of(run, "sz")).isdecimal()), _DEFAULT_SIZE)
        for style, run in runs:
            if why := _squeezed(run, size):
                found.setdefault(style.get(f"{W}styleId", ""), why)
    return found


def _squeezed(run: Element, size: int) -> str:
    """Why letters of `size` (half-points) do not stand beside each other as they should."""
    wide, apart, raised = (_number(value_of(run, name)) for name in ("w", "spacing", "position"))
    if wide is not None and wide < _LEAST_WIDTH:
        return "zu schmal"
    if apart is not None and apart * 4 <= -size * 10:  # twips; a quarter of the letters' size
        return "zu eng"
    return "zu weit von der Zeile" if raised is not None and abs(raised) > size else ""


def _number(text: str) -> int | None:
    digits = text.removesuffix("%")
    return int(digits) if re.fullmatch("-?[0-9]{1,9}", digits) else None


def _ground(tree: StyleTree, ids: Mapping[str, str], ident: str) -> str:
    """The colour behind the letters of a style of ours: its own shading, then that of its cell."""
    holders = [
        properties
        for style in tree.chain(ids[ident])
        for kind in ("rPr", "pPr")
        for properties in style.findall(f"{W}{kind}")
    ]
    if ident in (*_IN_HEAD, *_IN_CELLS):
        for style in tree.chain(ids[_TABLE]):
            head = style.findall(f"{W}tblStylePr[@{W}type='firstRow']") if ident in _IN_HEAD else []
            for place in (*head, style):
                holders += [cell for kind in ("tcPr", "tblPr") for cell in place.findall(f"{W}{kind}")]
    return next((fill for holder in holders if (fill := _fill(holder))), PAPER)


def _fill(holder: Element) -> str:
    shading = holder.find(f"{W}shd")
    if shading is None:
        return ""
    named = shading.get(f"{W}color" if shading.get(f"{W}val") == "solid" else f"{W}fill", "")
    return named.upper() if _COLOUR.fullmatch(named) else ""
