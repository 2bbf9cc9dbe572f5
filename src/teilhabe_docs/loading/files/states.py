"""Whether files have changed, told without reading them."""

import os
from collections.abc import Collection, Mapping
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.loading.files.reader import Walk


class DiskState(NamedTuple):
    """Size in bytes, and when the content was changed last, in nanoseconds; which file it is."""

    size: int
    changed_ns: int
    ident: int


def file_states(places: Collection[PurePath], skipped: frozenset[str]) -> Mapping[PurePath, DiskState | None]:
    """The states of all files in folders and below, and of files that are named; None for one that is gone.

    Hidden folders and those that are `skipped` are not looked into, links to folders not followed.
    """
    found: dict[PurePath, DiskState | None] = {}
    for place in places:
        if os.path.isdir(place):
            for file in Walk(place, skipped).files():
                found[file] = _state(file)
        else:
            found[place] = _state(place)
    return found


def _state(file: PurePath) -> DiskState | None:
    try:
        state = os.stat(file)
    except (OSError, ValueError):
        return None
    return DiskState(state.st_size, state.st_mtime_ns, state.st_ino)
