"""Bytes of files and names in folders: regular files only, so many bytes at most, failures as values."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.files import paths
from teilhabe_docs.loading.files.paths import belongs_to_git, exists, inside, is_folder, real, too_long
from teilhabe_docs.loading.files.patience import ACCESS_DENIED, Patience, held, winerror

MAX_DEPTH = 100
"""So many folders deep concept files are looked for; real repositories have five."""

_NO_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_CHUNK = 1 << 20
_LFS = b"version https://git-lfs.github.com/spec/"
_LONGEST_LINK = 500
_LINK = re.compile(
    rb"""(?:\.{0,2}[/\\])[^\s:*?"<>|]+|[^\s:*?"<>|]*[\w-]\.(?:md|ya?ml|png|jpe?g|docx)""", re.IGNORECASE
)
"""What a checkout without links has where one should be: the way to a file, without a line end."""
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY"))
"""A link at the end, put there after it was looked at, is not followed; nobody waits for a pipe."""


class Obstacle(NamedTuple):
    """Why something cannot be read: the kind of finding and its message; whether another program holds it."""

    kennung: FindingCode
    text: str
    held: bool = False


def read(path: PurePath, limit: int, root: PurePath | None = None) -> bytes | Obstacle:
    """The bytes of a regular file of at most `limit` bytes, or why they cannot be had.

    With `root`, a folder without links on its way, the file must lie inside once links are followed.
    """
    place = real(path)
    if not inside(place, root):
        return Obstacle(codes.DATEI_AUSSERHALB, _OUTSIDE)
    if root is not None and belongs_to_git(place.relative_to(root)):
        return Obstacle(codes.DATEI_AUSSERHALB, _OF_GIT)
    try:
        with open(place, "rb", buffering=0, opener=_opener) as file:
            return _read(file.fileno(), limit)
    except OSError as error:
        return _unreadable(error, place)
    except ValueError:  # a NUL in the name
        return Obstacle(codes.NICHT_LESBAR, _REFUSED)


def read_back(place: PurePath, limit: int, root: PurePath | None = None) -> bytes | Obstacle:
    """Like `read`, for what we may have written: waited for while somebody holds it for a moment."""
    content, patience = read(place, limit, root), Patience()
    while isinstance(content, Obstacle) and content.held and patience.more():
        content = read(place, limit, root)
    return content


def _read_all(descriptor: int, limit: int) -> bytes:
    """What an open pipe or file gives, up to one byte more than `limit`."""
    chunks: list[bytes] = []
    left = limit + 1
    while left > 0 and (chunk := os.read(descriptor, min(left, _CHUNK))):
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def names(folder: PurePath, root: PurePath | None = None) -> list[str]:
    """What lies in a folder, sorted; nothing where it cannot be listed or leads out of `root`."""
    return sorted(entry.name for entry in _entries(folder, root))


def file_names(folder: PurePath, root: PurePath | None = None) -> list[str]:
    """The names in a folder that lead to something other than a folder, sorted."""
    return sorted(entry.name for entry in _entries(folder, root) if not _is_dir(entry))


def listing(folder: PurePath, root: PurePath | None = None) -> dict[str, bool] | None:
    """The names in a folder, sorted, each with whether it leads to a folder; None where it is not listed.

    That is where it does not exist, may not be read or leads out of `root`.
    """
    try:
        entries = _listed(folder, root)
    except (OSError, ValueError):
        return None
    return {entry.name: _is_dir(entry) for entry in sorted(entries, key=lambda entry: entry.name)}


@dataclass(slots=True)
class Walk:
    """All files below a folder; links to folders are not followed.

    `skipped` are folder names that are not looked into, beside hidden ones. `closed` collects the folders
    that could not be listed or lie too deep, `folders` all that were met, `checkouts` those that hold `.git`.
    """

    root: PurePath
    skipped: frozenset[str] = frozenset()
    closed: list[tuple[PurePath, FindingCode, str]] = field(default_factory=list)
    folders: list[PurePath] = field(default_factory=list)
    checkouts: list[PurePath] = field(default_factory=list)

    def files(self) -> Iterator[PurePath]:
        """The files, folder after folder."""
        waiting = [(self.root, 0)]
        while waiting:
            folder, depth = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    found = sorted(entries, key=lambda entry: entry.name)
            except OSError:
                self.closed.append((folder, codes.NICHT_LESBAR, too_long(folder) or _CLOSED))
                continue
            below = []
            for entry in found:
                if entry.name == ".git":
                    self.checkouts.append(folder)
                if not entry.is_dir(follow_symlinks=False):
                    yield folder / entry.name
                elif not (entry.name.startswith(".") or entry.name in self.skipped or _is_junction(entry)):
                    below.append(folder / entry.name)
            self.folders += below
            if below and depth >= MAX_DEPTH:
                self.closed.append((below[0], codes.ORDNER_ZU_TIEF, _DEEP))
            else:
                waiting += [(path, depth + 1) for path in reversed(below)]


def is_text(name: str) -> bool:
    """Whether a file's name is text (UTF-8) that can be shown as it is."""
    return not _NO_TEXT.search(name)


