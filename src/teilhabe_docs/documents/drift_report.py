"""What has been done to a written document since: the values that a command shows."""

from dataclasses import dataclass
from enum import StrEnum


class DriftKind(StrEnum):
    """What has become of a place of the document."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    FORMATTING = "formatting"


class Origin(StrEnum):
    """What the words of a place come from: a field, a calculation or count, the text of a profile."""

    FIELD = "field"
    COMPUTED = "computed"
    FIXED = "fixed"
    UNKNOWN = "unknown"


class BasisKind(StrEnum):
    """What a file is compared with: the folder as it lies there, a revision of it, the file that was sent."""

    FOLDER = "folder"
    REVISION = "revision"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class DriftPlace:
    """Where something stands: the section by id, number and title (empty in front of the first), in words.

    `part` is `body`, `table`, `note`, `header`, `picture` or `numbering`; `stelle` the id of section or part.
    """

    part: str
    section: str
    number: str
    title: str
    words: str
    stelle: str = ""


@dataclass(frozen=True, slots=True)
class DriftSource:
    """What the words come from: a field by its path, or fixed text of a profile; file and line, from 1."""

    origin: Origin
    path: str = ""
    file: str = ""
    line: int = 0
    profile: str = ""


@dataclass(frozen=True, slots=True)
class DriftChange:
    """A change of one place; `old_text` and `new_text` are the whole paragraph or row before and after.

    `pending`: it is tracked and neither accepted nor rejected; then `author` and `date` (ISO 8601) say whose.
    `looks` are the traits by which the words look otherwise, as they are now: `struck` and True, `colour` and
    `FF0000`, `size` in half points.
    """

    kind: DriftKind
    place: DriftPlace
    source: DriftSource
    old: str
    new: str
    old_text: str
    new_text: str
    pending: bool = False
    author: str = ""
    date: str = ""
    looks: tuple[tuple[str, bool | int | str], ...] = ()


@dataclass(frozen=True, slots=True)
class DriftComment:
    """A comment with the words that it is about."""

    place: DriftPlace
    source: DriftSource
    author: str
    date: str
    text: str
    quote: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class DriftReport:
    """What has been done to a file; `remarks` say in German what is uncertain about the basis."""

    file: str
    document: str
    offer: str
    basis: BasisKind
    changes: tuple[DriftChange, ...]
    comments: tuple[DriftComment, ...]
    revision: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def edited(self) -> bool:
        """Whether anything has been done to it at all."""
        return bool(self.changes or self.comments)
