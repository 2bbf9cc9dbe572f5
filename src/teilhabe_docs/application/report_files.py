"""Files that a call wants findings in, beside what it shows."""

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.destinations import named_file, part_of_concept
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.loading.files.paths import is_file, real
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.files.spelling import composed
from teilhabe_docs.loading.files.targets import key
from teilhabe_docs.near_names import meant
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

if TYPE_CHECKING:
    from teilhabe_docs.application.repository_reports import RepositoryReport
    from teilhabe_docs.reporting.report import Report

_ONLY_REPORTS = (".json", ".sarif", ".xml")
"""Endings that nothing in a concept has: such a file is written over whoever made it."""


class Output(NamedTuple):
    """A file and the format of what is written into it."""

    format: str
    file: PurePath
    notices: tuple[Notice, ...] = ()


def output_named(value: str, others: Iterable[Output]) -> Output:
    """What `FORMAT=DATEI` says, beside `others`; what cannot be meant is an `ImpossibleError` of usage."""
    name, equals, text = value.partition("=")
    if not equals and name not in FINDING_FORMATS:
        ending = PurePath(name).suffix.lower()
        near = meant(f"{_BY_ENDING[ending]}={name}" if ending in _BY_ENDING else "", _FORM)
        raise ImpossibleError(Cause.USAGE, f"--output: »{as_text(name)}« nennt kein Format.{near}")
    chosen("--output", name, FINDING_FORMATS)
    if not text:
        text = f"--output: Zu »{name}« fehlt die Datei, etwa {name}=befunde.txt."
        raise ImpossibleError(Cause.USAGE, text)
    file, notices = named_file(PurePath(text), "--output")
    if _key(file) in (_key(other.file) for other in others):
        text = f"--output: »{as_text(file)}« steht zweimal. Bitte je Format eine eigene Datei."
        raise ImpossibleError(Cause.USAGE, text, notices)
    return Output(name, file, notices)


def write_outputs(
    outputs: Iterable[Output], reports: "Iterable[RepositoryReport]", report: "Callable[[str], Report]"
) -> None:
    """Write each file; one that is part of a repository or cannot be written is an `ImpossibleError`.

    So is one that holds something else than a report: a text of the concept is not among those read where
    the file that names it cannot be read. `report` gives the report for a format.
    """
    from teilhabe_docs.loading.files.writer import NotWritableError, write

    read = {composed((root / name).as_posix()) for _, root, one, _ in reports for name in _part_of(one)}
    for output in outputs:
        if composed(real(output.file).as_posix()) in read:
            raise part_of_concept(output.file, "--output")
        if _is_something_else(output.file):
            raise ImpossibleError(Cause.USAGE, f"--output: »{as_text(output.file)}« {_NO_REPORT}")
        text = FINDING_FORMATS[output.format].schreiber(report(output.format))
        try:
            write(output.file, text.encode("utf-8", "replace"))
        except NotWritableError as error:
            raise ImpossibleError(Cause.USAGE, f"--output: {error}") from None


def append_text(target: PurePath, text: str) -> bool:
    """Add to a file that somebody has named; returns whether that was possible."""
    from teilhabe_docs.loading.files.writer import append

    try:
        append(target, text.encode("utf-8", "replace"))
    except OSError:
        return False
    return True


def _part_of(report: "Report") -> set[str]:
    """The files that a concept is made of: one that nothing names is shown with its finding, but is none."""
    findings = (*report.findings, *(one.finding for one in report.suppressed))
    loose = {finding.file for finding in findings if finding.code == _LOOSE}
    return {*report.files, *(report.sources.keys() - loose)}


def _key(file: PurePath) -> str:
    """The same for all names that any system takes for one file."""
    return key(real(file).as_posix())


def _is_something_else(file: PurePath) -> bool:
    """Whether a file is there that is no report of ours; one that is held is told when it is written."""
    from teilhabe_docs.rendering.written import written_bytes
    from teilhabe_docs.reporting.own_reports import is_report

    if file.suffix.lower() in _ONLY_REPORTS or file.is_relative_to("/dev") or not is_file(file):
        return False
    old = written_bytes(file)
    if isinstance(old, Obstacle):
        return not old.held
    return old is not None and not is_report(old)


_LOOSE = "TD322"
_BY_ENDING = {".md": "markdown", ".json": "json", ".sarif": "sarif", ".xml": "junit", ".txt": "full"}
_FORM = f"Nötig ist FORMAT=DATEI mit einem Format aus {', '.join(FINDING_FORMATS)}."
_NO_REPORT = "ist schon da und kein Bericht von tdocs. Bitte ein anderes Ziel nennen oder die Datei löschen."
