"""How long a document is, roughly: enough to know whether readers need a list of its contents."""

from typing import Any

from teilhabe_docs.documents.blocks import (
    AnlageReference,
    BlockDocument,
    Heading,
    OpenPlace,
    Paragraph,
    Picture,
    ReferencePart,
    Section,
    TableBlock,
    TextRun,
    nodes,
)
from teilhabe_docs.model.choices import Dokument
from teilhabe_docs.rendering.docx.drawings import shown_size
from teilhabe_docs.rendering.page_measures import CONTENTS_FROM, TEXT_WIDTH

_PAGE = 4300
"""So many characters a page would have that is nothing but text.

What else takes room counts as characters (`_ROOM`, `_ROW`): the end of a line, the distance to what follows.
On 150 documents of 1 to 28 pages this is a quarter of a page off what LibreOffice prints, at most three.
"""
_ROOM: dict[type[Any], int] = {Paragraph: 90, Section: 220, Heading: 220}
_ROW = 100
_PAGE_HEIGHT = 8_892_540  # EMU: A4 without margins


def has_contents(document: BlockDocument) -> bool:
    """Whether contents are listed: in the three documents, from six pages on in the looks of tdocs."""
    if not document.abschnitte or document.art not in set(Dokument):
        return False
    room = (CONTENTS_FROM - 1) * _PAGE
    for node in nodes(document):
        room -= _characters(node)
        if room < 0:
            return True
    return False


def _characters(node: Any) -> int:
    match node:
        case TextRun(text) | ReferencePart(text) | AnlageReference(_, text) | OpenPlace(_, text):
            return len(text)
        case TableBlock(kopf, zeilen):
            return _ROW * (len(zeilen) + bool(kopf))
        case Picture():
            return shown_size(node, TEXT_WIDTH)[1] * _PAGE // _PAGE_HEIGHT
        case _:
            return _ROOM.get(type(node), 0)
