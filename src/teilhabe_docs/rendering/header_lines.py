"""What the header of a page says: provider and offer, Stand and version, on as few lines as hold them."""

from datetime import date
from typing import NamedTuple

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.documents.display import german_date
from teilhabe_docs.rendering.font_widths import Lettering

_GAP = 340
"""Least distance between left and right on a line, in twips."""


class Margins(NamedTuple):
    """How much room there is for `letters`: `width` of a line and the `tab` of the styles, in twips."""

    width: int
    tab: int
    letters: Lettering

    def hold(self, left: str, right: str) -> bool:
        """Whether two texts fit on one line."""
        return self.letters.width(" · ".join(filter(None, (left, right)))) + _GAP <= self.width


def header_parts(document: BlockDocument) -> tuple[list[str], list[str]]:
    """What a header names: provider and offer, then Stand and version, each only where there is one."""
    state = [f"Stand {in_words(document.stand)}"] if document.stand else []
    if document.version:
        state.append(f"Version {document.version}")
    return [name for name in (document.traeger, document.angebot) if name], state


def header_lines(document: BlockDocument, margins: Margins) -> list[tuple[str, str]]:
    """What stands left and right on each line of the header; on several where the names are too long."""
    names, state = header_parts(document)
    lines = [(" · ".join(names), " · ".join(state))]
    if not margins.hold(*lines[0]):
        pairs = zip([*names, ""][:2], [*state, "", ""][:2], strict=True)
        lines = [line for pair in pairs for line in fitting_lines(*pair, margins)]
    return [line for line in lines if any(line)]


def fitting_lines(left: str, right: str, margins: Margins) -> list[tuple[str, str]]:
    """The two on one line, or on two."""
    return [(left, right)] if not (left and right) or margins.hold(left, right) else [(left, ""), ("", right)]


def in_words(iso: str) -> str:
    """`2027-09-01` as the document's text has it, `1. September 2027`; anything else as it is."""
    try:
        return german_date(date.fromisoformat(iso))
    except ValueError:
        return iso
