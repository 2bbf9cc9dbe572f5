"""How wide words are: the advance widths of common fonts.

`font_widths.csv` has them in thousandths of the size, by code point. They are those of free fonts which
are as wide as those named: Carlito (Calibri), Liberation (Arial, Arial Narrow, Times New Roman, Courier New),
the URW fonts (Palatino, Century); else of the fonts themselves.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

OURS = "Calibri"
TEXT, TABLE, TIGHT_TABLE, HEADER = 220, 200, 180, 180
"""Font sizes of running text, tables, crowded tables and the header in twips, as `styles.xml` has them."""
_AS_WIDE = {
    "Arial": ("arimo", "helvetica", "helvetica neue", "liberation sans", "nimbus sans"),
    "Arial Narrow": ("liberation sans narrow", "helvetica condensed"),
    "Calibri": ("carlito",),
    "Century Gothic": ("avant garde", "itc avant garde gothic", "urw gothic"),
    "Century Schoolbook": ("c059", "new century schoolbook"),
    "Courier New": ("consolas", "courier", "dejavu sans mono", "liberation mono", "lucida console"),
    "DejaVu Sans": ("bitstream vera sans", "montserrat", "poppins", "verdana"),
    "Palatino Linotype": ("book antiqua", "p052", "palatino"),
    "Times New Roman": ("liberation serif", "times", "tinos"),
}
"""Fonts that are as wide as one that is measured, or a little narrower."""
_WIDER = {
    **dict.fromkeys(("georgia", "lucida sans", "lucida sans unicode"), 1.25),
    **dict.fromkeys(("segoe ui", "trebuchet ms"), 1.2),
}
"""Fonts nobody here can measure, by how much wider than ours their words are at most."""
_UNKNOWN = 1.15
"""So much wider than ours most others are at most."""
_LIKE = "G"
"""A character that is not listed is taken to be as wide as this one."""


class _Widths(dict[str, float]):
    def __missing__(self, character: str) -> float:
        return self[" " if character.isspace() else _LIKE]


class Face:
    """The widths of a font by its name; one that is not listed is taken to be wider than ours."""

    def __init__(self, family: str) -> None:
        known = _known().get(family.casefold(), "")
        times = 1 if known else _WIDER.get(family.casefold(), _UNKNOWN)
        self._plain, self._bold = (_measured((known or OURS) + style, times) for style in ("", " bold"))

    def width(self, text: str, size: float, *, bold: bool = False) -> int:
        """The width of `text` on one line in twips, in a font of `size` twips."""
        widths = self._bold if bold else self._plain
        return round(sum(map(widths.__getitem__, text)) * size / 1000)


face = cache(Face)
"""The widths of a font by its name, read once."""


class Lettering(NamedTuple):
    """Letters of a font in a size (twips).

    `certain` where the document brings its font along, so that nobody sees it in another one.
    """

    face: Face
    size: float
    certain: bool = False

    def width(self, text: str, *, bold: bool = False) -> int:
        """The width of `text` on one line in twips."""
        return self.face.width(text, self.size, bold=bold)


def ours(size: float) -> Lettering:
    """Our own font in a size (twips)."""
    return Lettering(face(OURS), size)


def text_width(text: str, size: float, *, bold: bool = False) -> int:
    """The width of `text` on one line in twips, in our font of `size` twips."""
    return face(OURS).width(text, size, bold=bold)


@cache
def _rows() -> dict[str, str]:
    lines = files(__package__).joinpath("font_widths.csv").read_text("ascii").splitlines()
    return dict(line.split(";", 1) for line in lines)


@cache
def _known() -> dict[str, str]:
    """The fonts that are listed by their names in small letters, and others that are as wide."""
    listed = {name.casefold(): name for name in list(_rows())[1:]}
    return listed | {other: name for name, others in _AS_WIDE.items() for other in others}


def _measured(row: str, times: float) -> _Widths:
    codes, widths = (_rows()[name].split() for name in ("codes", row))
    return _Widths(
        {chr(int(code, 16)): int(width) * times for code, width in zip(codes, widths, strict=True)}
    )
