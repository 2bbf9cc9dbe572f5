"""Whether written documents are current: for people, for machines, as annotations of GitHub."""

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.written_state import Comparison
from teilhabe_docs.loading.discovery import git_root
from teilhabe_docs.loading.files.paths import named
from teilhabe_docs.loading.files.reader import shown
from teilhabe_docs.reporting.github_format import Annotation, commands

_WORDS = {
    "missing": "fehlt",
    "stale": "ist nicht aktuell",
    "edited": "wurde von Hand bearbeitet",
    "foreign": "stammt nicht von tdocs",
}
_UNREAD = "lässt sich nicht prüfen"
_STRANGE = "gehört zu keinem Dokument dieses Konzepts."
_UNCHECKED = "wurde nicht geprüft; »tdocs render --check --format {}« prüft es."
_EDITED_TABLE = (
    "ist ein Nachweis des Pflichtinhalts und wurde von Hand bearbeitet; "
    "»tdocs synopse« schreibt ihn mit --force neu."
)
_REMEDY = {
    "missing": "»tdocs render« schreibt es.",
    "stale": "»tdocs render« schreibt es neu.",
    "edited": "Bitte die Änderung in die Angaben übernehmen; »tdocs render --force« schreibt es dann neu.",
    "foreign": "Bitte an einen anderen Ort legen; »tdocs render« schreibt dann das Dokument.",
}
_SOURCES = {"profile": "das Profil", "house": "die Hausvorlage"}
_PROGRAM = ("tdocs",)
_PACKAGE = "package:"


class FileState(NamedTuple):
    """A file of a document, and how it stands to what would be written now."""

    path: PurePath
    offer: str
    document: str
    comparison: Comparison

    @property
    def is_current(self) -> bool:
        """Whether it says the same."""
        return self.comparison.state == "current"


class Stranger(NamedTuple):
    """A file that belongs to no document asked for.

    `edited_table` is a coverage table that somebody has edited, `unchecked` a document asked for in another
    form only.
    """

    path: PurePath
    edited_table: bool = False
    unchecked: bool = False

    @property
    def sentence(self) -> str:
        """What is said of it, behind its name."""
        if self.unchecked:
            return _UNCHECKED.format(self.path.suffix.lower().removeprefix("."))
        return _EDITED_TABLE if self.edited_table else _STRANGE


def as_text(states: Sequence[FileState], strangers: Sequence[Stranger]) -> str:
    """A line for each file that is not current, and for each that belongs to no document."""
    lines = [f"{state.path.as_posix()} {sentence(state.comparison)}" for state in _open(states)]
    lines += [f"{shown(stranger.path.as_posix())} {stranger.sentence}" for stranger in strangers]
    return "".join(f"{line}\n" for line in lines)


def as_json(states: Sequence[FileState], strangers: Sequence[Stranger]) -> str:
    """All files with English keys, version 1."""
    documents = [
        {
            "file": state.path.as_posix(),
            "offer": state.offer,
            "document": state.document,
            "state": state.comparison.state.value,
            "changed": list(state.comparison.changed),
        }
        for state in states
    ]
    others = [stranger.path.as_posix() for stranger in strangers]
    content = {"version": 1, "documents": documents, "others": others}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_github(states: Sequence[FileState], strangers: Sequence[Stranger], root: PurePath) -> str:
    """What `as_text` says; `root` is the repository, in whose checkout the platform looks files up."""
    return commands(_annotations(states, strangers, git_root(root)))


def summary(states: Sequence[FileState]) -> str:
    """How many files are current."""
    current = sum(state.is_current for state in states)
    return f"{current} von {len(states)} {'Datei' if len(states) == 1 else 'Dateien'} aktuell."


def sentence(comparison: Comparison) -> str:
    """What is said of a file that is not current, behind its name."""
    word = _UNREAD if comparison.reason else _WORDS[comparison.state]
    return f"{word}{_reason(comparison)}."


def what_changed(changed: Sequence[str], profile: str = "") -> str:
    """What a document is made from and has changed since: files, the `profile`, the house file, tdocs."""
    if tuple(changed) == _PROGRAM:
        return "tdocs schreibt es heute anders"
    words = _SOURCES | ({"profile": f"das Profil {profile}"} if profile else {})
    packages = [name.removeprefix(_PACKAGE) for name in changed if name.startswith(_PACKAGE)]
    said = [words.get(name, name) for name in changed if not name.startswith(_PACKAGE)]
    said += [f"das Paket {', jetzt '.join(packages)}"] if packages else []
    return f"geändert: {', '.join(said)}"


def _open(states: Sequence[FileState]) -> Iterator[FileState]:
    return (state for state in states if not state.is_current)


def _annotations(
    states: Sequence[FileState], strangers: Sequence[Stranger], checkout: PurePath
) -> Iterator[Annotation]:
    def place(path: PurePath) -> dict[str, object]:
        whole = named(path)
        name = whole.relative_to(checkout) if whole.is_relative_to(checkout) else path
        return {"file": name.as_posix(), "title": "tdocs render --check"}

    for state in _open(states):
        advice = "" if state.comparison.reason else f" {_REMEDY[state.comparison.state]}"
        text = f"{state.path.name} {sentence(state.comparison)}{advice}"
        yield Annotation(Severity.ERROR, place(state.path), text)
    for stranger in strangers:
        text = f"{shown(stranger.path.name)} {stranger.sentence}"
        yield Annotation(Severity.HINT, place(stranger.path), text)


def _reason(comparison: Comparison) -> str:
    if comparison.reason:
        return f": {comparison.reason.removesuffix('.')}"
    reasons = [comparison.edits] if comparison.edits else []
    if comparison.with_margin:
        reasons.append("es ist die Fassung mit Kommentaren am Rand (--comments)")
    if comparison.changed:
        reasons.append(what_changed(comparison.changed))
    return "".join(f"; {reason}" for reason in reasons)
