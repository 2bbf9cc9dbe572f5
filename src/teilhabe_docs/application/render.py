"""The documents of a repository: read and built offer after offer, kept aside, then written."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.built_offer import BuiltOffer, DocumentFile
from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.check import read_again
from teilhabe_docs.application.destinations import named_place, output_folder
from teilhabe_docs.application.house_findings import beside_documents, printed_placeholders
from teilhabe_docs.application.house_template import HouseTemplate, house_template, not_carried, worn
from teilhabe_docs.application.impossible import ImpossibleError, Notice
from teilhabe_docs.application.known_documents import records_for
from teilhabe_docs.application.order import Order, asked_documents, asked_formats
from teilhabe_docs.application.workspace import Parts, Workspace
from teilhabe_docs.diagnostics import files_of
from teilhabe_docs.loading.files.paths import inside, real, same
from teilhabe_docs.model.choices import Format

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.profile.shelf import Shelf
    from teilhabe_docs.loading.files.writer import Waiting
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.loading.source_tree import SourceTree
    from teilhabe_docs.reporting.report import Report


_IS_HOUSE = "»{}« ist die Hausvorlage und bleibt, wie sie ist. Bitte sie an einen anderen Ort legen."


class OutputPlace(NamedTuple):
    """The folder for documents, and the one that they must lie in; `remark` is about its name."""

    folder: PurePath
    within: PurePath
    remark: str = ""
    notices: tuple[Notice, ...] = ()


def output_place(workspace: Workspace, out: str | None) -> OutputPlace:
    """The folder that `--out` names, else the output folder of the repository."""
    if out:
        folder, notices = named_place(PurePath(out) / workspace.below, "--out")
        return OutputPlace(folder, real(folder), notices=notices)
    place = output_folder(workspace)
    return OutputPlace(place.path, workspace.root, place.remark)


def waiting_room() -> "AbstractContextManager[Waiting]":
    """Where documents wait until all are built; raises `NotWritableError` where there is no place for it."""
    from teilhabe_docs.loading.files import writer

    return writer.waiting_room()


class RenderPlan(NamedTuple):
    """What is to be built of a workspace, how it looks, and where it belongs.

    `offers` are the ids of those asked for; where none is named that means all. `remark` is about the looks.
    `renew` lets Word ask on opening whether to bring contents up to date.
    """

    workspace: Workspace
    documents: tuple[str, ...]
    formats: tuple[str, ...]
    offers: list[str] | None
    final: bool
    allow_open: bool
    shelf: "Shelf"
    template: HouseTemplate
    place: OutputPlace
    renew: bool
    notices: tuple[Notice, ...] = ()
    remark: str = ""

    def order(self, room: "Waiting | None", margin: "Mapping[str, tuple[Finding, ...]] | None") -> Order:
        """The same as an order for each offer; without a `room` documents are compared."""
        return Order(
            self.documents,
            self.formats,
            self.place.folder,
            self.workspace.settings.konfiguration.dateiname,
            self.shelf,
            self.template.content,
            self.place.within,
            records_for(self.workspace.root, self.formats, self.template.content, margin, renew=self.renew),
            margin,
            self.final,
            self.allow_open,
            room,
            self.renew,
        )


def plan(
    workspace: Workspace,
    *,
    documents: list[str] | None = None,
    formats: list[str] | None = None,
    offers: list[str] | None = None,
    house: str | None = None,
    out: str | None = None,
    final: bool = False,
    allow_open: bool = False,
    renew: bool = False,
) -> RenderPlan:
    """What is asked for, else what the settings say; what there is not is an `ImpossibleError` of usage."""
    workspace.demand_settings()
    settings = workspace.settings.konfiguration
    asked = asked_formats(formats, settings.formate)
    template = house_template(workspace, house) if worn(asked) else HouseTemplate()
    place = output_place(workspace, out)
    try:
        kinds, shelf = asked_documents(documents, settings.dokumente), workspace.shelf
    except ImpossibleError as error:
        raise error.after(place.notices) from None
    remark = not_carried(workspace, asked, house)
    return RenderPlan(
        workspace,
        kinds,
        asked,
        offers,
        final,
        allow_open,
        shelf,
        template,
        place,
        renew,
        place.notices,
        remark,
    )


@dataclass(slots=True)
class OffersRead:
    """What reading has brought so far: ids of the offers, files, findings, texts to show them in."""

    ids: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    findings: "list[Finding]" = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    tree: "SourceTree | None" = None

    def offers(self, parts: Parts, asked: list[str] | None) -> "Iterator[LoadedConcept]":
        """The offers asked for, one after the other."""
        for part in parts:
            texts, self.tree = part.texte, part.ablage
            self.files += texts
            self.findings += part.findings
            self.texts |= {name: texts[name] for name in files_of(part.findings) if name in texts}
            for loaded in part.konzepte:
                self.ids.append(loaded.konzept.angebot.id)
                if not asked or self.ids[-1] in asked:
                    yield loaded


@dataclass(frozen=True, slots=True)
class Building:
    """Offers as they are built, one after the other; iterated once. `read` is what was read so far."""

    plan: RenderPlan
    order: Order
    read: OffersRead
    results: Iterator[BuiltOffer]

    def __iter__(self) -> Iterator[BuiltOffer]:
        return self.results


def building(
    plan: RenderPlan,
    parts: Parts,
    *,
    room: "Waiting | None" = None,
    margin: "Mapping[str, tuple[Finding, ...]] | None" = None,
    jobs: int = 1,
) -> Building:
    """Build what is planned, in `jobs` processes.

    Documents wait in `room` to be written; without it they are compared with those that are there. `margin`
    are findings for their margin, by the files of the offers.
    """
    from teilhabe_docs.application.processes import build_all

    read, order = OffersRead(), plan.order(room, margin)
    extent = plan.workspace.spent.built
    return Building(plan, order, read, build_all(read.offers(parts, plan.offers), order, jobs, extent))


class Outcome(NamedTuple):
    """What has become of all offers: findings, what final documents lack, the files of documents.

    `open_places` is the number of open places by offer and document. `ids` are those of all offers read,
    `read` is what reading alone has found. `without_pages`: contents are listed, but not on which pages.
    """

    plan: RenderPlan
    ids: tuple[str, ...]
    read: "Report"
    found: "Report"
    gaps: "Report"
    documents: tuple[DocumentFile, ...]
    open_places: dict[tuple[str, str], int]
    without_pages: bool = False

    @property
    def remarks(self) -> tuple[str, ...]:
        """What there is to say of the names of folder and files, and of what is not printed in them."""
        remarks = (self.plan.place.remark, self.plan.remark, *(file.remark for file in self.documents))
        return tuple(dict.fromkeys(filter(None, remarks)))

    @property
    def foreign(self) -> tuple[DocumentFile, ...]:
        """The files in whose place something stands that is not ours."""
        return tuple(file for file in self.documents if file.foreign)


def outcome(built: Building, results: Iterable[BuiltOffer] | None = None) -> Outcome:
    """All that is built, as one; `results` is the same iterated by somebody who watches."""
    from teilhabe_docs.reporting.report import report_on

    plan, read = built.plan, built.read
    findings: list[Finding] = []
    gaps: list[Finding] = []
    texts: dict[str, str] = {}
    documents: list[DocumentFile] = []
    open_places: dict[tuple[str, str], int] = {}
    without_pages = False
    for result in built if results is None else results:
        findings += result.findings
        gaps += result.gaps
        texts |= result.texts
        documents += result.files
        open_places |= result.open_places
        without_pages |= result.without_pages
    built.order.records.save()
    texts = read.texts | texts
    if read.tree is not None:
        texts |= read_again(read.tree, files_of(read.findings) - texts.keys())
    files = tuple(read.files)
    in_files = report_on(read.findings, files, texts)
    house = beside_documents(plan.template.findings, plan.workspace)
    if plan.final and not plan.allow_open and Format.DOCX in plan.formats:
        refused = tuple(printed_placeholders(plan.template.findings))
        gaps += refused
        house = tuple(finding for finding in house if finding.code not in {f.code for f in refused})
    found = report_on([*read.findings, *house, *findings], files, texts)
    lacking = report_on(gaps, files, texts)
    ids = tuple(read.ids)
    return Outcome(plan, ids, in_files, found, lacking, tuple(documents), open_places, without_pages)


class WrittenDocument(NamedTuple):
    """A file of a document, in its place now; else in German why not (`refusal`)."""

    file: DocumentFile
    refusal: str = ""


def write_documents(outcome: Outcome, room: "Waiting") -> Iterator[WrittenDocument]:
    """Put each file that waits in its place, unless that one says the same; no other run writes meanwhile."""
    from teilhabe_docs.loading.files.writer import LedOutsideError, NotWritableError, alone, write
    from teilhabe_docs.rendering.written import stands_already

    place, house = outcome.plan.place, outcome.plan.template.path
    there = real(place.folder)
    with alone(there if inside(there, place.within) else place.within):
        for file in outcome.documents:
            if house is not None and same(file.path, house):
                yield WrittenDocument(file, _IS_HOUSE.format(as_text(file.path)))
                continue
            try:
                content = room.take(file.waiting) if file.waiting else None
                if content is not None and not stands_already(file.path, content, place.within):
                    write(file.path, content, place.within)
            except LedOutsideError as error:
                yield WrittenDocument(file, f"{error} Oder das Ziel mit --out nennen.")
            except NotWritableError as error:
                yield WrittenDocument(file, str(error))
            else:
                yield WrittenDocument(file)
