"""Short forms for the tests of Markdown."""

from typing import Any

from teilhabe_docs.documents.blocks import (
    Inline,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Picture,
    Role,
    TextRun,
)
from teilhabe_docs.rendering.markdown.markdown_reader import Bound, ReadMarkdown, read_body, read_slot

FELDER: dict[str, tuple[Inline, ...]] = {
    "plaetze": (TextRun("24"),),
    "oeffnung.beginn": (TextRun("7"), LineBreak(), TextRun("Uhr", kursiv=True)),
}


def bild(alt: str, ziel: str) -> Picture | str:
    return Picture(alt, ziel, b"", 10, 10) if ziel.endswith(".png") else f"Das Bild »{ziel}« gibt es nicht."


def slot(text: str, **angaben: Any) -> ReadMarkdown:
    return read_slot(
        text, **{"ebene": 1, "zwischentitel": False, "feld": FELDER.get, "bild": bild, **angaben}
    )


def koerper(text: str, *gebunden: Bound) -> ReadMarkdown:
    return read_body(text, gebunden)


def marke(nummer: int) -> str:
    return f"\ue000{nummer}\ue001"


def p(*inhalt: Inline | str, rolle: Role = "") -> Paragraph:
    return Paragraph(tuple(TextRun(k) if isinstance(k, str) else k for k in inhalt), rolle)


def striche(*texte: str, rolle: Role = "") -> ItemList:
    return ItemList("strich", tuple(ListItem((p(text),)) for text in texte), rolle)
