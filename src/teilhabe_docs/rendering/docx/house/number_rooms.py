"""How much room the numbers of a document need in the letters of a house."""

from collections.abc import Iterable, Iterator
from math import ceil

from teilhabe_docs.documents.blocks import Block, BlockDocument, Section
from teilhabe_docs.rendering.docx.contents import LEVELS
from teilhabe_docs.rendering.docx.house.house_letters import HouseLetters
from teilhabe_docs.rendering.docx.word_numbering import LIST_STEP

_GAP = 85
"""Least distance between a number and the heading behind it, in twips (1.5 mm)."""
_LIST_GAP = 45
_WIDEST_IN_A_LIST = "88."
_STEP = 20


def list_stretch(letters: HouseLetters) -> float:
    """How many times as wide as ours indents of lists and Absätze have to be for numbers in running text."""
    styles = ("BodyText", "ListNumber", "Absatznummer")
    widest = max(letters.of(style).width(_WIDEST_IN_A_LIST) for style in styles)
    return max(1.0, (widest + _LIST_GAP) / LIST_STEP)


def heading_rooms(dokument: BlockDocument, letters: HouseLetters) -> dict[str, int]:
    """The room in twips that the widest number of each level of headings needs, by our id of its style."""
    return {f"Heading{level}": room for level, room in _rooms(dokument, letters, "Heading").items()}


def contents_rooms(dokument: BlockDocument, letters: HouseLetters) -> dict[int, int]:
    """The same for the numbers in the list of contents, by level."""
    return _rooms(dokument, letters, "TOC", LEVELS)


def _rooms(dokument: BlockDocument, letters: HouseLetters, style: str, levels: int = 6) -> dict[int, int]:
    rooms: dict[int, int] = {}
    for section in _sections(dokument.abschnitte):
        level = min(section.ebene, 6)
        if section.nummer and level <= levels:
            width = letters.of(f"{style}{level}").width(section.nummer, bold=True) + _GAP
            rooms[level] = max(rooms.get(level, 0), ceil(width / _STEP) * _STEP)
    return rooms


def _sections(blocks: Iterable[Block]) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from _sections(block.kinder)
