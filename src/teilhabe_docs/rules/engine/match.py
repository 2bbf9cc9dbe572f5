"""What a check says: that something was found, and where; never where in a file that stands."""

import re
from dataclasses import KW_ONLY, dataclass
from typing import TypeAlias

from teilhabe_docs.diagnostics import DocumentPlace, Severity
from teilhabe_docs.documents.profile.printed_strings import BodyString, OutlineString, PrintedString
from teilhabe_docs.loading.concept_file import ConceptFile
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.text_slot import Markdown, ReadFileSlot
from teilhabe_docs.rules.engine.searchable_text import SearchableText


@dataclass(frozen=True, slots=True)
class TextSource:
    """A text at a path of one of the concept's files: the value there, and its words.

    They stand in `searched`, without characters that nobody sees. `root` is what field paths call the file's
    content: `traeger`, `angebot` or `personal`.
    """

    root: str
    file: ConceptFile
    path: DataPath
    value: str | Markdown | ReadFileSlot
    searched: SearchableText

    @property
    def text(self) -> str:
        """Its words."""
        return self.searched.text

    @property
    def typed(self) -> str:
        """The words with every character that the author's program has put there."""
        return self.value if isinstance(self.value, str) else self.value.text

    @property
    def is_prose(self) -> bool:
        """Whether it is one of the longer texts, not a value that is written as text."""
        return not isinstance(self.value, str)

    @property
    def feld(self) -> FieldPath:
        """The full path of the field: `angebot.umfang.beschreibung`, with indices in lists."""
        return FieldPath.of(self.root, *self.path)

    @property
    def top_field(self) -> FieldPath:
        """The field of the file that it stands in or below: `angebot.umfang`."""
        return FieldPath.of(self.root, self.path[0])

    def stretch(self, found: re.Match[str]) -> "TextStretch":
        """The stretch of it that a pattern has found."""
        return TextStretch(self, *found.span())


@dataclass(frozen=True, slots=True)
class TextStretch:
    """A stretch (`begin`, `end`, code points) of a text."""

    source: TextSource
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class ProfileStretch:
    """A stretch (`begin`, `end`, code points) of a file of a profile."""

    file: str
    text: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class OutlineStretch:
    """A stretch (`begin`, `end`, code points) of a value in the outline file of a profile."""

    document: Document
    path: DataPath
    begin: int
    end: int

    @property
    def file(self) -> str:
        """The outline file."""
        return self.document.file


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A file as a whole."""

    file: str


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry in the outline file of a profile, at its key where that is an id."""

    document: Document
    path: DataPath

    @property
    def file(self) -> str:
        """The outline file."""
        return self.document.file


Place: TypeAlias = str | TextStretch | ProfileStretch | OutlineStretch | OutlineEntry | FilePlace
"""Where something was found; a text is the path of a field."""


def place_in_profile(printed: PrintedString, start: int, end: int) -> Place:
    """Where a stretch of a string that a profile of one's own prints stands."""
    if isinstance(printed, OutlineString):
        return OutlineStretch(printed.document, printed.path, start, end)
    if isinstance(printed, BodyString):
        if not printed.whole.startswith(printed.text, printed.start):
            start, end = 0, len(printed.whole[printed.start :].partition("\n")[0])
        return ProfileStretch(printed.file, printed.whole, printed.start + start, printed.start + end)
    return ProfileStretch(printed.file, printed.text, start, end)


@dataclass(frozen=True, slots=True)
class Match:
    """What a check has found: at a field (`angebot.umfang.beschreibung`), in a text, in a profile, a file.

    Without a `severity` it weighs what the rule weighs; `source` is the norm in this case, `related` another
    field or stretch of text that it is about, with what stands there in few words; `adds` is what it adds to
    another one at its place.
    """

    code: str
    text: str
    place: Place
    severity: Severity | None = None
    _: KW_ONLY
    requirement: str = ""
    source: str = ""
    documents: tuple[DocumentPlace, ...] = ()
    related: tuple["Place", str] | None = None
    adds: str = ""
