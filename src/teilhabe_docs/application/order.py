"""What is asked for of documents, the same for every offer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.loading.files.targets import Target, Targets
from teilhabe_docs.model.choices import Format

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.profile.shelf import Shelf
    from teilhabe_docs.loading.files.writer import Waiting
    from teilhabe_docs.rendering.records import Records

FORMATS: tuple[str, ...] = tuple(Format)
"""What documents are written as; the first where nothing is said."""


def asked_formats(*wishes: "Iterable[str] | None") -> tuple[str, ...]:
    """The formats of the first wish that names any, in their order; each can be written here."""
    wished = tuple(next((wish for wish in wishes if wish), FORMATS[:1]))
    asked = tuple(format_ for format_ in FORMATS if format_ in wished)
    for format_ in asked:
        writable(format_)
    return asked


def writable(format_: str) -> None:
    """An `ImpossibleError` of usage where something has to be installed before documents are written so."""
    from teilhabe_docs.rendering.document_formats import format_named

    if missing := format_named(format_).missing():
        raise ImpossibleError(Cause.USAGE, missing)


def is_text(format_: str) -> bool:
    """Whether a document in one of `FORMATS` is text that can go to stdout."""
    from teilhabe_docs.rendering.document_formats import format_named

    return format_named(format_).text


def asked_documents(wishes: Iterable[str] | None, default: Iterable[str]) -> tuple[str, ...]:
    """The documents asked for, in their order; `all` means all three."""
    from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE

    wishes = tuple(wishes or ())
    for wish in wishes:
        chosen("--doc", wish, [*DOKUMENTE, "all"])
    if "all" in wishes:
        return tuple(DOKUMENTE)
    asked = set(wishes or default) or set(DOKUMENTE)
    return tuple(document for document in DOKUMENTE if document in asked)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    `house` is the house's Word file. `margin` are findings for the margin, by the files of the offers; None
    leaves that empty. Documents wait in `room` to be written; without it they are compared. `within` is the
    folder in which they must lie. `records` tell which documents are current and need not be built. `renew`
    lets Word ask on opening whether to bring contents up to date.
    """

    documents: tuple[str, ...]
    formats: tuple[str, ...]
    folder: PurePath
    file_name: str
    shelf: "Shelf"
    house: bytes | None
    within: PurePath
    records: "Records"
    margin: "Mapping[str, tuple[Finding, ...]] | None" = None
    final: bool = False
    allow_open: bool = False
    room: "Waiting | None" = None
    renew: bool = False
    _places: Targets = field(default_factory=Targets)

    def name(self, offer: str, document: str) -> str:
        """What the file of a document is called, without its ending."""
        return self.file_name.replace("{dokument}", document).replace("{angebot}", offer)

    def place(self, offer: str, file: str) -> Target:
        """Where a file of an offer belongs, by the names on the disk."""
        return self._places.find(PurePath(offer, file), self.folder)
