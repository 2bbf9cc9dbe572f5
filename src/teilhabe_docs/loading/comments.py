"""The comments of a YAML file that speak to tdocs, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.document import Document, Pfad, spanne

WORT = "tdocs:"
"""What a comment begins with that is meant for tdocs."""

_KOMMENTAR = re.compile(rf"(?:(?<=\s)|^)#\s*{WORT}[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kommentar:
    """What stands behind `tdocs:`, where the comment is, and whether nothing else is on its line."""

    text: str
    span: Span
    allein: bool


def kommentare(dokument: Document) -> Iterator[Kommentar]:
    """The comments for tdocs, in order; what looks like one inside a value is none."""
    text = dokument.text
    if WORT not in text:
        return
    werte = _stellen(dokument.wurzel)
    for treffer in _KOMMENTAR.finditer(text):
        von, bis = treffer.span()
        if not any(anfang <= von < ende for anfang, ende in werte):
            davor = text[text.rfind("\n", 0, von) + 1 : von]
            inhalt = treffer[0].partition(WORT)[2].strip()
            yield Kommentar(inhalt, spanne(text, von, bis), not davor.strip())


def _stellen(wurzel: Node | None) -> list[tuple[int, int]]:
    """From where to where each scalar reaches."""
    stellen: list[tuple[int, int]] = []
    offen = [wurzel] if wurzel else []
    while offen:
        node = offen.pop()
        if isinstance(node, ScalarNode):
            stellen.append((node.start_mark.index, node.end_mark.index))
        else:
            for teil in node.value:
                offen += teil if isinstance(teil, tuple) else [teil]
    return stellen


def pfad_in_zeile(dokument: Document, zeile: int) -> str:
    """The YAML path of the outermost key or list entry that begins on a line; empty where none does."""
    offen: list[tuple[Node, Pfad]] = [(dokument.wurzel, ())] if dokument.wurzel else []
    while offen:
        node, pfad = offen.pop(0)
        if isinstance(node, MappingNode):
            teile = [(schluessel, wert, schluessel.value) for schluessel, wert in node.value]
        elif isinstance(node, SequenceNode):
            teile = [(wert, wert, i) for i, wert in enumerate(node.value)]
        else:
            continue
        for anfang, wert, schritt in teile:
            hier = (*pfad, schritt)
            if anfang.start_mark.line + 1 == zeile:
                return dokument.path_text(hier)
            offen.append((wert, hier))
    return ""
