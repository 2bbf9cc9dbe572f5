"""What a form is made of: the files of an offer, groups of fields."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.entry_fields import EntryField
from teilhabe_docs.application.wanted_fields import FormSection

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.reporting.report import Report
    from teilhabe_docs.reporting.staffing_rows import FigureTable, ResultRow


class FormFile(NamedTuple):
    """A file of the offer: its object (`angebot`), its name in the repository, the digest of its bytes.

    With a `reason`, in German, it is left alone. `findings` are those that belong to no field.
    """

    root: str
    name: str
    digest: str
    reason: str
    findings: "tuple[Finding, ...]"


class EntryGroup(NamedTuple):
    """Fields that belong together: those of a section of a document, or the basic or further ones."""

    id: str
    title: str
    section: FormSection | None
    fields: tuple[EntryField, ...]


@dataclass(frozen=True, slots=True)
class EntryForm:
    """The form of one offer; without an offer that can be read its `id` is empty.

    `found` is all that lint says of the repository; `sums` and `figures` are those of staffing, and `remark`
    says what holds for all of them.
    """

    id: str
    name: str
    files: tuple[FormFile, ...]
    groups: tuple[EntryGroup, ...]
    found: "Report"
    sums: "tuple[FigureTable, ...]" = ()
    figures: "tuple[ResultRow, ...]" = ()
    remark: str = ""

    def fields(self) -> Iterator[EntryField]:
        """All fields, also those inside others, in the order of the form."""
        for group in self.groups:
            for one in group.fields:
                yield from one.alle()

    def file(self, root: str) -> FormFile | None:
        """The file of an object."""
        return next((one for one in self.files if one.root == root), None)


def digest_of(content: bytes) -> str:
    """By which a form knows that a file is still the one that it was made from."""
    return hashlib.sha256(content).hexdigest()
