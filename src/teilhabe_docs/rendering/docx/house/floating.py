"""Where floating pictures and text boxes of a header or footer lie on the page (ECMA-376 part 1, 20.4.2)."""

from collections.abc import Iterator
from typing import NamedTuple

from teilhabe_docs.rendering.docx.elements import WP_NS, Element, W
from teilhabe_docs.rendering.docx.house.house_package import whole

_WP = f"{{{WP_NS}}}"
_EMU_PER_TWIP = 635
_TOLERANCE = 57
"""So little (1 mm, in twips) reaches into the text without anybody seeing it."""
_LINE = 320
"""The height of a line in a header, in twips, rather too high."""
_WHOLE_PAGE = 0.5
"""What takes so much of the page and lies behind the text is its background, on purpose."""
_MM_PER_TWIP = 25.4 / 1440
_EDGES = ("top", "bottom", "left", "right")
_SHARES = {"left": 0.0, "inside": 0.0, "top": 0.0, "center": 0.5, "right": 1.0, "outside": 1.0, "bottom": 1.0}


class _Span(NamedTuple):
    start: float
    end: float

    def over(self, other: "_Span") -> float:
        return min(self.end, other.end) - max(self.start, other.start)


def reaching_in(margin: Element, section: Element, *, below: bool = False) -> Iterator[int]:
    """By how many millimetres each floating thing of a header reaches into the text of `section`.

    With `below` the margin is a footer.
    """
    size, edges = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or edges is None:
        return
    page = {"H": whole(size, "w"), "V": whole(size, "h")}
    edge = {name: abs(whole(edges, name)) for name in (*_EDGES, "header", "footer")}
    high = _height(margin)
    foot = edge["footer"] + high if below else 0
    text = {
        "H": _Span(edge["left"], page["H"] - edge["right"]),
        "V": _Span(
            edge["top"] if below else max(edge["top"], edge["header"] + high),
            page["V"] - max(edge["bottom"], foot),
        ),
    }
    own = _Span(page["V"] - foot, page["V"]) if below else _Span(edge["header"], edge["top"])
    bases = {
        "H": {"page": _Span(0, page["H"]), "margin": text["H"], "column": text["H"]}
        | {"leftMargin": _Span(0, edge["left"]), "rightMargin": _Span(text["H"].end, page["H"])},
        "V": {
            "page": _Span(0, page["V"]),
            "margin": _Span(edge["top"], page["V"] - edge["bottom"]),
            "topMargin": _Span(0, edge["top"]),
        }
        | dict.fromkeys(("paragraph", "line"), own)
        | {"bottomMargin": _Span(page["V"] - edge["bottom"], page["V"])},
    }
    for anchor in margin.iter(f"{_WP}anchor"):
        extent = anchor.find(f"{_WP}extent")
        if extent is None or anchor.find(f"{_WP}wrapTopAndBottom") is not None:
            continue
        lengths = {"H": _twips(extent.get("cx")), "V": _twips(extent.get("cy"))}
        spans = {axis: _span(anchor, axis, lengths[axis], bases[axis]) for axis in "HV"}
        across, down = spans["H"], spans["V"]
        covers = lengths["H"] * lengths["V"] / (page["H"] * page["V"] or 1)
        background = anchor.get("behindDoc") in ("1", "true") and covers >= _WHOLE_PAGE
        if across is None or down is None or background or across.over(text["H"]) <= _TOLERANCE:
            continue
        if (deep := down.over(text["V"])) > _TOLERANCE:
            yield max(round(deep * _MM_PER_TWIP), 1)


def _height(margin: Element) -> float:
    """How high a header or footer is at most: text keeps off it, however little room its page has for it."""
    paragraphs = sum(
        1 for p in margin.iter(f"{W}p") if next(p.iterancestors(f"{W}txbxContent"), None) is None
    )
    pictures = (extent.get("cy") for extent in margin.iterfind(f".//{_WP}inline/{_WP}extent"))
    return paragraphs * _LINE + sum(map(_twips, pictures))


def _span(anchor: Element, axis: str, length: float, bases: dict[str, _Span]) -> _Span | None:
    """From where to where a thing lies; None where only a program that lays out pages knows."""
    position = anchor.find(f"{_WP}position{axis}")
    base = bases.get(position.get("relativeFrom", "")) if position is not None else None
    if position is None or base is None:
        return None
    offset, align = position.find(f"{_WP}posOffset"), position.find(f"{_WP}align")
    if offset is not None:
        start = base.start + _twips(offset.text)
    elif align is not None and (align.text or "").strip() in _SHARES:
        start = base.start + (base.end - base.start - length) * _SHARES[(align.text or "").strip()]
    else:
        return None
    return _Span(start, start + length)


def _twips(emu: str | None) -> float:
    digits = (emu or "").strip()
    if len(digits) > 12 or not digits.removeprefix("-").isdecimal():
        return 0
    return int(digits) / _EMU_PER_TWIP
