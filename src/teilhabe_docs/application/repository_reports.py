"""Findings of several repositories as one report."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from posixpath import normpath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import as_called
from teilhabe_docs.diagnostics import files_of
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

if TYPE_CHECKING:
    from teilhabe_docs.reporting.report import Report


class RepositoryReport(NamedTuple):
    """What a call named, the repository that it lies in, and what is wrong there.

    `before` leads to it from the repository around that the call is about.
    """

    called: str
    root: PurePath
    report: "Report"
    before: PurePath = PurePath()


def united(reports: Sequence[RepositoryReport], format_: str) -> "Report":
    """The reports as one for a format of `FINDING_FORMATS`, files named from their repository.

    Where that wants it, from the root of the git checkout if they share one; where they are about several
    repositories, else as the current folder sees them.
    """
    from teilhabe_docs.loading.discovery import git_root
    from teilhabe_docs.reporting.report import for_people, merged, told

    roots = {one.root for one in reports}
    checkouts = {git_root(root) for root in roots} if FINDING_FORMATS[format_].ab_checkout else set()
    if len(checkouts) == 1:
        before = [one.root.relative_to(*checkouts) for one in reports]
    elif len(roots) == 1 or len({one.called for one in reports}) == 1:
        before = [one.before for one in reports]
    else:
        before = [as_called(one.root, one.called) for one in reports]
    report = merged([seen_from(place, one.report) for place, one in zip(before, reports, strict=True)])
    report = told(for_people(report) if FINDING_FORMATS[format_].for_people else report)
    if not FINDING_FORMATS[format_].explains:
        return report
    from teilhabe_docs.rules.engine.rule_description import code_texts

    return replace(report, codes=code_texts())


def seen_from(before: PurePath, report: "Report") -> "Report":
    """The report with its files named as they are seen from `before` their repository."""
    if before == PurePath():
        return report
    found = (*report.findings, *(suppressed.finding for suppressed in report.suppressed))
    named = {*report.files, *report.sources, *files_of(found)}
    return report.umbenannt({file: name_from(before, file) for file in named})


def name_from(before: PurePath, file: str) -> str:
    """What a file of a repository is called from `before` that."""
    return normpath((before / file).as_posix()) if ".." in file else (before / file).as_posix()
