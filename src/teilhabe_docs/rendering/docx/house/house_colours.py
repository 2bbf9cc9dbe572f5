"""The colours that a house's Word file has for title and headings, for formats that wear no more of it."""

import re

from teilhabe_docs.rendering.docx.house.contrast import LEAST_CONTRAST, contrast
from teilhabe_docs.rendering.docx.house.house_letters import HouseLetters, value_of

COLOURED = ("Title", *(f"Heading{level}" for level in range(1, 7)))
"""The style ids whose colours are asked, in this order."""
_AUTOMATIC = "000000"


def colours(letters: HouseLetters) -> tuple[str, ...]:
    """A colour (`1F3347`) for each of `COLOURED`; empty where it cannot well be read on white."""
    said = ([value_of(run, "color") for run in letters.runs(ident)] for ident in COLOURED)
    named = (next(filter(None, values), _AUTOMATIC) for values in said)
    return tuple(colour if contrast(colour) >= LEAST_CONTRAST else "" for colour in map(_as_hex, named))


def _as_hex(colour: str) -> str:
    return colour.upper() if re.fullmatch("[0-9A-Fa-f]{6}", colour) else _AUTOMATIC
