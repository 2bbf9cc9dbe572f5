"""Pages that show every style of documents in the looks of a house, each text with the name of its style."""

from typing import Literal

from teilhabe_docs.documents.blocks import (
    Block,
    BlockDocument,
    Footnote,
    Heading,
    Inline,
    ItemList,
    Link,
    ListItem,
    NumberedPart,
    OpenPlace,
    Paragraph,
    Role,
    Section,
    TableBlock,
    TextRun,
)
from teilhabe_docs.model.field_path import FieldPath

_SENTENCE = (
    "Das Angebot richtet sich an Menschen mit Behinderungen, die in ihrer eigenen Wohnung leben und dabei "
    "Assistenz brauchen; so lang ist ein Absatz, der über mehr als eine Zeile geht."
)
_LAST = 6
"""The deepest level of headings."""
_CROWDED = ("Dienst", "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def proof() -> BlockDocument:
    """A document of fiction for the looks alone."""
    return BlockDocument(
        art="fachkonzept",
        titel="Probe der Hausvorlage (»Titel«)",
        zaehlung="dezimal",
        traeger="Lebensräume Musterstadt gGmbH",
        angebot="Assistenz im Sozialraum",
        stand="2027-03-01",
        version="1.0",
        kopf=(
            _words("Jeder Text nennt die Formatvorlage, in der er steht (»Untertitel«)", "untertitel"),
            _words("Parteien eines Vertrags (»Partei«)", "partei"),
            _words("und was zwischen ihnen steht (»Mitte«)", "mitte"),
        ),
        abschnitte=(_text(), _lists(), _tables()),
    )


def _text() -> Section:
    marked: tuple[Inline, ...] = (
        TextRun("»Textkörper«: "),
        TextRun(_SENTENCE),
        TextRun(" Darin "),
        TextRun("fett", fett=True),
        TextRun(", "),
        TextRun("kursiv", kursiv=True),
        TextRun(", "),
        TextRun("Code", code=True),
        TextRun(" (»HTML Code«), ein "),
        Link("https://example.org", (TextRun("Link"),)),
        TextRun(" (»Hyperlink«), eine Fußnote"),
        Footnote((_words("»Fußnotentext«, mit »Fußnotenzeichen« davor."),)),
        TextRun(" und "),
        OpenPlace(FieldPath("angebot.beispiel"), "was noch fehlt (»Offene Stelle«)"),
        TextRun("."),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(marked),
        _words("»Zitat«: Jeder Mensch hat das Recht, so zu leben wie andere.", "zitat"),
        _words("»HTML Vorformatiert«: ./wie --getippt", "code"),
        _words("»Zwischentitel«", "zwischentitel"),
        _words(_SENTENCE),
    )
    return Section(
        "text",
        1,
        "1",
        "»Überschrift 1«, die so lang ist, dass sie auf einer Seite nicht in eine Zeile passt",
        (*blocks, _words("»Gruppentitel« über Überschriften", "zwischentitel"), _deeper(2)),
    )


def _deeper(level: int) -> Section:
    below: tuple[Block, ...] = (_deeper(level + 1),) if level < _LAST else ()
    number = ".".join("1" * level)
    return Section(f"text{level}", level, number, f"»Überschrift {level}«", (_words(_SENTENCE), *below))


def _lists() -> Section:
    bullets = ItemList(
        "strich",
        (
            _item("»Aufzählungszeichen«", _bullets("zweite Ebene", "noch ein Punkt")),
            ListItem((_words("nächster Punkt"), _words("»Listenfortsetzung«: Text, der dazugehört"))),
        ),
    )
    figures = ItemList("zahl", tuple(_item(f"»Listennummer«, {n}.") for n in range(1, 12)))
    letters = ItemList(
        "buchstabe",
        tuple(ListItem((_words(f"»Buchstabe«: {_SENTENCE}"),), nummer=letter) for letter in "ab"),
    )
    absaetze = (
        NumberedPart(
            "listen.eins",
            (_words(f"»Absatznummer«: {_SENTENCE}"), letters, _words("»Textkörper-Zeileneinzug«")),
            nummer="1",
        ),
        NumberedPart("listen.zwei", (_words("Nächster Absatz."),), nummer="2"),
    )
    heading = Heading(2, (TextRun("Überschrift ohne Nummer"),))
    return Section(
        "listen", 1, "2", "Listen und Absätze", (bullets, figures, *absaetze, heading, _words(_SENTENCE))
    )


def _tables() -> Section:
    plain = TableBlock(
        _row("»Tabellenkopf«", "Vollzeitäquivalente"),
        (_row("»Tabellentext«", "1,00"), _row("Zweitkraft", "0,75")),
        ("links", "rechts"),
    )
    times = ("6.30–14.15",) * 7
    left: Literal["links"] = "links"
    crowded = TableBlock(
        _row(*_CROWDED),
        (_row("»Tabellentext eng«", *times), _row("Nacht", *times)),
        (left,) * len(_CROWDED),
    )
    signed = TableBlock(
        _row("Leistungsträger", "Leistungserbringer"),
        (_row("Ort, Datum (»Unterschrift«)", "Ort, Datum"), _row("Unterschrift", "Unterschrift")),
        ("links", "links"),
        "unterschriften",
    )
    return Section(
        "tabellen", 1, "3", "Tabellen", (_words("Das Personal:"), plain, _words("Der Plan:"), crowded, signed)
    )


def _words(text: str, role: Role = "") -> Paragraph:
    return Paragraph((TextRun(text),), role)


def _item(text: str, *below: ItemList) -> ListItem:
    return ListItem((_words(text), *below))


def _bullets(*texts: str) -> ItemList:
    return ItemList("strich", tuple(_item(text) for text in texts))


def _row(*cells: str) -> tuple[tuple[Inline, ...], ...]:
    return tuple((TextRun(cell),) for cell in cells)
