"""Edited documents taken back into the data: what has a home there, all of it or nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.clause_proofs import proven
from teilhabe_docs.application.drift import TracedChange
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.merge_check import ReturnedDocument, failed_wishes
from teilhabe_docs.application.merge_culprits import OfferNow, errors_in
from teilhabe_docs.application.merge_looks import reason_of_looks
from teilhabe_docs.application.merge_targets import MergeTarget, NewContents, new_contents, united
from teilhabe_docs.application.merge_wishes import Wish, wishes_of
from teilhabe_docs.application.merge_words import (
    HOLDS,
    MORE_THAN_ASKED,
    NOT_CHOSEN,
    OUTSIDE,
    PENDING,
    PENDING_OF_AUTHOR,
    UNKNOWN,
    UNPROVEN,
)
from teilhabe_docs.application.proposed_clauses import proposed_clauses
from teilhabe_docs.application.returned_files import ReadFile, drift_of
from teilhabe_docs.application.traced_words import with_ids
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.documents.drift_report import BasisKind, Origin
from teilhabe_docs.documents.merge_report import LeftChange, MergeReport, ProposedClause, TakenChange, Task
from teilhabe_docs.loading.files.paths import inside, real, relative
from teilhabe_docs.loading.repository import joined
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import ROOTS, FieldCatalogue, UnknownField

if TYPE_CHECKING:
    from teilhabe_docs.application.basis import Opener


class Selection(NamedTuple):
    """Which changes are asked for: those at these paths, those of these people, also pending ones."""

    only: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    pending: bool = False

    def reason_against(self, traced: TracedChange) -> str:
        """Why a change is not asked for; empty where it is."""
        change = traced.change
        named = any(_is_at(change.source.path, traced.path, one) for one in self.only)
        if (self.only and not named) or (self.authors and change.author not in self.authors):
            return NOT_CHOSEN
        if change.pending and not (self.pending or named):
            return PENDING_OF_AUTHOR if self.authors else PENDING
        return ""


@dataclass(frozen=True, slots=True)
class Merge:
    """The new contents of files in `folder` by their names there, and what there is to say."""

    folder: PurePath
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]
    report: MergeReport


def merge(
    files: Sequence[ReadFile],
    folder: str,
    open_: "Opener",
    rooms: ExitStack,
    selection: Selection,
    sent: ReadFile | None = None,
) -> Merge:
    """What the data would be with the changes of these files that are asked for; nothing is written.

    Where the basis of one is unknown, or a path is no field, that is an `ImpossibleError`.
    """
    workspaces = open_(folder)
    now = {n.loaded.konzept.angebot.id: n for one in workspaces for n in _offers(one)}
    documents = [_document(file, folder, open_, rooms, sent, now) for file in files]
    _demand_fields(selection.only, documents)
    left: list[LeftChange] = []
    wishes: list[Wish] = []
    fixed: list[tuple[ReturnedDocument, TracedChange]] = []
    for one in documents:
        name = one.file.path.as_posix()
        chosen = []
        now_said = None if one.drift.report.basis is BasisKind.FOLDER else one.said
        for traced in one.drift.traced:
            there = now_said is not None and now_said.shows(traced, one.drift.traced)
            reason = HOLDS if there else selection.reason_against(traced)
            if reason:
                left += [LeftChange(name, traced.change, reason)] if _counts(traced) else []
            elif traced.change.source.origin in (Origin.FIXED, Origin.UNKNOWN):
                fixed += [(one, traced)] if _counts(traced) else []
            else:
                chosen.append(traced)
        wishes += wishes_of(name, one.drift, one.now.loaded, chosen)
    left += [LeftChange(w.source, w.traced.change, w.reason) for w in wishes if w.reason]
    result = _taken(documents, [w for w in wishes if not w.reason])
    left += [LeftChange(w.source, w.traced.change, reason) for w, reason in result.left]
    clauses, more = _clauses(fixed)
    tasks = [Task(d.file.path.as_posix(), c) for d in documents for c in d.drift.report.comments]
    root = real(PurePath(folder))
    places = {traced.change: n for one in documents for n, traced in enumerate(one.drift.traced)}
    for place in result.changed:
        if not inside(place, root):
            text = OUTSIDE.format(relative(place, root).as_posix())
            raise ImpossibleError(Cause.CONTENT, f"{text} Bitte tdocs für den Ordner darüber aufrufen.")
    names = {relative(place, root).as_posix(): place for place in result.changed}
    by_file = sorted(result.taken, key=lambda wish: wish.source)
    taken = dict.fromkeys(_told(wish, documents) for wish in by_file)
    report = MergeReport(
        tuple(sorted(taken, key=lambda one: (one.file, one.line, one.path))),
        tuple(sorted(clauses, key=lambda c: (c.document, c.stelle))),
        tuple(sorted(dict.fromkeys((*left, *more)), key=lambda one: (one.source, places[one.change]))),
        tuple(tasks),
        tuple(dict.fromkeys(r for d in documents for r in d.drift.report.remarks)),
    )
    tree = documents[0].now.loaded.ablage if documents else None
    old = {name: tree.lies(place) for name, place in names.items()} if tree else {}
    return Merge(
        root,
        {name: content for name, content in old.items() if isinstance(content, bytes)},
        {name: result.changed[place] for name, place in names.items()},
        report,
    )


def _counts(traced: TracedChange) -> bool:
    """Whether a change is told of; other signs for the same words are not."""
    edit = traced.edit
    return edit is None or edit.edits[0].kind != "typography"


def _document(
    file: ReadFile,
    folder: str,
    open_: "Opener",
    rooms: ExitStack,
    sent: ReadFile | None,
    now: Mapping[str, OfferNow],
) -> ReturnedDocument:
    found = drift_of(file, folder, open_, rooms, sent)
    basis = found.basis
    if not basis.exact and basis.kind is BasisKind.FOLDER:
        raise ImpossibleError(Cause.CONTENT, UNPROVEN.format(file.path.as_posix()))
    offer = basis.printed.loaded.konzept.angebot.id
    if offer not in now:
        raise ImpossibleError(Cause.CONTENT, f"Das Angebot »{offer}« gibt es hier nicht mehr.")
    return ReturnedDocument(file, found, now[offer])


def _offers(workspace: Workspace) -> list[OfferNow]:
    whole = joined(workspace.reading())
    errors = errors_in(whole)
    return [OfferNow(workspace, loaded, errors) for loaded in whole.konzepte]


def _is_at(path: str, by_index: FieldPath, named: str) -> bool:
    """Whether a path is the one that is named, with or without its root, or inside of it."""
    return any(FieldPath(one).is_inside(field) for one in (path, by_index) for field in _fields(named))


def _demand_fields(only: Iterable[str], documents: Sequence[ReturnedDocument]) -> None:
    for named in only:
        fields = [one.now.loaded.konzept.fields for one in documents]
        if fields and not any(_is_field(named, catalogue) for catalogue in fields):
            from teilhabe_docs.near_names import meant

            text = f"--only: »{named}« ist kein Feld.{meant(fields[0].near(FieldPath(named).field), '')}"
            raise ImpossibleError(Cause.USAGE, text)


def _fields(named: str) -> Iterator[FieldPath]:
    """What a path may mean that is named with its root or without."""
    yield FieldPath(named)
    for root in ROOTS:
        yield FieldPath(f"{root}.{named}")


def _is_field(named: str, catalogue: FieldCatalogue) -> bool:
    for path in _fields(named):
        try:
            catalogue.at(path.field)
        except UnknownField:
            continue
        return True
    return False


def _taken(documents: Sequence[ReturnedDocument], wishes: list[Wish]) -> NewContents:
    """The wishes that can be put into the files such that the documents then say what was asked for."""
    refused: list[tuple[Wish, str]] = []
    result = _tried(documents, wishes)
    while failed := failed_wishes(documents, result, partial(_tried, documents)):
        refused += failed.items()
        wishes = [wish for wish in wishes if wish not in failed]
        result = _tried(documents, wishes)
    result.left += refused
    return result


def _tried(documents: Sequence[ReturnedDocument], wishes: Sequence[Wish]) -> NewContents:
    left: list[tuple[Wish, str]] = []
    targets: list[MergeTarget] = []
    by_offer = {one.now.loaded.konzept.angebot.id: one.now.loaded for one in documents}
    for offer, loaded in by_offer.items():
        own = [w for w in wishes if w.drift.report.offer == offer]
        targets += united(own, loaded, left)
    result = new_contents(targets)
    result.left += left
    return result


def _told(wish: Wish, documents: Sequence[ReturnedDocument]) -> TakenChange:
    document = next(one for one in documents if one.drift is wish.drift)
    change = wish.traced.change
    path = str(with_ids(wish.traced.path, document.now.loaded.konzept))
    file, span, _ = document.now.loaded.ort(wish.traced.path)
    line = change.source.line or span.line
    texts = change.old_text, change.new_text
    return TakenChange(path, change.source.file or file, line, change.old, change.new, *texts)


def _clauses(
    fixed: Sequence[tuple[ReturnedDocument, TracedChange]],
) -> tuple[list[ProposedClause], list[LeftChange]]:
    clauses: list[ProposedClause] = []
    left: list[LeftChange] = []
    for document in dict.fromkeys(one for one, _ in fixed):
        traced = [t for one, t in fixed if one is document]
        name = document.file.path.as_posix()
        reasons = [(t, _reason_against_clause(t)) for t in traced]
        left += [LeftChange(name, t.change, reason) for t, reason in reasons if reason]
        found, others = proposed_clauses(document.drift, [t for t, reason in reasons if not reason])
        good = proven(found, document.now)
        clauses += [one.clause for one in good]
        bad = [one for one in found if one not in good]
        others += [(t, MORE_THAN_ASKED.format(stelle=one.clause.stelle)) for one in bad for t in one.changes]
        left += [LeftChange(name, t.change, reason) for t, reason in others]
    return clauses, left


def _reason_against_clause(traced: TracedChange) -> str:
    return reason_of_looks(traced) or (UNKNOWN if traced.change.source.origin is Origin.UNKNOWN else "")
