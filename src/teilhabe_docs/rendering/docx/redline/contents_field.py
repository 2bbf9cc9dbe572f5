"""The field of a table of contents: it begins in the first entry and ends in the last, whatever these are."""

from typing import NamedTuple

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.redline.change_marks import PARAGRAPH_PROPERTIES, RUN

_PARAGRAPH = f"{W}p"
_OF_FIELD = (f"{W}fldChar", f"{W}instrText")


class ContentsField(NamedTuple):
    """What begins and ends the field, and the entries in which it began in either state."""

    begin: list[Element]
    end: list[Element]
    first: tuple[Element, ...]

    def put_back(self, content: Element) -> None:
        """Let the field begin and end in the merged contents; it stays, so it is not marked."""
        paragraphs = list(content.iterchildren(_PARAGRAPH))
        entry = next(one for one in paragraphs if one in self.first)
        at = sum(one.tag == PARAGRAPH_PROPERTIES for one in entry)
        entry[at:at] = self.begin
        paragraphs[-1].extend(self.end)


def lifted(old: Element, new: Element) -> ContentsField | None:
    """The field, taken out of both states of contents; None where one of them has none."""
    sides = [_runs(content) for content in (old, new)]
    if not all(sides):
        return None
    for side in sides:
        for paragraph, run in side:
            paragraph.remove(run)
    runs = [run for _, run in sides[1]]
    first = tuple(side[0][0] for side in sides)
    return ContentsField(runs[:-1], runs[-1:], first)


def _runs(content: Element) -> list[tuple[Element, Element]]:
    """The runs that begin and end fields, each with its paragraph."""
    return [
        (paragraph, run)
        for paragraph in content.iterchildren(_PARAGRAPH)
        for run in paragraph.iterchildren(RUN)
        if any(child.tag in _OF_FIELD for child in run)
    ]
