"""Where a path leads once links are followed, and whether that is inside a folder."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import PurePath

WINDOWS = os.name == "nt"

_LONGEST_NAME = 255  # bytes, on the file systems of Linux and macOS
LONGEST_ON_WINDOWS = 259
"""So many characters a path has at most: MAX_PATH without the NUL at its end."""

HERE = PurePath()
"""The current folder."""


def real(path: PurePath) -> PurePath:
    """The absolute path with all links followed; what does not exist stays as it is written."""
    try:
        return PurePath(os.path.realpath(path))
    except (OSError, ValueError):  # a loop on Windows, a NUL in a name
        return absolute(PurePath(str(path).replace("\0", "")))


def same(path: PurePath, other: PurePath) -> bool:
    """Whether two paths lead to one file or folder, however they are written, by links of either kind."""
    try:
        return real(path) == real(other) or os.path.samefile(path, other)
    except (OSError, ValueError):
        return False


def named(path: PurePath) -> PurePath:
    """The absolute path of something by its own name: links are followed in its folder, not at its end."""
    return real(path.parent) / path.name if path.name else real(path)


def seen_from_here(path: PurePath) -> PurePath:
    """The path relative to the current folder; on another drive of Windows as it is."""
    try:
        return PurePath(os.path.relpath(path))
    except ValueError:
        return path


def relative(path: PurePath, folder: PurePath) -> PurePath:
    """The way from a folder to a path, with `..` where it leads upwards."""
    return PurePath(os.path.relpath(path, folder))


def border(path: PurePath, root: PurePath) -> PurePath | None:
    """`root` where the path as it is written lies inside; None where somebody has named another place."""
    return root if absolute(path).is_relative_to(root) else None


def absolute(path: PurePath) -> PurePath:
    """The absolute path as it is written, without `..`; links are not followed."""
    return PurePath(os.path.abspath(path))


def belongs_to_git(path: PurePath) -> bool:
    """Whether a path without links lies in a folder `.git`, where credentials stand and commands."""
    return ".git" in (part.casefold() for part in path.parts)


def inside(path: PurePath, root: PurePath | None) -> bool:
    """Whether a path without links lies in the folder `root`; in None lies everything."""
    return root is None or path.is_relative_to(root)


def as_text(path: PurePath | str) -> str:
    """A path, or what somebody has typed for one, as messages show it: with `/` on every system."""
    return str(path).replace("\\", "/") if WINDOWS else str(path)


def exists(path: PurePath) -> bool:
    """Whether there is anything at the path."""
    return _mode(path) is not None


def is_file(path: PurePath, root: PurePath | None = None) -> bool:
    """Whether the path leads to a regular file, inside `root` where that is given."""
    return _is(path, root, stat.S_ISREG)


def is_folder(path: PurePath, root: PurePath | None = None) -> bool:
    """Whether the path leads to a folder, inside `root` where that is given."""
    return _is(path, root, stat.S_ISDIR)


def owner(path: PurePath) -> int:
    """The number of the user whose a file or folder is, or would be if we made it; on Windows always 0."""
    try:
        return os.stat(path).st_uid
    except (OSError, ValueError):
        return 0 if WINDOWS else os.geteuid()


def is_link(path: PurePath) -> bool:
    """Whether the path itself is a symbolic link or a junction of Windows."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return False
    return stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_reparse_tag", 0))


def too_long(path: PurePath) -> str:
    """In German how long a path is that this system does not open for its length; else empty.

    Windows opens so many characters where nobody has switched on more, and says that there is no such file.
    """
    full = str(absolute(path))
    if WINDOWS:
        return _TOO_LONG_FOR_WINDOWS.format(len(full)) if len(full) > LONGEST_ON_WINDOWS else ""
    try:
        name = max(path.parts, key=lambda part: len(os.fsencode(part)), default="")
        if len(os.fsencode(name)) > _LONGEST_NAME:
            return _NAME_TOO_LONG.format(len(name))
        os.lstat(full)
    except OSError as error:
        return _TOO_LONG.format(len(full)) if error.errno == errno.ENAMETOOLONG else ""
    except ValueError:
        pass
    return ""


def _is(path: PurePath, root: PurePath | None, kind: Callable[[int], bool]) -> bool:
    mode = _mode(path)
    return mode is not None and kind(mode) and (root is None or inside(real(path), root))


def _mode(path: PurePath) -> int | None:
    try:
        return os.stat(path).st_mode
    except (OSError, ValueError):
        return None


_SHORTER = "Bitte Ordner und Datei kürzer benennen oder weiter oben ablegen."
_TOO_LONG = f"Der Pfad ist mit {{}} Zeichen zu lang. {_SHORTER}"
_TOO_LONG_FOR_WINDOWS = (
    f"Der Pfad ist mit {{}} Zeichen zu lang; Windows öffnet gewöhnlich {LONGEST_ON_WINDOWS}. {_SHORTER}"
)
_NAME_TOO_LONG = "Der Name ist mit {} Zeichen zu lang. Bitte Datei oder Ordner kürzer benennen."


def rights(place: PurePath) -> int | None:
    """The rights of a file; on Windows it has none of this kind, save that it may be read-only."""
    try:
        return None if WINDOWS else stat.S_IMODE(os.stat(place).st_mode) & 0o777
    except OSError:
        return None


def is_protected(place: PurePath) -> bool:
    """Whether nobody has the right to write to a file that is there."""
    found = rights(place)
    return found is not None and not found & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
