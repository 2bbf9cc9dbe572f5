"""What has changed between two states of a repository: the values that a command shows."""

from dataclasses import dataclass
from enum import StrEnum

from teilhabe_docs.documents.changed_fields import ChangeKind, FieldChange
from teilhabe_docs.documents.sequence_difference import TextPiece


class ChangeCause(StrEnum):
    """Why the words of a section are others: what the data say, or the text of its profile."""

    DATA = "data"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class ChangedUnit:
    """A paragraph, an item or a row before and after; empty where there is none. `pieces` are its words."""

    old: str
    new: str
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class ChangedSection:
    """A section of a document of an offer that has come, gone, or says something else, and why.

    `number` and `title` are those of the new state, of the old where it has gone. `paths` are the changed
    fields that it prints or is decided by; where there are none it follows from others.
    """

    offer: str
    document: str
    id: str
    number: str
    title: str
    kind: ChangeKind
    cause: ChangeCause
    units: tuple[ChangedUnit, ...]
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change of a value: what it is called, where it stands in the files, the sections that it changes.

    `path` is that in its file. `offers` are the ids of those that it belongs to, `places` the sections of
    their documents.
    """

    change: FieldChange
    label: str
    file: str
    line: int
    path: str
    offers: tuple[str, ...]
    places: tuple[ChangedSection, ...]


@dataclass(frozen=True, slots=True)
class ChangedOffer:
    """An offer, or with `document` one of its documents, that there is in one state only."""

    offer: str
    title: str
    kind: ChangeKind
    document: str = ""


@dataclass(frozen=True, slots=True)
class ComparedOffer:
    """An offer that there is in both states: its id and name now, its contract basis, who provides it.

    `old` and `new` say of which day and version the data are, in words, empty where they do not.
    """

    id: str
    title: str
    basis: str
    provider: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangeList:
    """All that has changed between two states, `old` and `new` as the call names them."""

    old: str
    new: str
    offers: tuple[ComparedOffer, ...]
    coming: tuple[ChangedOffer, ...]
    changes: tuple[ListedChange, ...]
    sections: tuple[ChangedSection, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.coming or self.changes or self.sections)
