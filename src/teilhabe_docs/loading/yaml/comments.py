"""The comments of a YAML file that speak to tdocs, with their places."""

import re
from bisect import bisect
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath

WORD = "tdocs"
"""What a comment begins with that is meant for tdocs."""

MAX_COMMENTS = 1000
"""So many comments of a file are read."""

_KOMMENTAR = re.compile(rf"#(?<!\S#)[ \t]*{WORD}(?=:|[ \t]+ignore)(?P<inhalt>[^\n]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class YamlComment:
    """What stands behind `tdocs`, where the comment is, and the line that it is about.

    That is its own, or the next with content where nothing else stands on its own. `ort` is the YAML path of
    the outermost key or list entry that begins on that line, empty where none does. `am_anfang`: no line with
    content stands above.
    """

    text: str
    span: Span
    zeile: int
    ort: str
    am_anfang: bool


def comments_of(dokument: Document) -> Iterator[YamlComment]:
    """The first comments for tdocs, in order; what looks like one inside a value is none."""
    text = dokument.text
    if not _KOMMENTAR.search(text):
        return
    werte = sorted(_stellen(dokument))
    anfaenge = [anfang for anfang, _ in werte]
    zeilen = text.split("\n")
    naechste = _naechste(zeilen)
    pfade = _pfade_nach_zeilen(dokument)
    beginnt = [0, *accumulate(len(zeile) + 1 for zeile in zeilen)]
    for treffer in islice(_KOMMENTAR.finditer(text), MAX_COMMENTS):
        von, bis = treffer.span()
        davor = bisect(anfaenge, von) - 1
        if davor >= 0 and von < werte[davor][1]:
            continue
        nummer = bisect(beginnt, von)
        spalte = von - beginnt[nummer - 1]
        span = Span(nummer, spalte + 1, nummer, spalte + 1 + bis - von)
        allein = not zeilen[nummer - 1][:spalte].strip()
        zeile = naechste[nummer] if allein else nummer
        ort = dokument.path_text(pfade.get(zeile, ()))
        yield YamlComment(treffer["inhalt"].strip(), span, zeile, ort, zeile == naechste[0])


def _naechste(zeilen: list[str]) -> list[int]:
    """For each line the next behind it that is neither empty nor a comment; itself where there is none.

    All by their numbers from 1, so that the first stands for the start of the file.
    """
    naechste = list(range(len(zeilen) + 1))
    for nummer in range(len(zeilen) - 1, -1, -1):
        inhalt = zeilen[nummer].strip()
        if inhalt and not inhalt.startswith("#"):
            naechste[nummer] = nummer + 1
        elif nummer + 1 < len(zeilen) and naechste[nummer + 1] > nummer + 1:
            naechste[nummer] = naechste[nummer + 1]
    return naechste


def _stellen(dokument: Document) -> list[tuple[int, int]]:
    """From where to where each value reaches; what stands behind the `|` of a block is none of it."""
    stellen: list[tuple[int, int]] = []
    offen: list[Node] = [dokument.wurzel] if dokument.wurzel else []
    while offen:
        node = offen.pop()
        if isinstance(node, ScalarNode):
            anfang = node.start_mark.index
            if node.style in ("|", ">"):
                anfang = dokument.text.find("\n", anfang)
            stellen.append((anfang, node.end_mark.index))
        else:
            for teil in node.value:
                offen += teil if isinstance(teil, tuple) else [teil]
    return stellen


def _pfade_nach_zeilen(dokument: Document) -> dict[int, DataPath]:
    """For each line the path of the outermost key or list entry that begins on it."""
    pfade: dict[int, DataPath] = {}
    offen: deque[tuple[Node, DataPath]] = deque([(dokument.wurzel, ())] if dokument.wurzel else [])
    while offen:
        node, pfad = offen.popleft()
        if isinstance(node, MappingNode):
            teile = [(schluessel, wert, schluessel.value) for schluessel, wert in node.value]
        elif isinstance(node, SequenceNode):
            teile = [(wert, wert, i) for i, wert in enumerate(node.value)]
        else:
            continue
        for anfang, wert, schritt in teile:
            hier = (*pfad, schritt)
            pfade.setdefault(anfang.start_mark.line + 1, hier)
            offen.append((wert, hier))
    return pfade