def shown(name: str) -> str:
    """A name with a sign for each character that cannot be shown."""
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", name)


def too_large(limit: int) -> str:
    """The message for a file above `limit` bytes."""
    return f"Die Datei ist größer als {limit // 1_000_000} MB und wird nicht gelesen. Bitte verkleinern."


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _FLAGS)


def _unreadable(error: OSError, place: PurePath) -> Obstacle:
    if is_folder(place):
        reason = _REASONS[errno.EISDIR]
    elif held(error) and winerror(error) != ACCESS_DENIED and os.access(place, os.R_OK):
        return Obstacle(codes.NICHT_LESBAR, _HELD, held=True)
    elif winerror(error) in _OF_CLOUD or (paths.WINDOWS and error.errno == errno.EINVAL and exists(place)):
        reason = _ELSEWHERE
    else:
        reason = _REASONS.get(error.errno or 0, _REFUSED)
    return Obstacle(codes.NICHT_LESBAR, too_long(place) or reason)


def _read(descriptor: int, limit: int) -> bytes | Obstacle:
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        return Obstacle(codes.NICHT_LESBAR, _NO_FILE)
    if found.st_size > limit:
        return Obstacle(codes.ZU_GROSS, too_large(limit))
    content = _read_all(descriptor, limit)
    if len(content) > limit:
        return Obstacle(codes.ZU_GROSS, too_large(limit))
    reason = _stand_in(content)
    return Obstacle(codes.GIT_STELLVERTRETER, reason) if reason else content


def _stand_in(content: bytes) -> str:
    """Why a small file is only what Git keeps in place of another; empty where it is not."""
    if content.startswith(_LFS):
        return _LFS_POINTER
    target = _LINK.fullmatch(content) if len(content) <= _LONGEST_LINK else None
    return _LINK_TEXT.format(target.group().decode("utf-8", "replace")) if target else ""


def _entries(folder: PurePath, root: PurePath | None) -> list[os.DirEntry[str]]:
    try:
        return _listed(folder, root)
    except (OSError, ValueError):
        return []


def _listed(folder: PurePath, root: PurePath | None) -> list[os.DirEntry[str]]:
    if root is not None and not inside(real(folder), root):
        raise PermissionError
    with os.scandir(folder) as entries:
        return list(entries)


def _is_dir(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_junction(entry: os.DirEntry[str]) -> bool:
    return bool(getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0))


_OUTSIDE = (
    "Die Datei ist eine Verknüpfung, die nach außen führt, und wird nicht gelesen. Bitte die Datei selbst "
    "hineinlegen."
)
_OF_GIT = "Die Datei liegt in einem Ordner, der Git gehört, und wird nicht gelesen."
_REFUSED = "Die Datei lässt sich nicht öffnen. Bitte die Rechte prüfen."
_HELD = "Die Datei ist in einem anderen Programm geöffnet. Bitte dort schließen und noch einmal aufrufen."
_OF_CLOUD = range(358, 405)
"""What Windows says of a file that a sync client has not loaded. Source: Microsoft, System Error Codes."""
_ELSEWHERE = (
    "Die Datei lässt sich nicht lesen; vielleicht liegt sie nur in der Cloud. Bitte im Programm, das sie "
    "abgleicht (etwa OneDrive), auf diesem Gerät behalten lassen."
)
_NO_FILE = "Das ist keine gewöhnliche Datei und wird nicht gelesen."
_LFS_POINTER = (
    "Hier liegt nur der Platzhalter von Git LFS, nicht die Datei selbst. Bitte mit »git lfs pull« holen."
)
_LINK_TEXT = (
    "Die Datei enthält nur »{}«: Git hat eine Verknüpfung als Text abgelegt. Bitte die Datei "
    "selbst hineinlegen."
)
_CLOSED = "Dieser Ordner lässt sich nicht lesen. Bitte die Rechte prüfen."
_DEEP = f"Dieser Ordner liegt mehr als {MAX_DEPTH} Ebenen tief; darin wird nicht gesucht."
_REASONS = {
    errno.ENOENT: "Die Datei gibt es nicht.",
    errno.EISDIR: "Dort steht ein Ordner, keine Datei.",
    errno.ENXIO: _NO_FILE,
    errno.EAGAIN: _NO_FILE,
    errno.ELOOP: "Die Verknüpfung führt im Kreis.",
}
