"""A folder that is looked at again and again: only what has changed is read and built anew."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.preview import Preview, PreviewCall, preview
from teilhabe_docs.loading.discovery import SKIPPED, root_of
from teilhabe_docs.loading.files.paths import is_folder, real
from teilhabe_docs.loading.files.states import file_states

if TYPE_CHECKING:
    from teilhabe_docs.loading.files.states import FileState


class FollowedFolder:
    """What a call asks for, seen several times; `look` is called by one thread at a time."""

    def __init__(self, call: PreviewCall) -> None:
        self._call = call
        self._states: Mapping[PurePath, FileState | None] | None = None

    @property
    def places(self) -> tuple[PurePath, ...]:
        """The folders and files whose changes may show: the repository, and what the call names elsewhere."""
        folder = PurePath(self._call.called)
        found = [root_of(folder) if is_folder(folder) else real(folder)]
        if self._call.profiles is not None:
            found.append(real(PurePath(self._call.profiles)))
        if self._call.source is not None:
            found.append(real(PurePath(self._call.source.file)))
        return tuple(dict.fromkeys(found))

    def first(self) -> Preview:
        """The folder as it is when it is seen first."""
        self._states = file_states(self.places, SKIPPED)
        return preview(self._call)

    def look(self) -> Preview | None:
        """The folder as it is now; None where nothing has changed since the last time."""
        states = file_states(self.places, SKIPPED)
        if states == self._states:
            return None
        self._states = states
        return preview(self._call)
