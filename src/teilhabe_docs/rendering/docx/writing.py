"""What the writers of one document share: targets, numbering, counters, footnotes, comments, pictures."""

from collections.abc import Iterable
from itertools import count

from teilhabe_docs.documents.blocks import BlockDocument, Footnote
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.rendering.docx.bookmarks import Bookmarks
from teilhabe_docs.rendering.docx.drawings import Media
from teilhabe_docs.rendering.docx.margin_comments import Comments
from teilhabe_docs.rendering.docx.word_numbering import Numbering
from teilhabe_docs.rendering.font_widths import TABLE, TIGHT_TABLE, ours
from teilhabe_docs.rendering.page_measures import TEXT_WIDTH


class Context:
    """State of one run; every id comes from a counter, in reading order.

    `width` of the text is in twips. Letters are `in_tables` and in crowded ones `tight`, indents of lists
    `stretch` times as wide as ours. The contents are `listed` or not.
    """

    def __init__(
        self,
        dokument: BlockDocument,
        notes: Iterable[MarginNote] = (),
        width: int = TEXT_WIDTH,
        *,
        listed: bool = False,
    ) -> None:
        self.width, self.stretch, self.listed = width, 1.0, listed
        self.in_tables, self.tight = ours(TABLE), ours(TIGHT_TABLE)
        self.targets = Bookmarks(dokument)
        self.numbering = Numbering(dokument.zaehlung)
        self.media = Media()
        self.footnotes: list[Footnote] = []
        self.comments = Comments(notes)
        self._controls = count(1)
        self._drawings = count(1)
        self._placed: set[int] = set()

    def next_control(self) -> int:
        """The id of the next content control."""
        return next(self._controls)

    def next_drawing(self) -> int:
        """The id of the next drawing."""
        return next(self._drawings)

    def place(self, ident: int) -> bool:
        """Whether bookmark `ident` still has to be written; it may stand in the document once."""
        if ident in self._placed:
            return False
        self._placed.add(ident)
        return True
