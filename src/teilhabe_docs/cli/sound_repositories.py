"""Of several repositories those whose settings can be used; what is wrong with the others is told."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from teilhabe_docs.cli.exits import End, ExitCode
from teilhabe_docs.cli.terminal import coloured, tell_findings, told

if TYPE_CHECKING:
    from teilhabe_docs.application.refused import Refused
    from teilhabe_docs.application.workspace import Workspace


def sound_ones(repositories: "Iterable[Workspace | Refused]", color: str) -> "tuple[list[Workspace], bool]":
    """The usable ones, and whether there are others, told on stderr; ends the run where none is usable."""
    from teilhabe_docs.application.refused import Refused, tried
    from teilhabe_docs.application.repository_reports import seen_from

    sound = []
    refused = False
    for one in repositories:
        shelf = tried(told(one), lambda workspace: workspace.shelf)
        if isinstance(shelf, Refused):
            refused = True
            tell_findings(seen_from(shelf.before, shelf.report), colour=coloured(color, stderr=True))
        elif not isinstance(one, Refused):
            sound.append(one)
    if not sound:
        raise End(ExitCode.FINDINGS)
    return sound, refused
