"""The sections of a finished document, whoever has written and read it."""

from collections.abc import Sequence
from typing import NamedTuple

from teilhabe_docs.documents.recognition.word_forms import without_number


class GivenSection(NamedTuple):
    """A heading as written, its level from 1, and the paragraphs below it up to the next heading.

    What stands before the first heading has level 0 and no heading. A row of a table is a paragraph with its
    cells parted by ` | `, a picture is `![alternative text]()`. `paragraph` is the number of the heading (or
    of the first paragraph) in the document, counted from 1, `page` the one it stands on; 0 and None: unknown.
    """

    level: int
    heading: str
    paragraphs: tuple[str, ...] = ()
    paragraph: int = 0
    page: int | None = None

    @property
    def title(self) -> str:
        """The heading without its number."""
        return without_number(self.heading)


def ancestors(sections: Sequence[GivenSection]) -> tuple[tuple[int, ...], ...]:
    """For each section the indexes of those it stands in, the nearest first."""
    open_: list[int] = []
    found = []
    for index, section in enumerate(sections):
        while open_ and sections[open_[-1]].level >= section.level:
            open_.pop()
        found.append(tuple(reversed(open_)))
        if section.heading:
            open_.append(index)
    return tuple(found)


def contents(sections: Sequence[GivenSection]) -> tuple[tuple[str, ...], ...]:
    """For each section its paragraphs and those of all that stand in it."""
    found: list[list[str]] = [list(section.paragraphs) for section in sections]
    for index, above in enumerate(ancestors(sections)):
        for outer in above:
            found[outer] += sections[index].paragraphs
    return tuple(tuple(paragraphs) for paragraphs in found)
