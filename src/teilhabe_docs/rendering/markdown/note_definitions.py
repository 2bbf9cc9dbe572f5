"""The definitions `[^marke]: …` of a text, read before the paragraphs that refer to them."""

from collections.abc import Sequence

from markdown_it.token import Token

from teilhabe_docs.documents.blocks import Paragraph
from teilhabe_docs.documents.markup.notes import notes_apart
from teilhabe_docs.rendering.markdown.block_tokens import read_blocks
from teilhabe_docs.rendering.markdown.reading import MarkdownReading, Nesting


def read_footnotes(lesung: MarkdownReading, tokens: Sequence[Token]) -> list[Token]:
    """Reads the definitions into `lesung`; returns the tokens without them."""
    rest, notes = notes_apart(tokens)
    benutzt = _benutzte_marken(tokens)
    for marke, zeile, inhalt in notes:
        if marke in lesung.noten:
            lesung.bemerke(zeile, f"Die Fußnote »[^{marke}]« ist zweimal beschrieben; es gilt die erste.")
            continue
        bloecke = read_blocks(lesung, inhalt, Nesting(in_fussnote=True))
        lesung.noten[marke] = tuple(block for block in bloecke if isinstance(block, Paragraph))
        if not bloecke:
            lesung.bemerke(zeile, f"Die Fußnote »[^{marke}]« ist leer. Ergänzen Sie ihren Text.")
        if marke not in benutzt:
            lesung.bemerke(zeile, f"Auf die Fußnote »[^{marke}]« verweist nichts; sie wird nicht gedruckt.")
    return rest


def _benutzte_marken(tokens: Sequence[Token]) -> set[str]:
    kinder = (kind for token in tokens for kind in token.children or ())
    return {kind.meta["label"] for kind in kinder if kind.type == "footnote_ref" and "label" in kind.meta}
