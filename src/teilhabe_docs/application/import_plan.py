"""A staffing plan among what is imported: what it gives for a folder, in the words of the report of all."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.import_target import opened_folder
from teilhabe_docs.application.impossible import Notice
from teilhabe_docs.application.plan_report import PlanLine
from teilhabe_docs.application.settings import SettingsSource
from teilhabe_docs.application.staffing_plan import import_plan
from teilhabe_docs.diagnostics import WordPlace
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.loading.files.paths import real, relative
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.reporting.import_report import ImportEntry, ImportReport, UsedProfile


class PlannedStaff(NamedTuple):
    """The files that a plan makes or changes, by their names in `folder`, and what there is to say of it."""

    folder: PurePath
    contents: dict[str, bytes]
    report: ImportReport
    notices: tuple[Notice, ...]


def planned_staff(
    file: str, folder: str, profiles: str | None = None, source: SettingsSource | None = None
) -> PlannedStaff:
    """What a plan gives for a folder; nothing is written. What cannot be read is an `ImpossibleError`."""
    place, workspace, notices = opened_folder(folder, profiles, source)
    result = import_plan(file, workspace)
    contents = {
        relative(version.ort, real(place)).as_posix(): version.neu
        for version in result.versions.values()
        if version.ort is not None and version.neu != version.alt
    }
    name = as_text(file)
    target = next(iter(contents), "")
    report = ImportReport(
        (UsedProfile(name, FileKind.PERSONAL.value),),
        _entries(name, result.taken, target),
        _entries(name, result.unsure),
        _entries(name, result.left),
        (),
        tuple(contents),
    )
    return PlannedStaff(place, contents, report, notices)


def _entries(file: str, lines: Iterable[PlanLine], target: str = "") -> tuple[ImportEntry, ...]:
    """The cell stands where Word files have a heading."""
    return tuple(
        ImportEntry(file, WordPlace(line.place), FieldPath(line.path), target, line.text, words=line.words)
        for line in lines
    )
