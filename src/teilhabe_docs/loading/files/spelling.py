"""Names as they stand on the disk, compared by us: systems differ on capitals, accents and trailing dots.

A name is looked up in the listing of its folder, part by part, and never asked of the system. So the same
files are found, and the same is said of them, on Linux, macOS and Windows.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.files.paths import exists, is_file, is_folder, real, relative
from teilhabe_docs.loading.files.reader import is_text, listing, shown
from teilhabe_docs.model.file_names import fault
from teilhabe_docs.near_names import Nearest


def composed(name: str) -> str:
    """The one form of a name whose accents may be stored in two ways (Unicode NFC)."""
    return unicodedata.normalize("NFC", name)


def name_in(path: PurePath, root: PurePath) -> str:
    """What a file is called in all that we say and seal: as seen from the repository, with `/`, composed."""
    seen = path.relative_to(root) if path.is_relative_to(root) else relative(path, root)
    return composed(seen.as_posix())


class Remark(NamedTuple):
    """What is worth saying about a name that leads to a file: the kind of finding and its message."""

    kennung: FindingCode
    text: str


class _Part(NamedTuple):
    """A part of a way: the folder it is looked for in, as typed, and as found; None where there is none."""

    folder: PurePath
    typed: str
    found: str | None


class Way(NamedTuple):
    """Where a name leads; what is missing stays as typed."""

    path: PurePath
    parts: tuple[_Part, ...]
    there: bool

    @property
    def recased(self) -> bool:
        """Whether it is there, but spelt with other capitals."""
        other = ((part.found, part.typed) for part in self.parts if part.found and part.found != part.typed)
        return any(composed(found) != composed(typed) for found, typed in other)

    def text(self) -> str:
        """The name as it should be typed."""
        return "/".join(composed(part.found or part.typed) for part in self.parts)


@dataclass(slots=True)
class _Folder:
    """The names in a folder, each with whether it is a folder itself."""

    names: dict[str, bool]
    alike: dict[str, list[str]] = field(init=False)
    nearest: Nearest = field(default_factory=Nearest)
    _small: dict[bool, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.alike = {}
        for name in self.names:
            self.alike.setdefault(_key(name), []).append(name)

    def find(self, typed: str) -> str | None:
        """The name that is meant: as typed, in the other form, or the only one but for capitals."""
        if typed in self.names:
            return typed
        alike = self.alike.get(_key(typed), [])
        same = [name for name in alike if composed(name) == composed(typed)]
        return same[0] if same else alike[0] if len(alike) == 1 else None

    def twins(self, name: str) -> list[str]:
        """The other names that Windows or macOS take for the same; `ß` and `ss` are two there."""
        alike = self.alike.get(_key(name), [])
        if len(alike) < 2:
            return []
        lower = composed(name).lower()
        return [other for other in alike if other != name and composed(other).lower() == lower]

    def close_to(self, name: str, *, folders: bool) -> str | None:
        """The name of a file (or folder) that alone comes near."""
        if folders not in self._small:
            names = (n for n, folder in self.names.items() if folder == folders and is_text(n))
            self._small[folders] = {n.casefold(): n for n in names}
        small = self._small[folders]
        near = self.nearest.to(name.casefold(), small)
        return small[near[0]] if len(near) == 1 else None


@dataclass(slots=True)
class Spellings:
    """Follows names and lists each folder at most once; none outside `root` where that is given."""

    root: PurePath | None = None
    _folders: dict[PurePath, _Folder | None] = field(default_factory=dict)

    def follow(self, folder: PurePath, name: str) -> Way:
        """Where a name with `/`, typed in a file of that folder, leads; an absolute one is taken as it is."""
        if PurePath(name).anchor:
            return Way(folder / name, (), True)
        return self._follow(folder, [part for part in name.split("/") if part not in ("", ".")])

    def remarks(self, way: Way) -> Iterator[Remark]:
        """What there is to say of a name that leads to something."""
        if way.recased:
            typed = "/".join(part.typed for part in way.parts)
            yield Remark(codes.NAME_ANDERS, _RECASED.format(shown(typed), shown(way.text())))
        for part in way.parts:
            folder = self._folders.get(part.folder)
            if part.found is None or folder is None or part.typed == "..":
                continue
            for twin in folder.twins(part.found):
                form = _SAME_FORM if composed(twin) == composed(part.found) else SAME_LETTERS
                yield Remark(codes.NAMEN_GLEICH, form.format(*sorted(map(shown, (part.found, twin)))))
            if reason := fault(part.found):
                yield Remark(codes.NAME_UNTER_WINDOWS, _NO_NAME.format(shown(part.found), reason))

    def near(self, way: Way, *, folder: bool = False) -> str:
        """A file (or folder) named nearly like what leads nowhere, as it should be typed; else empty."""
        number = next((i for i, part in enumerate(way.parts) if part.found is None), None)
        if number is None:
            return ""
        part, known = way.parts[number], self._folders.get(way.parts[number].folder)
        last = number == len(way.parts) - 1
        close = known.close_to(part.typed, folders=folder or not last) if known else None
        if close is None:
            return ""
        rest = [later.typed for later in way.parts[number + 1 :]]
        other = self._follow(part.folder, [close, *rest])
        if not other.there or not (last or (is_folder if folder else is_file)(other.path)):
            return ""
        before = [composed(earlier.found or earlier.typed) for earlier in way.parts[:number]]
        return "/".join([*before, other.text()])

    def _follow(self, folder: PurePath, typed: Iterable[str]) -> Way:
        here, missing, parts = folder, None, []
        for name in typed:
            if name == "..":
                missing = None if here == missing else missing
                here = real(here).parent
                parts.append(_Part(here, name, name))
                continue
            found = None if missing else self._find(here, name)
            parts.append(_Part(here, name, found))
            here /= found or name
            if found is None and missing is None:
                missing = here
        return Way(here, tuple(parts), missing is None)

    def _find(self, folder: PurePath, name: str) -> str | None:
        if folder not in self._folders:
            names = listing(folder, self.root)
            self._folders[folder] = None if names is None else _Folder(names)
        known = self._folders[folder]
        if known is None:  # what may not be listed may still be entered
            return None if fault(name) else name
        return known.find(name)


def on_disk(path: PurePath) -> PurePath:
    """An existing file, named on the command line, by the name that its folder lists."""
    way = Spellings().follow(path.parent, path.name)
    return way.path if way.there and (is_file(path) or is_folder(path)) else path


def stored(path: str) -> str:
    """A path typed for something that exists, with its accents as they are stored; any other as typed."""
    typed = PurePath(path)
    if not path or exists(typed):
        return path
    start = PurePath(typed.anchor)
    way = Spellings().follow(start, typed.relative_to(start).as_posix())
    return str(way.path) if way.there and not way.recased and exists(way.path) else path


def _key(name: str) -> str:
    return composed(composed(name).casefold())


_RECASED = (
    "»{}« heißt auf der Platte »{}«. Bitte genau so schreiben: Wo Groß- und Kleinschreibung zählt (Linux, "
    "GitHub, GitLab), fehlt die Datei anderen Programmen sonst."
)
SAME_LETTERS = (
    "»{}« und »{}« stehen in einem Ordner und unterscheiden sich nur in Groß- und Kleinschreibung. Unter "
    "Windows und macOS kann es nur eines davon geben; bitte eines umbenennen."
)
_SAME_FORM = (
    "»{}« und »{}« stehen in einem Ordner und sehen gleich aus; nur die Umlaute oder Akzente sind "
    "verschieden gespeichert. Auf anderen Systemen kann es nur eines davon geben; bitte eines löschen oder "
    "umbenennen."
)
_NO_NAME = "»{}« kann unter Windows nicht so heißen: {}. Dort fehlt die Datei; bitte umbenennen."
