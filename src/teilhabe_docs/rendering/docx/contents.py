"""The table of contents: a field that Word renews, with the entries that it has now."""

from collections.abc import Iterator

from teilhabe_docs.documents.blocks import BlockDocument, Section
from teilhabe_docs.rendering.docx.elements import Element, run, set_text, sub
from teilhabe_docs.rendering.docx.paragraphs import paragraph
from teilhabe_docs.rendering.docx.writing import Context
from teilhabe_docs.rendering.line_breaks import protect

LEVELS = 2
"""So many levels of headings are listed."""


def contents(parent: Element, dokument: BlockDocument, context: Context) -> None:
    """The heading »Inhalt« and an entry for each section of the upper levels, leading to it.

    Page numbers are left to Word: only a program that lays out pages knows them.
    """
    entries = [section for section in _sections(dokument.abschnitte) if context.targets.get(section.id)]
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
    for index, section in enumerate(entries):
        element = paragraph(content, f"TOC{section.ebene}")
        if index == 0:
            _begin(element)
        _entry(element, section, context)
        if index == len(entries) - 1:
            sub(sub(element, "r"), "fldChar", fldCharType="end")


def _sections(sections: tuple[object, ...]) -> Iterator[Section]:
    for section in sections:
        if isinstance(section, Section) and section.ebene <= LEVELS:
            yield section
            yield from _sections(section.kinder)


def _begin(element: Element) -> None:
    sub(sub(element, "r"), "fldChar", fldCharType="begin")
    set_text(sub(sub(element, "r"), "instrText"), f' TOC \\o "1-{LEVELS}" \\h \\z ')
    sub(sub(element, "r"), "fldChar", fldCharType="separate")


def _entry(element: Element, section: Section, context: Context) -> None:
    target = context.targets.get(section.id)
    assert target is not None
    link = sub(element, "hyperlink", anchor=target.name, history=1)
    if section.nummer:
        run(link, section.nummer)
        sub(sub(link, "r"), "tab")
    run(link, protect(section.titel))
