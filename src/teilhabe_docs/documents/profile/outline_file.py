"""The outline file of a profile, read once."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.documents.profile.shelf import OUTLINE_FILE, ProfileFolder
from teilhabe_docs.documents.profile.vocabulary import Gliederungsdatei
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.model_loading import as_model
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml


class ReadOutline(NamedTuple):
    """The outline file of a profile: its document and what could be read of it, and what is wrong with it."""

    document: Document | None
    content: Gliederungsdatei | None
    findings: tuple[Finding, ...]


@cache
def read_outline(folder: ProfileFolder, dokument: str, name: str) -> ReadOutline:
    """The outline file of a profile in a folder, read once."""
    file = folder.dateiname(dokument, name, OUTLINE_FILE)
    raw = folder.lies(dokument, name, OUTLINE_FILE)
    if not isinstance(raw, bytes):
        return ReadOutline(None, None, (unread(raw or Obstacle(codes.DATEI_FEHLT, _MISSING), file),))
    document, findings = read_yaml(raw, file)
    if document is None:
        return ReadOutline(None, None, _unread_with(findings, folder))
    content, further = as_model(document, Gliederungsdatei)
    if content is None:
        return ReadOutline(document, None, _unread_with([*findings, *further], folder))
    return ReadOutline(document, content, (*findings, *further))


def _unread_with(findings: Iterable[Finding], folder: ProfileFolder) -> tuple[Finding, ...]:
    """The findings; the first error also says what stays unjudged where it is a profile of one's own."""
    told = [*findings]
    number = next((n for n, one in enumerate(told) if one.severity is Severity.ERROR), None)
    if number is not None and not folder.mitgebracht:
        told[number] = replace(told[number], message=f"{told[number].message} {_UNJUDGED}")
    return tuple(told)


def unread(grund: Obstacle | None, datei: str) -> Finding:
    """The finding on a file that cannot be read, or is not there."""
    grund = grund or Obstacle(codes.DATEI_FEHLT, "Die Datei gibt es nicht.")
    return grund.kennung.finding(grund.text, datei)


_UNJUDGED = "Solange bleiben Angaben unter »eigene« ungeprüft, die nur dieses Profil erklärt."
_MISSING = (
    "Dem Profil fehlt seine Gliederung. Bitte hier anlegen, oder den Ordner entfernen, wenn er keines ist."
)
