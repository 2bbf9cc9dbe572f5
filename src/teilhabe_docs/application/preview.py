"""A folder as it is looked at: its offers with documents, findings, open places and figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import existing_folder, no_concept_in
from teilhabe_docs.application.check import Judge, OutlinedOffer, kept_documents
from teilhabe_docs.application.impossible import Cause, ImpossibleError, SettingsError, explained
from teilhabe_docs.application.lint import judge_by_rules, lint
from teilhabe_docs.application.offer_findings import SaidOf, assigned, unweighted
from teilhabe_docs.application.personal import calculation_of
from teilhabe_docs.application.preview_document import PreviewedDocument
from teilhabe_docs.application.preview_memory import PreviewMemory
from teilhabe_docs.application.refused import Refused, tried
from teilhabe_docs.application.repositories import opened
from teilhabe_docs.application.repository_reports import name_from, seen_from
from teilhabe_docs.application.rulebook import rulebook_for
from teilhabe_docs.application.survey import offer_state, renamed, renamed_offer
from teilhabe_docs.application.workspace import Parts, Workspace, open_repository
from teilhabe_docs.diagnostics import Finding, files_of, said_once
from teilhabe_docs.loading.discovery import FileKind, file_kind
from teilhabe_docs.loading.files.paths import real
from teilhabe_docs.reporting.overview import OfferState
from teilhabe_docs.reporting.report import told
from teilhabe_docs.reporting.staffing_rows import (
    FigureTable,
    ResultRow,
    figure_tables,
    remark_on,
    result_rows,
)

if TYPE_CHECKING:
    from teilhabe_docs.application.settings import SettingsSource
    from teilhabe_docs.loading.loaded_files import LoadedFiles


class Figures(NamedTuple):
    """The staffing figures of an offer as `personal` shows them: tables, results, what there is to say."""

    tables: tuple[FigureTable, ...] = ()
    rows: tuple[ResultRow, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class PreviewedOffer:
    """An offer: names and findings, figures, and of the documents that its repository keeps those that
    can be built; none of these if it is unreadable.

    `outlined` is what they come from, and `workspace` where.
    """

    state: OfferState
    documents: tuple[PreviewedDocument, ...] = ()
    figures: Figures | None = None
    outlined: OutlinedOffer | None = field(default=None, repr=False)
    workspace: Workspace | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        """Its file as seen from the folder, which no other offer has."""
        return self.state.file

    @property
    def title(self) -> str:
        """What people call it."""
        return self.state.bezeichnung or self.state.name

    def document(self, kind: str) -> PreviewedDocument | None:
        """One of its documents; None where it has none of this kind."""
        return next((one for one in self.documents if one.kind == kind), None)


@dataclass(frozen=True)
class Preview:
    """What a folder of this name holds: its offers, the findings that belong to none, further remarks.

    `problem` says in German why there is nothing to see, empty where there is something; `cause` is what ends
    a call that shows it once.
    """

    name: str
    offers: tuple[PreviewedOffer, ...] = ()
    others: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()
    problem: str = ""
    cause: Cause | None = None

    def offer(self, key: str) -> PreviewedOffer | None:
        """The offer of this key; None where there is none."""
        return next((one for one in self.offers if one.key == key), None)


class PreviewCall(NamedTuple):
    """What is asked for: a folder by the name that the call has for it, settings and profiles as for `lint`.

    Exceptions hold until `today`, else until the newest day in the concepts.
    """

    called: str
    source: "SettingsSource | None" = None
    profiles: str | None = None
    today: date | None = None


def preview(call: PreviewCall, before: PreviewMemory | None = None) -> Preview:
    """The folder as it is now; with what is known from `before`, where that still holds.

    What keeps it from being read is said in it; nothing is raised for that.
    """
    name = real(PurePath(call.called)).name or "/"
    memory = PreviewMemory() if before is None else before
    try:
        existing_folder(call.called)
        if not memory.repositories:
            found = opened(lambda one: open_repository(one, call.source, call.profiles), call.called)
            memory.repositories = [memory.keeping(one) for one in found]
        seen = [tried(one, lambda other: _seen_anew(other, call, memory)) for one in memory.repositories]
    except SettingsError as error:
        return Preview(name, (), tuple(_seen_here(error.report.findings)), problem=_UNUSABLE)
    except (ImpossibleError, OSError) as error:
        cause = error.cause if isinstance(error, ImpossibleError) else Cause.USAGE
        text = _without_places(str(explained(error) or error), call)
        return Preview(name, problem=text, cause=cause)
    parts = [_refused(one) if isinstance(one, Refused) else one for one in seen]
    offers = tuple(offer for one in parts for offer in one.offers)
    others = tuple(dict.fromkeys(finding for one in parts for finding in one.others))
    remarks = tuple(dict.fromkeys(remark for one in parts for remark in one.remarks))
    if not offers and not others:
        return Preview(name, problem=no_concept_in(name), cause=Cause.NOTHING)
    return Preview(name, offers, others, remarks)


def _seen_anew(workspace: Workspace, call: PreviewCall, memory: PreviewMemory) -> Preview:
    """One of the repositories that the folder holds, as it was or as it is."""
    if (last := memory.unchanged(workspace)) is not None:
        return last
    memory.begin(workspace)
    return memory.keep(workspace, _looked_at(workspace, call))


def _looked_at(workspace: Workspace, call: PreviewCall) -> Preview:
    """One of the repositories that the folder holds, as it is now."""
    rulebook = rulebook_for(workspace, call.source)
    looks = _Looks(workspace)
    parts = looks.seen(workspace.reading())
    linted = lint(workspace, rulebook, parts, judge=looks.judge(judge_by_rules(workspace)), today=call.today)
    findings = _seen_here(renamed(one, workspace.before) for one in told(linted.report).findings)
    by_offer, others = assigned([one.said for one in looks.offers], findings)
    notices = (*workspace.notices, *rulebook.notices, *linted.notices)
    reports = [seen_from(workspace.before, one) for one in notices if not isinstance(one, str)]
    others += [finding for report in reports for finding in report.findings]
    offers = (one.previewed(found) for one, found in zip(looks.offers, by_offer, strict=True))
    remarks = tuple(_without_places(one, call) for one in notices if isinstance(one, str))
    return Preview("", tuple(offers), _once(_seen_here(others)), remarks)


def _refused(refused: Refused) -> Preview:
    report = seen_from(refused.before, refused.report)
    return Preview("", (), tuple(_seen_here(report.findings)))


def sealed(page: str) -> str:
    """A page with the digest of itself, so that tdocs may write it anew unless somebody has edited it."""
    from teilhabe_docs.rendering.seal import with_seal_comment

    return with_seal_comment(page, {})


class _Seen(NamedTuple):
    """An offer as it went by: without `outlined` it could not be read."""

    state: OfferState
    said: SaidOf
    outlined: OutlinedOffer | None
    workspace: Workspace

    def previewed(self, findings: Iterable[Finding]) -> PreviewedOffer:
        """The offer with what is found in it."""
        found = _once(findings)
        state = replace(self.state, findings=found)
        if self.outlined is None:
            return PreviewedOffer(state)
        loaded, choice, outlines = self.outlined
        kinds = kept_documents(self.workspace)
        documents = tuple(
            PreviewedDocument(loaded, outline, found, self.workspace.before)
            for kind, outline in outlines.items()
            if kind in kinds
        )
        figures = self.workspace.kept.once("figures", (loaded, choice), self._figures)
        return PreviewedOffer(state, documents, figures, self.outlined, self.workspace)

    def _figures(self) -> Figures | None:
        if self.outlined is None:
            return None
        threshold = self.workspace.settings.konfiguration.personal.unterschreitung_prozent
        calculation = calculation_of(self.outlined.loaded, self.outlined.choice)
        tables = tuple(table for table in figure_tables(calculation) if table.rows)
        rows = tuple(result_rows(calculation, threshold))
        return Figures(tables, rows, remark_on(calculation, threshold))


class _Looks:
    """Looks at offers as files and rules go by, and names all files from the folder that is looked at."""

    def __init__(self, workspace: Workspace) -> None:
        self.offers: list[_Seen] = []
        self._workspace = workspace

    def seen(self, parts: Parts) -> "Iterator[LoadedFiles]":
        """The parts, one after the other; offers that cannot be read are noted."""
        for part in parts:
            for file in part.gelesen if not part.konzepte else ():
                if file_kind(file.file.rpartition("/")[2]) is FileKind.ANGEBOT:
                    self._note(offer_state(file, None, ()), file.texte, (), None)
            yield part

    def judge(self, rules: Judge) -> Judge:
        """What `rules` say of an offer, which is noted."""

        def judge(offer: OutlinedOffer) -> list[Finding]:
            found, files = list(rules(offer)), offer.loaded.dateien
            names = {name for file in files.values() for name in file.texte}
            state = offer_state(files[FileKind.ANGEBOT], files[FileKind.TRAEGER], ())
            self._note(state, names, found, offer)
            return found

        return judge

    def _note(
        self, state: OfferState, files: Iterable[str], found: Iterable[Finding], offer: OutlinedOffer | None
    ) -> None:
        before = self._workspace.before
        named = renamed_offer(state, before, ())
        own = [unweighted(renamed(finding, before)) for finding in found]
        said = SaidOf(own, [name_from(before, name) for name in files])
        self.offers.append(_Seen(named, said, offer, self._workspace))


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding, _ in said_once(findings))


def _without_places(text: str, call: PreviewCall) -> str:
    """A sentence without the way to what the call names on this machine."""
    named = [call.called, call.profiles or "", call.source.file if call.source else ""]
    folders = [PurePath(name) for name in named if name]
    places = {str(real(one)) for one in folders} | {str(one) for one in folders if one.is_absolute()}
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, PurePath(place).name)
    return text


def _seen_here(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with files from elsewhere by their name alone."""
    found = list(findings)
    elsewhere = {name for name in files_of(found) if PurePath(name).is_absolute()}
    return [one.umbenannt({name: PurePath(name).name for name in elsewhere}) for one in found]


_UNUSABLE = "Die Einstellungen lassen sich nicht verwenden; solange das so ist, gibt es nichts zu sehen."
