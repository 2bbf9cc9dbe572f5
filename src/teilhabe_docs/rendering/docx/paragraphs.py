"""Paragraphs: style, number, indent and bookmark, in the order that Word wants."""

from collections.abc import Iterable
from typing import NamedTuple

from teilhabe_docs.documents.blocks import Role
from teilhabe_docs.rendering.docx.bookmarks import Bookmark
from teilhabe_docs.rendering.docx.elements import Element, W, sub
from teilhabe_docs.rendering.docx.word_numbering import SECTION_LEVEL
from teilhabe_docs.rendering.docx.writing import Context

ROLE_STYLES: dict[Role, str] = {
    "zitat": "Quote",
    "code": "HTMLPreformatted",
    "partei": "Partei",
    "mitte": "Mitte",
    "untertitel": "Zwischentitel",
    "zwischentitel": "Zwischentitel",
}
"""Style ids for paragraphs that are not running text."""
SUBTITLE_STYLES = ("Zwischentitel", "Gruppentitel")
"""Those that are headings without number: of level 2, unless the section around lies deeper."""


class Place(NamedTuple):
    """Where blocks stand: style of running text, indent in twips, level of the list around them."""

    style: str
    indent: int = 0
    level: int = SECTION_LEVEL
    in_absatz: bool = False
    footnote: bool = False


class Number(NamedTuple):
    """The number at a paragraph: list (0: none) and level."""

    list_id: int
    level: int = 0


NO_NUMBER = Number(0)
"""Takes away the number that the style or the list around would bring."""


def paragraph(
    parent: Element,
    style: str,
    *,
    number: Number | None = None,
    indent: int | None = None,
    keep_next: bool = False,
    before: int | None = None,
    centered: bool = False,
) -> Element:
    """A new paragraph; `indent` and `before` (twips) only where they differ from the style."""
    element = sub(parent, "p")
    properties = sub(element, "pPr")
    sub(properties, "pStyle", style)
    if keep_next:
        sub(properties, "keepNext")
    if number is not None:
        numbering = sub(properties, "numPr")
        sub(numbering, "ilvl", number.level)
        sub(numbering, "numId", number.list_id)
    if before is not None:
        sub(properties, "spacing", before=before)
    if indent is not None:
        sub(properties, "ind", left=indent)
    if centered:
        sub(properties, "jc", "center")
    return element


def keep_with_next(element: Element) -> None:
    """Let no page break follow the paragraph `element`; other elements stay as they are."""
    if element.tag == W + "p" and element.find(f"{W}pPr/{W}keepNext") is None:
        keep = sub(element[0], "keepNext")
        element[0].insert(1, keep)


def keep_whole_with_next(element: Element) -> None:
    """Let no page break follow `element`: a paragraph, or a table that stays on one page."""
    rows = element.findall(f"{W}tr")
    if all(row.find(f".//{W}keepNext") is not None for row in rows[:-1]):
        for last in (element, *(rows[-1].iter(f"{W}p") if rows else ())):
            keep_with_next(last)


def start_bookmarks(parent: Element, context: Context, idents: Iterable[str]) -> list[int]:
    """Open the bookmarks of the places `idents`; returns what `end_bookmarks` closes."""
    targets = (context.targets.get(ident) for ident in idents)
    return [opened for target in targets if target for opened in start_bookmark(parent, context, target)]


def start_bookmark(parent: Element, context: Context, target: Bookmark) -> list[int]:
    """Open the bookmark `target`, unless it stands elsewhere; returns what `end_bookmarks` closes."""
    if not context.place(target.ident):
        return []
    sub(parent, "bookmarkStart", id=target.ident, name=target.name)
    return [target.ident]


def end_bookmarks(parent: Element, opened: list[int]) -> None:
    """Close the bookmarks that `start_bookmarks` opened."""
    for ident in reversed(opened):
        sub(parent, "bookmarkEnd", id=ident)
