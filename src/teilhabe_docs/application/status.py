"""Offers and documents of a repository at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.called_paths import as_called
from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.destinations import output_folder
from teilhabe_docs.application.house_findings import beside_documents
from teilhabe_docs.application.house_template import HouseTemplate, house_template, worn
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.known_documents import records_for
from teilhabe_docs.application.lint import judge_by_rules, lint
from teilhabe_docs.application.order import Order, asked_documents, asked_formats
from teilhabe_docs.application.refused import Refused
from teilhabe_docs.application.repository_reports import name_from, seen_from
from teilhabe_docs.application.rulebook import Rulebook
from teilhabe_docs.application.survey import Survey, renamed, renamed_offer
from teilhabe_docs.application.workspace import Parts, Workspace
from teilhabe_docs.loading.files.paths import real
from teilhabe_docs.reporting.overview import OfferState, Overview, of_profiles

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.reporting.report import Report


@dataclass(frozen=True, slots=True)
class RepositoryState:
    """The offers with their findings, the findings that belong to none, and how many are excepted.

    `found` are all findings, `remarks` what there is to say of files. `empty` where nothing could be read,
    `refused` where the settings cannot be used.
    """

    found: "Report"
    offers: tuple[OfferState, ...] = ()
    others: "tuple[Finding, ...]" = ()
    excepted: int = 0
    remarks: tuple[str, ...] = ()
    empty: bool = False
    refused: bool = False
    notices: tuple[Notice, ...] = ()


def status(
    workspace: Workspace,
    rulebook: Rulebook,
    parts: Parts,
    *,
    today: date | None = None,
    with_folder: bool = False,
    requirements: bool = False,
) -> RepositoryState:
    """What `lint` says of what is read and, of each offer, in what state the documents are of `render`.

    Names of files begin with the repository's folder if `with_folder`. With `requirements` it says also how
    each of these is met.
    """
    k = workspace.settings.konfiguration
    formats = asked_formats(k.formate)
    place = output_folder(workspace)
    house = house_template(workspace) if worn(formats) else HouseTemplate()
    order = Order(
        asked_documents(None, k.dokumente),
        formats,
        place.path,
        k.dateiname,
        workspace.shelf,
        house.content,
        workspace.root,
        records_for(workspace.root, formats, house.content),
    )
    survey = Survey(workspace, order, house.findings, requirements=requirements)
    judge = survey.judge(judge_by_rules(workspace))
    linted = lint(workspace, rulebook, survey.seen(parts), judge=judge, today=today)
    order.records.save()
    remarks = tuple(filter(None, (place.remark, *survey.remarks)))
    if not linted.report.files:
        return RepositoryState(linted.report, remarks=remarks, empty=True, notices=linted.notices)
    before = as_called(linted.root, workspace.called) if with_folder else workspace.before
    by_offer, others = survey.assigned(linted.report.findings)
    exceptions = {(f.file, f.path, f.requirement): exception for f, exception in linted.excepted}
    offers = tuple(
        replace(
            renamed_offer(offer.state, before, (renamed(finding, before) for finding in findings)),
            covered=tuple(survey.covered(offer, exceptions)),
        )
        for offer, findings in zip(survey.offers, by_offer, strict=True)
    )
    excepted = sum(finding.count for finding, _ in linted.excepted)
    told = beside_documents(house.findings, workspace)
    beside = told if house.content is not None else ()  # else `lint` has told it
    others = [renamed(finding, before) for finding in (*beside, *others)]
    return RepositoryState(linted.report, offers, tuple(others), excepted, remarks, notices=linted.notices)


def refused_state(refused: Refused, *, with_folder: bool = False) -> RepositoryState:
    """A repository whose settings cannot be used: nothing is known of its offers but where they are."""
    from teilhabe_docs.loading.discovery import FileKind, concept_files
    from teilhabe_docs.loading.files.spelling import name_in

    folder = real(PurePath(refused.called))
    files = concept_files(folder, refused.root).apart(folder).concepts
    before = as_called(refused.root, refused.called) if with_folder else refused.before
    findings = tuple(renamed(finding, before) for finding in refused.report.findings)
    offers = tuple(
        OfferState(
            name_from(before, name_in(file, refused.root)), "", "", "", False, (), findings, before.as_posix()
        )
        for file, kind in files
        if kind is FileKind.ANGEBOT
    )
    found = seen_from(before, refused.report)
    return RepositoryState(found, offers, () if offers else findings, refused=True)


def several_roots(folders: Iterable[PurePath]) -> bool:
    """Whether folders belong to more than one repository."""
    from teilhabe_docs.loading.discovery import root_of

    return len({root_of(folder) for folder in folders}) > 1


def overview_of(states: Iterable[RepositoryState]) -> Overview:
    """Several repositories as one; an offer that two calls name counts once."""
    offers: dict[str, OfferState] = {}
    others: dict[Finding, None] = {}
    excepted = 0
    for state in states:
        for offer in state.offers:
            offers.setdefault(offer.file, offer)
        others |= dict.fromkeys(state.others)
        excepted += state.excepted
    return Overview(tuple(offers.values()), tuple(others), excepted)


def only_profiles(overview: Overview, asked: list[str], workspaces: Iterable[Workspace]) -> Overview:
    """The documents by the profiles `asked` for.

    A profile that there is nowhere in the `workspaces` is an `ImpossibleError` of usage; where none of the
    documents is made by one, there is nothing to show.
    """
    used = {document.profile for document in overview.documents}
    if unused := [name for name in asked if name not in used]:
        there = {profile.name for workspace in workspaces for profile in workspace.all_profiles()}
        for name in unused:
            chosen("--profile", name, sorted(there | used - {""}))
    shown = of_profiles(overview, asked)
    if not shown.offers:
        names = ", ".join(f"»{name}«" for name in asked)
        raise ImpossibleError(Cause.NOTHING, f"Kein Dokument hat das Profil {names}.")
    return shown


def page(overview: Overview, *, matrix: bool = False) -> str:
    """The overview, or its requirements as a matrix, as one page of HTML.

    It carries the digest of itself, so that tdocs may write it anew and leave alone what somebody has edited.
    """
    from teilhabe_docs.rendering.seal import with_seal_comment
    from teilhabe_docs.reporting import matrix_page, status_page

    return with_seal_comment((matrix_page if matrix else status_page).as_html(overview), {})
