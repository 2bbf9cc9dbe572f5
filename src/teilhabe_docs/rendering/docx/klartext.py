"""The bare words of inline content: for widths, for descriptions, and to know what is empty."""

from collections.abc import Iterable

from teilhabe_docs.documents.bloecke import (
    Absatz,
    AnlagenVerweis,
    Bild,
    Fussnote,
    Inline,
    Link,
    OffeneStelle,
    Text,
    Umbruch,
    Verweis,
)


def plain(content: Iterable[Inline]) -> str:
    """The words of `content` on their line; footnotes and pictures stand elsewhere."""
    return "".join(map(_words, content))


def _words(piece: Inline) -> str:
    match piece:
        case Text(text):
            return text
        case Umbruch():
            return " "
        case Link(_, inhalt):
            return plain(inhalt)
        case Verweis():
            return "".join(teil.text for teil in piece.teile)
        case AnlagenVerweis():
            return piece.text
        case OffeneStelle():
            return open_place(piece)
        case _:
            return ""


def open_place(place: OffeneStelle) -> str:
    """An open place as both formats print it: `[offen: Zahl der Plätze]`."""
    return f"[offen: {place.hinweis}]"


def has_content(absatz: Absatz) -> bool:
    """Whether a paragraph prints anything: empty ones are no means of spacing."""
    return any(isinstance(piece, Bild | Fussnote) for piece in absatz.inhalt) or bool(
        plain(absatz.inhalt).strip()
    )
