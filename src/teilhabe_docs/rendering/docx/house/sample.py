"""A Word file to design the house's looks on: a sample of everything that documents are made of."""

from teilhabe_docs.documents.blocks import (
    BlockDocument,
    Footnote,
    Inline,
    ItemList,
    ListItem,
    NumberedPart,
    OpenPlace,
    Paragraph,
    Section,
    TableBlock,
    TextRun,
)
from teilhabe_docs.model.field_path import FieldPath

_EXPLAINED = (
    "Gestalten Sie diese Datei in Word: Seitenränder, Kopf- und Fußzeile, Logo, Formatvorlagen. Was vor dem "
    "Wort [Dokument] steht, bleibt als Deckblatt; von da an ist alles Muster und weicht dem Dokument.",
    "Auf dem Deckblatt, in Kopf- und Fußzeile werden [Titel], [Träger], [Angebot], [Stand] und [Version] "
    "durch die Angaben des Angebots ersetzt.",
)


def sample() -> BlockDocument:
    """The sample as a document; its title is the mark from which on it gives way."""
    return BlockDocument(
        art="fachkonzept",
        titel="[Dokument]",
        zaehlung="dezimal",
        traeger="[Träger]",
        angebot="[Angebot]",
        stand="[Stand]",
        version="[Version]",
        kopf=(
            Paragraph((TextRun("Muster für die Hausvorlage"),), "untertitel"),
            *(Paragraph((TextRun(text),)) for text in _EXPLAINED),
        ),
        abschnitte=(_texts(), _tables()),
    )


def _texts() -> Section:
    note = Footnote((_words("So sieht eine Fußnote aus."),))
    lists = (
        ItemList(
            "strich", (_item("Aufzählung, erste Ebene", _bullets("zweite Ebene")), _item("nächster Punkt"))
        ),
        ItemList("zahl", (_item("nummerierte Liste"), _item("nächster Punkt"))),
    )
    numbered = (
        NumberedPart(
            "texte.eins", (_words("Absatz mit Nummer, wie in Vereinbarungen:"), _letters()), nummer="1"
        ),
        NumberedPart("texte.zwei", (_words("Nächster Absatz."), _words("Text, der dazugehört.")), nummer="2"),
    )
    place = OpenPlace(FieldPath("angebot.beispiel"), "Hinweis an die Autorin")
    text = (
        TextRun("Fließtext, "),
        TextRun("fett", fett=True),
        TextRun(" und "),
        TextRun("kursiv", kursiv=True),
        note,
    )
    running = (
        Paragraph((*text, TextRun(". Eine "), place, TextRun("."))),
        Paragraph((TextRun("Ein Zitat."),), "zitat"),
    )
    children = (
        Section(
            "fliesstext",
            2,
            "1.1",
            "Überschrift 2",
            (*running, Paragraph((TextRun("Zwischentitel"),), "zwischentitel")),
        ),
        Section("listen", 2, "1.2", "Listen", (*lists, _deeper())),
        Section("nummern", 2, "1.3", "Nummerierte Absätze", numbered),
    )
    return Section("texte", 1, "1", "Überschrift 1", children)


def _deeper() -> Section:
    return Section(
        "ebene3", 3, "1.2.1", "Überschrift 3", (_words("Text unter einer Überschrift der Ebene 3."),)
    )


def _tables() -> Section:
    rows = (("Gruppenleitung", "1,00"), ("Zweitkraft", "0,75"))
    table = TableBlock(
        _row("Funktion", "Vollzeitäquivalente"), tuple(_row(*row) for row in rows), ("links", "rechts")
    )
    parties = TableBlock(
        _row("Leistungsträger", "Leistungserbringer"),
        (_row("Ort, Datum", "Ort, Datum"), _row("Unterschrift", "Unterschrift")),
        ("links", "links"),
        "unterschriften",
    )
    return Section(
        "tabellen", 1, "2", "Tabelle und Unterschriften", (_words("Das Personal:"), table, parties)
    )


def _words(text: str) -> Paragraph:
    return Paragraph((TextRun(text),))


def _item(text: str, *below: ItemList) -> ListItem:
    return ListItem((_words(text), *below))


def _bullets(*texts: str) -> ItemList:
    return ItemList("strich", tuple(_item(text) for text in texts))


def _letters() -> ItemList:
    items = (("a", "erster Buchstabe"), ("b", "zweiter Buchstabe"))
    return ItemList("buchstabe", tuple(ListItem((_words(text),), nummer=letter) for letter, text in items))


def _row(*cells: str) -> tuple[tuple[Inline, ...], ...]:
    return tuple((TextRun(cell),) for cell in cells)
