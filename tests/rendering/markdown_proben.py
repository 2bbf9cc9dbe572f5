"""Short forms for the tests of Markdown."""

from typing import Any

from teilhabe_docs.documents.blocks import Absatz, Bild, Inline, Liste, Listenpunkt, Rolle, Text, Umbruch
from teilhabe_docs.rendering.markdown.markdown_reader import Gebunden, Gelesen, lies_koerper, lies_slot

FELDER: dict[str, tuple[Inline, ...]] = {
    "plaetze": (Text("24"),),
    "oeffnung.beginn": (Text("7"), Umbruch(), Text("Uhr", kursiv=True)),
}


def bild(alt: str, ziel: str) -> Bild | str:
    return Bild(alt, ziel, b"", 10, 10) if ziel.endswith(".png") else f"Das Bild »{ziel}« gibt es nicht."


def slot(text: str, **angaben: Any) -> Gelesen:
    return lies_slot(
        text, **{"ebene": 1, "zwischentitel": False, "feld": FELDER.get, "bild": bild, **angaben}
    )


def koerper(text: str, *gebunden: Gebunden) -> Gelesen:
    return lies_koerper(text, gebunden)


def marke(nummer: int) -> str:
    return f"\ue000{nummer}\ue001"


def p(*inhalt: Inline | str, rolle: Rolle = "") -> Absatz:
    return Absatz(tuple(Text(k) if isinstance(k, str) else k for k in inhalt), rolle)


def striche(*texte: str, rolle: Rolle = "") -> Liste:
    return Liste("strich", tuple(Listenpunkt((p(text),)) for text in texte), rolle)
