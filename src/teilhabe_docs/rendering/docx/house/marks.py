"""Words in square brackets that stand for facts: `[Angebot]` in the house's header, footer and cover."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.near_names import Near, nearest
from teilhabe_docs.rendering.docx.elements import Element, W, set_text
from teilhabe_docs.rendering.header_lines import in_words

PLACE = "Dokument"
"""The mark of the paragraph from which on the house's text gives way to the document."""
_MARK = re.compile(r"\[\s*([A-ZÄÖÜ][a-zäöüß]{1,30})\s*\]")
_BRACKET = re.compile(r"\[([^\[\]]{1,60})\]")
_OF = re.compile(r"(?:Name|Bezeichnung|Titel) (?:des|der) ([A-Za-zäöüÄÖÜß]+?)e?s?")
_COMPOUND = re.compile(r"([A-Za-zäöüÄÖÜß]+?)s?-?(?:[Nn]ame|[Bb]ezeichnung|[Tt]itel)")
_SYNONYMS = {
    "Titel": ("dokument", "dokumenttitel"),
    "Träger": ("träger", "leistungserbringer"),
    "Angebot": ("angebot", "leistungsangebot"),
    "Version": ("fassung",),
}
"""What people write for a mark, in small letters."""
_BETWEEN = re.compile(r"\s*[·|•,;]\s*|\s+/\s+")
"""What stands between facts on a line."""
_DOTS = ("…", "...")
_MOST_UNKNOWN = 100
_PARAGRAPH, _TEXT = f"{W}p", f"{W}t"
_APART = (_PARAGRAPH, f"{W}br", f"{W}tab")
_MISSING = "–"


def is_place(block: Element) -> bool:
    """Whether a block of the body is the paragraph from which on the document stands."""
    return block.tag == _PARAGRAPH and _is_mark(words(block).strip(), PLACE)


def _is_mark(text: str, name: str) -> bool:
    mark = _MARK.fullmatch(text)
    return mark is not None and mark[1] == name


def values(dokument: BlockDocument) -> dict[str, str]:
    """What the marks stand for."""
    return {
        "Titel": dokument.titel,
        "Träger": dokument.traeger,
        "Angebot": dokument.angebot,
        "Stand": in_words(dokument.stand) if dokument.stand else "",
        "Version": dokument.version,
    }


NAMES = tuple(values(BlockDocument("", "", "dezimal", "", "", "", "", (), ())))
"""The words that stand for facts."""
_UNCLOSED = re.compile(rf"\[\s*({'|'.join((*NAMES, PLACE))})\b(?![^\[\]]*\])")


def fill(top: Element, facts: Mapping[str, str]) -> None:
    """Put the facts in place of their marks.

    A paragraph of which no fact is known loses its words, and so does what stands between two commas, dots or
    strokes.
    """
    for pieces in _texts(top):
        text = "".join(piece.text or "" for piece in pieces)
        found = [match for match in _MARK.finditer(text) if match[1] in facts]
        if any(facts[match[1]] for match in found):
            gone = list(_unknown(text, facts))
            changes = [(start, end, "") for start, end in gone]
            changes += [
                (*match.span(), facts[match[1]] or _MISSING)
                for match in found
                if not any(start <= match.start() < end for start, end in gone)
            ]
            _replace(pieces, sorted(changes))
        elif found:
            _replace(pieces, [(0, len(text), "")])


