"""How much room the numbers of headings need, so that none touches its words."""

from collections.abc import Callable, Iterable, Iterator
from math import ceil

from teilhabe_docs.documents.blocks import Block, BlockDocument, Section
from teilhabe_docs.rendering.font_widths import Lettering, ours

_GAP = 85
"""Least distance between a number and the heading behind it, in twips (1.5 mm)."""
_STEP = 20
_DEEPEST = 6
_SIZES = (280, 250, 230, 220, 220, 220)
"""Font sizes of headings in twips, by level, as `styles.xml` has them."""


def number_rooms(
    dokument: BlockDocument, letters: Callable[[int], Lettering], levels: int = _DEEPEST
) -> dict[int, int]:
    """The room in twips that the widest number of each level needs in the letters of that level."""
    rooms: dict[int, int] = {}
    for section in _sections(dokument.abschnitte):
        level = min(section.ebene, _DEEPEST)
        if section.nummer and level <= levels:
            width = letters(level).width(section.nummer, bold=True) + _GAP
            rooms[level] = max(rooms.get(level, 0), ceil(width / _STEP) * _STEP)
    return rooms


def own_rooms(dokument: BlockDocument) -> dict[str, int]:
    """The room that numbers need in our own looks, by the ids of the styles of headings."""
    rooms = number_rooms(dokument, lambda level: ours(_SIZES[level - 1]))
    return {f"Heading{level}": room for level, room in rooms.items()}


def _sections(blocks: Iterable[Block]) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from _sections(block.kinder)
