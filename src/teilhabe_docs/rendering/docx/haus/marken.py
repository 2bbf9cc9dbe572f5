"""Words in square brackets that stand for facts: `[Angebot]` in the house's header, footer and cover."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from teilhabe_docs.documents.bloecke import Dokument
from teilhabe_docs.loading.nearest import Nearest
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
            _replace(pieces, [(0, len(text), "")])
        elif found:
            _replace(pieces, [(*match.span(), facts[match[1]] or _MISSING) for match in found])


def unknown(tops: Iterable[Element]) -> Iterator[tuple[str, str]]:
    """Each mark that stands for nothing, with the one that may be meant."""
    nearest = Nearest()
    for mark in sorted(used(tops) - {*NAMES, PLACE}):
        if near := nearest.to(mark, (*NAMES, PLACE), 0.7):
            yield mark, near


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


def _replace(pieces: list[Element], stretches: list[tuple[int, int, str]]) -> None:
    """Put texts in place of stretches, given in order, each of which may run over several pieces."""
    left = deque(stretches)
    position = 0
    for piece in pieces:
        old = piece.text or ""
        end = position + len(old)
        new, kept = [], position
        while left and left[0][0] < end:
            start, stop, text = left.popleft()
            new += [old[kept - position : max(start, kept) - position], text]
            kept = min(stop, end)
            if stop > end:
                left.appendleft((end, stop, ""))
                break
        if new:
            set_text(piece, "".join([*new, old[kept - position :]]))
        position = end
