"""The colours that a house's Word file has for title and headings, for formats that wear no more of it."""

import re

from teilhabe_docs.rendering.docx.house.house_letters import HouseLetters, value_of

COLOURED = ("Title", *(f"Heading{level}" for level in range(1, 7)))
"""The style ids whose colours are asked, in this order."""
_AUTOMATIC = "000000"
_LEAST_CONTRAST = 4.5  # on white; WCAG 2.2, 1.4.3


def colours(letters: HouseLetters) -> tuple[str, ...]:
    """A colour (`1F3347`) for each of `COLOURED`; empty where it cannot well be read on white."""
    said = ([value_of(run, "color") for run in letters.runs(ident)] for ident in COLOURED)
    named = (next(filter(None, values), _AUTOMATIC) for values in said)
    return tuple(colour if _readable(colour) else "" for colour in map(_as_hex, named))


def _as_hex(colour: str) -> str:
    return colour.upper() if re.fullmatch("[0-9A-Fa-f]{6}", colour) else _AUTOMATIC


def _readable(colour: str) -> bool:
    """Whether it stands out enough (WCAG 2.2, relative luminance)."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= _LEAST_CONTRAST
