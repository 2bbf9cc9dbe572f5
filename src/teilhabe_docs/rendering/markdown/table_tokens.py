"""The tokens of a pipe table to a `TableBlock`."""

from collections.abc import Sequence
from typing import Literal

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from teilhabe_docs.documents.blocks import Inline, LineBreak, TableBlock, TextRun
from teilhabe_docs.rendering.markdown.inline_tokens import InlineReader
from teilhabe_docs.rendering.markdown.normal_form import normalised
from teilhabe_docs.rendering.markdown.reading import MarkdownReading, Nesting

Alignments = Literal["links", "mitte", "rechts"]
_AUSRICHTUNGEN: dict[str, Alignments] = {"text-align:center": "mitte", "text-align:right": "rechts"}


def read_table(lesung: MarkdownReading, tokens: Sequence[Token], ort: Nesting) -> TableBlock:
    """The table of `tokens`; one whose header cells are all empty has no header."""
    zeilen: list[list[tuple[Inline, ...]]] = []
    ausrichtung: list[Alignments] = []
    nummer = 1
    for token in tokens:
        if token.type == "tr_open":
            nummer = token.map[0] + 1 if token.map else nummer
            if zeilen and not ort.in_zitat:
                _pruefe_laenge(lesung, nummer, len(ausrichtung))
            zeilen.append([])
        elif token.type == "th_open":
            ausrichtung.append(_AUSRICHTUNGEN.get(str(token.attrs.get("style", "")), "links"))
        elif token.type == "inline":
            inhalt = InlineReader(lesung, nummer, ort.in_fussnote).lies(token.children or ())
            zeilen[-1].append(normalised(TextRun(" ") if isinstance(k, LineBreak) else k for k in inhalt))
    kopf, *rest = (tuple(zeile) for zeile in zeilen)
    return TableBlock(kopf if any(kopf) else (), tuple(rest), tuple(ausrichtung))


def _pruefe_laenge(lesung: MarkdownReading, nummer: int, spalten: int) -> None:
    zellen = escapedSplit(lesung.zeilen[nummer - 1].strip())
    anzahl = len(zellen) - (zellen[0] == "") - (zellen[-1] == "" and len(zellen) > 1)
    if anzahl > spalten:
        lesung.bemerke(
            nummer,
            f"Diese Tabellenzeile hat {anzahl} Zellen, die Kopfzeile nur {spalten}; was darüber hinausgeht, "
            "fällt weg. Ein Strich im Text wird »\\|« geschrieben.",
        )
