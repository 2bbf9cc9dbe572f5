"""One form for inline content: what looks the same is the same.

Markdown cannot say whether the blank before a bold word is bold. Therefore blanks at the edge of a run take
only the emphasis that both neighbours share, equal runs are joined, and the edges of a paragraph are bare.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from teilhabe_docs.documents.blocks import Inline, LineBreak, Link, TextRun

_STEUERZEICHEN = dict.fromkeys([*range(0x09, 0x0E), *range(0x1C, 0x20), 0x85, 0x2028, 0x2029], " ")


def normalised(inhalt: Iterable[Inline], *, rand: bool = True) -> tuple[Inline, ...]:
    """`inhalt` in its one form; `rand`: the edges are those of a paragraph and lose blanks and breaks."""
    stuecke = [stueck for knoten in _runs(inhalt) for stueck in _zerlegt(knoten)]
    if len(stuecke) == 1 and not (_leer(stuecke[0]) or isinstance(stuecke[0], LineBreak)):
        return (stuecke[0],)
    ergebnis: list[Inline] = []
    nummer = 0
    while nummer < len(stuecke):
        ende = nummer
        while ende < len(stuecke) and _leer(stuecke[ende]):
            ende += 1
        if ende == nummer:
            _haenge_an(ergebnis, stuecke[nummer])
            nummer += 1
            continue
        danach = stuecke[ende] if ende < len(stuecke) else None
        davor = ergebnis[-1] if ergebnis else None
        if not (_bricht(davor, rand) or _bricht(danach, rand)):
            _haenge_an(ergebnis, _blank(stuecke[nummer:ende], davor, danach))
        nummer = ende
    if rand:
        while ergebnis and isinstance(ergebnis[0], LineBreak):
            del ergebnis[0]
        while ergebnis and isinstance(ergebnis[-1], LineBreak):
            del ergebnis[-1]
    return tuple(ergebnis)


def _zerlegt(knoten: Inline) -> list[Inline]:
    """`knoten` with the blanks at its ends as runs of their own."""
    if isinstance(knoten, Link):
        return [Link(knoten.ziel, normalised(knoten.inhalt, rand=False))]
    if not isinstance(knoten, TextRun):
        return [knoten]
    text = knoten.text if knoten.text.isprintable() else knoten.text.translate(_STEUERZEICHEN)
    if text is knoten.text and text[:1] != " " != text[-1:] and text.strip() == text:
        return [knoten] if text else []
    kern = text if knoten.code else text.strip()
    anfang = text.find(kern) if kern else len(text)
    teile = (text[:anfang], kern, text[anfang + len(kern) :])
    return [TextRun(teil, *_schrift(knoten)) for teil in teile if teil]


def _leer(knoten: Inline) -> bool:
    return isinstance(knoten, TextRun) and not knoten.code and knoten.text.isspace()


def _bricht(nachbar: Inline | None, rand: bool) -> bool:
    return isinstance(nachbar, LineBreak) or (nachbar is None and rand)


def _blank(stuecke: list[Inline], davor: Inline | None, danach: Inline | None) -> TextRun:
    text = "".join(stueck.text for stueck in stuecke if isinstance(stueck, TextRun))
    if not (isinstance(davor, TextRun) and isinstance(danach, TextRun)):
        return TextRun(text)
    return TextRun(text, fett=davor.fett and danach.fett, kursiv=davor.kursiv and danach.kursiv)


def _haenge_an(ergebnis: list[Inline], knoten: Inline) -> None:
    letzter = ergebnis[-1] if ergebnis else None
    if isinstance(letzter, TextRun) and isinstance(knoten, TextRun) and _schrift(letzter) == _schrift(knoten):
        ergebnis[-1] = TextRun(letzter.text + knoten.text, *_schrift(letzter))
    else:
        ergebnis.append(knoten)


def _schrift(text: TextRun) -> tuple[bool, bool, bool]:
    return (text.fett, text.kursiv, text.code)


def _runs(inhalt: Iterable[Inline]) -> Iterator[Inline]:
    """The nodes, neighbours of one emphasis as one: each line of a paragraph is a node of its own."""
    for gleich, knoten in groupby(inhalt, key=_emphasis):
        if gleich is None:
            yield from knoten
            continue
        texte = [einer for einer in knoten if isinstance(einer, TextRun)]
        yield texte[0] if len(texte) == 1 else TextRun("".join(einer.text for einer in texte), *gleich)


def _emphasis(knoten: Inline) -> tuple[bool, bool] | None:
    return (knoten.fett, knoten.kursiv) if isinstance(knoten, TextRun) and not knoten.code else None
