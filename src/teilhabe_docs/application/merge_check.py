"""Whether documents would say what was asked for, and files could still be read, with their new contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teilhabe_docs.application.drift import Drift
from teilhabe_docs.application.drift_places import PartChanges
from teilhabe_docs.application.merge_culprits import Attempt, OfferNow, culprits
from teilhabe_docs.application.merge_lines import ANY, SaidLines, expected, said
from teilhabe_docs.application.merge_targets import NewContents, holds
from teilhabe_docs.application.merge_wishes import Wish
from teilhabe_docs.application.merge_words import OTHER_RESULT
from teilhabe_docs.application.returned_files import ReadFile
from teilhabe_docs.application.traced_words import is_prose, value_at
from teilhabe_docs.documents.drift_report import DriftKind
from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.loading.repository import joined
from teilhabe_docs.reading.line_edits import LineEdit
from teilhabe_docs.rendering.markdown.escaping import OPENING

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.loading.loaded_files import LoadedFiles


@dataclass(frozen=True, eq=False)
class ReturnedDocument:
    """A returned document with what has been done to it, and its offer now."""

    file: ReadFile
    drift: Drift
    now: OfferNow

    @property
    def said(self) -> SaidLines | None:
        """What it says now."""
        return SaidLines.of(self.drift, self.now, self.now.loaded)


def failed_wishes(
    documents: Sequence[ReturnedDocument], result: NewContents, attempt: Attempt
) -> dict[Wish, str]:
    """The wishes with which files would have an error more, or documents would say something else.

    `attempt` makes the files with some of the wishes.
    """
    if not result.changed:
        return {}
    failed: dict[Wish, str] = {}
    by_workspace: dict[int, dict[str, OfferNow]] = {}
    for one in documents:
        offers = by_workspace.setdefault(id(one.now.workspace), {})
        offers[one.now.loaded.konzept.angebot.id] = one.now
    for offers in by_workspace.values():
        failed.update(culprits(result, list(offers.values()), attempt))
    return failed or dict.fromkeys(_not_said(documents, result), OTHER_RESULT)


def _not_said(documents: Sequence[ReturnedDocument], result: NewContents) -> Iterator[Wish]:
    read: dict[int, LoadedFiles] = {}
    for one in documents:
        own = [w for w in result.taken if w.drift is one.drift]
        if not own:
            continue
        workspace, offer = one.now.workspace, one.now.loaded.konzept.angebot.id
        if id(workspace) not in read:
            read[id(workspace)] = joined(workspace.reading(result.changed))
        loaded = next(k for k in read[id(workspace)].konzepte if k.konzept.angebot.id == offer)
        yield from _not_printed(own, loaded, one)


def _not_printed(wishes: Sequence[Wish], loaded: "LoadedConcept", document: ReturnedDocument) -> list[Wish]:
    """Those whose line the document would not hold as it was asked for."""
    there = SaidLines.of(document.drift, document.now, loaded)
    if there is None:
        return list(wishes)
    by_line: dict[tuple[int, int], list[Wish]] = {}
    for wish in wishes:
        if wish.traced.line.written is not None:
            by_line.setdefault((id(wish.traced.part), wish.traced.line.written), []).append(wish)
    missing = []
    for wish in wishes:
        traced = wish.traced
        if traced.change.kind is DriftKind.REMOVED:
            continue
        if traced.change.kind is DriftKind.ADDED or traced.line.written is None:
            line = traced.line.line
            lines = [said(line.text if line is not None else traced.change.new)]
        else:
            same = by_line[id(traced.part), traced.line.written]
            edits = [e for w in same for e in _edits(w, loaded)]
            lines = expected(traced.part.written[traced.line.written], edits)
        if not there.has(lines):
            missing.append(wish)
    emptied = [wish for wish in wishes if wish not in missing and _is_emptied(wish, loaded)]
    return [*missing, *(wish for wish in emptied if _takes_along(wish.traced.part, document.said, there))]


def _is_emptied(wish: Wish, loaded: "LoadedConcept") -> bool:
    """Whether nothing is left of a text or list."""
    return wish.traced.change.kind is DriftKind.REMOVED and bool(
        emptiness_of(value_at(loaded.konzept, wish.path))
    )


def _takes_along(part: PartChanges, before: SaidLines | None, there: SaidLines) -> bool:
    """Whether fixed lines go that nobody has touched, or places are open that were not."""
    touched = {change.written for change in part.compared.changes}
    fixed = {
        said(one.line.text) for n, one in enumerate(part.written) if not one.origins and n not in touched
    }
    gone = before.every - there.every if before else frozenset[str]()
    more = there.every - before.every if before else frozenset[str]()
    return bool(gone & fixed) or any(OPENING in line for line in more)


def _edits(wish: Wish, loaded: "LoadedConcept") -> Sequence[LineEdit]:
    """What is to be done to the line: a number or day that the data now have is printed in whatever form."""
    edit = wish.traced.edit
    if edit is None:
        return ()
    span, edits = edit.span, edit.edits
    inside = span is not None and all(span.start <= e.start and e.end <= span.end for e in edits)
    now = value_at(loaded.konzept, wish.path)
    several_forms = now is not None and not isinstance(now, tuple) and not is_prose(now)
    if span is None or not inside or not several_forms or not holds(wish, loaded):
        return edits
    return [LineEdit(span.start, span.end, ANY)]
