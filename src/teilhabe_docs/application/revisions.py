"""What a call compares: a folder as it lies there, or as it was in a revision of its git repository."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import existing_folder, is_there
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.profile_folders import PROFILE_KEYS
from teilhabe_docs.loading.discovery import git_root, reach
from teilhabe_docs.loading.files.paths import as_text, exists, is_folder, real

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace

REVISION = "rev:"
"""What a name begins with that is meant as a revision although there is a folder of that name."""
_MISSING = 'Für Revisionen fehlt das Paket »dulwich«. Bitte installieren: pip install "dulwich>=1.2"'


class NamedState(NamedTuple):
    """A state that a call names; `revision` is empty where it is the folder as it lies there."""

    called: str
    folder: str
    revision: str
    notices: tuple[Notice, ...] = ()


def named_states(old: str, new: str) -> tuple[NamedState, NamedState]:
    """The two states of a call.

    A revision is one of the repository that the folder beside it lies in, else of the current one. What is
    neither folder nor revision is an `ImpossibleError` of usage.
    """
    beside = next((one for one in (new, old) if not one.startswith(REVISION) and is_there(one)), ".")
    return _named(old, beside), _named(new, beside)


def _named(called: str, beside: str) -> NamedState:
    name = called.removeprefix(REVISION)
    if name == called and is_there(called):
        existing_folder(called)
        return NamedState(called, called, "", _also_revision(called))
    checkout = git_root(real(PurePath(beside)))
    if name == called and not exists(checkout / ".git"):
        existing_folder(called)
    if not exists(checkout / ".git"):
        text = f"»{as_text(beside)}« liegt in keinem Git-Repository, darum gibt es »{name}« nicht."
        raise ImpossibleError(Cause.USAGE, text)
    existing_folder(beside)
    if not has_library():
        raise ImpossibleError(Cause.USAGE, f"»{as_text(name)}« ist kein Ordner. {_MISSING}")
    return NamedState(name, beside, name)


def has_library() -> bool:
    """Whether what takes git's objects apart is installed and whole."""
    try:
        import_module("dulwich.pack")
    except Exception:  # what is damaged may fail in any way
        return False
    return True


def _also_revision(called: str) -> tuple[Notice, ...]:
    """What to say of a folder whose name is also that of a revision."""
    checkout = git_root(real(PurePath()))
    if not exists(checkout / ".git") or not has_library():
        return ()
    from teilhabe_docs.loading.git_objects import GitError, git_objects
    from teilhabe_docs.loading.git_revisions import is_revision

    try:
        known = is_revision(git_objects(checkout), called)
    except GitError:
        return ()
    text = f"»{as_text(called)}« ist ein Ordner und eine Revision; verglichen wird der Ordner."
    return (f"{text} Die Revision heißt »{REVISION}{called}«.",) if known else ()


@contextmanager
def laid_out(state: NamedState) -> Iterator[str]:
    """The folder that holds a state: itself, or one for as long as it lasts with the files of the revision.

    A revision that is not known, or cannot be read, is an `ImpossibleError` of content.
    """
    if not state.revision:
        yield state.folder
        return
    from teilhabe_docs.loading.files.checkout_room import checkout_room
    from teilhabe_docs.loading.git_objects import GitError, git_objects
    from teilhabe_docs.loading.git_revisions import commit_of, write_files

    place = real(PurePath(state.folder))
    checkout = git_root(place)
    with checkout_room() as room:
        try:
            objects = git_objects(checkout)
            write_files(objects, commit_of(objects, state.revision), room)
        except GitError as error:
            raise ImpossibleError(Cause.CONTENT, str(error)) from None
        folder = room / place.relative_to(checkout)
        if not is_folder(folder):
            name = as_text(place.relative_to(checkout))
            text = f"In der Revision »{state.revision}« gibt es den Ordner »{name}« nicht."
            raise ImpossibleError(Cause.CONTENT, text)
        yield str(folder)


def unrecorded(workspaces: "Iterable[Workspace]", revision: str) -> str:
    """In German, without a remedy, that settings of a revision name profiles outside of its checkout.

    What lay there then git does not know; empty where they name none.
    """
    for workspace in workspaces:
        settings, room = workspace.settings, reach(workspace.root)
        for key in PROFILE_KEYS:
            name = settings.konfiguration.places.get(key)
            if name is None:
                continue
            folder = real(settings.basis(key))
            outside = not real(folder / name).is_relative_to(room)
            if folder.is_relative_to(room) and outside and not PurePath(name).is_absolute():
                line = settings.said_in(key).span(tuple(key.split("."))).line
                return _UNRECORDED.format(workspace.settings_name, line, revision, name)
    return ""


_UNRECORDED = (
    "{}, Zeile {}, in der Revision »{}«: »{}« liegt außerhalb des Git-Repositorys; wie es damals war, weiß "
    "Git nicht."
)
BESIDE = (
    " Bitte den alten Stand als Ordner neben dieses Repository legen, etwa mit `git worktree add`, und den "
    "Ordner statt der Revision nennen."
)
"""What to do where a whole state is wanted."""
