"""Files of a folder written together: all of them, or the folder stays as it was."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import PurePath

from teilhabe_docs.loading.files.paths import exists, is_file, real
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.loading.files.targets import Targets
from teilhabe_docs.loading.files.writer import NotWritableError, make_folder, write

_MOST_BYTES = 1 << 30


def write_together(folder: PurePath, contents: Mapping[str, bytes]) -> tuple[PurePath, ...]:
    """Write files by their names in `folder`; returns their places, in the order of the mapping.

    Without any file the folder is not made. What can go wrong, or end the program from outside, takes back
    what has been written, folders included.
    Raises `NotWritableError`.
    """
    targets = Targets()
    places = [(targets.find(PurePath(name), folder).path, content) for name, content in contents.items()]
    made = _missing_folders([folder, *(place.parent for place, _ in places)])
    old = {place: _kept(place) for place, _ in places}
    done: list[PurePath] = []
    try:
        if places:
            make_folder(folder)
        within = real(folder)
        for place, content in places:
            done.append(place)
            write(place, content, within)
    except BaseException:
        _taken_back(folder, {place: old[place] for place in done}, made)
        raise
    return tuple(place for place, _ in places)


def _missing_folders(folders: list[PurePath]) -> list[PurePath]:
    """Those that are not there yet, the innermost first."""
    missing = {above for folder in folders for above in (folder, *folder.parents) if not exists(above)}
    return sorted(missing, key=lambda place: len(place.parts), reverse=True)


def _kept(place: PurePath) -> bytes | None:
    """What stands at a place; None where nothing does."""
    if not is_file(place):
        return None
    content = read(place, _MOST_BYTES)
    if isinstance(content, Obstacle):
        raise NotWritableError(f"»{place}« lässt sich nicht lesen: {content.text}")
    return content


def _taken_back(folder: PurePath, old: Mapping[PurePath, bytes | None], made: list[PurePath]) -> None:
    for place, content in old.items():
        with suppress(OSError, NotWritableError):
            if content is None:
                os.unlink(place)
            else:
                write(place, content, real(folder))
    for empty in made:
        with suppress(OSError):
            os.rmdir(empty)
