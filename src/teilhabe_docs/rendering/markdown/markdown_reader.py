"""Markdown in: the bodies of the profiles and the texts of the authors become blocks."""

from collections.abc import Sequence

from markdown_it.token import Token

from teilhabe_docs.documents.blocks import Block, Paragraph, TextRun
from teilhabe_docs.documents.markup.parser import ParsedMarkdown, parse
from teilhabe_docs.documents.markup.value_marks import MARK
from teilhabe_docs.loading.finding_limit import MAX_FINDINGS
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue
from teilhabe_docs.rendering.markdown.block_tokens import read_blocks
from teilhabe_docs.rendering.markdown.normal_form import normalised
from teilhabe_docs.rendering.markdown.note_definitions import read_footnotes
from teilhabe_docs.rendering.markdown.reading import MarkdownReading, Nesting
from teilhabe_docs.rendering.markdown.reading_types import (
    BlockResult,
    Bound,
    FieldValue,
    PictureSource,
    ReadMarkdown,
    TextRemark,
)

__all__ = [
    "BlockResult",
    "Bound",
    "ReadMarkdown",
    "TextRemark",
    "read_body",
    "read_slot",
    "remarks_on_blocks",
]

_WEITERE = (
    "Der Text hat {} weitere Stellen, die sich so nicht drucken lassen. Bitte zuerst die genannten beheben."
)
_ZU_TIEF = "Der Text ist zu tief verschachtelt; er steht hier ohne Gliederung. Vereinfachen Sie ihn."


def read_body(text: str, gebunden: Sequence[Bound]) -> ReadMarkdown:
    """Reads a rendered body; a mark U+E000 number U+E001 stands for `gebunden[number]`.

    A line `{.rolle}` gives the next block its role. Markers `(@id)` stay text.
    """
    return _lies(text, MarkdownReading(gebunden=gebunden))


def read_slot(
    text: str,
    *,
    ebene: int,
    zwischentitel: bool,
    feld: FieldValue,
    bild: PictureSource,
    fields: FieldCatalogue = BUILT_IN_FIELDS,
) -> ReadMarkdown:
    """Reads an author's text; `ebene` is that of the section around it.

    The shallowest heading becomes `ebene` + 1 and no level is skipped; with `zwischentitel` headings become
    paragraphs of that role. `feld` gives the value for `{{ pfad }}`, where `fields` are all there are, `bild`
    the picture for `![alt](ziel)`.
    """
    lesung = MarkdownReading(feld=feld, bild=bild, fields=fields, ebene=ebene, zwischentitel=zwischentitel)
    return _lies(text, lesung)


def remarks_on_blocks(
    text: ParsedMarkdown,
    blocks: Sequence[Token],
    *,
    feld: FieldValue,
    bild: PictureSource,
    fields: FieldCatalogue = BUILT_IN_FIELDS,
) -> tuple[TextRemark, ...]:
    """What is wrong with those blocks of an author's text, which are read as if it had no other ones."""
    return _read(MarkdownReading(feld=feld, bild=bild, fields=fields), text, blocks).anmerkungen


def _lies(text: str, lesung: MarkdownReading) -> ReadMarkdown:
    parsed = parse(text, koerper=lesung.koerper)
    return _read(lesung, parsed, parsed.tokens)


def _read(lesung: MarkdownReading, text: ParsedMarkdown, blocks: Sequence[Token]) -> ReadMarkdown:
    bloecke: tuple[Block, ...]
    lesung.zeilen, lesung.umgebung = text.lines, text.umgebung
    try:
        text.parse_inline(blocks)
        bloecke = read_blocks(lesung, read_footnotes(lesung, blocks), Nesting())
    except RecursionError:
        lesung.bemerke(1, _ZU_TIEF)
        bloecke = (Paragraph(normalised([TextRun(MARK.sub("…", "\n".join(text.lines)))])),)
    anmerkungen = sorted(lesung.anmerkungen, key=lambda anmerkung: anmerkung.zeile)
    if weitere := anmerkungen[MAX_FINDINGS:]:
        anmerkungen[MAX_FINDINGS:] = [TextRemark(weitere[0].zeile, _WEITERE.format(len(weitere)))]
    return ReadMarkdown(bloecke, tuple(anmerkungen))
