"""What the repositories inside of another may use of it: what they name is not unused there."""

import re
from functools import cached_property
from pathlib import PurePath

from teilhabe_docs.loading.discovery import FileKind, FoundFiles, nearest_of
from teilhabe_docs.loading.source_tree import SourceTree


class InnerRepositories:
    """Those below `folder`, of all that was `found` there; their files are read only where it matters.

    `serving` are the files outside of them that their offers take as provider or staffing.
    """

    def __init__(self, found: FoundFiles, folder: PurePath, tree: SourceTree) -> None:
        self._tree = tree
        self._folders = found.configured_below(folder)
        own = {file for file, _ in found.apart(folder).concepts} if self._folders else set()
        theirs = [(file, kind) for file, kind in found.concepts if self._folders and file not in own]
        self._files = [file for file, _ in theirs]
        places = {file.parent for file, kind in theirs if kind is FileKind.ANGEBOT}
        nearest = {nearest_of(place, kind, tree.grenze) for place in places for kind in FileKind}
        self.serving = frozenset(file for file in nearest if file is not None)

    def use(self, file: str) -> bool:
        """Whether a file lies in one of them, or its name stands in one of their files."""
        place = self._tree.wurzel / file
        return any(folder in place.parents for folder in self._folders) or place.name in self._text

    def says(self, key: str, value: str) -> bool:
        """Whether a value stands behind a key in one of their files: `anlage: leitbild`."""
        typed = rf"\b{key}[\"']?:\s*[\"']?{re.escape(value)}(?![\w-])"
        return re.search(typed, self._text) is not None

    @cached_property
    def _text(self) -> str:
        contents = (self._tree.lies(file) for file in self._files)
        return "\n".join(c.decode("utf-8", "replace") for c in contents if isinstance(c, bytes))
