"""The copy of a source that says in its margin where each text and value has gone."""

from collections.abc import Iterator

from teilhabe_docs.application.import_document import read_document
from teilhabe_docs.application.word_copy import WrittenCopy, write_commented
from teilhabe_docs.reading.commented_copy import MarginComment
from teilhabe_docs.reporting.import_report import ImportEntry, ImportReport


def write_report_copy(target: str, source: str, report: ImportReport, *, force: bool) -> WrittenCopy:
    """Write the copy; what is in the way, or cannot be commented, is an `ImpossibleError`."""
    return write_commented(target, read_document(source).data, list(_notes(report)), force=force)


def _notes(report: ImportReport) -> Iterator[MarginComment]:
    """First what is unsure, then what has no field, then what is taken: of too many the last are left out."""
    whole = [one for one in report.left if one.target]
    for head, entries in (("Unsicher", report.unsure), ("Ohne Feld", whole), ("Übernommen", report.taken)):
        for one in entries:
            if one.place.paragraph:
                yield MarginComment(one.place.paragraph, (head, *_lines(one)))


def _lines(one: ImportEntry) -> Iterator[str]:
    if to := " → ".join(filter(None, (one.path, one.target))):
        yield to
    yield one.reason
    if one.candidates:
        yield f"Auch möglich: {', '.join(one.candidates)}"
