"""Are the written documents those that the sources give now?"""

from teilhabe_docs.application.order import FORMATS
from teilhabe_docs.application.render import Outcome
from teilhabe_docs.loading.files.paths import is_folder, real
from teilhabe_docs.loading.files.reader import Walk
from teilhabe_docs.reporting.freshness_forms import FileState, Stranger

_DOCUMENTS = tuple(f".{name}" for name in FORMATS)
_LOCK = "~$"
"""What the names of the files begin with that Word puts beside a document that is open."""


def file_states(outcome: Outcome) -> list[FileState]:
    """The states of the files that were compared."""
    return [
        FileState(file.path, file.offer, file.document, file.comparison)
        for file in outcome.documents
        if file.comparison
    ]


def strangers(outcome: Outcome) -> list[Stranger]:
    """Documents in the target folder that no offer asks for; none where it is more than a target folder.

    A coverage table that nobody has edited is no stranger.
    """
    from teilhabe_docs.rendering.written import untouched_table

    folder = outcome.plan.place.folder
    if not is_folder(folder) or outcome.plan.workspace.root.is_relative_to(real(folder)):
        return []
    own = {file.path for file in outcome.documents}
    others = [
        path
        for path in sorted(Walk(folder).files())
        if path.suffix.lower() in _DOCUMENTS and path not in own and not path.name.startswith((".", _LOCK))
    ]
    tables = [untouched_table(path, outcome.plan.place.within) for path in others]
    return [
        Stranger(path, edited_table=untouched is False)
        for path, untouched in zip(others, tables, strict=True)
        if not untouched
    ]
