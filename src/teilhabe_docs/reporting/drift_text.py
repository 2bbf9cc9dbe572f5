"""What has been done to a document, for a terminal: by section, each change once; then the comments."""

from collections.abc import Iterator
from itertools import groupby

from teilhabe_docs.documents.drift_report import (
    BasisKind,
    DriftChange,
    DriftComment,
    DriftKind,
    DriftPlace,
    DriftReport,
    DriftSource,
    Origin,
)
from teilhabe_docs.documents.merge_report import TakenChange
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.sequence_difference import text_pieces
from teilhabe_docs.reporting.change_text import marked_pieces
from teilhabe_docs.reporting.path_words import path_words

_BASIS = {
    BasisKind.FOLDER: "dem Ordner, wie er jetzt ist",
    BasisKind.REVISION: "der Revision {}",
    BasisKind.SENT: "der Datei, wie sie verschickt wurde",
}
_KINDS = {
    DriftKind.ADDED: "kommt hinzu",
    DriftKind.REMOVED: "entfällt",
    DriftKind.MOVED: "steht an anderer Stelle",
    DriftKind.FORMATTING: "sieht anders aus",
}
_LOOKS = {
    "struck": ("durchgestrichen", "nicht mehr durchgestrichen"),
    "bold": ("fett", "nicht mehr fett"),
    "italic": ("kursiv", "nicht mehr kursiv"),
    "underlined": ("unterstrichen", "nicht mehr unterstrichen"),
    "colour": ("andere Schriftfarbe", "Schriftfarbe entfernt"),
    "ground": ("farbig hinterlegt", "nicht mehr farbig hinterlegt"),
    "size": ("andere Schriftgröße", "andere Schriftgröße"),
    "raised": ("hoch- oder tiefgestellt", "nicht mehr hoch- oder tiefgestellt"),
    "capitals": ("in Großbuchstaben", "nicht mehr in Großbuchstaben"),
}
"""By its name a trait of a look, where words have it now and where they have it no more."""
_ORIGINS = {
    Origin.COMPUTED: "errechnet",
    Origin.FIXED: "fester Text",
    Origin.UNKNOWN: "aus keiner Quelle",
}
_PARTS = {"note": "Fußnote: ", "picture": "Bild: ", "numbering": "Nummer: "}
_LONG = 60
NOTHING = "(nichts)"
"""What stands for no words."""


def as_text(report: DriftReport, *, colour: bool) -> str:
    """The changes by section, the comments, and how many there are."""
    basis = _BASIS[report.basis].format(report.revision[:10])
    what = f"{DOKUMENTE[report.document]} von »{report.offer}«"
    blocks = [f"{report.file}: {what}, verglichen mit {basis}"]
    for _, group in groupby(report.changes, key=lambda one: (one.place.section, one.place.part == "header")):
        some = list(group)
        lines = [heading_of(some[0].place)]
        for one in some:
            lines += change_lines(one, colour=colour)
        blocks.append("\n".join(lines))
    if report.comments:
        lines = ["Kommentare"]
        for comment in report.comments:
            lines += comment_lines(comment)
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, _summary(report)]) + "\n"


def heading_of(place: DriftPlace) -> str:
    """The section in words."""
    words = " ".join(filter(None, (place.number, place.title)))
    return words or (place.words if place.part == "header" else "vor dem ersten Abschnitt")


def change_lines(change: DriftChange, *, colour: bool) -> Iterator[str]:
    """A change: where it comes from, what was and is, whose it is."""
    said = f"  {_PARTS.get(change.place.part, '')}{source_words(change.source)}"
    if change.kind in (DriftKind.ADDED, DriftKind.REMOVED, DriftKind.MOVED):
        yield f"{said} {_KINDS[change.kind]}"
        yield f"    {change.new or change.old}"
    elif change.kind is DriftKind.FORMATTING:
        looks = ", ".join(_LOOKS[name][0 if now else 1] for name, now in change.looks)
        yield f"{said} {_KINDS[change.kind]}{f': {looks}' if looks else ''}"
        yield f"    {_short(change.old)}" + (f" → {_short(change.new)}" if change.new != change.old else "")
    elif context := in_context(change, colour=colour):
        yield said
        yield f"    {context}"
    elif max(len(change.old), len(change.new)) <= _LONG:
        yield f"{said}: {change.old or NOTHING} → {change.new or NOTHING}"
    else:
        yield said
        yield f"    {marked_pieces(text_pieces(change.old, change.new), colour=colour)}"
    if change.pending:
        yield f"    nachverfolgt: {who_words(change.author, change.date)}"


def in_context(change: DriftChange | TakenChange, *, colour: bool) -> str:
    """Words that have only come or gone with those around them; empty where these are not known."""
    kind, words = ("new", change.new) if not change.old else ("old", change.old)
    pieces = text_pieces(change.old_text, change.new_text)
    if (change.old and change.new) or words == "¶":
        return ""
    at = [n for n, one in enumerate(pieces) if one.kind == kind and one.text.strip() == words.strip()]
    if len(at) != 1:
        return ""
    around = [one for one in pieces[max(at[0] - 1, 0) : at[0] + 2] if one.kind in ("same", kind)]
    return marked_pieces(around, colour=colour).strip()


def comment_lines(comment: DriftComment) -> Iterator[str]:
    """A comment: where, about which words, what it says."""
    done = ", erledigt" if comment.done else ""
    yield f"  {heading_of(comment.place)} ({who_words(comment.author, comment.date)}{done})"
    if comment.quote:
        yield f"    »{_short(comment.quote)}«"
    yield f"    {comment.text}"


def source_words(source: DriftSource) -> str:
    """What the words come from."""
    line = f", Zeile {source.line}" if source.line else ""
    if source.origin is Origin.FIELD:
        return f"{path_words(source.path.partition('.')[2])} ({source.file}{line})"
    where = f" ({source.profile}: {source.file}{line})" if source.file else ""
    return f"{_ORIGINS[source.origin]}{where}"


def who_words(author: str, date: str) -> str:
    """Author and day."""
    return ", ".join(filter(None, (author or "ohne Namen", date.partition("T")[0])))


def _short(text: str) -> str:
    return text if len(text) <= 2 * _LONG else f"{text[:_LONG].rstrip()} … {text[-_LONG:].lstrip()}"


def _summary(report: DriftReport) -> str:
    if not report.edited:
        return "Nicht bearbeitet: Worte, Aussehen, Fußnoten, Bilder sind, wie sie erzeugt wurden."
    changes, comments = len(report.changes), len(report.comments)
    said = [f"{changes} Änderung{'' if changes == 1 else 'en'}"] if changes else []
    said += [f"{comments} Kommentar{'' if comments == 1 else 'e'}"] if comments else []
    return ", ".join(said) + "."
