"""What reading Markdown takes and gives."""

from collections.abc import Callable
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.blocks import Block, Inline, Picture
from teilhabe_docs.loading.codes import NAME_FRUEHER, NICHT_DRUCKBAR, FindingCode
from teilhabe_docs.loading.former_names import advice


class TextRemark(NamedTuple):
    """A problem in a text, for the caller to turn into a finding; `zeile` is the text's own line, from 1.

    `ausschnitt` is what is wrong, as typed, somewhere from that line on; empty for the line as a whole.
    `kennung` is the kind of finding that it becomes in an author's text.
    """

    zeile: int
    text: str
    ausschnitt: str = ""
    kennung: FindingCode = NICHT_DRUCKBAR

    def finding(self, file: str, span: Span, path: str) -> Finding:
        """It at its place; at an old name it says what to do there."""
        rest = advice(file) if self.kennung == NAME_FRUEHER else ""
        return self.kennung.finding(self.text + rest, file, span, path)


class ReadMarkdown(NamedTuple):
    """The blocks of a text, and what is wrong with it in order of appearance."""

    bloecke: tuple[Block, ...]
    anmerkungen: tuple[TextRemark, ...]


class BlockResult(NamedTuple):
    """A bound value that fills paragraphs of its own: a text slot, a list.

    `inline` is what stands for it inside a sentence, where anything can: why a list falls away.
    """

    bloecke: tuple[Block, ...]
    inline: tuple[Inline, ...] = ()


Bound = tuple[Inline, ...] | BlockResult
"""What a mark in a body stands for: something inside a sentence, or whole blocks."""

FieldValue = Callable[[str], Bound | None]
"""The value of a field path as a text prints it; `None` if there is no such field for it."""

PictureSource = Callable[[str, str], Picture | str]
"""The picture for alternative text and target; a German sentence if it cannot be had."""
