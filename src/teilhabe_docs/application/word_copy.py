"""The copy of a Word file with its findings in the margin, where a call names it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.destinations import named_file, write_result
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.word_lint import WordLinted
from teilhabe_docs.diagnostics import Finding, heaviest_first
from teilhabe_docs.loading.files.paths import exists, real
from teilhabe_docs.reading.commented_copy import MOST_COMMENTS, MarginComment, commented
from teilhabe_docs.reading.word_package import RefusedError


class WrittenCopy(NamedTuple):
    """What has been written, in German."""

    text: str
    notices: tuple[Notice, ...] = ()


def demand_copy(target: str, source: str) -> None:
    """An `ImpossibleError` of usage for a copy that would be its source, or no Word file of its kind."""
    place = PurePath(target)
    ending = PurePath(source).suffix.lower()
    if place.suffix.lower() != ending:
        text = f"--comments: »{as_text(place)}« muss wie die Datei selbst auf {ending} enden."
        raise ImpossibleError(Cause.USAGE, text)
    named_file(place, "--comments")
    if exists(place) and real(place) == real(PurePath(source)):
        text = f"--comments: »{as_text(place)}« ist die Datei selbst. Bitte ein anderes Ziel nennen."
        raise ImpossibleError(Cause.USAGE, text)


def write_copy(target: str, linted: WordLinted, *, force: bool) -> WrittenCopy:
    """Write the copy; what is in the way, or cannot be commented, is an `ImpossibleError`."""
    assert linted.data is not None
    return write_commented(target, linted.data, list(_notes(linted.report.findings)), force=force)


def write_commented(target: str, data: bytes, notes: Sequence[MarginComment], *, force: bool) -> WrittenCopy:
    """Write a copy of the Word file `data` with these comments; raises `ImpossibleError` as `write_copy`."""
    try:
        content = commented(data, notes)
    except RefusedError as refused:
        raise ImpossibleError(Cause.CONTENT, f"--comments: {refused.text}") from None
    done = write_result(PurePath(target), content, force=force)
    more = f"; mehr als {MOST_COMMENTS} nicht" if len(notes) > MOST_COMMENTS else ""
    count = min(len(notes), MOST_COMMENTS)
    what = "Kommentar" if count == 1 else "Kommentaren"
    return WrittenCopy(f"{as_text(done.path)}: Kopie mit {count} {what} geschrieben{more}.", done.notices)


def _notes(findings: tuple[Finding, ...]) -> Iterator[MarginComment]:
    """First what is about the whole document, as one comment at its beginning; then each at its paragraph."""
    whole = [finding for finding in findings if not (finding.place and finding.place.paragraph)]
    if whole:
        lines = [f"{finding.code}: {_told(finding)}" for finding in heaviest_first(whole)]
        yield MarginComment(0, ("Zum ganzen Dokument", *lines))
    for finding in findings:
        if finding.place and finding.place.paragraph:
            head = f"{finding.severity.word} {finding.code}"
            yield MarginComment(finding.place.paragraph, (head, _told(finding, here=True)))


def _told(finding: Finding, *, here: bool = False) -> str:
    message = finding.message if here else finding.told
    known = not finding.source or finding.source in message
    return message if known else f"{message} (Quelle: {finding.source})"
