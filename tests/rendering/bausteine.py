"""Short ways to build blocks of the model in tests."""

import struct
import zlib

from teilhabe_docs.documents.blocks import (
    Block,
    BlockDocument,
    Footnote,
    Inline,
    ItemList,
    ListItem,
    NumberedPart,
    Paragraph,
    Reference,
    ReferencePart,
    Section,
    TableBlock,
    TextRun,
)


def png(breite: int, hoehe: int, farbe: tuple[int, int, int] = (70, 110, 150)) -> bytes:
    """A picture of one colour."""

    def stueck(art: bytes, inhalt: bytes) -> bytes:
        return struct.pack(">I", len(inhalt)) + art + inhalt + struct.pack(">I", zlib.crc32(art + inhalt))

    kopf = struct.pack(">IIBBBBB", breite, hoehe, 8, 2, 0, 0, 0)
    zeilen = (b"\0" + bytes(farbe) * breite) * hoehe
    return (
        b"\x89PNG\r\n\x1a\n"
        + stueck(b"IHDR", kopf)
        + stueck(b"IDAT", zlib.compress(zeilen))
        + stueck(b"IEND", b"")
    )


def absatz(*inhalt: str | Inline, rolle: str = "") -> Paragraph:
    return Paragraph(tuple(TextRun(teil) if isinstance(teil, str) else teil for teil in inhalt), rolle)


def fussnote(*inhalt: str | Inline) -> Footnote:
    return Footnote((absatz(*inhalt),))


def punkt(*kinder: str | Block, id: str = "", nummer: str = "") -> ListItem:
    return ListItem(tuple(absatz(k) if isinstance(k, str) else k for k in kinder), id, nummer)


def striche(*punkte: str | ListItem) -> ItemList:
    return ItemList("strich", tuple(punkt(p) if isinstance(p, str) else p for p in punkte))


def zahlen(*punkte: str | ListItem, beginn: int = 1) -> ItemList:
    return ItemList("zahl", tuple(punkt(p) if isinstance(p, str) else p for p in punkte), beginn=beginn)


def buchstaben(*punkte: ListItem) -> ItemList:
    return ItemList("buchstabe", punkte)


def zeile(*zellen: str | tuple[Inline, ...]) -> tuple[tuple[Inline, ...], ...]:
    return tuple((TextRun(zelle),) if isinstance(zelle, str) else zelle for zelle in zellen)


def verweis(*teile: tuple[str, str]) -> Reference:
    return Reference(
        tuple(ziel for _, ziel in teile if ziel), teile=tuple(ReferencePart(*teil) for teil in teile)
    )


def dokument(*abschnitte: Section, zaehlung: str = "paragraf", kopf: tuple[Block, ...] = ()) -> BlockDocument:
    return BlockDocument(
        art="leistungsvereinbarung",
        titel="Leistungsvereinbarung",
        zaehlung=zaehlung,
        traeger="Lindenhof Teilhabe gGmbH",
        angebot="Schulkindergarten Kranichweg",
        stand="2027-03-01",
        version="1.2",
        kopf=kopf,
        abschnitte=abschnitte,
    )


def paragraf(nummer: int, titel: str, *kinder: Block, id: str = "") -> Section:
    return Section(id or f"s{nummer}", 1, f"§ {nummer}", titel, kinder)


def teil(id: str, nummer: str, *kinder: str | Block) -> NumberedPart:
    return NumberedPart(id, tuple(absatz(k) if isinstance(k, str) else k for k in kinder), nummer=nummer)


BETRIEBSZEITEN = TableBlock(
    zeile("Wochentag", "von", "bis", "Stunden"),
    (
        zeile("Montag bis Donnerstag", "7.45 Uhr", "15.15 Uhr", "7,5"),
        zeile("Freitag", "7.45 Uhr", "13.15 Uhr", "5,5"),
    ),
    ("links", "mitte", "mitte", "rechts"),
)
