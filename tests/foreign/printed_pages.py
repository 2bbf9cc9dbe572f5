"""Pages as LibreOffice prints them: what is broken inside cells of tables, holes, headings left alone.

`pdftotext -bbox-layout` tells where each word stands. A piece of text that no line may split (`0,80`, `VZÄ`,
`11. Mai 2026` with its no-break spaces) is broken where the pages have it less often than the document, and
one half of it stands above the other.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from foreign.programs import Run

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLANKS = re.compile(r"[ \n\t]+")
_HEADINGS = ("Heading", "Zwischentitel", "Gruppentitel", "berschrift")
_NEAR = 60
"""Points: so far to the side the second half of a broken piece begins at most."""
_SLACK = 2
"""Points."""


class Word(NamedTuple):
    """A word and its box in points, from the top left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """A printed page: its words between header and footer; width, height and margin in points."""

    words: list[Word]
    width: float
    height: float
    margin: float

    @property
    def lines(self) -> list[list[Word]]:
        """The words by lines over the whole page, from top to bottom and left to right."""
        lines: list[list[Word]] = []
        for word in sorted(self.words, key=lambda word: (word.bottom, word.left)):
            if not lines or word.bottom - lines[-1][0].bottom > _SLACK:
                lines.append([])
            lines[-1].append(word)
        return [sorted(line, key=lambda word: word.left) for line in lines]


def pages(run: Run, pdf: Path, margin: float) -> list[Page]:
    """The pages of a PDF with so wide margins (points)."""
    told = run("pdftotext", "-bbox-layout", "-enc", "UTF-8", pdf, "-", cwd=pdf.parent).stdout
    top = etree.fromstring(told.encode(), etree.XMLParser(recover=True))
    return [_page(page, margin) for page in top.iter("{*}page")]


def _page(element: etree._Element, margin: float) -> Page:
    width, height = (float(element.get(name, "0")) for name in ("width", "height"))
    words = [_word(word) for word in element.iter("{*}word")]
    inside = [w for w in words if w.top >= margin - _SLACK and w.bottom <= height - margin + _SLACK]
    return Page(inside, width, height, margin)


def _word(element: etree._Element) -> Word:
    left, top, right, bottom = (float(element.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax"))
    return Word(element.text or "", left, top, right, bottom)


def broken(document: etree._Element, printed: list[Page]) -> list[str]:
    """The pieces in the cells of a document that are broken on its pages, each as `0,8|0`."""
    cells = (_text(paragraph) for cell in document.iter(f"{_W}tc") for paragraph in cell.iter(f"{_W}p"))
    wanted = {piece for cell in cells for piece in _BLANKS.split(cell) if len(piece) > 1}
    written = Counter(
        piece for paragraph in document.iter(f"{_W}p") for piece in _BLANKS.split(_text(paragraph))
    )
    shown = Counter(piece for page in printed for line in page.lines for piece in _runs(line, wanted))
    return [
        f"{first}|{second}"
        for piece in sorted(wanted)
        if shown[piece] < written[piece]
        for first, second in _halves(piece)
        if any(_stand_below(first, second, page) for page in printed)
    ]


def _text(paragraph: etree._Element) -> str:
    names = {f"{_W}t": "", f"{_W}br": " ", f"{_W}tab": " "}
    return "".join(names[e.tag] or e.text or "" for e in paragraph.iter(*names))


def _runs(line: list[Word], wanted: set[str]) -> Iterator[str]:
    """The pieces that stand on a line, also those of several words."""
    longest = max((piece.count("\u00a0") for piece in wanted), default=0) + 1
    for start in range(len(line)):
        for end in range(start + 1, min(start + longest, len(line)) + 1):
            yield "\u00a0".join(word.text for word in line[start:end])


def _halves(piece: str) -> Iterator[tuple[str, str]]:
    """The word above and the word below, wherever the piece may be broken; at a hyphen everything may be."""
    words = piece.split("\u00a0")
    yield from pairwise(words)
    for word in words:
        yield from ((word[:i], word[i:]) for i in range(1, len(word)) if word[i - 1] not in "-–/")


def _stand_below(first: str, second: str, page: Page) -> bool:
    above = [word for word in page.words if word.text == first]
    below = [word for word in page.words if word.text == second]
    return any(
        0 < other.top - word.top < 2 * (word.bottom - word.top) and abs(other.left - word.left) < _NEAR
        for word in above
        for other in below
    )


def hole(page: Page) -> float:
    """The widest gap between lines, or below the last, in parts of the height of the text."""
    reached, gaps = page.margin, []
    for word in sorted(page.words, key=lambda word: word.top):
        gaps.append(word.top - reached)
        reached = max(reached, word.bottom)
    return max([*gaps, page.height - page.margin - reached]) / (page.height - 2 * page.margin)


def overflowing(page: Page) -> list[str]:
    """The words that reach into the right margin."""
    return [word.text for word in page.words if word.right > page.width - page.margin + _SLACK]


def headings_alone(document: etree._Element, printed: list[Page]) -> list[str]:
    """The headings that are the last line of a page; one of the contents comes again, in more lines maybe."""
    titles = {
        re.sub(r"\W", "", _text(paragraph))
        for paragraph in document.iter(f"{_W}p")
        if (style := paragraph.find(f"{_W}pPr/{_W}pStyle")) is not None
        and style.get(f"{_W}val", "").startswith(_HEADINGS)
    }
    lines = [[" ".join(word.text for word in line) for line in page.lines] for page in printed]
    words = [" ".join(page) for page in lines]
    return [
        page[-1]
        for number, page in enumerate(lines[:-1])
        if page
        and re.sub(r"\W", "", re.sub(r"^(§ )?[\d.]+ ", "", page[-1])) in titles
        and not any(page[-1] in later for later in words[number + 1 :])
    ]
