"""From the block model to the bytes of a Word file."""

from collections.abc import Iterable, Mapping
from itertools import takewhile
from types import MappingProxyType

from teilhabe_docs.documents.bloecke import Absatz, Dokument
from teilhabe_docs.rendering.siegel import EIGENSCHAFTEN, TEILE, teile_digest
from teilhabe_docs.rules.randnotizen import Randnotiz

from .absaetze import paragraph
from .eigenschaften import core_properties, custom_properties, day_of
from .elemente import Element, R, root, run, serialize, sub
from .fussnoten import footnotes_part
from .inhalt import InlineWriter
from .koerper import BodyWriter
from .kontext import Context
from .kopfzeile import footer, header
from .paket import RELATION_CORE, Part, Relations, files_of, pack, relation_type, word_type
from .umbruchschutz import protect
from .verzeichnis import contents
from .vorlage import ACROSS_WIDTH, MARGIN, PAGE, TEXT_WIDTH, styles, template

_HEADER_DISTANCE = 709
_CENTERED = ("partei", "mitte")
"""Roles in the title block that the title goes along with."""
_WITH_CONTENTS = ("fachkonzept",)
"""The long documents, which people look things up in."""
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def schreibe_docx(
    dokument: Dokument,
    digests: Mapping[str, str] = MappingProxyType({}),
    notizen: Iterable[Randnotiz] = (),
) -> bytes:
    """`dokument` as a Word file (ECMA-376, transitional); the same model gives the same bytes.

    `digests` of what it is made from go into its custom properties, with that of its own parts.
    `notizen` become comments in the margin.
    """
    context = Context(dokument, notizen)
    relations = Relations()
    for name in ("styles", "numbering", "settings", "fontTable", "footnotes"):
        relations.add(relation_type(name), f"{name}.xml")
    body = _body(dokument, context, relations)
    parts = [
        Part("word/document.xml", word_type("document.main"), body, relations),
        footnotes_part(context),
        Part("word/styles.xml", word_type("styles"), styles(dokument.zaehlung)),
        Part("word/numbering.xml", word_type("numbering"), context.numbering.xml()),
        Part("word/settings.xml", word_type("settings"), template("settings.xml")),
        Part("word/fontTable.xml", word_type("fontTable"), template("fontTable.xml")),
        Part("word/header1.xml", word_type("header"), header(dokument)),
        Part("word/footer1.xml", word_type("footer"), footer()),
        Part("docProps/core.xml", _CORE_TYPE, core_properties(dokument)),
        *context.media.parts(),
    ]
    if context.comments:
        parts.append(context.comments.part(day_of(dokument)))
        relations.add(relation_type("comments"), "comments.xml")
    top = Relations()
    top.add(relation_type("officeDocument"), "word/document.xml")
    top.add(RELATION_CORE, "docProps/core.xml")
    if digests:
        values = {TEILE: teile_digest(files_of(parts)), **digests}
        parts.append(Part(EIGENSCHAFTEN, _CUSTOM_TYPE, custom_properties(values)))
        top.add(relation_type("custom-properties"), EIGENSCHAFTEN)
    return pack(parts, top)


def _body(dokument: Dokument, context: Context, relations: Relations) -> bytes:
    document = root("document")
    body = sub(document, "body")
    inline = InlineWriter(context, relations)
    centered = any(isinstance(block, Absatz) and block.rolle in _CENTERED for block in dokument.kopf)
    title = paragraph(body, "Title", centered=centered)
    run(title, protect(dokument.titel))
    below = list(takewhile(lambda b: isinstance(b, Absatz) and b.rolle == "untertitel", dokument.kopf))
    for absatz in below:
        if isinstance(absatz, Absatz):
            inline.write(paragraph(body, "Subtitle", centered=centered), absatz.inhalt, TEXT_WIDTH)
    writer = BodyWriter(inline, body, ACROSS_WIDTH if dokument.quer else TEXT_WIDTH)
    writer.write(dokument.kopf[len(below) :])
    if dokument.art in _WITH_CONTENTS:
        writer.finish(between=True)
        contents(body, dokument, context)
    writer.write(dokument.abschnitte)
    writer.finish()
    context.comments.rest(title)
    _page(body, relations, across=dokument.quer)
    return serialize(document)


def _page(body: Element, relations: Relations, *, across: bool) -> None:
    """A4, upright or `across`, with header and footer."""
    section = sub(body, "sectPr")
    for name in ("header", "footer"):
        reference = sub(section, f"{name}Reference", type="default")
        reference.set(f"{R}id", relations.add(relation_type(name), f"{name}1.xml"))
    if across:
        sub(section, "pgSz", w=PAGE["h"], h=PAGE["w"], orient="landscape")
    else:
        sub(section, "pgSz", **PAGE)
    sub(
        section,
        "pgMar",
        top=MARGIN,
        right=MARGIN,
        bottom=MARGIN,
        left=MARGIN,
        header=_HEADER_DISTANCE,
        footer=_HEADER_DISTANCE,
        gutter=0,
    )
