"""What reading Markdown takes and gives."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from teilhabe_docs.documents.blocks import Bild, Block, Inline
from teilhabe_docs.loading.codes import NICHT_DRUCKBAR, Kennung


@dataclass(frozen=True, slots=True)
class Anmerkung:
    """A problem in a text, for the caller to turn into a finding; `zeile` is the text's own line, from 1.

    `ausschnitt` is what is wrong, as typed, somewhere from that line on; empty for the line as a whole.
    `kennung` is the kind of finding that it becomes in an author's text.
    """

    zeile: int
    text: str
    ausschnitt: str = ""
    kennung: Kennung = NICHT_DRUCKBAR


class Gelesen(NamedTuple):
    """The blocks of a text, and what is wrong with it in order of appearance."""

    bloecke: tuple[Block, ...]
    anmerkungen: tuple[Anmerkung, ...]


@dataclass(frozen=True, slots=True)
class Bloecke:
    """A bound value that fills paragraphs of its own: a text slot, a list."""

    bloecke: tuple[Block, ...]


Gebunden = tuple[Inline, ...] | Bloecke
"""What a mark in a body stands for: something inside a sentence, or whole blocks."""

Feldwert = Callable[[str], tuple[Inline, ...] | None]
"""The value of a field path as inline content; `None` if the offer has no such field."""

Bildquelle = Callable[[str, str], Bild | str]
"""The picture for alternative text and target; a German sentence if it cannot be had."""
