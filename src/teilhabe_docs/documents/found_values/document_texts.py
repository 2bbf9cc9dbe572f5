"""A finished document sentence by sentence, with the headings that each stands under."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teilhabe_docs.documents.found_values.found_value import ValuePlace
from teilhabe_docs.documents.found_values.same_form import cleaned, without_mark
from teilhabe_docs.documents.recognition.given_section import GivenSection, ancestors
from teilhabe_docs.recht.sentence import sentence_ends

_TITLES = 2
"""So many headings from the start may be the title of the document, which says something itself."""
_LONGEST, _MOST_CELLS = 6000, 40
"""Nobody writes a longer paragraph or a wider row; what is one states nothing."""
_ITEM = re.compile(r"[-•·*▪◦‣]\s")
_QUOTES = {"„": "“", "»": "«", "“": "”"}


class DocumentText(NamedTuple):
    """A paragraph as compared, with its place and the headings around it, the nearest first.

    `listed`: it is an item of a list.
    """

    text: str
    place: ValuePlace
    headings: tuple[str, ...]
    listed: bool = False

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return " | " in self.text

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Its sentences, each with where it begins."""
        begin = 0
        for _, end in (*sentence_ends(self.text), (0, len(self.text))):
            sentence = self.text[begin:end]
            stripped = sentence.lstrip()
            if stripped:
                yield begin + len(sentence) - len(stripped), stripped.rstrip()
            begin = end

    def quoted(self, at: int) -> bool:
        """Whether a place stands between quotation marks, in the words of somebody else."""
        for opening, closing in _QUOTES.items():
            begin = self.text.rfind(opening, 0, at)
            if begin >= 0 and self.text.find(closing, begin + 1, at) < 0 and closing in self.text[at:]:
                return True
        return len(re.findall('"', self.text[:at])) % 2 == 1


def _row(paragraph: str) -> str:
    """A row with a dash for each cell that says nothing."""
    cells = [
        cleaned(cell) or "–" for cell in paragraph.strip(" ").removeprefix("|").removesuffix("|").split("|")
    ]
    return " | ".join(cells) if any(cell != "–" for cell in cells) else ""


def document_texts(sections: Sequence[GivenSection]) -> tuple[DocumentText, ...]:
    """The title and all paragraphs of a document, footnotes too."""
    found = []
    for index, (section, above) in enumerate(zip(sections, ancestors(sections), strict=True)):
        headings = tuple(filter(None, (section.title, *(sections[one].title for one in above))))
        if index < _TITLES and section.heading:
            found.append(
                DocumentText(cleaned(section.title), ValuePlace(index, None, section.heading), headings)
            )
        for number, paragraph in enumerate(section.paragraphs):
            text = _row(paragraph) if "|" in paragraph else without_mark(cleaned(paragraph))
            if text and len(text) <= _LONGEST and text.count("|") <= _MOST_CELLS:
                place = ValuePlace(index, number, section.heading)
                found.append(DocumentText(text, place, headings, bool(_ITEM.match(paragraph.lstrip()))))
    return tuple(found)
