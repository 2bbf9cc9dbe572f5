"""The footnotes part: the two separators that Word wants, then the notes in the order of their marks."""

from teilhabe_docs.rendering.docx.block_writer import BodyWriter
from teilhabe_docs.rendering.docx.elements import Element, root, run, serialize, sub
from teilhabe_docs.rendering.docx.inline_content import InlineWriter
from teilhabe_docs.rendering.docx.package import Part, Relations, word_type
from teilhabe_docs.rendering.docx.paragraphs import Place, paragraph
from teilhabe_docs.rendering.docx.writing import Context

_NOTE = Place("FootnoteText", footnote=True)


def footnotes_part(context: Context) -> Part:
    """`word/footnotes.xml` with every footnote that the body has marked."""
    relations = Relations()
    top = root("footnotes")
    for ident, kind in ((-1, "separator"), (0, "continuationSeparator")):
        note = sub(top, "footnote", type=kind, id=ident)
        sub(sub(paragraph(note, "FootnoteText"), "r"), kind)
    inline = InlineWriter(context, relations, in_footnote=True)
    for index, footnote in enumerate(context.footnotes, start=1):
        note = sub(top, "footnote", id=index)
        writer = BodyWriter(inline, note)
        writer.write(footnote.kinder, _NOTE)
        writer.finish()
        _mark(note)
    return Part("word/footnotes.xml", word_type("footnotes"), serialize(top), relations)


def _mark(note: Element) -> None:
    """The number of the note, in front of its first paragraph."""
    first = note[0] if len(note) else None
    if first is None or not first.tag.endswith("}p"):
        first = paragraph(note, "FootnoteText")
        note.insert(0, first)
    mark = sub(first, "r")
    sub(sub(mark, "rPr"), "rStyle", "FootnoteReference")
    sub(mark, "footnoteRef")
    blank = run(first, " ")
    first.insert(1, mark)
    first.insert(2, blank)
