"""Markdown in: the bodies of the profiles and the texts of the authors become blocks."""

from collections.abc import Sequence

from teilhabe_docs.documents.blocks import Block, Paragraph, TextRun
from teilhabe_docs.loading.finding_limit import MAX_FINDINGS
from teilhabe_docs.rendering.markdown.block_tokens import read_blocks
from teilhabe_docs.rendering.markdown.inline_tokens import MARK
from teilhabe_docs.rendering.markdown.markup_limits import TOO_MUCH, too_much
from teilhabe_docs.rendering.markdown.normal_form import normalised
from teilhabe_docs.rendering.markdown.note_definitions import read_footnotes
from teilhabe_docs.rendering.markdown.parser import parse
from teilhabe_docs.rendering.markdown.reading import MarkdownReading, Nesting
from teilhabe_docs.rendering.markdown.reading_types import (
    BlockResult,
    Bound,
    FieldValue,
    PictureSource,
    ReadMarkdown,
    TextRemark,
)

__all__ = ["BlockResult", "Bound", "ReadMarkdown", "TextRemark", "read_body", "read_slot"]

_WEITERE = (
    "Der Text hat {} weitere Stellen, die sich so nicht drucken lassen. Bitte zuerst die genannten beheben."
)
_ZU_TIEF = "Der Text ist zu tief verschachtelt; er steht hier ohne Gliederung. Vereinfachen Sie ihn."


def read_body(text: str, gebunden: Sequence[Bound]) -> ReadMarkdown:
    """Reads a rendered body; a mark U+E000 number U+E001 stands for `gebunden[number]`.

    A line `{.rolle}` gives the next block its role. Markers `(@id)` stay text.
    """
    return _lies(text, MarkdownReading(text.split("\n"), gebunden=gebunden))


def read_slot(
    text: str, *, ebene: int, zwischentitel: bool, feld: FieldValue, bild: PictureSource
) -> ReadMarkdown:
    """Reads an author's text; `ebene` is that of the section around it.

    The shallowest heading becomes `ebene` + 1 and no level is skipped; with `zwischentitel` headings become
    paragraphs of that role. `feld` gives the value for `{{ pfad }}`, `bild` the picture for `![alt](ziel)`.
    """
    zeilen = text.split("\n")
    return _lies(
        text, MarkdownReading(zeilen, feld=feld, bild=bild, ebene=ebene, zwischentitel=zwischentitel)
    )


def _lies(text: str, lesung: MarkdownReading) -> ReadMarkdown:
    bloecke: tuple[Block, ...]
    if not lesung.koerper and (zeile := too_much(text)):
        return ReadMarkdown((Paragraph(normalised([TextRun(text)])),), (TextRemark(zeile, TOO_MUCH),))
    try:
        tokens, lesung.umgebung = parse(text, koerper=lesung.koerper)
        bloecke = read_blocks(lesung, read_footnotes(lesung, tokens), Nesting())
    except RecursionError:
        lesung.bemerke(1, _ZU_TIEF)
        bloecke = (Paragraph(normalised([TextRun(MARK.sub("…", text))])),)
    anmerkungen = sorted(lesung.anmerkungen, key=lambda anmerkung: anmerkung.zeile)
    if weitere := anmerkungen[MAX_FINDINGS:]:
        anmerkungen[MAX_FINDINGS:] = [TextRemark(weitere[0].zeile, _WEITERE.format(len(weitere)))]
    return ReadMarkdown(bloecke, tuple(anmerkungen))
