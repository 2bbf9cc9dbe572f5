"""Files appear whole or not at all, and only where they may: written beside their place, then renamed."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import PurePath
from tempfile import TemporaryDirectory

from teilhabe_docs.loading.files.paths import (
    as_text,
    belongs_to_git,
    exists,
    inside,
    is_file,
    is_folder,
    is_link,
    named,
    real,
    too_long,
)
from teilhabe_docs.loading.files.reader import MAX_DEPTH, Hindernis, read

MAX_SAME = 200_000_000
"""Up to so many bytes a file is compared with what would be written; a larger one is written anew."""

_BESIDE = ".tdocs-{}.neu"
_ANY_SIZE = 1 << 40  # bytes; what waits is ours
_FOLDER = sum(getattr(os, name, 0) for name in ("O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC"))
_NEW = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))


class NotWritableError(Exception):
    """A target that cannot be written; the text says why and what to do, in German."""


def write(target: PurePath, content: bytes, within: PurePath | None = None) -> bool:
    """Put `content` at `target`; returns whether anything had to be written.

    With `within`, the repository, the target must lie inside once links are followed, and be a file of its
    own. Without it somebody has named the target: a link there is replaced, not followed, a pipe or a device
    is written to as it is. An existing file keeps its rights. Raises `NotWritableError` and leaves that as
    it was.
    """
    try:
        place = _place(target, within)
        if is_file(place) and not is_link(place) and read(place, MAX_SAME) == content:
            return False
        if within is None and _takes_as_it_comes(place):
            _pour(place, content)
            return True
        _make_folder(place.parent)
        _place(target, within)
        _replace(place, content)
    except PermissionError:
        raise NotWritableError(
            f"»{as_text(target)}« lässt sich nicht schreiben: Die Datei ist gesperrt oder schreibgeschützt. "
            "Schließen Sie sie in Word und anderen Programmen und rufen Sie tdocs noch einmal auf."
        ) from None
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason = _REASONS.get(number or 0, "Das System lehnt es ab. Bitte Ziel und Rechte prüfen.")
        reason = too_long(_longer(named(target))) or reason
        raise NotWritableError(f"»{as_text(target)}« lässt sich nicht schreiben: {reason}") from None
    return True


def append(target: PurePath, content: bytes) -> None:
    """Add to a file that somebody has named; raises `OSError`."""
    with open(target, "ab") as file:
        file.write(content)


@contextmanager
def alone(folder: PurePath) -> Iterator[None]:
    """Only one run at a time writes into a folder, which is made; others wait. No file is left behind.

    Where the system has no locks for folders (Windows), each file is whole, but two runs may mix theirs.
    """
    try:
        import fcntl

        _make_folder(folder)
        descriptor = os.open(folder, os.O_RDONLY | _FOLDER)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


class Waiting:
    """A folder of its own in which contents wait for their place, whoever made them."""

    def __init__(self, folder: PurePath) -> None:
        self.folder = folder

    def put(self, content: bytes) -> PurePath:
        """Keep a content; returns its place. Raises `NotWritableError` where there is no room."""
        place = self.folder / secrets.token_hex(16)
        try:
            _create(place, content)
        except OSError:
            room = as_text(self.folder.parent)
            raise NotWritableError(
                f"Im Ordner »{room}« für Zwischenergebnisse ist kein Platz zum Schreiben."
            ) from None
        return place

    def take(self, place: PurePath) -> bytes:
        """The content that waits at a place, which is then free; raises `NotWritableError` if it is gone."""
        content = read(place, _ANY_SIZE, self.folder)
        if isinstance(content, Hindernis):
            raise NotWritableError(f"Ein Zwischenergebnis ist verschwunden: {content.text}")
        os.unlink(place)
        return content


@contextmanager
def waiting_room() -> Iterator[Waiting]:
    """A temporary folder that nobody else can read; it goes with all that is left in it."""
    with TemporaryDirectory(prefix="tdocs-", ignore_cleanup_errors=True) as folder:
        yield Waiting(real(PurePath(folder)))


def _place(target: PurePath, within: PurePath | None) -> PurePath:
    """Where the target really lies; raises `NotWritableError` where nothing may be written."""
    place = named(target)
    if within is not None and not inside(place, within):
        raise NotWritableError(f"»{as_text(target)}« {_OUTSIDE}")
    if belongs_to_git(place):
        raise NotWritableError(
            f"»{as_text(target)}« liegt in einem Ordner, der Git gehört. Bitte ein anderes Ziel wählen."
        )
    if within is None:
        return place
    if is_link(place) or _is_no_file(place):
        raise NotWritableError(
            f"»{as_text(target)}« ist keine gewöhnliche Datei. Bitte löschen oder umbenennen."
        )
    return place


def _make_folder(folder: PurePath) -> None:
    """Make a folder and those above it; more than anybody looks into are none at all."""
    missing = []
    while not is_folder(folder):
        missing.append(folder)
        folder = folder.parent
        if folder == folder.parent:
            break
    if len(missing) > MAX_DEPTH:
        raise OSError(errno.ENAMETOOLONG, "too many folders")
    for path in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(path)


def _replace(place: PurePath, content: bytes) -> None:
    beside = place.parent / _BESIDE.format(secrets.token_hex(8))
    try:
        _create(beside, content, _rights(place))
        os.replace(beside, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _longer(place: PurePath) -> PurePath:
    """The place or, if it is longer, that of the file which is written first."""
    return max(place, place.parent / _BESIDE.format("0" * 16), key=lambda path: len(path.name))


def _create(place: PurePath, content: bytes, rights: int | None = None) -> None:
    """Write a file that does not exist yet; `rights` are those of the file it will replace."""
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NEW, 0o666)
    with open(descriptor, "wb") as file:
        if rights is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, rights)
        file.write(content)


def _rights(place: PurePath) -> int | None:
    try:
        return stat.S_IMODE(os.stat(place).st_mode) & 0o777
    except OSError:
        return None


def _is_no_file(place: PurePath) -> bool:
    """Whether there is something that is neither file nor folder, links followed."""
    return exists(place) and not (is_file(place) or is_folder(place))


def _takes_as_it_comes(place: PurePath) -> bool:
    """Whether a place is a pipe or a device, but not by a link that anybody could have put there."""
    if place.is_relative_to("/dev") or place.is_relative_to("/proc"):
        return exists(place)
    return not is_link(place) and _is_no_file(place)


def _pour(place: PurePath, content: bytes) -> None:
    descriptor = os.open(place, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))  # nobody reads: an error, no wait
    os.set_blocking(descriptor, True)
    with open(descriptor, "wb") as file:
        file.write(content)


_OUTSIDE = (
    "liegt über eine Verknüpfung außerhalb des Repositorys; dort wird nur geschrieben, was --out nennt. "
    "Bitte die Verknüpfung entfernen oder das Ziel mit --out nennen."
)
_NO_FOLDER = "Wo ein Ordner sein müsste, steht eine Datei. Bitte ein anderes Ziel wählen."
_REASONS = {
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENXIO: "Am anderen Ende der Leitung liest niemand.",
    errno.EISDIR: "Dort steht ein Ordner dieses Namens. Bitte umbenennen.",
    errno.ENOSPC: "Der Datenträger ist voll.",
    errno.EROFS: "Der Datenträger ist schreibgeschützt.",
    errno.ENAMETOOLONG: "Der Name ist zu lang. Bitte ein kürzeres Ziel wählen.",
}
