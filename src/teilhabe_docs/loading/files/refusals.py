"""Why nothing may be written, in German: who holds what, as far as the system tells."""

import errno
import os
import stat
from pathlib import PurePath

from teilhabe_docs.loading.files.paths import as_text, exists, is_file, is_folder
from teilhabe_docs.loading.files.patience import LOCK_VIOLATION, SHARING_VIOLATION, held, winerror


def reason_for(error: OSError | ValueError, place: PurePath) -> str:
    """The reason for which nothing could be written at `place`."""
    if not isinstance(error, OSError):
        return REFUSED
    if known := _OF_WINDOWS.get(winerror(error)):
        return known
    if isinstance(error, PermissionError):
        return refusal(error, place)
    return _REASONS.get(error.errno or 0, REFUSED)


def refusal(error: PermissionError, place: PurePath) -> str:
    """The reason, for a target at `place`; `filename2` of the error tells that a rename has failed."""
    if is_folder(place):
        return FOLDER
    if exists(place) and not is_file(place):
        return REFUSED
    if error.filename2 is None:
        return _BUSY if winerror(error) in (SHARING_VIOLATION, LOCK_VIOLATION) else _DENIED
    if protected(place):
        return _PROTECTED
    if is_file(place):
        return _OPEN if held(error) else _LOCKED
    return _BUSY if held(error) else _DENIED


def stray(error: OSError) -> str:
    """What to say of an error that nobody expected: what the system has refused, and for which file."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes | os.PathLike) else ""
    if held(error):
        why = "Ein anderes Programm hält die Datei fest"
    else:
        why = _WORDS.get(error.errno or 0) or error.strerror or str(error) or "Eine Leitung ist abgebrochen"
    return f"Das System verweigert, was tdocs braucht{f', bei »{as_text(name)}«' if name else ''}: {why}."


def protected(place: PurePath) -> bool:
    """Whether a file is there and read-only."""
    try:
        return not os.stat(place).st_mode & stat.S_IWUSR
    except OSError:
        return False


_WORDS = {
    errno.EACCES: "Die Rechte reichen nicht",
    errno.EPERM: "Die Rechte reichen nicht",
    errno.EPIPE: "Eine Leitung ist abgebrochen",
    errno.ENOSPC: "Der Datenträger ist voll",
    errno.EMFILE: "Es sind zu viele Dateien geöffnet",
    errno.ENFILE: "Es sind zu viele Dateien geöffnet",
    errno.ENOMEM: "Der Speicher reicht nicht",
}
REFUSED = "Das System lehnt es ab. Bitte Ziel und Rechte prüfen."
FOLDER = "Dort steht ein Ordner dieses Namens. Bitte umbenennen oder ein anderes Ziel nennen."
_PROTECTED = (
    "Die Datei ist schreibgeschützt. Bitte den Schreibschutz in ihren Eigenschaften aufheben oder ein "
    "anderes Ziel nennen."
)
_OPEN = (
    "Die Datei ist in Word oder einem anderen Programm geöffnet. Schließen Sie sie dort und rufen Sie tdocs "
    "noch einmal auf."
)
_LOCKED = (
    "Die Datei ist gesperrt oder schreibgeschützt. Schließen Sie sie in Word und anderen Programmen und "
    "rufen Sie tdocs noch einmal auf."
)
_BUSY = (
    "Ein anderes Programm hält die neue Datei oder ihren Ordner fest, etwa ein Virenscanner oder eine "
    "Synchronisierung (OneDrive). Rufen Sie tdocs gleich noch einmal auf; hilft das nicht, nehmen Sie den "
    "Ordner dort aus oder nennen Sie ein anderes Ziel."
)
_DENIED = (
    "Der Ordner nimmt keine neue Datei an: Die Rechte reichen nicht, oder ein anderes Programm hält ihn fest "
    "(Virenscanner, Synchronisierung). Bitte die Rechte prüfen, noch einmal aufrufen oder ein anderes Ziel "
    "nennen."
)
_NO_FOLDER = "Wo ein Ordner sein müsste, steht eine Datei. Bitte ein anderes Ziel wählen."
_FULL = "Der Datenträger ist voll."
_READ_ONLY = "Der Datenträger ist schreibgeschützt."
_OF_WINDOWS = {19: _READ_ONLY, 39: _FULL, 112: _FULL}
"""Numbers of Windows that C's numbers do not tell apart."""
_REASONS = {
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENXIO: "Am anderen Ende der Leitung liest niemand.",
    errno.EISDIR: FOLDER,
    errno.ENOSPC: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.ENAMETOOLONG: "Der Name ist zu lang. Bitte ein kürzeres Ziel wählen.",
}
