"""Where no page should end: behind what leads over to the next block."""

from collections.abc import Sequence

from teilhabe_docs.documents.blocks import Block, Heading, ItemList, Paragraph, TableBlock, is_signed
from teilhabe_docs.rendering.font_widths import TEXT, text_width
from teilhabe_docs.rendering.page_measures import TEXT_WIDTH
from teilhabe_docs.rendering.plain_words import plain

_KEPT_WITH_SIGNATURES = 3
"""So many blocks stand on the page where people sign."""
_SHORT = 3
"""So many lines at most go along with a list or table to the next page, but for those that announce it."""
_SHORT_BELOW_HEADING = 1
"""The same right below a heading: with more lines that can end a page, and heading, text and the beginning of
a list would leave a hole that is seen."""
_SUBTITLES = ("zwischentitel", "untertitel")


def leads_over(blocks: Sequence[Block], index: int, *, below_heading: bool = False) -> bool:
    """Whether no page should end behind a block: it leads over to what follows, or people sign below it.

    `below_heading` says of the first of `blocks` that it stands right below the title of their section.
    """
    block, ahead = blocks[index], blocks[index + 1 : index + 1 + _KEPT_WITH_SIGNATURES]
    if any(map(is_signed, ahead)):
        return True
    if isinstance(block, Paragraph) and plain(block.inhalt).rstrip().endswith(":"):
        return True
    if not (ahead and isinstance(ahead[0], ItemList | TableBlock)):
        return False
    if not isinstance(block, Paragraph):
        return True
    headed = _is_heading(blocks[index - 1]) if index else below_heading
    return is_short(block, _SHORT_BELOW_HEADING if headed else _SHORT)


def _is_heading(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.rolle in _SUBTITLES)


def is_short(paragraph: Paragraph, lines: int) -> bool:
    """Whether a paragraph takes, in our own looks, so many lines at most."""
    return text_width(plain(paragraph.inhalt), TEXT) <= lines * TEXT_WIDTH
