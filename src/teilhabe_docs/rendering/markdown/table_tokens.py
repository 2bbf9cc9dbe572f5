"""The tokens of a pipe table to a `TableBlock`."""

from collections.abc import Sequence
from typing import Literal

from markdown_it.token import Token

from teilhabe_docs.documents.blocks import Inline, LineBreak, TableBlock, TextRun
from teilhabe_docs.rendering.markdown.inline_tokens import InlineReader
from teilhabe_docs.rendering.markdown.normal_form import normalised
from teilhabe_docs.rendering.markdown.reading import MarkdownReading, Nesting
from teilhabe_docs.rendering.markdown.table_rows import long_rows

Alignments = Literal["links", "mitte", "rechts"]
_AUSRICHTUNGEN: dict[str, Alignments] = {"text-align:center": "mitte", "text-align:right": "rechts"}


def read_table(lesung: MarkdownReading, tokens: Sequence[Token], ort: Nesting) -> TableBlock:
    """The table of `tokens`; one whose header cells are all empty has no header."""
    for row in () if ort.in_zitat else long_rows(lesung.zeilen, tokens):
        lesung.bemerke(
            row.line,
            f"Diese Tabellenzeile hat {row.cells} Zellen, die Kopfzeile nur {row.columns}; "
            "was darüber hinausgeht, fällt weg. Ein Strich im Text wird »\\|« geschrieben.",
        )
    zeilen: list[list[tuple[Inline, ...]]] = []
    ausrichtung: list[Alignments] = []
    nummer = 1
    for token in tokens:
        if token.type == "tr_open":
            nummer = token.map[0] + 1 if token.map else nummer
            zeilen.append([])
        elif token.type == "th_open":
            ausrichtung.append(_AUSRICHTUNGEN.get(str(token.attrs.get("style", "")), "links"))
        elif token.type == "inline":
            inhalt = InlineReader(lesung, nummer, ort.in_fussnote).lies(token.children or ())
            zeilen[-1].append(normalised(TextRun(" ") if isinstance(k, LineBreak) else k for k in inhalt))
    kopf, *rest = (tuple(zeile) for zeile in zeilen)
    return TableBlock(kopf if any(kopf) else (), tuple(rest), tuple(ausrichtung))
