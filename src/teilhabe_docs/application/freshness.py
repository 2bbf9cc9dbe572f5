"""Are the written documents those that the sources give now?"""

from pathlib import PurePath

from teilhabe_docs.application.order import FORMATS
from teilhabe_docs.application.outcomes import Outcomes
from teilhabe_docs.application.render import Outcome
from teilhabe_docs.loading.files.paths import is_folder, real
from teilhabe_docs.loading.files.reader import Walk
from teilhabe_docs.reporting.freshness_forms import FileState, Stranger

_DOCUMENTS = tuple(f".{name}" for name in FORMATS)
_ALSO_LAID_THERE = (".pdf",)
"""Endings of what people lay beside the documents, signed or scanned: no strangers unless we wrote them."""
_LOCK = "~$"
"""What the names of the files begin with that Word puts beside a document that is open."""


def file_states(outcome: Outcome | Outcomes) -> list[FileState]:
    """The states of the files that were compared."""
    return [
        FileState(file.path, file.offer, file.document, file.comparison)
        for file in outcome.documents
        if file.comparison
    ]


def strangers(outcomes: Outcomes) -> list[Stranger]:
    """Documents in target folders that no offer asks for; none where one is more than a target folder.

    A coverage table that nobody has edited is no stranger. Where a part of a repository was called, others
    may write into the same target folder: only the folders with documents of its own are looked at.
    """
    from teilhabe_docs.rendering.written import is_document, untouched_table

    own = {file.path for file in outcomes.documents}
    found: dict[PurePath, Stranger] = {}
    for outcome in outcomes.each:
        folder = outcome.plan.place.folder
        if is_folder(folder) and not outcome.plan.workspace.root.is_relative_to(real(folder)):
            within = outcome.plan.place.within
            looked_at = {file.path.parent for file in outcome.documents} if _is_part(outcome) else {folder}
            there = {path for one in looked_at if is_folder(one) for path in Walk(one).files()}
            others = (path for path in sorted(there) if _is_document(path) and path not in own)
            for path in others:
                if path.suffix.lower() in _ALSO_LAID_THERE and not is_document(path, within):
                    continue
                if not (table := untouched_table(path, within)):
                    unchecked = _beside(path, own) and is_document(path, within)
                    found[path] = Stranger(path, edited_table=table is False, unchecked=unchecked)
    return list(found.values())


def _is_part(outcome: Outcome) -> bool:
    """Whether less than all was called that writes into the target folder, by all appearances."""
    called = real(outcome.plan.workspace.folder)
    around = real(outcome.plan.place.folder).is_relative_to(called)
    return called != outcome.plan.workspace.root and not around


def _beside(path: PurePath, own: set[PurePath]) -> bool:
    """Whether the same document stands there in a form that was asked for."""
    return any(path.with_suffix(ending) in own for ending in _DOCUMENTS)


def _is_document(path: PurePath) -> bool:
    return path.suffix.lower() in _DOCUMENTS and not path.name.startswith((".", _LOCK))
