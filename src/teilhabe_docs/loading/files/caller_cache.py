"""The cache folder of whoever calls: what nobody else could have put there, and nothing that anybody misses.

Nothing here fails: where there is no folder, it may not be written, or what lies in it is not ours, there is
simply nothing kept.
"""

import os
import stat
from contextlib import suppress
from pathlib import PurePath

from teilhabe_docs.loading.files.paths import WINDOWS, is_link, real, same

_NOT_OURS = stat.S_IWGRP | stat.S_IWOTH
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_BESIDE = ".neu-"


def cache_folder(name: str, apart_from: PurePath) -> PurePath | None:
    """The folder `name` in the caller's cache folder, whether it is there or not.

    None where there can be none: the system names no place, or that lies in the folder `apart_from`, which
    somebody else may have filled.
    """
    from platformdirs import user_cache_dir

    try:
        place = PurePath(user_cache_dir("tdocs", appauthor=False))
    except (RuntimeError, OSError):  # the system knows of no home
        return None
    if not place.is_absolute():
        return None
    folder = real(place.parent) / place.name / name
    return None if any(same(above, apart_from) for above in (folder, *folder.parents)) else folder


def read_own(place: PurePath, limit: int) -> bytes | None:
    """A file of at most `limit` bytes that the caller and nobody else can have written; else None.

    It counts as used from now on.
    """
    try:
        if is_link(place) or not all(_ours(os.lstat(folder)) for folder in place.parents[:2]):
            return None
        descriptor = os.open(place, os.O_RDONLY | _FLAGS)
        with open(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode) or not _ours(found) or found.st_size > limit:
                return None
            content = file.read(limit + 1)
        with suppress(OSError):
            os.utime(place)
    except (OSError, ValueError):
        return None
    return content if len(content) <= limit else None


def write_own(place: PurePath, content: bytes, most: int | None = None) -> None:
    """Put a file that only the caller can read into its folder, whole or not at all.

    Of the files there the `most` that were used last stay, if that is given.
    """
    import tempfile

    folder = place.parent
    with suppress(OSError, ValueError):
        for made in (folder.parent, folder):
            os.makedirs(made, 0o700, exist_ok=True)
            if not _ours(os.lstat(made)):
                return
        descriptor, beside = tempfile.mkstemp(prefix=_BESIDE, dir=folder)
        try:
            with open(descriptor, "wb") as file:
                file.write(content)
            os.replace(beside, place)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)
            raise
        if most is not None:
            _drop(folder, most)


def _ours(found: os.stat_result) -> bool:
    """Whether it is no link, belongs to the caller, and nobody else may write it.

    Windows keeps others out of the place by itself.
    """
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", False):
        return False
    return WINDOWS or (found.st_uid == os.geteuid() and not found.st_mode & _NOT_OURS)


def _drop(folder: PurePath, most: int) -> None:
    """Take away what was used longest ago, also what a run that was ended has left."""
    with os.scandir(folder) as entries:
        files = [entry for entry in entries if entry.is_file(follow_symlinks=False)]
    files.sort(key=lambda entry: entry.stat(follow_symlinks=False).st_mtime_ns, reverse=True)
    for entry in files[most:]:
        with suppress(OSError):
            os.unlink(entry.path)
