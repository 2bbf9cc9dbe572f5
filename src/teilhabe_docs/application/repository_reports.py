"""Findings of several repositories as one report."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import as_called
from teilhabe_docs.application.workspace import files_of
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

if TYPE_CHECKING:
    from teilhabe_docs.reporting.report import Report


class RepositoryReport(NamedTuple):
    """What a call named, the repository that it lies in, and what is wrong there."""

    called: str
    root: PurePath
    report: "Report"


def united(reports: Sequence[RepositoryReport], format_: str) -> "Report":
    """The reports as one for a format of `FINDING_FORMATS`, files named from their repository.

    Where that wants it, from the root of the git checkout if they share one; where they are about several
    repositories, else as the current folder sees them.
    """
    from teilhabe_docs.loading.discovery import git_root
    from teilhabe_docs.reporting.report import merged, told

    roots = {root for _, root, _ in reports}
    checkouts = {git_root(root) for root in roots} if FINDING_FORMATS[format_].ab_checkout else set()
    if len(checkouts) == 1:
        before = [root.relative_to(*checkouts) for _, root, _ in reports]
    elif len(roots) == 1:
        before = [PurePath()] * len(reports)
    else:
        before = [as_called(root, called) for called, root, _ in reports]
    report = told(merged([_called(one.report, place) for place, one in zip(before, reports, strict=True)]))
    if not FINDING_FORMATS[format_].explains:
        return report
    from teilhabe_docs.rules.engine.rule_description import code_texts

    return replace(report, codes=code_texts())


def _called(report: "Report", before: PurePath) -> "Report":
    """The report with its files named as they are seen from `before` their repository."""
    if before == PurePath():
        return report
    named = {*report.files, *report.sources, *files_of(s.finding for s in report.suppressed)}
    return report.umbenannt({file: (before / file).as_posix() for file in named})
