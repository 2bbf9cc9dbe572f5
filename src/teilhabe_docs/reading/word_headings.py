"""What is a heading to the eye: paragraphs emphasised as a whole, or with a number typed by hand.

Of old files every third has no heading style. What Word itself takes for a heading stays one; here come those
that only look like it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from teilhabe_docs.reading.word_model import HeadingTrait, Look, WordBlock, WordParagraph

_MOST_CHARACTERS, _MOST_WORDS = 120, 14
_MOST_CHARACTERS_OF_BOTH, _MOST_WORDS_OF_BOTH = 200, 26
"""How long a heading is that is emphasised or has a typed number, and one that has both."""
_LONGEST_RUN = 3
"""So many emphasised paragraphs without number stand together at most; more are an address or a form."""
_LARGER = 4
"""So many half points more than the running text make a paragraph stand out."""
_DEEPEST = 9
_TYPED = re.compile(
    r"(?P<number>§\s?\d{1,3}[a-z]?|(?:Kapitel|Abschnitt|Teil|Artikel)\s\d{1,2}|\d{1,2}(?:\.\d{1,2}){0,4}"
    r"|[IVX]{1,5}(?=[.)])|[A-Za-z](?=[.)]))(?P<after>[.):]{0,2})\s+(?P<title>\S.*)",
    re.DOTALL,
)
_COUNTED = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_QUANTITIES = re.compile(
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Uhr|Euro)\b|[€%]"
)
"""What makes of a number in front a date or an amount."""
_OF_LAW = re.compile(r"(?:[A-ZÄÖÜ]{2,4}|Abs|Absatz|Satz|Nr|Nummer|Buchst|Buchstabe)\b")
"""What makes of a § in front a citation."""
_END_OF_SENTENCE = (".", ";", ",", "!", "…")
_LINE_OF_CONTENTS = re.compile(r"\t\s*\d+\s*$|\.{4,}")
_CAPTIONS = frozenset(("caption", "beschriftung"))
_LETTER = re.compile(r"[^\W\d_]")


class _Candidate(NamedTuple):
    """A paragraph as the eye sees it: what it stands out by, and the depth of the number typed in front."""

    stands_out: bool
    depth: int
    size: int


def number_and_title(paragraph: WordParagraph) -> tuple[str, str]:
    """Number and title of a heading, whether Word counts it or somebody has typed it; both without blanks."""
    text = " ".join(paragraph.text.split())
    if paragraph.number and paragraph.listed == "number":
        return paragraph.number, text
    found = _TYPED.match(text)
    return (found["number"] + found["after"].rstrip(":"), found["title"]) if found else ("", text)


def seen_headings(blocks: Sequence[WordBlock]) -> dict[int, HeadingTrait]:
    """Which of the blocks, by their index, are headings: those of Word and those that only look like one.

    The numbers in front of the paragraphs must be counted already.
    """
    usual = _usual_look(blocks)
    found: dict[int, HeadingTrait] = {}
    candidates: dict[int, _Candidate] = {}
    speaking = [index for index, b in enumerate(blocks) if not isinstance(b, WordParagraph) or b.text.strip()]
    for index in speaking:
        block = blocks[index]
        if not isinstance(block, WordParagraph):
            continue
        if block.outline:
            found[index] = block.outline
        elif candidate := _candidate(block, usual):
            candidates[index] = candidate
    _drop_crowds(candidates, speaking)
    sizes = sorted(
        {one.size for one in candidates.values() if one.stands_out and not one.depth}, reverse=True
    )
    solid = bool(found) or any(one.stands_out and one.depth for one in candidates.values())
    level = 0
    for index in speaking:
        if index in found:
            level = found[index].level
        elif one := candidates.get(index):
            own = one.depth or (level + 1 if solid else sizes.index(one.size) + 1)
            found[index] = HeadingTrait(min(own, _DEEPEST), "bold" if one.stands_out else "number")
            level = own if one.depth else level
    return found


def _candidate(paragraph: WordParagraph, usual: Look) -> _Candidate | None:
    text = paragraph.text.strip()
    if (
        paragraph.role
        or paragraph.boxed
        or paragraph.listed == "bullet"
        or paragraph.style.casefold() in _CAPTIONS
        or len(text) > _MOST_CHARACTERS_OF_BOTH
        or len(text.split()) > _MOST_WORDS_OF_BOTH
        or text.endswith(_END_OF_SENTENCE)
        or not _LETTER.search(text)
        or _LINE_OF_CONTENTS.search(text)
    ):
        return None
    looks = [piece.look for piece in paragraph.pieces if piece.text.strip()]
    if any(look.prompt or look.hidden for look in looks):
        return None
    stands_out = (
        (not usual.bold and all(look.bold for look in looks))
        or (not usual.underlined and all(look.underlined and not look.link for look in looks))
        or bool(usual.size and all(look.size >= usual.size + _LARGER for look in looks))
    )
    depth = _depth(paragraph, text)
    typed = depth and not paragraph.number and text[-1] not in ":?"
    if not (stands_out or typed):
        return None
    long = len(text) > _MOST_CHARACTERS or len(text.split()) > _MOST_WORDS
    if long and not (stands_out and typed):
        return None
    return _Candidate(stands_out, depth, max(look.size for look in looks))


def _depth(paragraph: WordParagraph, text: str) -> int:
    """How deep the number in front of a paragraph says it is, from 1; 0 without a number."""
    if paragraph.listed == "number":
        counted = _COUNTED.search(paragraph.number)
        return counted[0].count(".") + 1 if counted else 1
    found = _TYPED.match(text)
    if not found or not found["title"][0].isupper() or _QUANTITIES.match(found["title"]):
        return 0
    if found["number"].startswith("§") and _OF_LAW.match(found["title"]):
        return 0
    return found["number"].count(".") + 1


def _drop_crowds(candidates: dict[int, _Candidate], speaking: Sequence[int]) -> None:
    """Leave out what stands among its like: lists with numbers typed by hand, addresses, forms."""
    if speaking:
        candidates.pop(speaking[-1], None)
    crowd: list[int] = []
    dropped: set[int] = set()
    before: int | None = None
    for index in [*speaking, -1]:
        one, above = candidates.get(index), candidates.get(before) if before is not None else None
        if one and above and not (one.stands_out or above.stands_out) and one.depth == above.depth:
            dropped.update((index, before or 0))
        if one and one.stands_out and not one.depth:
            crowd.append(index)
        else:
            dropped.update(crowd if len(crowd) > _LONGEST_RUN else ())
            crowd = []
        before = index
    for index in dropped:
        candidates.pop(index, None)


def _usual_look(blocks: Sequence[WordBlock]) -> Look:
    """The look that most of the running text has, as far as headings could differ from it."""
    counts: Counter[tuple[bool, bool, int]] = Counter()
    for block in blocks:
        for piece in block.pieces if isinstance(block, WordParagraph) else ():
            counts[piece.look.bold, piece.look.underlined, piece.look.size] += len(piece.text)
    if not counts:
        return Look()
    (bold, underlined, size), _ = max(counts.items(), key=lambda item: (item[1], item[0]))
    return Look(bold=bold, underlined=underlined, size=size)
