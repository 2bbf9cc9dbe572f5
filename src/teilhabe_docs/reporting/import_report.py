"""What an import has done with the words of its sources: taken, unsure, left; as values."""

from typing import NamedTuple

from teilhabe_docs.diagnostics import WordPlace
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath


class ImportEntry(NamedTuple):
    """Words of the source `file` from `place` on, and where they went.

    `path` is the field, empty where there is none, `target` the file of the concept, empty where they are in
    none; `reason` says why, in German. `candidates` are other fields that they could belong to, `words` those
    of what is left.
    """

    file: str
    place: WordPlace
    path: FieldPath = NO_FIELD
    target: str = ""
    reason: str = ""
    candidates: tuple[FieldPath, ...] = ()
    words: str = ""


class SourceComment(NamedTuple):
    """A comment in a source: who says what about which place."""

    file: str
    place: WordPlace
    author: str
    text: str


class UsedProfile(NamedTuple):
    """By which profile a source was taken over, and as which document; both empty where by none.

    The document of a staffing plan is `personal`.
    """

    file: str
    document: str = ""
    profile: str = ""


class ImportReport(NamedTuple):
    """All of it, in the order of the sources; `written` are the files that are new or changed."""

    sources: tuple[UsedProfile, ...]
    taken: tuple[ImportEntry, ...]
    unsure: tuple[ImportEntry, ...]
    left: tuple[ImportEntry, ...]
    comments: tuple[SourceComment, ...]
    written: tuple[str, ...]


def joined(first: ImportReport, then: ImportReport) -> ImportReport:
    """One report of both."""
    return ImportReport(
        (*first.sources, *then.sources),
        (*first.taken, *then.taken),
        (*first.unsure, *then.unsure),
        (*first.left, *then.left),
        (*first.comments, *then.comments),
        tuple(dict.fromkeys((*first.written, *then.written))),
    )
