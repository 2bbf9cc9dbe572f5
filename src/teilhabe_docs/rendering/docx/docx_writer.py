"""From the block model to the bytes of a Word file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilhabe_docs.documents.blocks import Block, BlockDocument, Paragraph
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.rendering.document_day import day_of
from teilhabe_docs.rendering.docx.block_writer import BodyWriter
from teilhabe_docs.rendering.docx.contents import contents
from teilhabe_docs.rendering.docx.elements import Element, R, W, root, run, serialize, sub
from teilhabe_docs.rendering.docx.footnotes import footnotes_part
from teilhabe_docs.rendering.docx.header_footer import footer, header
from teilhabe_docs.rendering.docx.heading_widths import own_rooms
from teilhabe_docs.rendering.docx.inline_content import InlineWriter
from teilhabe_docs.rendering.docx.package import (
    RELATION_CORE,
    Part,
    Relations,
    files_of,
    pack,
    relation_type,
    word_type,
)
from teilhabe_docs.rendering.docx.page_estimate import has_contents
from teilhabe_docs.rendering.docx.paragraphs import paragraph
from teilhabe_docs.rendering.docx.properties import core_properties, custom_properties
from teilhabe_docs.rendering.docx.reference_file import page, styles, template
from teilhabe_docs.rendering.docx.title_lines import is_on_cover, not_on_cover
from teilhabe_docs.rendering.docx.writing import Context
from teilhabe_docs.rendering.docx_document import PROPERTIES_PART, SETTINGS_PART, UPDATE, parts_digest
from teilhabe_docs.rendering.font_widths import HEADER, ours
from teilhabe_docs.rendering.header_lines import Margins
from teilhabe_docs.rendering.line_breaks import protect
from teilhabe_docs.rendering.page_measures import ACROSS_WIDTH, TEXT_WIDTH
from teilhabe_docs.rendering.seal import PARTS_DIGEST

if TYPE_CHECKING:
    from teilhabe_docs.rendering.docx.house import House

_CENTERED = ("partei", "mitte")
"""Roles in the title block that the title goes along with."""
_AFTER_UPDATE = b"<w:footnotePr>"
"""What stands behind it in our settings (ECMA-376 part 1, 17.15.1.78)."""
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def write_docx(
    dokument: BlockDocument,
    digests: Mapping[str, str] = MappingProxyType({}),
    notizen: Iterable[MarginNote] = (),
    haus: "House | None" = None,
    *,
    listed: bool | None = None,
    renew: bool = False,
) -> bytes:
    """`dokument` as a Word file (ECMA-376, transitional); the same model gives the same bytes.

    `digests` of what it is made from go into its custom properties, with that of its own parts.
    `notizen` become comments in the margin. It looks like `haus`, where there is one. Its contents are
    `listed` or not, else by its length; with `renew` Word asks on opening whether to bring them up to date.
    """
    return sealed(document_parts(dokument, notizen, haus, listed=listed, renew=renew), digests)


def document_parts(
    dokument: BlockDocument,
    notizen: Iterable[MarginNote] = (),
    haus: "House | None" = None,
    *,
    listed: bool | None = None,
    renew: bool = False,
) -> list[Part]:
    """The parts of `dokument` as a Word file; what else is given means what it means for `write_docx`."""
    width = haus.width if haus else ACROSS_WIDTH if dokument.quer else TEXT_WIDTH
    listed = has_contents(dokument) if listed is None else listed
    context = Context(dokument, notizen, width, listed=listed)
    if haus:
        context.in_tables, context.tight, context.stretch = haus.in_tables, haus.tight, haus.stretch
    relations = Relations()
    document = _document(dokument, context, relations, haus)
    texts = [footnotes_part(context)]
    relations.add(relation_type("footnotes"), "footnotes.xml")
    if context.comments:
        texts.append(context.comments.part(day_of(dokument)))
        relations.add(relation_type("comments"), "comments.xml")
    dress = haus.dress if haus else _dress
    lists = context.numbering.xml({} if haus else own_rooms(dokument))
    parts = [*dress(document, relations, dokument, texts, lists), *context.media.parts()]
    if renew and listed:
        parts = [_renewing(part) for part in parts]
    return [*parts, Part("docProps/core.xml", _CORE_TYPE, core_properties(dokument))]


def sealed(parts: list[Part], digests: Mapping[str, str]) -> bytes:
    """The Word file of these parts; `digests`, where there are any, go into it with that of the parts."""
    top = Relations()
    top.add(relation_type("officeDocument"), "word/document.xml")
    top.add(RELATION_CORE, "docProps/core.xml")
    if digests:
        values = {PARTS_DIGEST: parts_digest(files_of(parts)), **digests}
        parts = [*parts, Part(PROPERTIES_PART, _CUSTOM_TYPE, custom_properties(values))]
        top.add(relation_type("custom-properties"), PROPERTIES_PART)
    return pack(parts, top)


def _dress(
    document: Element, relations: Relations, dokument: BlockDocument, texts: Iterable[Part], lists: bytes
) -> list[Part]:
    """All parts of `document`, which has no page yet, in the looks of tdocs."""
    section = page(across=dokument.quer)
    document[0].append(section)
    margins = Margins(ACROSS_WIDTH if dokument.quer else TEXT_WIDTH, TEXT_WIDTH, ours(HEADER))
    written = {"header": header(dokument, margins), "footer": footer(dokument, margins)}
    for position, name in enumerate(written):
        reference = sub(section, f"{name}Reference", type="default")
        reference.set(f"{R}id", relations.add(relation_type(name), f"{name}1.xml"))
        section.insert(position, reference)
    own = {"styles": styles(dokument.zaehlung), "numbering": lists}
    own |= {name: template(f"{name}.xml") for name in ("settings", "fontTable")}
    for name in own:
        relations.add(relation_type(name), f"{name}.xml")
    return [
        Part("word/document.xml", word_type("document.main"), serialize(document), relations),
        *(Part(f"word/{name}.xml", word_type(name), data) for name, data in own.items()),
        *(Part(f"word/{name}1.xml", word_type(name), data) for name, data in written.items()),
        *texts,
    ]


def _renewing(part: Part) -> Part:
    """The settings that let Word ask; any other part as it is."""
    if part.name != SETTINGS_PART:
        return part
    return replace(part, data=part.data.replace(_AFTER_UPDATE, UPDATE + _AFTER_UPDATE, 1))


def _document(
    dokument: BlockDocument, context: Context, relations: Relations, haus: "House | None"
) -> Element:
    """The text, without the page that it is set on."""
    document = root("document")
    body = sub(document, "body")
    inline = InlineWriter(context, relations)
    top: Sequence[Block] = dokument.kopf
    beside = any(isinstance(block, Paragraph) and block.rolle in _CENTERED for block in top)
    centered = beside and not (haus and haus.titled)
    if haus and is_on_cover(dokument, haus.shown):
        top = not_on_cover(top, haus.facts(dokument), haus.shown)
    else:
        run(paragraph(body, "Title", centered=centered), protect(dokument.titel))
    below = list(takewhile(lambda b: isinstance(b, Paragraph) and b.rolle == "untertitel", top))
    for absatz in below:
        if isinstance(absatz, Paragraph):
            inline.write(paragraph(body, "Subtitle", centered=centered), absatz.inhalt, context.width)
    writer = BodyWriter(inline, body)
    writer.write(top[len(below) :])
    if context.listed:
        writer.finish(between=True)
        contents(body, context, haus.contents_rooms(dokument) if haus else {})
    writer.write(dokument.abschnitte)
    writer.finish()
    if context.comments:
        first = next(body.iter(f"{W}p"), None)
        context.comments.rest(paragraph(body, "BodyText") if first is None else first)
    return document
