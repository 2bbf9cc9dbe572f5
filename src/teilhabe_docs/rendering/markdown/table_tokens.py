"""The tokens of a pipe table to a `TableBlock`."""

from collections.abc import Sequence
from typing import Literal

from markdown_it.token import Token

from teilhabe_docs.documents.blocks import Inline, LineBreak, TableBlock, TextRun
from teilhabe_docs.loading.codes import TABELLE_ZU_BREIT
from teilhabe_docs.rendering.markdown.inline_tokens import InlineReader
from teilhabe_docs.rendering.markdown.normal_form import normalised
from teilhabe_docs.rendering.markdown.reading import MarkdownReading, Nesting
from teilhabe_docs.rendering.markdown.table_rows import has_many_columns, long_rows

Alignments = Literal["links", "mitte", "rechts"]
MOST_COLUMNS = 63
"""So many columns a table of Word has at most."""
_TOO_MANY = f"Diese Tabelle hat {{}} Spalten; Word kennt höchstens {MOST_COLUMNS}. Teilen Sie die Tabelle."
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
    if len(kopf) > MOST_COLUMNS and tokens[0].map:
        lesung.bemerke(tokens[0].map[0] + 1, _TOO_MANY.format(len(kopf)))
        return TableBlock((), (), ())
    fault = too_wide((kopf, *rest)) if has_many_columns(tokens) and not lesung.koerper else ""
    if fault and tokens[0].map:
        lesung.bemerke(tokens[0].map[0] + 1, fault, kennung=TABELLE_ZU_BREIT)
    return TableBlock(kopf if any(kopf) else (), tuple(rest), tuple(ausrichtung))


def too_wide(rows: Sequence[Sequence[Sequence[Inline]]]) -> str:
    """In German that a table is too wide for a page; empty where it is not."""
    from teilhabe_docs.rendering.font_widths import TIGHT_TABLE, ours
    from teilhabe_docs.rendering.page_measures import TEXT_WIDTH
    from teilhabe_docs.rendering.table_columns import cell_words, columns

    words = [[cell_words(cell, head=place == 0) for cell in row] for place, row in enumerate(rows)]
    if not columns(words, TEXT_WIDTH, ours(TIGHT_TABLE)).broken:
        return ""
    return (
        f"Diese Tabelle mit {len(rows[0])} Spalten ist zu breit: Auch in kleiner Schrift werden Zahlen "
        "und kurze Wörter in ihren Zellen umbrochen. Teilen Sie die Tabelle, oder lassen Sie Spalten weg."
    )
