"""Frames of a house's styles: text of ours stands in none (ECMA-376 part 1, 17.3.1.11)."""

from collections.abc import Collection
from copy import deepcopy

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.house.style_traits import StyleTree, based_on, place, properties_of

_FRAME = f"{W}framePr"
_PATH = f"{W}pPr/{_FRAME}"


def leave_frames(tree: StyleTree, ours: Collection[str]) -> list[Element]:
    """Take the frame from the styles that `ours` (ids in the house) are or are based on; returns these.

    Other styles of the house, as on its cover, keep the frame that they have from one of these.
    """
    based = {style for ident in ours for style in tree.chain(ident)}
    inherited: dict[str, Element] = {}
    kept: dict[Element, Element] = {}
    for style in tree.deep():
        own = style.find(_PATH)
        frame = own if own is not None else inherited.get(based_on(style))
        if frame is not None:
            inherited[style.get(f"{W}styleId", "")] = frame
            if own is None and style not in based:
                kept[style] = frame
    framed = [style for style in tree.deep() if style in based and style.find(_PATH) is not None]
    of_all = tree.top.find(f"{W}docDefaults/{W}pPrDefault/{_PATH}")
    for frame in [*(frame for style in framed for frame in style.iter(_FRAME)), of_all]:
        if frame is not None and (holder := frame.getparent()) is not None:
            holder.remove(frame)
    for style, frame in kept.items():
        properties = properties_of(style)
        properties.replace(place(properties, "framePr"), deepcopy(frame))
    return framed
