"""Of several repositories those whose settings can be used; what is wrong with the others is told."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from teilhabe_docs.cli.exits import End, ExitCode
from teilhabe_docs.cli.terminal import coloured, tell_findings, told

if TYPE_CHECKING:
    from teilhabe_docs.application.refused import Refused
    from teilhabe_docs.application.settings import SettingsSource
    from teilhabe_docs.application.workspace import Workspace

T = TypeVar("T")


def done_for_each(
    repositories: "Iterable[Workspace | Refused]", work: "Callable[[Workspace], T]", *, colour: bool
) -> tuple[list[T], bool]:
    """What the work on each gives, and whether settings of some do not let it, which is told on stderr.

    Ends the run where they let it nowhere.
    """
    from teilhabe_docs.application.refused import Refused, tried
    from teilhabe_docs.application.repository_reports import seen_from

    tries = [tried(told(one), work) for one in repositories]
    refused = [one for one in tries if isinstance(one, Refused)]
    for one in refused:
        tell_findings(seen_from(one.before, one.report), colour=colour)
    if len(refused) == len(tries):
        raise End(ExitCode.FINDINGS)
    return [one for one in tries if not isinstance(one, Refused)], bool(refused)


def sound_ones(repositories: "Iterable[Workspace | Refused]", color: str) -> "tuple[list[Workspace], bool]":
    """The usable ones, and whether there are others."""
    return done_for_each(repositories, _with_profiles, colour=coloured(color, stderr=True))


def _with_profiles(workspace: "Workspace") -> "Workspace":
    """The repository, if its folders of profiles are there."""
    _ = workspace.shelf
    return workspace


def opener(source: "SettingsSource | None", profiles: str | None) -> "Callable[[str], list[Workspace]]":
    """From a folder to its repositories, with these settings and profiles."""
    from teilhabe_docs.application.refused import all_sound
    from teilhabe_docs.application.repositories import opened
    from teilhabe_docs.application.workspace import open_folder

    def open_(folder: str) -> "list[Workspace]":
        found = all_sound(opened(lambda one: open_folder(one, source, profiles), folder))
        return [told(one) for one in found]

    return open_
