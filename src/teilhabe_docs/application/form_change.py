"""One change that somebody makes in a form, and what becomes of it: versions of files, or why nothing."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from teilhabe_docs.loading.files.paths import real
from teilhabe_docs.model.field_path import FieldPath

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding


class FormAction(StrEnum):
    """What is done at a path: its value set (none empties it), an entry of a list added, removed or moved,
    or the text file that it names written.
    """

    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    MOVE = "move"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FormChange:
    """What is wanted: an action at a path, with the digest of the file that the form was made from.

    `path` goes by indices (`personal.positionen[0].vzae`): of a list for `ADD`, behind `index`; of an entry
    for `REMOVE`, and `MOVE` to the place `index`. `text` is the content of a text file that `SET` names anew.
    """

    path: str
    action: FormAction
    digest: str
    value: Any = None
    index: int | None = None
    text: str | None = None

    @property
    def field(self) -> FieldPath:
        """The path, to be walked."""
        return FieldPath(self.path)


class FileVersion(NamedTuple):
    """A file in the repository before, None where it was not there, and after."""

    name: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class PreparedChange:
    """The versions of the files that a change at a `path` concerns; nothing is written yet."""

    root: PurePath
    path: FieldPath
    versions: tuple[FileVersion, ...]

    @property
    def changed(self) -> dict[PurePath, bytes]:
        """The files as they would be, by their places."""
        return {real(self.root / one.name): one.after for one in self.versions}


@dataclass(frozen=True, slots=True)
class RefusedChange:
    """Why nothing has been changed, in German; the findings that speak against it. `outdated`: look again."""

    text: str
    findings: "tuple[Finding, ...]" = field(default=())
    outdated: bool = False
