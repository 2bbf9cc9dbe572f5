"""Words in square brackets that stand for facts: `[Angebot]` in the house's header, footer and cover."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from teilhabe_docs.documents.bloecke import Dokument
from teilhabe_docs.rendering.docx.elemente import Element, W, set_text
from teilhabe_docs.rendering.docx.kopfzeile import in_words

PLACE = "Dokument"
"""The mark of the paragraph from which on the house's text gives way to the document."""
_MARK = re.compile(r"\[([A-ZÄÖÜ][a-zäöüß]+)\]")
_MISSING = "–"


def values(dokument: Dokument) -> dict[str, str]:
    """What the marks stand for."""
    return {
        "Titel": dokument.titel,
        "Träger": dokument.traeger,
        "Angebot": dokument.angebot,
        "Stand": in_words(dokument.stand) if dokument.stand else "",
        "Version": dokument.version,
    }


NAMES = tuple(values(Dokument("", "", "dezimal", "", "", "", "", (), ())))
"""The words that stand for facts."""


def fill(top: Element, facts: Mapping[str, str]) -> None:
    """Put the facts in place of their marks; a paragraph of which no fact is known loses its words."""
    for pieces in _texts(top):
        text = "".join(piece.text or "" for piece in pieces)
        found = [match for match in _MARK.finditer(text) if match[1] in facts]
        known = any(facts[match[1]] for match in found)
        if found and not known:
            _replace(pieces, 0, len(text), "")
        for match in reversed(found if known else []):
            _replace(pieces, match.start(), match.end(), facts[match[1]] or _MISSING)


def unknown(tops: Iterable[Element]) -> Iterator[tuple[str, str]]:
    """Each mark that stands for nothing, with the one that may be meant."""
    for top in tops:
        for pieces in _texts(top):
            for match in _MARK.finditer("".join(piece.text or "" for piece in pieces)):
                near = get_close_matches(match[1], [*NAMES, PLACE], 1, 0.7)
                if match[1] not in (*NAMES, PLACE) and near:
                    yield match[1], near[0]


def used(tops: Iterable[Element]) -> set[str]:
    """The marks that stand in `tops`."""
    texts = ("".join(piece.text or "" for piece in pieces) for top in tops for pieces in _texts(top))
    return {match[1] for text in texts for match in _MARK.finditer(text)}


def words(paragraph: Element) -> str:
    """The text of one element, such as a paragraph."""
    return "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))


def _texts(top: Element) -> Iterator[list[Element]]:
    """The pieces of text of each paragraph; those of a text box inside it belong to the paragraphs there."""
    for paragraph in top.iter(f"{W}p"):
        pieces = paragraph.iter(f"{W}t")
        yield [piece for piece in pieces if next(piece.iterancestors(f"{W}p")) is paragraph]


def _replace(pieces: list[Element], start: int, end: int, text: str) -> None:
    """Put `text` in place of the stretch from `start` to `end`, which may run over several pieces."""
    position = 0
    for piece in pieces:
        old = piece.text or ""
        first, last = max(start - position, 0), min(end - position, len(old))
        position += len(old)
        if first < last:
            set_text(piece, old[:first] + text + old[last:])
            text = ""
