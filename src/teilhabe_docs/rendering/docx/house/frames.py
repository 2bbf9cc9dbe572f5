"""Frames of a house's styles: text of ours stands in none (ECMA-376 part 1, 17.3.1.11)."""

from collections.abc import Collection
from copy import deepcopy

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.house.style_traits import StyleTree, place, properties_of

_FRAME = f"{W}framePr"
_PATH = f"{W}pPr/{_FRAME}"


def leave_frames(tree: StyleTree, ours: Collection[str]) -> list[Element]:
    """Take the frame from the styles that `ours` (ids in the house) are or are based on; returns these.

    Other styles of the house, as on its cover, keep the frame that they have from one of these.
    """
    based = [style for ident in ours for style in tree.chain(ident)]
    kept = {}
    for style in tree.deep():
        said = tree.said(style.get(f"{W}styleId", ""), _PATH)
        if said is not None and style not in based:
            kept[style] = said[0]
    framed = [style for style in dict.fromkeys(based) if style.find(_PATH) is not None]
    of_all = tree.top.find(f"{W}docDefaults/{W}pPrDefault/{_PATH}")
    for frame in [*(frame for style in framed for frame in style.iter(_FRAME)), of_all]:
        if frame is not None and (holder := frame.getparent()) is not None:
            holder.remove(frame)
    for style, frame in kept.items():
        if style.find(_PATH) is None:
            properties = properties_of(style)
            properties.replace(place(properties, "framePr"), deepcopy(frame))
    return framed
