"""Quotation marks where YAML readers disagree, values as they are meant, Markdown for what was pasted."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import demand_concept, existing
from teilhabe_docs.loading.files.paths import is_folder, real
from teilhabe_docs.reporting.report import Report, report_on

if TYPE_CHECKING:
    from teilhabe_docs.loading.yaml.quoting import QuotedVersion
    from teilhabe_docs.model.fields import FieldCatalogue


def demand_fixable(paths: Iterable[str]) -> None:
    """An `ImpossibleError` of usage for what is not there, or neither folder nor concept file."""
    for path in paths:
        demand_concept(existing(path), "Bearbeitet werden")


def _fields_of(folder: PurePath) -> "FieldCatalogue":
    """The fields of the repository that a folder belongs to; the built-in ones where it names no profiles."""
    from teilhabe_docs.application.impossible import ImpossibleError
    from teilhabe_docs.application.workspace import Workspace
    from teilhabe_docs.loading.config import load_configuration
    from teilhabe_docs.model.fields import BUILT_IN_FIELDS

    try:
        return Workspace(str(folder), load_configuration(folder)).fields
    except ImpossibleError:
        return BUILT_IN_FIELDS


class Rewritten(NamedTuple):
    """Files by their names as seen from the current folder, and what is only nearly called like one."""

    versions: "dict[str, QuotedVersion]"
    nearly_ours: Report


def rewritten(path: str, *, values: bool = False) -> Rewritten:
    """The concept files below a folder, or the one file, and the text files of theirs that change.

    With `values` also with numbers, days and times as they are meant.
    """
    from teilhabe_docs.application.read_once import ReadOnce
    from teilhabe_docs.loading.concept_file import read_concept_file
    from teilhabe_docs.loading.config import configured_folder
    from teilhabe_docs.loading.discovery import FoundFiles, concept_files, file_kind, root_of
    from teilhabe_docs.loading.files.spelling import name_in, on_disk
    from teilhabe_docs.loading.mended_texts import mended_files, mended_in_place
    from teilhabe_docs.loading.near_files import near_files
    from teilhabe_docs.loading.yaml.quoting import QuotedVersion, quoted_version, with_marks
    from teilhabe_docs.rendering.markdown.covering import covered_text

    target = PurePath(path)
    above = target if is_folder(target) else target.parent
    folder = real(above)
    tree = ReadOnce(root_of(folder))
    kind = None if is_folder(target) else file_kind(target.name)
    one = on_disk(folder / target.name)
    found = FoundFiles([(one, kind)], (), (), ()) if kind else concept_files(folder, tree.wurzel)
    versions = {finding.file: QuotedVersion(findings=(finding,)) for finding in found.findings}
    known: dict[PurePath, FieldCatalogue] = {}
    for place, kind in found.concepts:
        name = name_in(place, tree.wurzel)
        own = configured_folder(place.parent) or root_of(place.parent)
        if own not in known:
            known[own] = _fields_of(own)
        fields = known[own]
        version = quoted_version(name, kind, tree, fields, values=values)
        if not version.findings:
            read = read_concept_file(name, kind, tree, fields)
            content, texts = mended_in_place(read, version.neu, covered_text)
            content, marked = with_marks(content, name, kind, fields) if texts else (content, 0)
            version = replace(version, neu=content, texte=texts, werte=version.werte + marked)
            for text, old, new in mended_files(read, tree, covered_text):
                shown = (
                    above / text.relative_to(folder)
                    if text.is_relative_to(folder)
                    else PurePath(name_in(text, tree.wurzel))
                )
                versions[shown.as_posix()] = QuotedVersion(old, new, 0, text, tree.wurzel, texte=1)
        versions[(above / place.relative_to(folder)).as_posix()] = version
    told = [
        replace(finding, file=(above / finding.file).as_posix())
        for finding in near_files(found.files, folder)
    ]
    return Rewritten(versions, report_on(told, (), {}))


def write_rewritten(name: str, version: "QuotedVersion") -> None:
    """Put the new content in the place of the old; raises `NotWritableError`."""
    from teilhabe_docs.loading.files.writer import write

    write(version.ort or PurePath(name), version.neu, version.wurzel)


def unreadable(versions: "Mapping[str, QuotedVersion]") -> Report:
    """What keeps files from being rewritten; its files are these."""
    from teilhabe_docs.loading.source_text import for_showing

    kept = {name: version for name, version in versions.items() if version.findings}
    findings = [replace(f, file=name) for name, version in kept.items() for f in version.findings]
    return report_on(findings, tuple(kept), {name: for_showing(v.alt) for name, v in kept.items()})
