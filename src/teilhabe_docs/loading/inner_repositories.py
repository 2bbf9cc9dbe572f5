"""What the repositories inside of another may use of it: what they name is not unused there."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import PurePath
from posixpath import dirname
from typing import NamedTuple

from teilhabe_docs.loading.discovery import FileKind, FoundFiles, nearest_of
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.files.spelling import name_in
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.node_tree import PlainValue
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml


class InnerRepositories:
    """Those below `folder`, of all that was `found` there; their files are read only where it matters.

    `serving` are the files outside of them that their offers take as provider or staffing, `serving_alone`
    those of them that no offer around takes: what these may say, only they know.
    """

    def __init__(self, found: FoundFiles, folder: PurePath, tree: SourceTree) -> None:
        self._tree = tree
        self._folders = found.repositories_below(folder)
        own = found.apart(folder).concepts if self._folders else []
        theirs = [one for one in found.concepts if self._folders and one not in own]
        self._files = [file for file, _ in theirs]
        checkouts = [one for one in found.checkouts if one != folder]

        def taken(concepts: Iterable[tuple[PurePath, FileKind]]) -> frozenset[PurePath]:
            places = {file.parent for file, kind in concepts if kind is FileKind.ANGEBOT}
            limits = {place: _limit(place, checkouts, tree.grenze) for place in places}
            nearest = {nearest_of(place, kind, limit) for place, limit in limits.items() for kind in FileKind}
            return frozenset(file for file in nearest if file is not None)

        self.serving = taken(theirs)
        self.serving_alone = self.serving - taken(own) if self.serving else self.serving

    def use(self, file: str) -> bool:
        """Whether a file lies in one of them, or is named in one of their files."""
        place = self._tree.wurzel / file
        if any(folder in place.parents for folder in self._folders):
            return True
        return not self._said.complete or place in self._texts

    def says(self, key: str, value: str) -> bool:
        """Whether a value stands behind a key in one of their files: `anlage: leitbild`."""
        return not self._said.complete or any(
            (key, value) in values for values in self._said.by_folder.values()
        )

    @cached_property
    def _texts(self) -> frozenset[PurePath]:
        """The files that they name as texts."""
        found = [
            self._tree.finde(folder, value)
            for folder, values in self._said.by_folder.items()
            for key, value in values
            if key == "datei"
        ]
        return frozenset(one.ort for one in found if not isinstance(one, Obstacle))

    @cached_property
    def _said(self) -> "_Said":
        said = _Said({})
        for file in self._files:
            content = self._tree.lies(file)
            name = name_in(file, self._tree.wurzel)
            document = read_yaml(content, name)[0] if isinstance(content, bytes) else None
            if document is None:
                return _Said({}, complete=False)
            said.by_folder.setdefault(dirname(name), set()).update(_pairs("", document.data))
        return said


def _limit(place: PurePath, checkouts: Iterable[PurePath], around: PurePath) -> PurePath:
    """How far upwards an offer takes files: to its own checkout, else to that around."""
    own = [one for one in checkouts if one in (place, *place.parents)]
    return max(own, key=lambda one: len(one.parts), default=around)


class _Said(NamedTuple):
    """The values in files by the folders of these, each with its key; where one cannot be read, not all."""

    by_folder: dict[str, set[tuple[str, str]]]
    complete: bool = True


def _pairs(key: str, value: PlainValue) -> Iterator[tuple[str, str]]:
    """The texts in a value, each with the key that it stands behind."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _pairs(name, inner)
    else:
        for entry in value or ():
            yield from _pairs(key, entry)
