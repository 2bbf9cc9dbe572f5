"""Headings that authors type stand below those of the profile: its sections, and lines above their texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from teilhabe_docs.documents.blocks import Block, Heading, ItemList, NumberedPart, Paragraph, TextRun

DEEPEST = 5
"""The lowest level below the title that every format has: HTML and Markdown know six with it."""
_SUBTITLES = ("untertitel", "zwischentitel")


def with_headings_placed(blocks: Sequence[Block], *, below_lines: int = 0) -> tuple[Block, ...]:
    """The blocks of one section; below a line of the profile each heading lies one level lower.

    `below_lines`: so many lines are above all of it, since the section is alone in the one around. What would
    lie below the lowest level leads into its text as a bold paragraph.
    """
    return tuple(_placed(blocks, below_lines, below_lines))


def _placed(blocks: Iterable[Block], lines: int, below: int) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph(_, rolle) if rolle in _SUBTITLES:
                below = lines + 1
                yield replace(block, tiefe=lines)
            case Heading(stufe, inhalt) if stufe + below > DEEPEST:
                bold = (replace(one, fett=True) if isinstance(one, TextRun) else one for one in inhalt)
                yield Paragraph(tuple(bold))
            case Heading(stufe, inhalt):
                yield replace(block, stufe=stufe + below)
            case NumberedPart():
                yield replace(block, kinder=tuple(_placed(block.kinder, lines, below)))
            case ItemList():
                items = (replace(p, kinder=tuple(_placed(p.kinder, lines, below))) for p in block.punkte)
                yield replace(block, punkte=tuple(items))
            case _:
                yield block
