"""What of a document goes into no file of a concept: margins, contents, fixed words, what nobody sees."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from teilhabe_docs.application.import_document import PlacedDocument
from teilhabe_docs.application.import_values import GatheredValue, TakenWords, spent_in
from teilhabe_docs.diagnostics import WordPlace
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.reading.carried_blocks import LeftBehind
from teilhabe_docs.reading.word_model import (
    Foreign,
    NoteMark,
    WordParagraph,
    WordPicture,
    paragraphs_in,
    plain_text,
)
from teilhabe_docs.reading.word_units import WordUnit, shows
from teilhabe_docs.reading.word_views import visible
from teilhabe_docs.reporting.import_report import ImportEntry, SourceComment

_MARGINS = {"header": "Kopfzeile", "footer": "Fußzeile"}
_KINDS = {
    "picture": "ein Bild, das sich nicht übernehmen lässt",
    "equation": "eine Formel; ihre Zeichen stehen als Text da",
    "object": "ein eingebettetes Objekt",
    "diagram": "ein Diagramm",
    "prompt": "der Hinweis eines leeren Formularfelds",
    "hidden": "ausgeblendeter Text",
    "contents": "Inhaltsverzeichnis; tdocs schreibt es selbst",
    "nested table": "eine Tabelle in einer Tabelle; ihre Zellen stehen als Zeilen im Text",
}
_CARRIED = ("equation", "nested table")
"""What has lost its form alone: its signs and words stand in the text."""
_HEADING = "die Überschrift; im Dokument steht die des Profils"
_FIXED = "fester Text des Profils »{}«; er steht in jedem Dokument"
_GIVEN = "seine Werte stehen in ihren Feldern"
_DELETED = "nachverfolgt gestrichen"


def left_of(
    document: PlacedDocument, taken: Collection[tuple[int, FieldPath]], values: Sequence[GatheredValue]
) -> Iterator[ImportEntry]:
    """All of it but what is left of the texts that were carried; `taken` are texts by unit and field."""
    name = document.read.name
    for margin in document.read.view.margins:
        words = "\n".join(t for p in paragraphs_in(margin.blocks) if (t := p.text.strip()))
        if words:
            kind = _MARGINS[margin.kind]
            yield ImportEntry(name, WordPlace(kind), reason=kind, words=words)
    for block in document.read.view.blocks:
        if isinstance(block, WordParagraph) and block.role == "toc" and block.text.strip():
            yield ImportEntry(name, block.place, reason=_KINDS["contents"], words=block.text)
    for paragraph in paragraphs_in(document.read.document.blocks):
        gone = "".join(p.text for p in paragraph.pieces if not visible(p.changes, "after"))
        if gone.strip():
            yield ImportEntry(name, paragraph.place, reason=_DELETED, words=gone)
    given = TakenWords([one for one in values if one.sure and one.document is document])
    spent = spent_in(document, values)
    profile = document.judged.profil.name if document.judged else ""
    for number, (placed, unit) in enumerate(zip(document.placed, document.read.units, strict=True)):
        if placed.role in ("fixed", "heading"):
            reason = _HEADING if unit.unit.level else _FIXED.format(profile)
            here = {path for at, path in taken if at == number}
            words = placed.fixed.without(unit.unit, here) if placed.fixed else unit.unit.text
            words = given.without(number, words)
            yield ImportEntry(name, unit.place, reason=reason, words=words)
            yield from _beside(document, unit)
        elif number in spent:
            words = given.without(number, unit.unit.text)
            if any(map(str.isalnum, words)):
                yield ImportEntry(name, unit.place, reason=_GIVEN, words=words)
            for beside in _beside(document, unit):
                words = given.without(number, beside.words)
                if words != "…":
                    yield beside._replace(words=words)


def carried_left(document: PlacedDocument, left: Iterable[LeftBehind]) -> Iterator[ImportEntry]:
    """What could not be carried of texts."""
    for one in left:
        words = "" if one.kind in _CARRIED else one.text
        yield ImportEntry(document.read.name, one.place, reason=_KINDS[one.kind], words=words)


def _beside(document: PlacedDocument, unit: WordUnit) -> Iterator[ImportEntry]:
    """Notes, pictures and what is hidden in a unit that stays behind."""
    notes = {(note.kind, note.id): note for note in document.read.view.notes}
    for paragraph in unit.paragraphs:
        for piece in paragraph.pieces:
            match piece.inner:
                case NoteMark() as mark if note := notes.get((mark.kind, mark.id)):
                    reason = "Fußnote zu einer Stelle, die im Profil fest steht"
                    words = plain_text(note.blocks)
                    yield ImportEntry(document.read.name, paragraph.place, reason=reason, words=words)
                case WordPicture(alt):
                    reason = "ein Bild an einer Stelle, die im Profil fest steht"
                    yield ImportEntry(document.read.name, paragraph.place, reason=reason, words=alt)
                case Foreign(kind):
                    reason = _KINDS[kind]
                    yield ImportEntry(document.read.name, paragraph.place, reason=reason, words="")
            if not shows(piece) and piece.text.strip():
                reason = _KINDS["prompt" if piece.look.prompt else "hidden"]
                yield ImportEntry(document.read.name, paragraph.place, reason=reason, words=piece.text)


def comments_of_source(document: PlacedDocument) -> Iterator[SourceComment]:
    """The comments of a document, each at its place."""
    places = {one.place.paragraph: one.place for unit in document.read.units for one in unit.paragraphs}
    for comment in document.read.document.comments:
        place = places.get(comment.start.paragraph) if comment.start else None
        text = " ".join(plain_text(comment.blocks).split())
        yield SourceComment(document.read.name, place or WordPlace(), comment.author, text)
