"""A folder that is looked at again and again: only what has changed is read, judged and built anew."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.preview import Preview, PreviewCall, preview
from teilhabe_docs.application.preview_memory import PreviewMemory
from teilhabe_docs.loading.discovery import SKIPPED, root_of
from teilhabe_docs.loading.files.paths import is_folder, real
from teilhabe_docs.loading.files.states import file_states

if TYPE_CHECKING:
    from teilhabe_docs.loading.files.states import DiskState


class FollowedFolder:
    """What a call asks for, seen several times; `look` is called by one thread at a time."""

    def __init__(self, call: PreviewCall) -> None:
        self._call = call
        self._states: Mapping[PurePath, DiskState | None] = {}
        self._memory: PreviewMemory | None = None
        self._last: Preview | None = None

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
        return self._seen(file_states(self.places, SKIPPED))

    def look(self) -> Preview | None:
        """The folder as it is now; None where nothing has changed since the last time."""
        states = file_states(self.places, SKIPPED)
        same, last = states == self._states, self._last
        if same and not (self._memory and self._memory.unread):
            return None
        found = self._seen(states)
        return None if same and found == last else found

    def _seen(self, states: "Mapping[PurePath, DiskState | None]") -> Preview:
        """The folder whose files have these states.

        What is known of it still holds where nothing but concept files and their texts has changed. It does
        not where a day is asked for: which laws were cited until then is told only where all rules run.
        """
        changed = [file for file, state in states.items() if self._states.get(file) != state]
        known = self._memory is not None and self._memory.knows(changed)
        if self._call.today is not None or not known or states.keys() != self._states.keys():
            self._memory = PreviewMemory(states.keys())
        assert self._memory is not None
        self._memory.changed = changed
        self._states = states
        self._last = preview(self._call, self._memory)
        return self._last
