"""A Word file to design the house's looks on: a sample of everything that documents are made of."""

from teilhabe_docs.documents.blocks import (
    Absatz,
    Abschnitt,
    Dokument,
    Fussnote,
    Inline,
    Liste,
    Listenpunkt,
    OffeneStelle,
    Tabelle,
    Teil,
    Text,
)
from teilhabe_docs.model.field_path import FieldPath

_EXPLAINED = (
    "Gestalten Sie diese Datei in Word: Seitenränder, Kopf- und Fußzeile, Logo, Formatvorlagen. Was vor dem "
    "Wort [Dokument] steht, bleibt als Deckblatt; von da an ist alles Muster und weicht dem Dokument.",
    "Auf dem Deckblatt, in Kopf- und Fußzeile werden [Titel], [Träger], [Angebot], [Stand] und [Version] "
    "durch die Angaben des Angebots ersetzt.",
)


def muster() -> Dokument:
    """The sample as a document; its title is the mark from which on it gives way."""
    return Dokument(
        art="fachkonzept",
        titel="[Dokument]",
        zaehlung="dezimal",
        traeger="[Träger]",
        angebot="[Angebot]",
        stand="[Stand]",
        version="[Version]",
        kopf=(
            Absatz((Text("Muster für die Hausvorlage"),), "untertitel"),
            *(Absatz((Text(text),)) for text in _EXPLAINED),
        ),
        abschnitte=(_texts(), _tables()),
    )


def _texts() -> Abschnitt:
    note = Fussnote((_words("So sieht eine Fußnote aus."),))
    lists = (
        Liste(
            "strich", (_item("Aufzählung, erste Ebene", _bullets("zweite Ebene")), _item("nächster Punkt"))
        ),
        Liste("zahl", (_item("nummerierte Liste"), _item("nächster Punkt"))),
    )
    numbered = (
        Teil("texte.eins", (_words("Absatz mit Nummer, wie in Vereinbarungen:"), _letters()), nummer="1"),
        Teil("texte.zwei", (_words("Nächster Absatz."), _words("Text, der dazugehört.")), nummer="2"),
    )
    place = OffeneStelle(FieldPath("angebot.beispiel"), "Hinweis an die Autorin")
    text = (Text("Fließtext, "), Text("fett", fett=True), Text(" und "), Text("kursiv", kursiv=True), note)
    running = (Absatz((*text, Text(". Eine "), place, Text("."))), Absatz((Text("Ein Zitat."),), "zitat"))
    children = (
        Abschnitt(
            "fliesstext",
            2,
            "1.1",
            "Überschrift 2",
            (*running, Absatz((Text("Zwischentitel"),), "zwischentitel")),
        ),
        Abschnitt("listen", 2, "1.2", "Listen", (*lists, _deeper())),
        Abschnitt("nummern", 2, "1.3", "Nummerierte Absätze", numbered),
    )
    return Abschnitt("texte", 1, "1", "Überschrift 1", children)


def _deeper() -> Abschnitt:
    return Abschnitt(
        "ebene3", 3, "1.2.1", "Überschrift 3", (_words("Text unter einer Überschrift der Ebene 3."),)
    )


def _tables() -> Abschnitt:
    rows = (("Gruppenleitung", "1,00"), ("Zweitkraft", "0,75"))
    table = Tabelle(
        _row("Funktion", "Vollzeitäquivalente"), tuple(_row(*row) for row in rows), ("links", "rechts")
    )
    parties = Tabelle(
        _row("Leistungsträger", "Leistungserbringer"),
        (_row("Ort, Datum", "Ort, Datum"), _row("Unterschrift", "Unterschrift")),
        ("links", "links"),
        "unterschriften",
    )
    return Abschnitt(
        "tabellen", 1, "2", "Tabelle und Unterschriften", (_words("Das Personal:"), table, parties)
    )


def _words(text: str) -> Absatz:
    return Absatz((Text(text),))


def _item(text: str, *below: Liste) -> Listenpunkt:
    return Listenpunkt((_words(text), *below))


def _bullets(*texts: str) -> Liste:
    return Liste("strich", tuple(_item(text) for text in texts))


def _letters() -> Liste:
    items = (("a", "erster Buchstabe"), ("b", "zweiter Buchstabe"))
    return Liste("buchstabe", tuple(Listenpunkt((_words(text),), nummer=letter) for letter, text in items))


def _row(*cells: str) -> tuple[tuple[Inline, ...], ...]:
    return tuple((Text(cell),) for cell in cells)
