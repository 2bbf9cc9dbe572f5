"""The letters of a house: the font and size of its styles."""

from collections.abc import Iterator

from lxml import etree

from teilhabe_docs.rendering.docx.elements import PARSER, Element, W
from teilhabe_docs.rendering.docx.house.allowed import A
from teilhabe_docs.rendering.docx.house.house_styles import HouseStyles
from teilhabe_docs.rendering.docx.house.style_traits import StyleTree
from teilhabe_docs.rendering.font_widths import Lettering, face

_TWIPS_PER_HALF_POINT = 10
_DEFAULT_SIZE = 20  # half-points; where no style says anything


class HouseLetters:
    """The letters of a house's styles."""

    def __init__(self, styles: HouseStyles, theme: bytes | None) -> None:
        self._tree = StyleTree(etree.fromstring(styles.xml, PARSER))
        self._ids, self._theme = styles.ids, theme

    def runs(self, style: str) -> list[Element]:
        """What is said of the letters of a style (our id), the nearest first."""
        return list(_runs_of(self._tree, self._ids[style]))

    def of(self, style: str) -> Lettering:
        """The font and size of a style (our id)."""
        runs = self.runs(style)
        size = next((int(value) for run in runs if (value := value_of(run, "sz")).isdecimal()), _DEFAULT_SIZE)
        font = next((name for run in runs if (name := _font(run, self._theme))), "")
        return Lettering(face(font), size * _TWIPS_PER_HALF_POINT)


def _runs_of(tree: StyleTree, ident: str) -> Iterator[Element]:
    """What a style says of its letters: itself, then those that it is based on, then what holds for all."""
    for style in tree.chain(ident):
        yield from style.findall(f"{W}rPr")
    yield from tree.top.findall(f"{W}docDefaults/{W}rPrDefault/{W}rPr")


def value_of(parent: Element, name: str) -> str:
    """The `w:val` of the child `w:<name>`; empty where there is none."""
    child = parent.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _font(run: Element, theme: bytes | None) -> str:
    """The font by its own name or by that which the theme has for it; empty where nothing is said."""
    fonts = run.find(f"{W}rFonts")
    if fonts is None:
        return ""
    named = fonts.get(f"{W}asciiTheme", "")
    if named and theme is not None:
        kind = "majorFont" if named.startswith("major") else "minorFont"
        latin = etree.fromstring(theme, PARSER).find(f".//{A}{kind}/{A}latin")
        if latin is not None:
            return latin.get("typeface", "")
    return fonts.get(f"{W}ascii", "")
