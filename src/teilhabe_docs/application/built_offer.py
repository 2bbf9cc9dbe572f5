"""What an offer's documents have become: their files, what was found, what is known of them."""

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.documents.written_state import Comparison
    from teilhabe_docs.rendering.assembly import AssembledDocument
    from teilhabe_docs.rendering.records import Known


class DocumentFile(NamedTuple):
    """A file of a document: where it belongs, and where it waits or how it compares.

    One that stands there as it ought to need not wait. `foreign`: what stands there now is not ours and would
    change. `remark`: what to say of its name. `name` is its path below the offer's folder, `content` the
    digest of what is to stand there, where that is known. `edits` says in words what has been edited in what
    stands there, as far as that is known.
    """

    offer: str
    document: str
    path: PurePath
    waiting: PurePath | None = None
    foreign: bool = False
    comparison: "Comparison | None" = None
    remark: str = ""
    name: str = ""
    content: str = ""
    edits: str = ""


@dataclass(slots=True)
class BuiltOffer:
    """What has become of an offer: findings, what a final document lacks, texts to show them in, files.

    `open_places` is the number of open places of each document, `size` what all of them have taken, in
    characters. `known` is what is known from now on of documents that are current. `without_pages`: the
    contents of one are listed, but not on which pages they are.
    """

    findings: "list[Finding]" = field(default_factory=list)
    gaps: "list[Finding]" = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    files: list[DocumentFile] = field(default_factory=list)
    open_places: dict[tuple[str, str], int] = field(default_factory=dict)
    size: int = 0
    known: "dict[str, Known]" = field(default_factory=dict)
    without_pages: bool = False


class BuiltDocument(NamedTuple):
    """An outline, and the document that it describes."""

    outline: "Gliederung"
    built: "AssembledDocument"
