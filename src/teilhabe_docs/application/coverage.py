"""Which requirement is met where, by which norm, in which state: the coverage table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.asked_offers import offers_asked
from teilhabe_docs.application.check import OutlinedOffer
from teilhabe_docs.application.impossible import ImpossibleError, Notice
from teilhabe_docs.application.lint import judge_by_rules, lint, subject
from teilhabe_docs.application.repositories import found_in
from teilhabe_docs.application.repository_reports import name_from
from teilhabe_docs.application.rulebook import Rulebook
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.reporting.report import Report, report_on

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.covered_requirement import CoveredOffer
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.loading.loaded_files import LoadedFiles


@dataclass(frozen=True, slots=True)
class Coverage:
    """The rows of the offers asked for, these offers, what is wrong with files, profiles and outlines.

    Each offer is `loaded` with the way that leads to its repository from the one around it.
    """

    offers: "tuple[CoveredOffer, ...]"
    loaded: "tuple[tuple[PurePath, LoadedConcept], ...]"
    found: Report
    notices: tuple[Notice, ...] = ()


def coverage(
    workspace: Workspace,
    rulebook: Rulebook,
    whole: "LoadedFiles",
    *,
    asked: list[str] | None = None,
    today: date | None = None,
) -> Coverage:
    """The coverage of the offers `asked` for, all if none is named, out of a `whole` that was read.

    Exceptions are those that `lint` applies. An `ImpossibleError` where there is no offer, or not this one.
    """
    from teilhabe_docs.rules.coverage_rows import covered_offer

    outlined: dict[int, OutlinedOffer] = {}
    rules = judge_by_rules(workspace)

    def judge(offer: OutlinedOffer) -> "Iterable[Finding]":
        outlined[id(offer.loaded)] = offer
        return rules(offer)

    linted = lint(workspace, rulebook, [whole], judge=judge, today=today)
    excepted = {(f.file, f.path, f.requirement): exception for f, exception in linted.excepted}
    try:
        asked_for = [outlined[id(loaded)] for loaded in offers_asked(whole, asked)]
    except ImpossibleError as error:
        raise error.after(linted.notices) from None
    findings, texts = [*whole.findings, *workspace.settings.mangel], whole.texte
    offers = []
    for offer in asked_for:
        findings += offer.choice.befunde
        findings += [finding for outline in offer.outlines.values() for finding in outline.befunde]
        texts |= offer.choice.texte
        offers.append(covered_offer(subject(workspace, offer), excepted))
    loaded = tuple((workspace.before, offer.loaded) for offer in asked_for)
    return Coverage(tuple(offers), loaded, report_on(findings, whole.dateien, texts), linted.notices)


def together(tables: "Iterable[tuple[Workspace, Coverage]]", rest: Report) -> Coverage:
    """The tables of several repositories as one, with what is wrong beside them."""
    tables = list(tables)
    return Coverage(
        tuple(offer for _, table in tables for offer in table.offers),
        tuple(one for _, table in tables for one in table.loaded),
        found_in([(workspace, table.found) for workspace, table in tables], rest),
    )


def as_csv(table: Coverage) -> str:
    """All rows, as spreadsheets in German read them."""
    from teilhabe_docs.reporting import coverage_table

    return coverage_table.as_csv(table.offers)


def as_document(table: Coverage, format_: str) -> bytes:
    """The table as a document of its own in one of `FORMATS`, sealed by what it is made from."""
    from teilhabe_docs.application.order import writable
    from teilhabe_docs.rendering.document_formats import document_files
    from teilhabe_docs.reporting import coverage_table

    writable(format_)
    document = coverage_table.as_document(table.offers)
    (content,) = document_files(document, "synopse", format_, dict(_digests(table))).values()
    return content


def _digests(table: Coverage) -> Iterator[tuple[str, str]]:
    from teilhabe_docs.rendering.seal import source_digests

    for before, loaded in table.loaded:
        yield from source_digests(loaded, called=partial(name_from, before)).items()
