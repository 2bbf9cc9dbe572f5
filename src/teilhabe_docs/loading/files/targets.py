"""Where something is to be written: what is there in another spelling is that place, on every system."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.loading.files.paths import exists
from teilhabe_docs.loading.files.reader import listing, shown
from teilhabe_docs.loading.files.spelling import composed
from teilhabe_docs.model.file_names import fault


class Target(NamedTuple):
    """A place by the names that the disk has for it.

    `reason` says in German why it cannot be made everywhere, `remark` that it is there with other capitals;
    both are empty where there is nothing to say.
    """

    path: PurePath
    reason: str = ""
    remark: str = ""


@dataclass(slots=True)
class Targets:
    """Finds places and lists each folder at most once."""

    _folders: dict[PurePath, dict[str, list[str]] | None] = field(default_factory=dict)

    def find(self, typed: PurePath, below: PurePath | None = None) -> Target:
        """The place that `typed` names, in the folder `below` where it is relative."""
        start = PurePath(typed.anchor)
        below = start if below is None or typed.anchor else below
        found: list[str] = []
        missing, reason = False, ""
        parts = typed.relative_to(start).parts
        for part in parts:
            name = part if part == ".." else None if missing else self._find(below.joinpath(*found), part)
            missing = name is None
            if missing and not reason and (why := fault(part)):
                reason = _NO_NAME.format(shown(part), why)
            found.append(name or part)
        return Target(below.joinpath(*found), reason, _remark(parts, found))

    def _find(self, folder: PurePath, name: str) -> str | None:
        """The name on the disk: as typed, else with accents stored otherwise, else with other capitals."""
        if folder not in self._folders:
            self._folders[folder] = _listed(folder)
        known = self._folders[folder]
        if known is None:  # what may not be listed may still be entered
            return name if exists(folder / name) and not fault(name) else None
        alike = known.get(key(name), [])
        same = [other for other in alike if composed(other) == composed(name)]
        return name if name in alike else next(iter(same or alike), None)


def _listed(folder: PurePath) -> dict[str, list[str]] | None:
    """The names in a folder, sorted, by what they are the same under; None where it is not listed."""
    names = listing(folder)
    if names is None:
        return None
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(key(name), []).append(name)
    return alike


def _remark(typed: Sequence[str], found: Sequence[str]) -> str:
    """What there is to say up to the last part that has other capitals on the disk."""
    pairs = [(composed(one), composed(other)) for one, other in zip(typed, found, strict=True)]
    while pairs and pairs[-1][0] == pairs[-1][1]:
        pairs.pop()
    if not pairs:
        return ""
    ours, theirs = (shown(PurePath(*names).as_posix()) for names in zip(*pairs, strict=True))
    return _RECASED.format(ours, theirs)


def key(name: str) -> str:
    """The same for all names that Windows or macOS take for one."""
    return composed(composed(name).lower())


_NO_NAME = "»{}« ist unter Windows kein Name: {}. Bitte anders benennen."
_RECASED = (
    "»{}« heißt auf der Platte »{}«; tdocs nimmt das. Bitte beides gleich schreiben: Wo Groß- und "
    "Kleinschreibung zählt (Linux, GitHub, GitLab), finden andere Programme es sonst nicht."
)
