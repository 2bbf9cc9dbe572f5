"""A concept file as it stands in an editor, not on the disk."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.discovery import file_kind, root_of
from teilhabe_docs.loading.files.paths import named
from teilhabe_docs.loading.files.reader import Obstacle, too_large
from teilhabe_docs.loading.files.spelling import name_in, on_disk
from teilhabe_docs.loading.loaded_files import LoadedFiles, read_alone
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.loading.source_tree import FoundFile, SourceTree
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue


@dataclass(slots=True)
class _Overlaid(SourceTree):
    """A repository in which one file has other content than on the disk, if it is there at all."""

    file: PurePath = field(default_factory=PurePath)
    content: bytes = b""

    def finde(self, basis: str, ziel: str) -> FoundFile | Obstacle:
        """As in the repository; the overlaid file is there."""
        if self.wurzel / basis / ziel != self.file:
            return SourceTree.finde(self, basis, ziel)
        return FoundFile(self.file, name_in(self.file, self.wurzel), ziel)

    def lies(self, ort: PurePath, grenze: int = MAX_BYTES) -> bytes | Obstacle:
        """As in the repository; the overlaid file has its other content."""
        if ort != self.file:
            return SourceTree.lies(self, ort, grenze)
        return self.content if len(self.content) <= grenze else Obstacle(codes.ZU_GROSS, too_large(grenze))


def read_unsaved(
    name: str, read: Callable[[int], bytes], fields: FieldCatalogue = BUILT_IN_FIELDS
) -> LoadedFiles:
    """The file `name` alone with its own text files; raises `ValueError` if its name is of no kind.

    `read` gives its content, at most so many bytes; `fields` are those that it may have.
    """
    kind = file_kind(PurePath(name).name)
    if kind is None:
        raise ValueError(name)
    file = on_disk(named(PurePath(name)))
    root = root_of(file.parent)
    in_repository = name_in(file, root)
    tree = _Overlaid(root, file=root / in_repository, content=read(MAX_BYTES + 1))
    return read_alone(in_repository, kind, tree, fields)
