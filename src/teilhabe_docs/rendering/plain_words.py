"""The words of inline content: bare for widths and to know what is empty, protected for printing."""

from collections.abc import Iterable, Iterator, Sequence

from teilhabe_docs.documents.blocks import (
    AnlageReference,
    BlockDocument,
    Footnote,
    Inline,
    LineBreak,
    Link,
    OpenPlace,
    Paragraph,
    Picture,
    Reference,
    TextRun,
)
from teilhabe_docs.rendering.line_breaks import protect

_OTHER = "\ufffc"
"""Stands for what is no text (U+FFFC, object replacement character)."""


def plain(content: Iterable[Inline]) -> str:
    """The words of `content` on their line; footnotes and pictures stand elsewhere."""
    return "".join(map(_words, content))


def says_something(row: Iterable[Iterable[Inline]]) -> bool:
    """Whether any cell of a row has words."""
    return any(plain(cell).strip() for cell in row)


def names_rows(row: Sequence[Sequence[Inline]]) -> bool:
    """Whether only the first cell of a row has content: the name of what stands below."""
    return len(row) > 1 and bool(plain(row[0]).strip()) and not any(map(_shows, row[1:]))


def protected(content: Iterable[Inline]) -> Iterator[tuple[Inline, str]]:
    """Each piece of `content` with the words to print; no-break spaces are set across pieces, too.

    Links, footnotes, open places and pictures write their own words.
    """
    pieces = [(piece, _printed(piece)) for piece in content]
    whole = protect("".join(words for _, words in pieces))
    end = 0
    for piece, words in pieces:
        start, end = end, end + len(words)
        yield piece, words if isinstance(piece, TextRun) and piece.code else whole[start:end]


def _printed(piece: Inline) -> str:
    return _words(piece) if isinstance(piece, TextRun | Reference | AnlageReference) else _OTHER


def _words(piece: Inline) -> str:
    match piece:
        case TextRun(text):
            return text
        case LineBreak():
            return " "
        case Link(_, inhalt):
            return plain(inhalt)
        case Reference():
            return "".join(teil.text for teil in piece.teile)
        case AnlageReference():
            return piece.text
        case OpenPlace():
            return open_place(piece)
        case _:
            return ""


def title_with_offer(document: BlockDocument) -> str:
    """What a file is called in lists of files and in its window: document and offer, each once."""
    offer = document.angebot
    return f"{document.titel} – {offer}" if offer and offer not in document.titel else document.titel


def open_place(place: OpenPlace) -> str:
    """An open place as both formats print it: `[offen: Zahl der Plätze]`."""
    return f"[offen: {place.hinweis}]"


def has_content(absatz: Paragraph) -> bool:
    """Whether a paragraph prints anything: empty ones are no means of spacing."""
    return _shows(absatz.inhalt)


def _shows(content: Sequence[Inline]) -> bool:
    return bool(plain(content).strip()) or any(isinstance(piece, Picture | Footnote) for piece in content)
