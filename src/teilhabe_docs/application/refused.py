"""One of several repositories whose settings cannot be used: it stops, and no other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeVar

from teilhabe_docs.application.impossible import Notice, SettingsError
from teilhabe_docs.application.repository_reports import RepositoryReport
from teilhabe_docs.application.workspace import Workspace

if TYPE_CHECKING:
    from teilhabe_docs.reporting.report import Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Refused:
    """Such a repository: `called`, `root` and `before` as those of a `Workspace`, and what stopped it."""

    called: str
    root: PurePath
    before: PurePath
    error: SettingsError
    notices: tuple[Notice, ...] = ()

    @property
    def report(self) -> "Report":
        """What is wrong with its settings."""
        return self.error.report

    def reported(self, path: str) -> RepositoryReport:
        """The same as what is wrong at the `path` of a call."""
        return RepositoryReport(path, self.root, self.report, self.before)


def tried(workspace: Workspace | Refused, work: Callable[[Workspace], T]) -> T | Refused:
    """What the work on a repository gives, or why its settings do not let it; raises that of one `alone`."""
    if isinstance(workspace, Refused):
        return workspace
    try:
        return work(workspace)
    except SettingsError as error:
        if workspace.alone:
            raise
        return Refused(workspace.called, workspace.root, workspace.before, error)


def all_sound(repositories: Iterable[Workspace | Refused]) -> list[Workspace]:
    """The repositories; raises the `SettingsError` of the first that is refused."""
    sound = []
    for one in repositories:
        if isinstance(one, Refused):
            raise one.error
        sound.append(one)
    return sound
