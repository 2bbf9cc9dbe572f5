"""What there is to say of a house's Word file: one text for each cause and place, with its code."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.model.choices import Dokument
from teilhabe_docs.near_names import Near, meant
from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.house.floating import reaching_in
from teilhabe_docs.rendering.docx.house.left_out import named, shown
from teilhabe_docs.rendering.docx.house.marks import read_aloud, unfilled, used, words
from teilhabe_docs.rendering.docx.house.page_breaks import pages_ended
from teilhabe_docs.rendering.docx.house.style_references import ERRORS, StyleReferences

_NOTHING = "Zu tun ist nichts."
_FIRST = "Überschrift 1"
_CHAPTERS = (
    f"Vor »{_FIRST}« beginnt in der Vorlage eine neue Seite. Im Fachkonzept bleiben so hinter kurzen "
    "Kapiteln Seiten fast leer; in Leistungsvereinbarung und Leistungsbeschreibung geht der Text auf der "
    f"Seite weiter. Soll er das auch im Fachkonzept, nehmen Sie in Word der Formatvorlage »{_FIRST}« unter "
    "»Absatz, Zeilen- und Seitenumbruch« den »Seitenumbruch oberhalb«."
)
_EACH = "So kommt es in jedes Dokument."
_LETTERHEAD_STANDS_IN = 10
"""In so many blocks at the beginning of a text its letterhead has pictures."""
_SHORT = 12
"""A text of so few paragraphs is a letterhead; a longer one is an old document that lends its looks."""
_HEAD = 3
"""A cover of more texts is no mere letterhead."""
_LETTER = re.compile(
    r"\bSehr geehrte|\bMit freundlichen Grüßen\b|\bBetreff:|\bIhr Zeichen\b|\bUnser Zeichen\b"
)
_DOCUMENTS = tuple(document.label for document in Dokument)
_PICTURES = (f"{W}drawing", f"{W}pict")


class HouseRemark(NamedTuple):
    """What is to say, and its code."""

    code: FindingCode
    text: str


class HousePages(NamedTuple):
    """What documents show of a house beside their text.

    `cover` are its blocks, `margins` all headers and footers by their names for people (`Kopfzeile`),
    `running` those that most pages of the text have; `section` has the settings of these pages.
    """

    cover: Sequence[Element]
    margins: Mapping[str, Element]
    running: Sequence[Element]
    section: Element

    @property
    def places(self) -> dict[str, Sequence[Element]]:
        """What stands at each place, by its name for people."""
        return {"Deckblatt": self.cover, **{name: [tree] for name, tree in self.margins.items()}}


def of_looks(given_way: Mapping[str, tuple[str, ...]], page: tuple[str, ...]) -> Iterator[HouseRemark]:
    """What documents have otherwise than the house's styles and pages, on purpose."""
    if names := given_way.get("number"):
        text = (
            "Diese Formatvorlagen zählen selbst oder beruhen auf einer Überschrift, die "
            f"zählt: {named(names)}. In"
        )
        yield HouseRemark(
            codes.HAUSVORLAGE_ZAEHLUNG, f"{text} Dokumenten bleiben sie ohne Nummer. {_NOTHING}"
        )
    breaks = given_way.get("break", ())
    if _FIRST in breaks:
        yield HouseRemark(codes.HAUSVORLAGE_UMBRUCH, _CHAPTERS)
    texts = []
    if others := tuple(name for name in breaks if name != _FIRST):
        before = f"Eine neue Seite vor diesen Formatvorlagen beginnt in Dokumenten nicht: {named(others)}."
        texts.append(before)
    if "columns" in page:
        texts.append(
            "Die Seiten haben mehrere Spalten; Dokumente haben eine, weil Tabellen die Breite brauchen."
        )
    if "vertical" in page:
        texts.append("Der Text läuft senkrecht; in Dokumenten läuft er waagrecht.")
    if "rtl" in page or "rtl" in given_way:
        texts.append("Der Text läuft von rechts nach links; in Dokumenten läuft er von links nach rechts.")
    if names := given_way.get("indent"):
        which = f"Einträge des Inhaltsverzeichnisses sind rechts eingerückt: {named(names)}."
        texts.append(
            f"{which} In Dokumenten sind sie es nicht, weil LibreOffice sonst ihre Seitenzahl verbirgt."
        )
    if "notes" in page:
        which = (
            "Fußnoten zählen oder stehen in der Vorlage anders; in Dokumenten zählen sie von 1 an durch und"
        )
        texts.append(f"{which} stehen unten auf der Seite.")
    if names := given_way.get("frame"):
        which = f"Diese Formatvorlagen haben einen Positionsrahmen: {named(names)}."
        texts.append(f"{which} In Dokumenten haben sie keinen, sonst lägen Absätze übereinander.")
    if names := given_way.get("exact"):
        which = f"Die Zeilen dieser Formatvorlagen sind immer gleich hoch (»Genau«): {named(names)}."
        texts.append(
            f"{which} In Dokumenten gilt »Mindestens«, sonst wären Bilder und große Buchstaben abgeschnitten."
        )
    if names := given_way.get("hidden"):
        which = f"Die Schrift dieser Formatvorlagen ist ausgeblendet: {named(names)}."
        texts.append(f"{which} In Dokumenten ist sie zu sehen, sonst fehlte Text.")
    yield from (HouseRemark(codes.HAUSVORLAGE_SATZ, f"{text} {_NOTHING}") for text in texts)


