"""A folder of data files as something to read from: on the disk, or brought along in the package."""

from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import PurePath
from typing import Protocol

from teilhabe_docs.loading.files.paths import is_file, is_link, real
from teilhabe_docs.loading.files.reader import Obstacle, is_text, names, read
from teilhabe_docs.loading.files.spelling import Spellings
from teilhabe_docs.resources import content


class Folder(Protocol):
    """Reads files by the names of the folders on the way and their own."""

    def names(self, *parts: str) -> list[str]:
        """What lies in a folder below, sorted; nothing where there is none."""

    def has(self, *parts: str) -> bool:
        """Whether there is such a file."""

    def read(self, *parts: str, limit: int) -> bytes | Obstacle | None:
        """A file of at most `limit` bytes, or why it cannot be read; None where there is none."""


@dataclass(frozen=True)
class DiskFolder:
    """A folder on the disk; links are followed inside `within`, or where that is None inside the folder.

    However it is called, and from wherever, it is the same: what is remembered of it is of its place.
    """

    path: PurePath
    within: PurePath | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", real(self.path))

    def names(self, *parts: str) -> list[str]:
        """What lies in a folder below, sorted, without names that are no text."""
        return [name for name in names(self.path.joinpath(*parts), self._root) if is_text(name)]

    def has(self, *parts: str) -> bool:
        """Whether there is such a file, or a link to one, that is spelt like that."""
        path = self._place(parts)
        return path is not None and is_file(path)

    def read(self, *parts: str, limit: int) -> bytes | Obstacle | None:
        """A file of at most `limit` bytes, or why it cannot be read; None where there is none."""
        path = self._place(parts)
        return read(path, limit, self._root) if path and (is_file(path) or is_link(path)) else None

    def _place(self, parts: tuple[str, ...]) -> PurePath | None:
        way = self._spellings.follow(self.path, "/".join(parts))
        return way.path if way.there and not way.recased else None

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings()

    @cached_property
    def _root(self) -> PurePath:
        return real(self.path) if self.within is None else self.within


@dataclass(frozen=True)
class PackagedFolder:
    """A folder of the installed package, which may be an archive."""

    path: Traversable

    def names(self, *parts: str) -> list[str]:
        """What lies in a folder below, sorted."""
        folder = self.path.joinpath(*parts)
        return sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []

    def has(self, *parts: str) -> bool:
        """Whether there is such a file."""
        return self.path.joinpath(*parts).is_file()

    def read(self, *parts: str, limit: int) -> bytes | None:
        """A file; None where there is none."""
        file = self.path.joinpath(*parts)
        return content(file) if file.is_file() else None
