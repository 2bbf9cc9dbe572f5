"""Word files that have come back: read, and compared with what was sent."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.basis import ReturnedFile, basis_of
from teilhabe_docs.application.called_paths import as_text, existing_file
from teilhabe_docs.application.drift import Drift, drift
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.loading.files.paths import is_folder
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.reading.word_package import MAX_FILE
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reporting.report import report_on

if TYPE_CHECKING:
    from teilhabe_docs.application.basis import Opener

_WANTED = "die Word-Datei, die zurückgekommen ist"


class ReadFile(NamedTuple):
    """A Word file that could be read, with its bytes."""

    path: PurePath
    file: ReturnedFile
    content: bytes


def read_returned(called: str) -> ReadFile:
    """The file; one that is not there is an `ImpossibleError` of usage, one that is none of content."""
    path = existing_file(called, _WANTED)
    content = read(path, MAX_FILE)
    if isinstance(content, Obstacle):
        raise ImpossibleError(Cause.CONTENT, f"»{called}«: {content.text}")
    reading = read_word(content, path.as_posix())
    if reading.document is None:
        raise ImpossibleError(Cause.CONTENT, "", (report_on(reading.findings, (path.as_posix(),), {}),))
    return ReadFile(path, ReturnedFile(path.as_posix(), reading.document), content)


def drift_of(
    file: ReadFile, folder: str, open_: "Opener", rooms: ExitStack, sent: ReadFile | None = None
) -> Drift:
    """What has been done to a file; an `ImpossibleError` where its basis is unknown."""
    before = (sent.file, sent.content) if sent else None
    basis = basis_of(file.file, folder, open_, rooms, before)
    return drift(file.path, file.content, file.file.document, basis)


def files_and_folder(paths: Sequence[str]) -> tuple[list[str], str]:
    """The Word files of a call and its folder: the last path where that is one, else the current."""
    *files, last = paths
    if not is_folder(PurePath(last)):
        return list(dict.fromkeys(paths)), "."
    if not files:
        text = f"»{as_text(last)}« ist ein Ordner. Bitte davor {_WANTED} nennen."
        raise ImpossibleError(Cause.USAGE, text)
    return list(dict.fromkeys(files)), last


def write_merged(folder: PurePath, contents: Mapping[str, bytes]) -> None:
    """Write all files or none; what is in the way is an `ImpossibleError` of usage."""
    from teilhabe_docs.loading.files.writer import NotWritableError
    from teilhabe_docs.loading.files.written_together import write_together

    try:
        write_together(folder, contents)
    except NotWritableError as error:
        raise ImpossibleError(Cause.USAGE, str(error)) from None