def of_letters(names: Mapping[str, str]) -> Iterator[HouseRemark]:
    """Styles whose letters can hardly be read: their German names and why."""
    if names:
        which = ", ".join(f"»{shown(name)}« ({why})" for name, why in names.items())
        text = f"Der Text dieser Formatvorlagen ist in Dokumenten kaum zu lesen: {which}. Ändern Sie in Word"
        yield HouseRemark(codes.HAUSVORLAGE_UNLESERLICH, f"{text} ihre Schrift.")


def of_counted_cover(paragraphs: Iterable[Element]) -> Iterator[HouseRemark]:
    """Headings of the house's own text, which have lost their number."""
    if texts := tuple(text for paragraph in paragraphs if (text := read_aloud(paragraph))):
        text = (
            "Als Überschrift des Textes steht auf dem Deckblatt oder in der Kopfzeile: "
            f"{named(texts)}. Es wird nicht"
        )
        advice = "mitgezählt; ins Inhaltsverzeichnis kommt es, sobald Word das erneuert. Nehmen Sie »Titel«."
        yield HouseRemark(codes.HAUSVORLAGE_ZAEHLUNG, f"{text} {advice}")


def of_pages(
    pages: HousePages, references: StyleReferences, *, title_breaks: bool, ours: bool
) -> Iterator[HouseRemark]:
    """What a reader of documents would stumble over; `ours`: their header is that of tdocs."""
    ended = pages_ended(pages.cover, title_breaks=title_breaks)
    yield from _of_cover(pages.cover, ends=ended > 0)
    if ended > 1:
        text = (
            "Hinter dem Deckblatt bleibt eine Seite leer: Dort folgen zwei Seitenwechsel "
            "aufeinander, etwa ein"
        )
        advice = "Seitenumbruch und ein Abschnittswechsel. Löschen Sie einen davon."
        yield HouseRemark(codes.HAUSVORLAGE_LEERE_SEITE, f"{text} {advice}")
    for name, tree in pages.margins.items():
        below = not name.startswith("Kopfzeile")
        if depths := list(reaching_in(tree, pages.section, below=below)):
            text = (
                f"{name}: Ein Bild oder Textfeld, das frei auf der Seite liegt, reicht "
                f"{max(depths)} mm in den Text."
            )
            advice = "Verkleinern oder verschieben Sie es, oder vergrößern Sie den"
            side = "unteren" if below else "oberen"
            yield HouseRemark(codes.HAUSVORLAGE_LOGO, f"{text} {advice} {side} Seitenrand.")
    for name, tops in pages.places.items():
        yield from _of_place(name, tops, references)
    if not ours and "Angebot" not in used(pages.running):
        lacking = ("Angebot", "Stand") if "Stand" not in used(pages.running) else ("Angebot",)
        marks = " und ".join(f"[{mark}]" for mark in lacking)
        text = f"Auf den Seiten des Textes nennen Kopf- und Fußzeile {' und '.join(lacking)} nicht; {marks}"
        yield HouseRemark(
            codes.HAUSVORLAGE_KOPFZEILE, f"{text} {'setzen' if lacking[1:] else 'setzt'} das ein."
        )


def _of_cover(cover: Sequence[Element], *, ends: bool) -> Iterator[HouseRemark]:
    """What a cover has that belongs to a letter; a longer one that no page ends runs into the text."""
    texts = [text for block in cover if (text := read_aloud(block))]
    if letter := [text for text in texts if _LETTER.search(text)]:
        text = f"Deckblatt: Das ist der Text eines Briefes: {named(letter)}. {_EACH} Löschen Sie ihn."
        yield HouseRemark(codes.HAUSVORLAGE_BRIEFTEXT, text)
    if len(texts) > _HEAD and not ends:
        text = "Deckblatt: Hinter ihm beginnt keine neue Seite; der Text des Dokuments steht gleich darunter."
        advice = "Setzen Sie vor [Dokument] einen Seitenumbruch, oder lassen Sie nur den Briefkopf stehen."
        yield HouseRemark(codes.HAUSVORLAGE_BRIEFTEXT, f"{text} {advice}")


