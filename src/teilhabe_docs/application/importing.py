"""Finished files into a concept: a new one, or the empty places of one that is there."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.import_document import placed_document, profiles_of, read_document
from teilhabe_docs.application.import_filling import fill
from teilhabe_docs.application.import_gathering import gathered
from teilhabe_docs.application.import_settling import settle
from teilhabe_docs.application.import_target import ImportTarget, begun_with, import_target
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.settings import SettingsSource
from teilhabe_docs.application.staffing_plan import is_plan
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.starter.starter import accompanied
from teilhabe_docs.reporting.import_report import ImportReport, joined

if TYPE_CHECKING:
    from teilhabe_docs.application.word_profiles import JudgedBy
    from teilhabe_docs.documents.profile.profil import Profil

_LEISTUNGSVEREINBARUNG = "leistungsvereinbarung"


class Imported(NamedTuple):
    """What is to be written into a folder, by name, and what there is to say of it."""

    folder: PurePath
    contents: dict[str, bytes]
    report: ImportReport
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]


def import_files(
    files: Sequence[str],
    folder: str,
    names: Sequence[str] = (),
    profiles: str | None = None,
    source: SettingsSource | None = None,
) -> Imported:
    """What Word files, and a staffing plan among them, give for the folder; nothing is written yet.

    `names` are those of profiles, at most one for each document; without them those of the offer in the
    folder count, else the best match. What cannot be read is an `ImpossibleError`. Positions are those of the
    plan where there is one.
    """
    plans = [file for file in dict.fromkeys(files) if is_plan(file)]
    if not plans:
        return _imported(files, names, import_target(folder, profiles, source))
    from teilhabe_docs.application.import_plan import planned_staff

    if len(plans) > 1:
        raise ImpossibleError(Cause.USAGE, "Ein Aufruf nimmt einen Stellenplan. Bitte nur einen nennen.")
    plan = planned_staff(plans[0], folder, profiles, source)
    documents = [file for file in files if file not in plans]
    if not documents:
        return Imported(plan.folder, plan.contents, plan.report, (), plan.notices)
    done = _imported(documents, names, import_target(folder, profiles, source, plan.contents))
    return done._replace(contents={**plan.contents, **done.contents}, report=joined(plan.report, done.report))


def _imported(files: Sequence[str], names: Sequence[str], target: ImportTarget) -> Imported:
    read_files = [read_document(file) for file in dict.fromkeys(files)]
    shelf = target.workspace.shelf
    own = [name for document, name in target.profiles.items() if (document, name) in shelf.plaetze]
    judged, notices = profiles_of(read_files, names, own, shelf)
    documents = [placed_document(*pair) for pair in zip(read_files, judged, strict=True)]
    found = gathered(documents)
    first, of_documents = _profiles(target, judged)
    begun = begun_with(target, of_documents, first, [one.path.field for one in found.import_values])
    settled = settle(begun, documents, found, fill(begun, found.import_values))
    findings = tuple(finding for one in read_files for finding in one.findings)
    return Imported(target.folder, settled.contents, settled.report, findings, (*begun.notices, *notices))


def _profiles(target: ImportTarget, judged: "Sequence[JudgedBy | None]") -> "tuple[str, dict[str, Profil]]":
    """The document whose prefilled values win, and the profiles of the offer."""
    shelf = target.workspace.shelf
    given = {one.profil.dokument: one.profil for one in judged if one}
    if not given:
        standard = next(iter(target.workspace.all_profiles()))
        given = {standard.dokument: standard}
    first = min(
        given, key=lambda document: (document != _LEISTUNGSVEREINBARUNG, list(DOKUMENTE).index(document))
    )
    return first, {**accompanied(given[first].name, first, shelf), **given}


def write_imported(done: Imported) -> None:
    """Write all files, or none; raises `NotWritableError`."""
    from teilhabe_docs.loading.files.written_together import write_together

    write_together(done.folder, done.contents)
