"""Files appear whole or not at all, and only where they may: written beside their place, then renamed."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import PurePath

from teilhabe_docs.loading.files import paths
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
    rights,
    too_long,
)
from teilhabe_docs.loading.files.patience import Patience
from teilhabe_docs.loading.files.reader import MAX_DEPTH, Obstacle, read, read_back
from teilhabe_docs.loading.files.refusals import protected, reason_for

MAX_SAME = 200_000_000
"""Up to so many bytes a file is compared with what would be written; a larger one is written anew."""

_BESIDE = ".tdocs-{}.neu"
_ANY_SIZE = 1 << 40  # bytes; what waits is ours
_FOLDER = sum(getattr(os, name, 0) for name in ("O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC"))
_NEW = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"))


class NotWritableError(Exception):
    """A target that cannot be written; the text says why and what to do, in German."""


class LedOutsideError(NotWritableError):
    """A target that a link puts outside of the folder in which it must lie."""


def write(target: PurePath, content: bytes, within: PurePath | None = None) -> bool:
    """Put `content` at `target`; returns whether anything had to be written.

    With `within`, the repository, the target must lie inside once links are followed, and be a file of its
    own. Without it somebody has named the target: a link there is replaced, not followed, a pipe or a device
    is written to as it is. An existing file keeps its rights. Raises `NotWritableError` and leaves that as
    it was.
    """
    place = target
    try:
        place = _place(target, within)
        if is_file(place) and not is_link(place) and read(place, MAX_SAME) == content:
            return False
        if within is None and is_device(place):
            _pour(place, content)
            return True
        _make_folder(place.parent)
        _place(target, within)
        _replace(place, content)
    except (OSError, ValueError) as error:
        reason = too_long(_longer(place)) or reason_for(error, place)
        reason = "".join([reason, *getattr(error, "__notes__", ())])
        raise NotWritableError(f"»{as_text(target)}« lässt sich nicht schreiben: {reason}") from None
    return True


def demand_place(target: PurePath, within: PurePath) -> None:
    """Raise `NotWritableError` where `write` would for what lies on the way; nothing is made."""
    folder = _place(target, within).parent
    while not exists(folder) and folder != folder.parent:
        folder = folder.parent
    if not is_folder(folder):
        reason = reason_for(NotADirectoryError(errno.ENOTDIR, "no folder"), folder)
        raise NotWritableError(f"»{as_text(target)}« lässt sich nicht schreiben: {reason}")


def append(target: PurePath, content: bytes) -> None:
    """Add to a file that somebody has named; raises `OSError`."""
    with Patience().call(lambda: open(target, "ab")) as file:
        file.write(content)


def make_folder(folder: PurePath) -> None:
    """Make a folder and those above it, if it is not there; raises `NotWritableError`."""
    try:
        _make_folder(folder)
    except (OSError, ValueError) as error:
        reason = too_long(folder) or reason_for(error, folder)
        raise NotWritableError(f"»{as_text(folder)}« lässt sich nicht anlegen: {reason}") from None


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
        place = self.folder / _unique()
        try:
            _create(place, content)
        except OSError:
            room = as_text(self.folder.parent)
            raise NotWritableError(
                f"Im Ordner »{room}« für Zwischenergebnisse ist kein Platz zum Schreiben."
            ) from None
        return place

    def take(self, place: PurePath) -> bytes:
        """The content that waits at a place; raises `NotWritableError` if it cannot be read."""
        content = read_back(place, _ANY_SIZE, self.folder)
        if isinstance(content, Obstacle):
            raise NotWritableError(f"Ein Zwischenergebnis lässt sich nicht mehr lesen: {content.text}")
        with suppress(OSError):  # then it goes with the room
            os.unlink(place)
        return content


@contextmanager
def waiting_room() -> Iterator[Waiting]:
    """A temporary folder that nobody else can read; it goes with all that is left in it.

    What somebody holds too long stays for the system to clear away. Raises `NotWritableError` where there is
    no place for one.
    """
    import shutil  # here and below: much to load for commands that write nothing
    import tempfile

    try:
        folder = tempfile.mkdtemp(prefix="tdocs-")
    except OSError:
        raise NotWritableError(_NO_ROOM) from None
    try:
        yield Waiting(real(PurePath(folder)))
    finally:
        patience = Patience()
        shutil.rmtree(folder, ignore_errors=True)
        while exists(PurePath(folder)) and patience.more():
            shutil.rmtree(folder, ignore_errors=True)


def _place(target: PurePath, within: PurePath | None) -> PurePath:
    """Where the target really lies; raises `NotWritableError` where nothing may be written."""
    place = named(target)
    if within is not None and not inside(place, within):
        raise LedOutsideError(f"»{as_text(target)}« {_OUTSIDE}")
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
    if missing and exists(missing[-1]) and not is_folder(missing[-1]):  # Windows would say: not found
        raise NotADirectoryError(errno.ENOTDIR, "no folder")
    patience = Patience()
    for path in reversed(missing):
        with suppress(FileExistsError):
            patience.call(os.mkdir, path)


def _replace(place: PurePath, content: bytes) -> None:
    """Put a new file in the place of another, or where none is; no wait for what will not change."""
    if is_folder(place) and not is_link(place):
        raise IsADirectoryError(errno.EISDIR, "a folder")
    if paths.WINDOWS and protected(place):
        raise PermissionError(errno.EACCES, "read-only", str(place), None, str(place))
    beside = place.parent / _BESIDE.format(_unique())
    patience = Patience()
    try:
        _create(beside, content, rights(place), patience)
        try:
            patience.call(os.replace, beside, place)
        except PermissionError as error:
            error.filename2 = str(place)
            raise
    except BaseException as error:
        if not _remove(beside):
            error.add_note(f" Übrig bleibt »{beside.name}«; bitte löschen.")
        raise


def _unique() -> str:
    """A name that nobody can foresee."""
    import secrets

    return secrets.token_hex(8)


def _longer(place: PurePath) -> PurePath:
    """The place or, if it is longer, that of the file which is written first."""
    return max(place, place.parent / _BESIDE.format("0" * 16), key=lambda path: len(path.name))


def _create(
    place: PurePath, content: bytes, rights: int | None = None, patience: Patience | None = None
) -> None:
    """Write a file that does not exist yet; `rights` are those of the file it will replace."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NEW
    descriptor = (patience or Patience()).call(os.open, place, flags, 0o666)
    with open(descriptor, "wb") as file:
        if rights is not None and hasattr(os, "fchmod"):
            os.fchmod(descriptor, rights)
        file.write(content)


def _remove(place: PurePath) -> bool:
    """Take away what is ours, also where it is held for a moment or read-only; returns whether it is gone."""
    try:
        os.unlink(place)
    except PermissionError:
        with suppress(OSError):
            os.chmod(place, stat.S_IREAD | stat.S_IWRITE)
        with suppress(OSError):
            Patience().call(os.unlink, place)
    except OSError:
        pass
    return not exists(place)


def _is_no_file(place: PurePath) -> bool:
    """Whether there is something that is neither file nor folder, links followed."""
    return exists(place) and not (is_file(place) or is_folder(place))


def is_device(place: PurePath) -> bool:
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
    "liegt über eine Verknüpfung außerhalb des Ordners; dort wird nichts geschrieben. Bitte die Verknüpfung "
    "entfernen."
)
_NO_ROOM = (
    "Für Zwischenergebnisse lässt sich kein Ordner anlegen. Bitte Platz und Rechte im temporären Ordner "
    "prüfen (TEMP, TMPDIR)."
)
