"""The forms of a folder while it is served: seen, tried, changed, taken back, and a new concept begun."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePath
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from teilhabe_docs.application.form import NO_SUCH_OFFER, form_files, form_of
from teilhabe_docs.application.form_change import FormChange, RefusedChange
from teilhabe_docs.application.form_history import FormHistory
from teilhabe_docs.application.form_parts import EntryForm
from teilhabe_docs.application.impossible import Cause, ImpossibleError, explained
from teilhabe_docs.application.new_repository import new_repository, write_new
from teilhabe_docs.application.prepared_change import prepared
from teilhabe_docs.application.preview import PreviewCall
from teilhabe_docs.application.repositories import opened
from teilhabe_docs.application.rulebook import Rulebook, rulebook_for
from teilhabe_docs.application.workspace import Workspace, open_repository
from teilhabe_docs.loading.discovery import SKIPPED
from teilhabe_docs.loading.files.paths import real

if TYPE_CHECKING:
    from teilhabe_docs.application.refused import Refused

T = TypeVar("T")

_FIRST_PORT, _PORTS = 49152, 16000  # those that belong to nobody (RFC 6335)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


class AnsweredForm(NamedTuple):
    """A form as it is after what was asked for, and why that was not done, if it was not."""

    form: EntryForm
    refused: RefusedChange | None = None


@dataclass(slots=True)
class ServedForm:
    """The forms of what a call names; one thing at a time. `called` is the folder that nothing leaves."""

    call: PreviewCall
    history: FormHistory = field(default_factory=FormHistory)
    _lock: Lock = field(default_factory=Lock)

    @property
    def usual_port(self) -> int:
        """The same for each call on a folder: browsers keep what is typed by the address of a page."""
        place = str(real(PurePath(self.call.called))).encode("utf-8", "replace")
        return _FIRST_PORT + int.from_bytes(sha256(place).digest()[:4]) % _PORTS

    def see(self, key: str) -> EntryForm:
        """The form of an offer, by the name of its file from the folder; an `ImpossibleError` without one."""
        with self._lock:
            return self._form(key)

    def try_out(self, key: str, change: FormChange) -> AnsweredForm:
        """The form as it would be with a change; nothing is written."""
        with self._lock:
            workspace, rulebook, file = self._place(key)
            made = prepared(workspace, form_files(workspace, file), change)
            if isinstance(made, RefusedChange):
                return AnsweredForm(form_of(workspace, rulebook, file, today=self.call.today), made)
            form = form_of(workspace, rulebook, file, changed=made.changed, today=self.call.today)
            return AnsweredForm(form)

    def change(self, key: str, change: FormChange) -> AnsweredForm:
        """The form with a change that has been written, or as it is, and why."""
        with self._lock:
            workspace, _, file = self._place(key)
            made = prepared(workspace, form_files(workspace, file), change)
            refused = made if isinstance(made, RefusedChange) else self.history.make(made)
            return AnsweredForm(self._form(key), refused)

    def undo(self, key: str) -> AnsweredForm:
        """The form after the last change has been taken back."""
        with self._lock:
            undone = self.history.undo()
            refused = undone if isinstance(undone, RefusedChange) else None
            return AnsweredForm(self._form(key), refused)

    def begin(self, profile: str, name: str = "") -> str:
        """Begin a concept in the folder, or in a new one of that name in it; returns the key of its offer.

        An `ImpossibleError` where a concept stands, for a name that is none, and without such a profile.
        """
        with self._lock:
            if name and not _NAME.fullmatch(name):
                text = f"»{name}« taugt nicht als Name des Ordners. Erlaubt sind a bis z, Ziffern und »-«."
                raise ImpossibleError(Cause.USAGE, text)
            if name in SKIPPED:
                text = (
                    f"In einem Ordner »{name}« sucht tdocs keine Konzepte. Bitte einen anderen Namen wählen."
                )
                raise ImpossibleError(Cause.USAGE, text)
            folder = PurePath(self.call.called) / name
            begun = new_repository(str(folder), profile, self.call.profiles)
            for _ in write_new(begun):
                pass
            return (PurePath(name) / "offer.yaml").as_posix()

    def profiles(self) -> list[tuple[str, str, str]]:
        """What a concept may begin with: document, name and title of each profile."""
        workspace = next((one for one in self._opened() if isinstance(one, Workspace)), None)
        known = workspace.all_profiles() if workspace else []
        return [(one.dokument, one.name, one.titel or one.name) for one in known]

    def _form(self, key: str) -> EntryForm:
        workspace, rulebook, file = self._place(key)
        return form_of(workspace, rulebook, file, today=self.call.today)

    def _opened(self) -> "list[Workspace | Refused]":
        call = self.call
        return opened(lambda one: open_repository(one, call.source, call.profiles), call.called)

    def _place(self, key: str) -> tuple[Workspace, Rulebook, str | None]:
        """The repository that an offer belongs to, and the name of its file there."""
        found = [one for one in self._opened() if isinstance(one, Workspace)]
        if not found:
            raise ImpossibleError(Cause.NOTHING, _NO_FOLDER)
        within = [one for one in found if PurePath(key).is_relative_to(one.before)]
        if not within:
            raise ImpossibleError(Cause.NOTHING, NO_SUCH_OFFER)
        workspace = max(within, key=lambda one: len(one.before.parts))
        file = PurePath(key).relative_to(workspace.before).as_posix() if key else None
        return workspace, rulebook_for(workspace, self.call.source), file


def in_words(work: Callable[[], T]) -> T:
    """What `work` gives; what the system does not let it do as an `ImpossibleError` in German."""
    try:
        return work()
    except ImpossibleError:
        raise
    except Exception as error:
        if text := explained(error):
            raise ImpossibleError(Cause.CONTENT, text) from None
        raise


_NO_FOLDER = "Der Ordner lässt sich nicht öffnen. Bitte nachsehen, ob es ihn noch gibt."
