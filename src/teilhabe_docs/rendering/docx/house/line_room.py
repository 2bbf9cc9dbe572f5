"""Lines of a fixed height in a house's styles cut pictures and high letters (ECMA-376 part 1, 17.3.1.33)."""

from collections.abc import Collection

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.house.style_traits import StyleTree, place, properties_of

_SPACING = f"{W}pPr/{W}spacing"
_LINE, _RULE = f"{W}line", f"{W}lineRule"


def let_lines_grow(tree: StyleTree, ours: Collection[str]) -> list[Element]:
    """Make the fixed height of lines the least one in the styles `ours` (ids in the house); returns those."""
    grown = []
    for style in tree.deep():
        ident = style.get(f"{W}styleId", "")
        if ident not in ours or style.get(f"{W}type") != "paragraph" or _said(tree, ident, _RULE) != "exact":
            continue
        properties = properties_of(style)
        spacing = properties.find(f"{W}spacing")
        if spacing is None:
            spacing = place(properties, "spacing")
        spacing.set(_LINE, _said(tree, ident, _LINE) or "240")
        spacing.set(_RULE, "atLeast")
        grown.append(style)
    return grown


def _said(tree: StyleTree, ident: str, attribute: str) -> str:
    """What holds for a style: each attribute comes from the nearest that has it."""
    each = [style.find(_SPACING) for style in tree.chain(ident)]
    each.append(tree.top.find(f"{W}docDefaults/{W}pPrDefault/{_SPACING}"))
    return next((said for one in each if one is not None and (said := one.get(attribute, ""))), "")
