"""What references can lead to: every section, part and letter with an id gets a bookmark."""

from collections.abc import Iterable
from typing import NamedTuple

from teilhabe_docs.documents.blocks import (
    Block,
    BlockDocument,
    Heading,
    ItemList,
    ListItem,
    NumberedPart,
    Section,
)
from teilhabe_docs.rendering.docx.word_numbering import LEVELS_BOUND


class Bookmark(NamedTuple):
    """The bookmark of an id; `number` is what Word's own count shows there (headings only, else empty)."""

    name: str
    ident: int
    number: str = ""


class Bookmarks:
    """The bookmarks of a document by id of section, part or letter.

    `headings` are all headings in their order with the bookmark of each, `typed` the bookmarks of those that
    authors have typed.
    """

    def __init__(self, dokument: BlockDocument) -> None:
        self._targets: dict[str, Bookmark] = {}
        self._bound = LEVELS_BOUND[dokument.zaehlung]
        self._sign = "§ " if dokument.zaehlung == "paragraf" else ""
        self._count = [0] * len(self._bound)
        found: list[Section | Heading] = []
        self._collect(dokument.kopf, found)
        self._collect(dokument.abschnitte, found)
        first = len(self._targets) + 1
        typed = [heading for heading in found if isinstance(heading, Heading)]
        self.typed = [Bookmark(f"_Toc{n:06d}", first + n) for n in range(len(typed))]
        marks = iter(self.typed)
        self.headings = [
            (heading, target)
            for heading in found
            if (target := next(marks) if isinstance(heading, Heading) else self.get(heading.id))
        ]

    def get(self, ident: str) -> Bookmark | None:
        """The bookmark of `ident`, if the document has that place."""
        return self._targets.get(ident)

    def _collect(self, blocks: Iterable[Block | ListItem], headings: list[Section | Heading]) -> None:
        for block in blocks:
            if isinstance(block, Section):
                headings.append(block)
                self._add(block.id, self._automatic(block))
                self._collect(block.kinder, headings)
            elif isinstance(block, NumberedPart | ListItem):
                self._add(block.id)
                self._collect(block.kinder, headings)
            elif isinstance(block, ItemList):
                self._collect(block.punkte, headings)
            elif isinstance(block, Heading):
                headings.append(block)

    def _add(self, ident: str, number: str = "") -> None:
        if ident and ident not in self._targets:
            count = len(self._targets) + 1
            self._targets[ident] = Bookmark(f"_Ref{count:06d}", count, number)

    def _automatic(self, section: Section) -> str:
        """The number of `section` if Word counts to the same; else empty."""
        level = self._bound.get(f"Heading{section.ebene}")
        if not section.nummer or level is None:
            return ""
        count = [*self._count[:level], self._count[level] + 1] + [0] * (len(self._count) - level - 1)
        shown = self._sign + ".".join(str(figure) for figure in count[: level + 1])
        if shown != section.nummer.replace("\u00a0", " "):
            return ""
        self._count = count
        return shown
