"""The findings of today as exceptions in the repository's configuration."""

from pathlib import PurePath

from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.lint import Linted
from teilhabe_docs.application.rulebook import Rulebook
from teilhabe_docs.loading.files.paths import real
from teilhabe_docs.loading.files.reader import read
from teilhabe_docs.loading.files.targets import Targets
from teilhabe_docs.loading.files.writer import write
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.rules.policy.baseline import BaselineError, baseline_entries, with_entries


def write_exceptions(rulebook: Rulebook, linted: Linted) -> tuple[str, int]:
    """Write them; returns the name of the file and how many are new.

    A file that cannot be extended is an `ImpossibleError` of content; raises `NotWritableError`.
    """
    own = rulebook.own.ordner / PurePath(rulebook.own.name).name
    place = own if rulebook.own.text else Targets().find(PurePath("tdocs.yaml"), linted.root).path
    new = baseline_entries(linted.report.findings, rulebook.selection, linted.exceptions)
    try:
        if new:
            write(place, _as_there(with_entries(rulebook.own, new), place), real(place.parent))
    except BaselineError as error:
        raise ImpossibleError(Cause.CONTENT, str(error)) from None
    return place.name, len(new)


def _as_there(text: str, place: PurePath) -> bytes:
    """The bytes of a text with the line ends that the file has."""
    old = read(place, MAX_BYTES, real(place.parent))
    windows = isinstance(old, bytes) and b"\r\n" in old
    return (text.replace("\n", "\r\n") if windows else text).encode("utf-8")
