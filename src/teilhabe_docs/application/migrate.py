"""Old names of fields, sections and requirements, written as they are called now; never in a package."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from packaging.version import Version

from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.discovery import PACKAGE_FILE
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.former_names import MODEL
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.documents.profile.requirements import Requirements
    from teilhabe_docs.loading.concept_file import ConceptFile
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.loading.yaml.document import Document
    from teilhabe_docs.loading.yaml.quoting import QuotedVersion
    from teilhabe_docs.model.fields import FieldCatalogue

Edit = tuple[Span, str, str]
"""A place in a file, what stands there, and what is to."""

_PUT_IN = re.compile(r"\{\{[ \t]*(\w+(?:\.\w+)*)[ \t]*\}\}")
_RULES = re.compile(r"ignore\[([^\]]+)\]", re.IGNORECASE)
_SLUG = re.compile(r":[ \t]*([^\s,]+)")


class Migrated(NamedTuple):
    """The files of a repository that change, by their names as seen from it, and how many were looked at.

    `findings` are errors that keep names from being known, with the texts of the files they stand in.
    """

    versions: "dict[str, QuotedVersion]"
    looked_at: int
    findings: "tuple[Finding, ...]"
    texts: dict[str, str]


def migrated(workspace: Workspace) -> Migrated:
    """A repository with the names of today."""
    from teilhabe_docs.application.former_settings import hints_on_settings
    from teilhabe_docs.application.workspace import read_all
    from teilhabe_docs.diagnostics import files_of, has_errors
    from teilhabe_docs.documents.profile.profile_choice import choose
    from teilhabe_docs.loading.repository import joined

    read = read_all(workspace) if workspace.alone else joined(workspace.reading())
    edits: dict[str, list[Edit]] = {}
    findings = list(filter(_keeps_names, read.findings))
    texts = dict(read.texte)
    requirements = workspace.shelf.requirements
    for file in read.gelesen:
        edits[file.file] = [*_in_file(file, workspace, requirements)]
        for name, edit in _in_texts(file, workspace):
            edits.setdefault(name, []).append(edit)
    for loaded in read.konzepte:
        choice = choose(loaded, workspace.shelf)
        for name, edit in _in_named_sections(loaded, choice.profile.values()):
            edits.setdefault(name, []).append(edit)
    for profile in _own_profiles(workspace):
        for one in profile.renames:
            edits.setdefault(one.file, []).append((one.span, one.old, one.new))
        findings += filter(_keeps_names, profile.befunde)
        texts |= profile.eigene_texte
        for document in profile.quellen.values():
            if document.file in profile.eigene_texte:
                edits.setdefault(document.file, []).extend(_in_comments(document, requirements))
    settings = workspace.settings
    if settings.dokument is not None:
        edits[settings.name] = [*_in_settings(settings.dokument, requirements, workspace.fields)]
        findings += filter(_keeps_names, hints_on_settings(workspace))
        texts[settings.name] = settings.dokument.text
    broken = [f for f in dict.fromkeys(findings) if has_errors([f])]
    sound = {name: e for name, e in edits.items() if name not in files_of(broken)}
    versions = {name: v for name, e in sound.items() if (v := _rewritten(workspace, name, e)) is not None}
    return Migrated(
        versions, len(edits), tuple(broken), {n: texts[n] for n in files_of(broken) if n in texts}
    )


def _keeps_names(finding: "Finding") -> bool:
    """Whether a finding keeps names from being known, or leaves open which holds: what is wrong as YAML."""
    return finding.code.startswith(("TD00", "TD01", "TD02", "TD05"))


def _rewritten(workspace: Workspace, name: str, edits: list[Edit]) -> "QuotedVersion | None":
    """The file with the edits, if it lies in the repository and outside of packages; None for any other."""
    from teilhabe_docs.loading.files.paths import real
    from teilhabe_docs.loading.files.reader import read
    from teilhabe_docs.loading.yaml.quoting import QuotedVersion
    from teilhabe_docs.loading.yaml.renaming import patched

    place = real(workspace.root / name)
    inside = place.is_relative_to(workspace.root)
    if not edits or not inside or any(_belongs_to(place, one) for one in _packages(workspace)):
        return None
    content = read(place, MAX_BYTES, workspace.root)
    if isinstance(content, Obstacle):
        return None
    new, count = patched(content, edits)
    return QuotedVersion(content, new, count, place, workspace.root) if new != content else None


def _belongs_to(place: PurePath, package: PurePath) -> bool:
    """Whether a file is one of a package, and not of a member that stands in its folder."""
    from teilhabe_docs.documents.profile.shelf import REQUIREMENTS_FILE
    from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE

    first = place.relative_to(package).parts[:1] if place.is_relative_to(package) else ()
    return bool({PACKAGE_FILE, REQUIREMENTS_FILE, *DOKUMENTE}.intersection(first))


def _packages(workspace: Workspace) -> list[PurePath]:
    from teilhabe_docs.loading.files.folders import DiskFolder
    from teilhabe_docs.loading.files.paths import real

    folders = (one.ordner for one in workspace.shelf.ordner if one.is_package)
    return [real(one.path) for one in folders if isinstance(one, DiskFolder)]


def _own_profiles(workspace: Workspace) -> "Iterator[Profil]":
    for profile in workspace.all_profiles():
        if profile.herkunft:
            yield profile


def _in_file(file: "ConceptFile", workspace: Workspace, requirements: "Requirements") -> Iterator[Edit]:
    """The old keys of a concept file, and the old slugs in its comments."""
    from teilhabe_docs.loading.discovery import file_kind
    from teilhabe_docs.loading.former_keys import with_present_keys

    if file.dokument is None:
        return
    kind = file_kind(PurePath(file.file).name)
    document, _ = read_yaml(file.dokument.text.encode("utf-8"), file.file)
    if document is None or kind is None:
        return
    for found in with_present_keys(document, str(kind), workspace.fields)[2]:
        yield found.span, found.old, found.new
    yield from _in_comments(document, requirements)


def _in_texts(file: "ConceptFile", workspace: Workspace) -> Iterator[tuple[str, Edit]]:
    """Fields that texts put in by an old name: `{{ eigene.fahrdienst }}`, seen from the offer."""
    from teilhabe_docs.loading.former_keys import former_fields, former_in_field
    from teilhabe_docs.loading.places import stretch

    for name, text in file.texte.items() if former_fields(workspace.fields) else ():
        for match in _PUT_IN.finditer(text):
            for old in former_in_field(match[1], workspace.fields):
                start = match.start(1) + old.start
                yield name, (stretch(text, start, start + len(old.old)), old.old, old.new)


def _in_comments(document: "Document", requirements: "Requirements") -> Iterator[Edit]:
    from teilhabe_docs.loading.yaml.comments import comments_of

    lines = document.text.split("\n")
    for comment in comments_of(document) if requirements.former else ():
        place = comment.span
        line = lines[place.line - 1][: place.end_column - 1]
        rules = _RULES.search(line, place.column - 1)
        for match in _SLUG.finditer(line, *rules.span(1)) if rules else ():
            if now := requirements.former.get(match[1]):
                start, end = (offset + 1 for offset in match.span(1))
                yield Span(place.line, start, place.line, end), match[1], now.new


def _in_named_sections(loaded: "LoadedConcept", profiles: "Iterable[Profil]") -> Iterator[tuple[str, Edit]]:
    """The sections that free ones follow and clauses replace, where these are called otherwise."""
    from teilhabe_docs.documents.clause_findings import former_clause_places
    from teilhabe_docs.documents.free_sections import former_places

    by_document = {p.dokument: p for p in profiles}
    found = (*former_places(loaded, by_document), *former_clause_places(loaded, by_document))
    for (file, span, _), old, new in found:
        yield file, (span, old, new)


def _in_settings(
    document: "Document", requirements: "Requirements", fields: "FieldCatalogue"
) -> Iterator[Edit]:
    """Slugs of rules and places of exceptions that the settings name, the version they were written for."""
    from teilhabe_docs.application.former_settings import former_in_settings

    for found in former_in_settings(document, requirements, fields).found:
        yield found.span, found.old, found.new
    said = document.data.get("modell")
    if isinstance(said, str) and Version(said) < Version(MODEL):
        yield document.span(("modell",)), said, MODEL
