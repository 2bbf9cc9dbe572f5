"""What a Word file says: blocks with their tracked changes, notes, comments, margins.

All is frozen, sequences are tuples. `WordDocument.blocks` hold everything that stands in the file, deleted or
not; `word_views.view` gives the same blocks as they were before or are after the changes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from teilhabe_docs.diagnostics import WordPlace as WordPlace


class Change(NamedTuple):
    """One tracked change; `date` is ISO 8601 as it stands in the file, both may be empty.

    `formatted` changes only the look: both views hold what it is about.
    """

    kind: Literal["inserted", "deleted", "moved_from", "moved_to", "formatted"]
    author: str = ""
    date: str = ""

    @property
    def adds(self) -> bool:
        """Whether what it is about was not there before."""
        return self.kind in ("inserted", "moved_to")

    @property
    def removes(self) -> bool:
        """Whether what it is about is no longer there afterwards."""
        return self.kind in ("deleted", "moved_from")


class Look(NamedTuple):
    """How text looks, styles included; `size` is in half points, 0 where nothing tells it.

    `style` is the name of the character style, `link` leads to the web or, with `#`, to a bookmark. A
    `prompt` is shown by a content control as long as nobody has filled it. `struck`: with one line or two.
    `colour` is that of the letters, `ground` what a highlighter or shading puts behind them, as `FF0000`;
    empty for black letters and white ground. `raised` is `superscript`, `subscript` or empty, `capitals`
    `caps`, `smallCaps` or empty.
    """

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    hidden: bool = False
    size: int = 0
    style: str = ""
    link: str = ""
    prompt: bool = False
    struck: bool = False
    colour: str = ""
    ground: str = ""
    raised: str = ""
    capitals: str = ""


PLAIN = Look()


class NoteMark(NamedTuple):
    """The mark of a note; both name the `WordNote` that it belongs to."""

    kind: Literal["footnote", "endnote"]
    id: str


class WordPicture(NamedTuple):
    """A picture: its alternative text, and the part that holds it (empty where it lies elsewhere).

    `decorative`: whoever wrote it says that it needs no alternative text.
    """

    alt: str
    part: str = ""
    decorative: bool = False


class Foreign(NamedTuple):
    """What has no words of its own here: an equation (its signs are the piece's text), an object."""

    kind: Literal["equation", "object", "diagram"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph of one look and one history, or what stands between its words (`inner`).

    In `text` a line break is a newline and a tab a tab; of pictures and marks it is empty.
    """

    text: str
    look: Look = PLAIN
    changes: tuple[Change, ...] = ()
    inner: NoteMark | WordPicture | Foreign | None = None


class NumberRef(NamedTuple):
    """The list and the level, from 0, that a paragraph is counted in."""

    list_id: str
    level: int


class HeadingTrait(NamedTuple):
    """That a paragraph is a heading: its level from 1, and what says so.

    `style` and `outline` are what Word itself takes for headings. `bold` (all of it bold, and short) and
    `number` (typed by hand, short, with text below) only look like one.
    """

    level: int
    origin: Literal["style", "outline", "bold", "number"]


NOWHERE = WordPlace()


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph; `style` is the name of its style, `outline` the heading that Word takes it for.

    `mark` are the changes of its end: deleted it is one with the next. `boxed`: it stands in a text box.
    `role` `toc` is a line of a table of contents. `bookmarks` begin in it.
    Only in a view: `number` as Word shows it (`3.2`, `a)`, `•`), `listed` what it counts as, `heading`.
    """

    pieces: tuple[Piece, ...]
    style: str = ""
    role: Literal["", "title", "toc"] = ""
    outline: HeadingTrait | None = None
    counted: NumberRef | None = None
    mark: tuple[Change, ...] = ()
    bookmarks: tuple[str, ...] = ()
    boxed: bool = False
    place: WordPlace = NOWHERE
    number: str = ""
    listed: Literal["", "bullet", "number"] = ""
    heading: HeadingTrait | None = None

    @property
    def text(self) -> str:
        """The words of all pieces; in `WordDocument.blocks` deleted ones, too."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell, once for all that it covers: so many `columns` wide and `rows` high."""

    blocks: "tuple[WordBlock, ...]"
    columns: int = 1
    rows: int = 1
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row with the cells that begin in it, each at its column from 0; `header`: repeated on each page."""

    cells: tuple[WordCell, ...]
    columns: tuple[int, ...]
    header: bool = False
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table; `alt` is its alternative text."""

    rows: tuple[WordRow, ...]
    alt: str = ""
    place: WordPlace = NOWHERE


WordBlock = WordParagraph | WordTable


@dataclass(frozen=True, slots=True)
class WordNote:
    """A footnote or endnote."""

    kind: Literal["footnote", "endnote"]
    id: str
    blocks: tuple[WordBlock, ...]


class Anchor(NamedTuple):
    """A place between pieces: in front of the piece with this index in the paragraph with this number."""

    paragraph: int
    piece: int


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment; `start` and `end` of what it is about in the body, None where it is anchored nowhere.

    `answers` is the id of the comment that it answers, `done` whether it was marked so.
    """

    id: str
    author: str
    date: str
    blocks: tuple[WordBlock, ...]
    start: Anchor | None = None
    end: Anchor | None = None
    answers: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class WordMargin:
    """A header or footer that the document uses."""

    kind: Literal["header", "footer"]
    blocks: tuple[WordBlock, ...]


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A whole Word file; `title`, `language` (`de-DE`) and `properties` are what it says of itself.

    `paged`: Word has left in it where its pages end. `lists` holds what numbers are counted by, for views.
    """

    blocks: tuple[WordBlock, ...]
    notes: tuple[WordNote, ...] = ()
    comments: tuple[WordComment, ...] = ()
    margins: tuple[WordMargin, ...] = ()
    title: str = ""
    language: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)
    paged: bool = False
    lists: "Mapping[str, WordList]" = field(default_factory=dict)


class ListLevel(NamedTuple):
    """How a level of a list counts: `form` (`decimal`, `bullet` …), `text` (`%1.%2`), the first number.

    `after` is the level, from 1, whose numbers make it begin anew; 0: it never does, None: each above it.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    after: int | None = None
    legal: bool = False


class WordList(NamedTuple):
    """A list: those with the same `counter` count on; `restarts` are levels that its first use sets back."""

    counter: str
    levels: Mapping[int, ListLevel]
    restarts: Mapping[int, int]


def paragraphs_in(blocks: Iterable[WordBlock]) -> Iterator[WordParagraph]:
    """All paragraphs of blocks in reading order, those of tables too."""
    waiting = [iter(blocks)]
    while waiting:
        block = next(waiting[-1], None)
        if block is None:
            waiting.pop()
        elif isinstance(block, WordParagraph):
            yield block
        else:
            waiting.append(iter([below for row in block.rows for cell in row.cells for below in cell.blocks]))


def plain_text(blocks: Iterable[WordBlock]) -> str:
    """The words of blocks, a line for each paragraph."""
    return "\n".join(paragraph.text for paragraph in paragraphs_in(blocks))
