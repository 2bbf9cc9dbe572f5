"""How wide words are: the advance widths of Calibri, roughly, in hundredths of the font's size."""

_BY_WIDTH = {
    24: "ijlI.,;:·'",
    32: "()ftJ-!r",
    40: 'szcxL/„“”"²°',
    47: "kvygFSZaäE?",
    51: "eTYK0123456789§€+*_–»«PX",
    54: "bdhnopquöüCßBR",
    60: "VAÄDHG",
    67: "UÜNOÖQ&",
    72: "w%",
    88: "mMW@—",
}
TEXT, TABLE, TIGHT_TABLE, HEADER = 220, 200, 180, 180
"""Font sizes of running text, tables, crowded tables and the header in twips, as `styles.xml` has them."""
_BOLD = 1.05


class _Widths(dict[str, int]):
    def __missing__(self, character: str) -> int:
        return 23 if character.isspace() else 60


_WIDTHS = _Widths({character: width for width, characters in _BY_WIDTH.items() for character in characters})


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """The width of `text` on one line in twips, in a font of `size` twips."""
    hundredths = sum(map(_WIDTHS.__getitem__, text))
    return round(hundredths * size / 100 * (_BOLD if bold else 1))


def longest_word(text: str, size: int, *, bold: bool = False) -> int:
    """The width of the widest piece of `text` that no line end may split: it parts at blanks and hyphens."""
    pieces = text.replace("-", "- ").replace("–", "– ").split(" ")
    return max(text_width(piece, size, bold=bold) for piece in pieces)
