"""Headings that authors type stand below those of the profile: its sections, and lines above their texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from teilhabe_docs.documents.blocks import Block, Heading, NumberedPart, Paragraph, TextRun

DEEPEST = 5
"""The lowest level below the title that every format has: HTML and Markdown know six with it."""
_SUBTITLES = ("untertitel", "zwischentitel")


def with_headings_placed(blocks: Sequence[Block], *, below_a_line: bool = False) -> tuple[Block, ...]:
    """The blocks of one section; below a line of the profile each heading lies one level lower.

    What would lie below the lowest level leads into its text as a bold paragraph.
    """
    return tuple(_placed(blocks, int(below_a_line)))


def _placed(blocks: Iterable[Block], below: int) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph(_, rolle) if rolle in _SUBTITLES:
                below = 1
                yield block
            case Heading(stufe, inhalt) if stufe + below > DEEPEST:
                bold = (replace(one, fett=True) if isinstance(one, TextRun) else one for one in inhalt)
                yield Paragraph(tuple(bold))
            case Heading(stufe, inhalt):
                yield replace(block, stufe=stufe + below)
            case NumberedPart():
                yield replace(block, kinder=tuple(_placed(block.kinder, below)))
            case _:
                yield block