def _unknown(text: str, facts: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The stretches of a text, each with the sign before it, that name facts of which none is known.

    With nothing before that stays, it goes with the sign behind.
    """
    start, before, kept = 0, 0, False
    for end, after in (*(match.span() for match in _BETWEEN.finditer(text)), (len(text), len(text))):
        marks = [match[1] for match in _MARK.finditer(text, start, end) if match[1] in facts]
        if marks and not any(facts[mark] for mark in marks):
            yield (before, end) if kept else (start, after)
        else:
            kept = True
        start, before = after, end


def unfilled(tops: Iterable[Element]) -> dict[str, Near]:
    """What stands in square brackets (`[Datum]`) and nobody fills, each with the marks that may be meant.

    Words or dots, that is; a figure is a note. A mark whose bracket is not closed is none (`[Stand`).
    """
    known = (*NAMES, PLACE)
    found: dict[str, Near] = {}
    for pieces in (pieces for top in tops for pieces in _texts(top)):
        if "[" in "".join(piece.text or "" for piece in pieces):
            text = "".join(piece.text or "" for piece in pieces if not _is_filled_otherwise(piece))
            for match in _BRACKET.finditer(text):
                said = match[1].strip()
                for_somebody = said in _DOTS or any(char.isalpha() for char in said)
                if for_somebody and said not in known and len(found) < _MOST_UNKNOWN:
                    found[f"[{said}]"] = _paraphrased(said) or nearest(said, known, 0.7)
            found |= {f"[{match[1]}": (match[1],) for match in _UNCLOSED.finditer(text)}
    return found


def _paraphrased(said: str) -> Near:
    """The mark that a phrase stands for: `Bezeichnung des Angebots`, `Trägername`."""
    match = _OF.fullmatch(said) or _COMPOUND.fullmatch(said)
    word = (match[1] if match else said).casefold()
    return tuple(mark for mark, words in _SYNONYMS.items() if word in words)


def bare_texts(tops: Iterable[Element]) -> list[str]:
    """The text of each paragraph without what stands in square brackets, where anything is left."""
    texts = ("".join(piece.text or "" for piece in pieces) for top in tops for pieces in _texts(top))
    return [bare for text in texts if (bare := _BRACKET.sub(" ", text)).strip()]


def _is_filled_otherwise(piece: Element) -> bool:
    """Whether a text stands in a control that shows the placeholder that it has."""
    controls = (control.find(f"{W}sdtPr/{W}showingPlcHdr") for control in piece.iterancestors(f"{W}sdt"))
    return any(shows is not None for shows in controls)


def used(tops: Iterable[Element]) -> set[str]:
    """The marks that stand in `tops`."""
    texts = ("".join(piece.text or "" for piece in pieces) for top in tops for pieces in _texts(top))
    return {match[1] for text in texts for match in _MARK.finditer(text)}


def words(paragraph: Element) -> str:
    """The text of one element, such as a paragraph."""
    return "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))


def read_aloud(element: Element) -> str:
    """The text of an element on one line; paragraphs, lines and cells stand apart."""
    pieces = (piece.text or "" if piece.tag == _TEXT else " " for piece in element.iter(_TEXT, *_APART))
    return " ".join("".join(pieces).split())


def _texts(top: Element) -> Iterator[list[Element]]:
    """The texts of each paragraph that has any; those of a text box in it belong to the paragraphs there."""
    open_paragraphs: list[list[Element]] = []
    for event, element in etree.iterwalk(top, events=("start", "end"), tag=(_PARAGRAPH, _TEXT)):
        if element.tag == _TEXT and event == "start" and open_paragraphs:
            open_paragraphs[-1].append(element)
        elif element.tag == _PARAGRAPH and event == "start":
            open_paragraphs.append([])
        elif element.tag == _PARAGRAPH and (pieces := open_paragraphs.pop()):
            yield pieces


def _replace(pieces: list[Element], changes: list[tuple[int, int, str]]) -> None:
    """Put texts in place of stretches (start, end, text), in their order; one may run over several pieces."""
    position, left = 0, deque(changes)
    for piece in pieces:
        old, new, done = piece.text or "", [], 0
        while left and left[0][0] < position + len(old):
            start, end, text = left.popleft()
            first, last = max(start - position, 0), end - position
            new += [old[done:first], text]
            done = min(last, len(old))
            if last > len(old):
                left.appendleft((position + len(old), end, ""))
                break
        position += len(old)
        if new:
            set_text(piece, "".join(new) + old[done:])
