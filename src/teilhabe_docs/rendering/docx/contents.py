"""The table of contents: a field that Word renews, with the entries that it has now."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from teilhabe_docs.documents.blocks import Heading, Section
from teilhabe_docs.rendering.docx.elements import Element, run, set_text, sub
from teilhabe_docs.rendering.docx.paragraphs import paragraph
from teilhabe_docs.rendering.docx.writing import Context
from teilhabe_docs.rendering.line_breaks import protect
from teilhabe_docs.rendering.plain_words import plain

_BEGIN, _END = 2, 4
"""So many entries stay together at the beginning of contents, and at their end."""
LEVELS = 2
"""So many levels of headings are listed."""
_OWN_TABS = (567, 1247)
"""Where titles begin behind their numbers in our looks, in twips, as `styles.xml` has it."""


def contents(parent: Element, context: Context, rooms: Mapping[int, int] = MappingProxyType({})) -> None:
    """The heading »Inhalt« and an entry for each heading of the upper levels, leading to it.

    Page numbers are left to Word: only a program that lays out pages knows them. Numbers of headings get so
    much room (`rooms`, twips by level) where that is not what our styles have.
    """
    entries = list(_entries(context))
    if not entries:
        return
    block = sub(parent, "sdt")
    properties = sub(block, "sdtPr")
    sub(properties, "id", context.next_control())
    gallery = sub(properties, "docPartObj")
    sub(gallery, "docPartGallery", "Table of Contents")
    sub(gallery, "docPartUnique")
    content = sub(block, "sdtContent")
    run(paragraph(content, "TOCHeading"), "Inhalt")
    for entry in entries:
        together = entry in entries[:_BEGIN] or entry in entries[-_END:-1]
        element = paragraph(content, f"TOC{entry.level}", keep_next=together)
        if rooms:
            before = sum(rooms.get(level, 0) for level in range(1, entry.level + 1))
            tabs = sub(element[0], "tabs")
            for place in _OWN_TABS:
                sub(tabs, "tab", "clear", pos=place)
            sub(element[0], "ind", left=before, hanging=rooms.get(entry.level, 0))
        if entry is entries[0]:
            _begin(element)
        link = sub(element, "hyperlink", anchor=entry.anchor, history=1)
        if entry.number:
            run(link, protect(entry.number))
            sub(sub(link, "r"), "tab")
        run(link, protect(entry.title))
    sub(sub(element, "r"), "fldChar", fldCharType="end")


class _Entry(NamedTuple):
    level: int
    number: str
    title: str
    anchor: str


def _entries(context: Context) -> Iterator[_Entry]:
    """What Word lists as well when it renews the field: all headings of these levels, in their order."""
    for heading, target in context.targets.headings:
        match heading:
            case Section(_, level, number, title) if level <= LEVELS:
                yield _Entry(level, number, title, target.name)
            case Heading(level, content) if level <= LEVELS:
                yield _Entry(level, "", plain(content), target.name)


def _begin(element: Element) -> None:
    sub(sub(element, "r"), "fldChar", fldCharType="begin")
    set_text(sub(sub(element, "r"), "instrText"), f' TOC \\o "1-{LEVELS}" \\h \\z ')
    sub(sub(element, "r"), "fldChar", fldCharType="separate")
