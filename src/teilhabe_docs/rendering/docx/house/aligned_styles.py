"""How lines are aligned in a house: tables to the left, parties as the title."""

from collections.abc import Mapping

from teilhabe_docs.rendering.docx.elements import Element, W, sub
from teilhabe_docs.rendering.docx.house.style_traits import StyleTree, place, value

_JC = f"{W}pPr/{W}jc"
_IN_CELLS = ("Tabellentext", "Tabellenkopf", "TabellentextEng", "TabellenkopfEng", "Signature")
"""Our ids of the styles in tables; in narrow cells justified lines have holes."""
_BELOW_TITLE = ("Partei", "Mitte")
_ASIDE = ("center", "right", "end")


def align(top: Element, ids: Mapping[str, str], *, titled: bool) -> None:
    """Let what stands in cells begin at the left unless a style of tables itself says otherwise.

    Where the house has a style of its own for titles (`titled`), what stands centred below ours is aligned as
    that is. `ids` are our ids of styles and theirs in the house.
    """
    tree = StyleTree(top)
    cells = {ids[ident] for ident in _IN_CELLS}
    for ident in _IN_CELLS:
        ours = [style for style in tree.chain(ids[ident]) if style.get(f"{W}styleId") in cells]
        if not any(style.find(_JC) is not None for style in ours):
            _align(ours[-1], "left")
    if titled:
        said = tree.said(ids["Title"], _JC)
        title = value(said[0]) if said else ""
        for ident in _BELOW_TITLE:
            style = next(tree.chain(ids[ident]))
            if value(style.find(_JC)) == "center":
                _align(style, title if title in _ASIDE else "left")


def _align(style: Element, side: str) -> None:
    properties = style.find(f"{W}pPr")
    if properties is None:
        properties = sub(style, "pPr")
        if (run := style.find(f"{W}rPr")) is not None:
            run.addprevious(properties)
    for old in properties.findall(f"{W}jc"):
        properties.remove(old)
    place(properties, "jc").set(f"{W}val", side)
