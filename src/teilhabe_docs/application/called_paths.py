"""Places that a call names: found as they are stored, and there, and of the kind that is needed."""

from pathlib import PurePath

from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.loading.files import paths
from teilhabe_docs.loading.files.paths import as_text as as_text
from teilhabe_docs.loading.files.paths import exists, is_file, is_folder, is_link, seen_from_here, too_long
from teilhabe_docs.loading.files.patterns import expanded
from teilhabe_docs.loading.files.reader import is_text, names
from teilhabe_docs.loading.files.spelling import stored


def on_windows() -> bool:
    """Whether this is Windows, whose shells and names differ."""
    return paths.WINDOWS


def is_there(path: str) -> bool:
    """Whether there is anything at a path."""
    return exists(PurePath(path))


def as_stored(path: str) -> str:
    """The path however its accents are stored."""
    return stored(path)


def places(path: str) -> list[str]:
    """The places that a path names, with wildcards where no shell expands them."""
    return [stored(name) for name in expanded(path)]


def existing(path: str, wanted: str = "den Ordner mit den Konzeptdateien") -> PurePath:
    """The path if something is there; else an `ImpossibleError` of usage with a suggestion.

    `wanted` is what is to be named there, in German.
    """
    if not path:
        raise ImpossibleError(Cause.USAGE, f"Der Pfad ist leer. Nennen Sie {wanted}.")
    target = PurePath(path)
    if not exists(target) and is_link(target):
        text = f"»{as_text(path)}« ist eine Verknüpfung mit etwas, das es nicht gibt. Nennen Sie {wanted}."
        raise ImpossibleError(Cause.USAGE, text)
    if not exists(target):
        raise ImpossibleError(Cause.USAGE, f"»{as_text(path)}« gibt es nicht.{_near(target)}")
    return target


def existing_file(path: str, wanted: str) -> PurePath:
    """The path if a file is there that can be read; else an `ImpossibleError` of usage."""
    target = existing(path, wanted)
    if is_folder(target):
        raise ImpossibleError(Cause.USAGE, f"»{as_text(path)}« ist ein Ordner. Nennen Sie {wanted}.")
    if not is_file(target):
        text = f"»{as_text(path)}« ist keine gewöhnliche Datei. Nennen Sie {wanted}."
        raise ImpossibleError(Cause.USAGE, text)
    return target


def existing_folder(path: str) -> PurePath:
    """The path if a folder is there; else an `ImpossibleError` of usage."""
    target = existing(path)
    if not is_folder(target):
        text = f"»{as_text(path)}« ist kein Ordner. Nennen Sie den Ordner mit den Konzeptdateien."
        raise ImpossibleError(Cause.USAGE, text)
    return target


def demand_concept(target: PurePath, done: str) -> None:
    """An `ImpossibleError` of usage for what is neither folder nor concept file; `done` says what is done."""
    from teilhabe_docs.loading.discovery import KINDS_IN_WORDS, file_kind

    if not is_folder(target) and file_kind(target.name) is None:
        text = f"»{as_text(target)}« ist keine Konzeptdatei. {done}: {KINDS_IN_WORDS}."
        raise ImpossibleError(Cause.USAGE, text)


def no_concept_in(path: str) -> str:
    """In German that a folder holds nothing to check."""
    from teilhabe_docs.loading.discovery import KINDS_IN_WORDS

    return f"In »{as_text(path)}« liegt keine Konzeptdatei. Gesucht werden: {KINDS_IN_WORDS}."


def as_called(place: PurePath, called: str) -> PurePath:
    """A place as seen from the current folder, unless the call names an absolute path."""
    return place if PurePath(called).is_absolute() else seen_from_here(place)


def _near(target: PurePath) -> str:
    if reason := too_long(target):
        return f" {reason}"
    from teilhabe_docs.near_names import meant, nearest

    there = [name for name in names(target.parent) if is_text(name) and exists(target.parent / name)]
    near = nearest(target.name, there)
    return meant(tuple(as_text(target.parent / name) for name in near))
