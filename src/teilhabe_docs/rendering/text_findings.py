"""The authors' texts, checked without building a document: what cannot be printed, and where it stands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.concept_file import Konzeptdatei
from teilhabe_docs.loading.loaded_files import Bestand
from teilhabe_docs.loading.places import line_starts
from teilhabe_docs.loading.source_tree import Ablage
from teilhabe_docs.model.text_slot import GeleseneDatei, Markdown
from teilhabe_docs.model.walk import alle
from teilhabe_docs.rendering.harmless import ist_feld, unbedenklich

if TYPE_CHECKING:
    from teilhabe_docs.documents.blocks import Bild, Inline
    from teilhabe_docs.rendering.markdown.reading_types import Anmerkung

VORBEHALTEN = "[offen:"
"""Open places are counted by these words, so no author's text may contain them."""


def textbefunde(bestand: Bestand) -> Iterator[Finding]:
    """What is wrong in the texts of the concept files and of the files that they refer to."""
    for datei in bestand.gelesen:
        yield from _textbefunde(datei, bestand.ablage)


def _textbefunde(datei: Konzeptdatei, ablage: Ablage) -> Iterator[Finding]:
    gelesen = set()
    for pfad, text in datei.prosa:
        if isinstance(text, GeleseneDatei):
            if text.datei in gelesen:
                continue
            gelesen.add(text.datei)
        basis = text.datei if isinstance(text, GeleseneDatei) else datei.file
        for anmerkung in anmerkungen(text.text, basis.rpartition("/")[0], ablage):
            von, bis = stelle(text.text, anmerkung)
            yield anmerkung.kennung.finding(anmerkung.text, *datei.ort_im_text(pfad, text, von, bis))
    if any(_ist_vorbehalten(inhalt) for inhalt in datei.texte.values()):
        yield from vorbehaltene(datei)


def anmerkungen(text: str, basis: str, ablage: Ablage) -> "tuple[Anmerkung, ...]":
    """What is wrong in a text whose pictures are named from the folder `basis`.

    Why imported here: most texts hold nothing that could be wrong, and to load the parser takes time.
    """
    if unbedenklich(text):
        return ()
    from teilhabe_docs.rendering.markdown.markdown_reader import lies_slot
    from teilhabe_docs.rendering.pictures import lies_bild

    def bild(alt: str, ziel: str) -> "Bild | str":
        return lies_bild(ablage, basis, alt, ziel)

    return lies_slot(text, ebene=1, zwischentitel=False, feld=_feld, bild=bild).anmerkungen


def _feld(pfad: str) -> "tuple[Inline, ...] | None":
    return () if ist_feld(pfad) else None


def stelle(text: str, anmerkung: "Anmerkung") -> tuple[int, int]:
    """From where to where in the text that stands which the note is about."""
    anfaenge = line_starts(text)
    anfang = anfaenge[min(anmerkung.zeile, len(anfaenge)) - 1]
    if anmerkung.ausschnitt and (von := text.find(anmerkung.ausschnitt, anfang)) >= 0:
        return von, von + len(anmerkung.ausschnitt)
    ende = anfaenge[anmerkung.zeile] - 1 if anmerkung.zeile < len(anfaenge) else len(text)
    zeile = text[anfang:ende]
    return anfang + len(zeile) - len(zeile.lstrip()), anfang + len(zeile.rstrip())


def textbefund(text: str, file: str, span: Span, path: str = "") -> Finding:
    """A finding on an author's text that cannot be printed as it stands (TD802)."""
    return codes.NICHT_DRUCKBAR.finding(text, file, span, path)


def vorbehaltene(datei: Konzeptdatei) -> Iterator[Finding]:
    """The values with the reserved words in them; one that is nothing but an open place counts as empty."""
    from teilhabe_docs.documents.emptiness import leerheit

    meldung = f"»{VORBEHALTEN}« kennzeichnet offene Stellen und darf im Text nicht vorkommen."
    for pfad, wert in alle(datei.modell, (str, Markdown, GeleseneDatei)):
        text = wert if isinstance(wert, str) else wert.text
        if not _ist_vorbehalten(text) or leerheit(wert):
            continue
        von = max(text.find(VORBEHALTEN), 0)
        bis = von + len(VORBEHALTEN)
        yield textbefund(meldung, *datei.ort_im_text(pfad, wert, von, bis))


def _ist_vorbehalten(text: str) -> bool:
    if "&" not in text:
        return VORBEHALTEN in text
    from html import unescape

    return VORBEHALTEN in unescape(text)
