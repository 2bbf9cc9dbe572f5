"""Work on files that is kept from one look at a repository to the next, where what it rests on is the same.

A single run does all of it afresh; only who looks again and again keeps some.
"""

from collections.abc import Callable, Collection
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.paths import absolute

if TYPE_CHECKING:
    from teilhabe_docs.loading.concept_file import ConceptFile

T = TypeVar("T")


class FreshWork:
    """Keeps nothing."""

    def file(self, _name: str, read: "Callable[[], ConceptFile]") -> "ConceptFile":
        """A concept file by its name in the repository, which `read` reads."""
        return read()

    def once(self, _what: str, _of: tuple[object, ...], do: Callable[[], T]) -> T:
        """What `do` gives, which is `what` of these objects and rests on nothing else that changes."""
        return do()


class KeptWork(FreshWork):
    """Keeps concept files until they are to be forgotten, and work as long as each round asks for it.

    Files of the repository at `root` are kept whose texts are all among the files that are `followed`.
    `unread` says that one could not be read; that may be otherwise though it does not change: another program
    held it.
    """

    def __init__(self, root: PurePath, followed: Collection[PurePath]) -> None:
        self._root = root
        self._followed = frozenset(followed)
        self._files: dict[str, ConceptFile] = {}
        self._done: dict[tuple[object, ...], tuple[tuple[object, ...], Any]] = {}
        self._asked: set[tuple[object, ...]] = set()
        self.unread = False

    @property
    def known(self) -> frozenset[PurePath]:
        """The files that what is kept rests on."""
        return frozenset(place for name, file in self._files.items() for place in self._places(name, file))

    def forget(self, changed: Collection[PurePath]) -> None:
        """Read anew what rests on these files, and what could not be read."""
        self.unread = False
        gone = frozenset(changed)
        self._files = {
            name: file for name, file in self._files.items() if gone.isdisjoint(self._places(name, file))
        }

    def _places(self, name: str, file: "ConceptFile") -> frozenset[PurePath]:
        return frozenset(absolute(self._root / one) for one in (name, *file.texte))

    def end_round(self) -> None:
        """Forget the work that has not been asked for since the last time."""
        self._done = {key: self._done[key] for key in self._asked}
        self._asked = set()

    def file(self, name: str, read: "Callable[[], ConceptFile]") -> "ConceptFile":
        """A concept file, as it was read unless it was forgotten."""
        if name in self._files:
            return self._files[name]
        file = read()
        if any(finding.code == codes.NICHT_LESBAR.code for finding in file.findings):
            self.unread = True
        elif self._followed >= self._places(name, file):
            self._files[name] = file
        return file

    def once(self, what: str, of: tuple[object, ...], do: Callable[[], T]) -> T:
        """What was done with the very same objects, else what `do` gives."""
        key = (what, *map(id, of))
        self._asked.add(key)
        if key not in self._done:
            self._done[key] = (of, do())  # kept alive, so that no other object gets their ids
        found: T = self._done[key][1]
        return found


FRESH = FreshWork()
"""For whoever looks once."""
