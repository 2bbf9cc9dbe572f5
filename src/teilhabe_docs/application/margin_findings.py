"""What the rules say of each offer of a repository, for the margin of its documents."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.check import Judge, OutlinedOffer
from teilhabe_docs.application.impossible import Notice
from teilhabe_docs.application.workspace import Parts, Workspace
from teilhabe_docs.diagnostics import said_once
from teilhabe_docs.loading.discovery import FileKind

if TYPE_CHECKING:
    from teilhabe_docs.application.rulebook import Rulebook
    from teilhabe_docs.diagnostics import DocumentPlace, Finding, Span
    from teilhabe_docs.loading.loaded_concept import LoadedConcept

    Same = tuple[str, str, Span, str, str, tuple[DocumentPlace, ...]]
    """What stays of a finding whatever weight and words it is given."""


class MarginFindings(NamedTuple):
    """What `lint` says of a repository by the file of the offer that it is said of."""

    findings: "Mapping[str, tuple[Finding, ...]]"
    notices: tuple[Notice, ...] = ()


def offer_file(loaded: "LoadedConcept") -> str:
    """The file of an offer, which no other offer of the repository has."""
    return loaded.dateien[FileKind.ANGEBOT].file


def findings_for_margin(workspace: Workspace, rulebook: "Rulebook", parts: Parts) -> MarginFindings:
    """The findings of all rules, exceptions applied; `parts` are all of the repository.

    What no rule says of an offer is said of those that its file belongs to.
    """
    from teilhabe_docs.application.lint import judge_by_rules, lint
    from teilhabe_docs.reporting.report import told

    said: dict[str, set[Same]] = {}
    files: dict[str, set[str]] = {}
    linted = lint(workspace, rulebook, parts, judge=_noting(judge_by_rules(workspace), said, files))
    findings = told(linted.report).findings
    of_rules = {same for here in said.values() for same in here}
    by_offer = {}
    for offer, own in files.items():
        about = (
            finding
            for finding in findings
            if (same := _same(finding)) in said[offer] or (same not in of_rules and finding.file in own)
        )
        by_offer[offer] = tuple(finding for finding, _ in said_once(about))
    return MarginFindings(by_offer, linted.notices)


def _noting(judge: Judge, said: "dict[str, set[Same]]", files: dict[str, set[str]]) -> Judge:
    """The judge; what it says of an offer is noted, and the files of that."""

    def noting(offer: OutlinedOffer) -> "Iterator[Finding]":
        name, read = offer_file(offer.loaded), offer.loaded.dateien.values()
        files[name] = {text for file in read for text in (file.file, *file.texte)}
        here = said.setdefault(name, set())
        for finding in judge(offer):
            here.add(_same(finding))
            yield finding

    return noting


def _same(finding: "Finding") -> "Same":
    return (
        finding.code,
        finding.file,
        finding.span,
        finding.path,
        finding.requirement,
        finding.documents,
    )
