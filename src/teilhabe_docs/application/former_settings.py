"""Requirements and fields that a configuration calls as they were called before."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.former_keys import former_in_path
from teilhabe_docs.loading.former_names import (
    MODEL,
    FormerName,
    clashing,
    finding_on,
    renamed_fields,
    renamed_requirements,
)
from teilhabe_docs.loading.yaml.node_tree import into
from teilhabe_docs.loading.yaml.renaming import NewName, Renamed, renamed

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.profile.requirements import Requirements
    from teilhabe_docs.loading.yaml.document import Document
    from teilhabe_docs.loading.yaml.node_tree import DataPath
    from teilhabe_docs.model.fields import FieldCatalogue

_NEWER = (
    "Dieser Ordner ist für Version {} von tdocs geschrieben; hier läuft eine, die {} kennt. Bitte tdocs "
    "aktualisieren: Neuere Namen kennt diese Version nicht."
)
_RULE = re.compile(r"[^:]+:\s*(\S+)\s*")


def former_in_settings(
    document: "Document", requirements: "Requirements", fields: "FieldCatalogue"
) -> Renamed:
    """Where rules are named with an old slug (`TD301:kinderschutz`), and exceptions with an old place."""

    def renamer(path: "DataPath", text: str, is_key: bool) -> Iterator[NewName]:
        names_rules = path[:1] in (("regeln",), ("pflichtregeln",)) or path[-1:] == ("regel",)
        match = _RULE.fullmatch(text) if names_rules else None
        if match and (now := requirements.former.get(match[1])):
            yield NewName(*match.span(1), match[1], now.new)
        if _is_place(path) and not is_key:
            file = into(into(into(document.data, "ausnahmen"), path[1]), "datei")
            yield from former_in_path(text, file if isinstance(file, str) else "", fields)

    return renamed(document, renamer)


def _is_place(path: "DataPath") -> bool:
    return path[:1] == ("ausnahmen",) and path[2:] == ("ort",)


def _is_newer(version: str) -> bool:
    from packaging.version import Version

    return Version(version) > Version(MODEL)


def hints_on_settings(workspace: "Workspace") -> "Iterator[Finding]":
    """A hint at each of them but those of exceptions, of which the exceptions say it; and a newer model."""
    document = workspace.settings.dokument
    if document is None:
        return
    said = workspace.settings.konfiguration.modell
    if said and _is_newer(said):
        text = _NEWER.format(said, MODEL)
        yield codes.MODELL_NEUER.finding(text, document.file, document.span(("modell",)), "modell")
    if not (workspace.has_own_profiles or renamed_requirements() or renamed_fields()):
        return
    requirements = workspace.shelf.requirements
    _, names, clashes = former_in_settings(document, requirements, workspace.fields)
    yield from (clashing(document, one) for one in clashes)
    for found in names:
        if _is_place(found.path):
            yield finding_on(document, found, "", FormerName(found.new))
        elif found.path[0] != "ausnahmen":
            now = requirements.former.get(found.old) or FormerName(found.new)
            yield finding_on(document, found, "Die Anforderung", now)
