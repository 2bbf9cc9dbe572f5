"""Markdown in: the bodies of the profiles and the texts of the authors become blocks."""

from collections.abc import Sequence

from teilhabe_docs.documents.blocks import Absatz, Block, Text
from teilhabe_docs.loading.finding_limit import MAX_FEHLER
from teilhabe_docs.rendering.markdown.block_tokens import lies_bloecke
from teilhabe_docs.rendering.markdown.inline_tokens import MARKE
from teilhabe_docs.rendering.markdown.markup_limits import TOO_MUCH, too_much
from teilhabe_docs.rendering.markdown.normal_form import ordne
from teilhabe_docs.rendering.markdown.note_definitions import lies_fussnoten
from teilhabe_docs.rendering.markdown.parser import zerlege
from teilhabe_docs.rendering.markdown.reading import Lesung, Ort
from teilhabe_docs.rendering.markdown.reading_types import (
    Anmerkung,
    Bildquelle,
    Bloecke,
    Feldwert,
    Gebunden,
    Gelesen,
)

__all__ = ["Anmerkung", "Bloecke", "Gebunden", "Gelesen", "lies_koerper", "lies_slot"]

_WEITERE = (
    "Der Text hat {} weitere Stellen, die sich so nicht drucken lassen. Bitte zuerst die genannten beheben."
)
_ZU_TIEF = "Der Text ist zu tief verschachtelt; er steht hier ohne Gliederung. Vereinfachen Sie ihn."


def lies_koerper(text: str, gebunden: Sequence[Gebunden]) -> Gelesen:
    """Reads a rendered body; a mark U+E000 number U+E001 stands for `gebunden[number]`.

    A line `{.rolle}` gives the next block its role. Markers `(@id)` stay text.
    """
    return _lies(text, Lesung(text.split("\n"), gebunden=gebunden))


def lies_slot(text: str, *, ebene: int, zwischentitel: bool, feld: Feldwert, bild: Bildquelle) -> Gelesen:
    """Reads an author's text; `ebene` is that of the section around it.

    The shallowest heading becomes `ebene` + 1 and no level is skipped; with `zwischentitel` headings become
    paragraphs of that role. `feld` gives the value for `{{ pfad }}`, `bild` the picture for `![alt](ziel)`.
    """
    zeilen = text.split("\n")
    return _lies(text, Lesung(zeilen, feld=feld, bild=bild, ebene=ebene, zwischentitel=zwischentitel))


def _lies(text: str, lesung: Lesung) -> Gelesen:
    bloecke: tuple[Block, ...]
    if not lesung.koerper and (zeile := too_much(text)):
        return Gelesen((Absatz(ordne([Text(text)])),), (Anmerkung(zeile, TOO_MUCH),))
    try:
        tokens, lesung.umgebung = zerlege(text, koerper=lesung.koerper)
        bloecke = lies_bloecke(lesung, lies_fussnoten(lesung, tokens), Ort())
    except RecursionError:
        lesung.bemerke(1, _ZU_TIEF)
        bloecke = (Absatz(ordne([Text(MARKE.sub("…", text))])),)
    anmerkungen = sorted(lesung.anmerkungen, key=lambda anmerkung: anmerkung.zeile)
    if weitere := anmerkungen[MAX_FEHLER:]:
        anmerkungen[MAX_FEHLER:] = [Anmerkung(weitere[0].zeile, _WEITERE.format(len(weitere)))]
    return Gelesen(bloecke, tuple(anmerkungen))
