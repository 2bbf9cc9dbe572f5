"""Changes of a form written, and taken back as long as nobody has changed the files since."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from teilhabe_docs.application.form_change import PreparedChange, RefusedChange
from teilhabe_docs.application.form_parts import digest_of
from teilhabe_docs.loading.files.paths import exists, is_protected
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.loading.files.writer import NotWritableError, alone
from teilhabe_docs.loading.files.written_together import write_together
from teilhabe_docs.loading.source_text import MAX_BYTES

MOST_CHANGES = 100
"""So many changes can be taken back."""
MOST_KEPT = 50_000_000
"""So many bytes of former files are kept."""


@dataclass(slots=True)
class FormHistory:
    """What has been changed in a served folder, the last change at the end."""

    _done: deque[PreparedChange] = field(default_factory=lambda: deque(maxlen=MOST_CHANGES))

    def __len__(self) -> int:
        """How many changes can be taken back."""
        return len(self._done)

    def make(self, change: PreparedChange) -> RefusedChange | None:
        """Write a change; else why not: a file is no longer what it was, or cannot be written."""
        before = {one.name: one.before for one in change.versions}
        refused = _written(change.root, before, {one.name: one.after for one in change.versions})
        if refused is None and any(one.before != one.after for one in change.versions):
            self._done.append(change)
            while len(self._done) > 1 and self._size() > MOST_KEPT:
                self._done.popleft()
        return refused

    def undo(self) -> PreparedChange | RefusedChange:
        """Take the last change back; it stays where its files have been changed since.

        A text file that came with it stays where it is.
        """
        if not self._done:
            return RefusedChange("Es gibt nichts, was sich zurücknehmen lässt.")
        last = self._done[-1]
        back = {one.name: one.before for one in last.versions if one.before is not None}
        now = {one.name: one.after for one in last.versions if one.name in back}
        refused = _written(last.root, now, back)
        if refused is not None:
            return refused
        return self._done.pop()

    def _size(self) -> int:
        return sum(len(one.before or b"") for change in self._done for one in change.versions)


def _written(
    root: PurePath, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]
) -> RefusedChange | None:
    try:
        with alone(root):
            for name, content in before.items():
                place = root / name
                there = read(place, MAX_BYTES + 1, root) if exists(place) else None
                if isinstance(there, Obstacle):
                    return RefusedChange(f"»{name}«: {there.text}", outdated=True)
                if there is not None and is_protected(place):
                    return RefusedChange(_PROTECTED.format(name))
                if content is None and there is not None:
                    return RefusedChange(f"Die Datei »{name}« gibt es schon.", outdated=True)
                if content is not None and (there is None or digest_of(there) != digest_of(content)):
                    return RefusedChange(_CHANGED.format(name), outdated=True)
            write_together(root, {name: one for name, one in after.items() if one is not None})
    except NotWritableError as error:
        return RefusedChange(str(error))
    return None


_PROTECTED = "»{}« ist schreibgeschützt. Bitte den Schutz der Datei aufheben, dann hier weiter."
_CHANGED = "»{}« wurde inzwischen anderswo geändert oder ist nicht mehr da. Nichts wurde überschrieben."