def _of_place(name: str, tops: Sequence[Element], references: StyleReferences) -> Iterator[HouseRemark]:
    if texts := _placeholders(tops):
        text = f"{name}: Inhaltssteuerelemente zeigen nur ihren Platzhalter: {named(texts)}. {_EACH}"
        yield HouseRemark(codes.HAUSVORLAGE_PLATZHALTER, f"{text} Füllen Sie sie aus, oder löschen Sie sie.")
    if failing := references.failing(tops):
        text = (
            f"{name}: Felder (STYLEREF) zeigen Text in Formatvorlagen, die nicht jedes "
            f"Dokument hat: {named(failing)}."
        )
        advice = "Word zeigt dann »Fehler! Kein Text …«. Jedes Dokument hat »Titel« und »Überschrift 1«."
        yield HouseRemark(codes.HAUSVORLAGE_FELD, f"{text} {advice}")
    if any(error in words(top) for top in tops for error in ERRORS):
        text = f"{name}: Dort steht die Fehlermeldung eines Feldes von Word (»{ERRORS[0]} …«). {_EACH}"
        yield HouseRemark(codes.HAUSVORLAGE_FELD, f"{text} Löschen oder berichtigen Sie das Feld.")
    fixed = [name for name in _DOCUMENTS if any(re.search(rf"\b{name}\b", words(top)) for top in tops)]
    if fixed:
        text = f"{name}: Dort steht fest {named(fixed)}; das käme auch in die anderen Dokumente."
        yield HouseRemark(codes.HAUSVORLAGE_BRIEFTEXT, f"{text} [Titel] setzt den Namen des Dokuments ein.")
    if marks := unfilled(tops):
        text = f"{name}: Das füllt niemand aus: {named(marks)}."
        near = "".join(_meant(mark, known, alone=len(marks) == 1) for mark, known in marks.items())
        advice = "tdocs ersetzt [Titel], [Träger], [Angebot], [Stand] und [Version]."
        yield HouseRemark(codes.HAUSVORLAGE_MARKE, f"{text}{near} {advice}")


def _meant(mark: str, known: Near, *, alone: bool) -> str:
    question = meant(tuple(f"[{one}]" for one in known))
    return question if alone else question.replace(":", f" statt »{mark}«:", 1)


def _placeholders(tops: Iterable[Element]) -> list[str]:
    found = []
    for control in (control for top in tops for control in top.iter(f"{W}sdt")):
        properties = control.find(f"{W}sdtPr")
        if properties is None or properties.find(f"{W}showingPlcHdr") is None:
            continue
        if properties.find(f"{W}dataBinding") is None and (text := read_aloud(control)):
            found.append(text)
    return found


def of_lost_text(blocks: Sequence[Element]) -> Iterator[HouseRemark]:
    """A letterhead in a text of which nothing stays."""
    texts = [text for block in blocks if (text := read_aloud(block))]
    first = blocks[:_LETTERHEAD_STANDS_IN]
    drawn = any(next(block.iter(*_PICTURES), None) is not None for block in first)
    if drawn or 0 < len(texts) <= _SHORT:
        what = f"Text und Bilder ab {named(texts[:1])}" if texts else "Die Bilder im Text"
        text = (
            f"{what} kommen nicht in die Dokumente. Was bleiben soll, gehört in Kopf- oder Fußzeile, oder es"
        )
        advice = (
            "wird zum Deckblatt, wenn ihm ein Absatz folgt, der nur aus [Dokument] besteht; den Text eines "
            "Briefes löschen Sie vorher."
        )
        yield HouseRemark(codes.HAUSVORLAGE_BRIEFTEXT, f"{text} {advice}")


def of_late_header() -> HouseRemark:
    """Header and footer that only a later part of the file has."""
    text = (
        "Kopf- oder Fußzeile hat erst der zweite Abschnitt der Datei; Dokumente bekommen "
        "die Seiten des ersten."
    )
    advice = (
        "Setzen Sie an den Anfang des zweiten einen Absatz, der nur aus [Dokument] "
        "besteht: Was davor steht, wird"
    )
    return HouseRemark(codes.HAUSVORLAGE_KOPFZEILE, f"{text} {advice} zum Deckblatt.")
