"""What `lint` still calls an error where final documents may be written all the same."""

from collections.abc import Iterable

from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.application.settings import SettingsSource
from teilhabe_docs.application.workspace import Workspace


def remaining_errors(workspaces: Iterable[Workspace], source: SettingsSource | None) -> int:
    """How many errors `lint` reports in the repositories, exceptions applied.

    Where settings do not let it run, nothing is counted: to write documents they need not be sound.
    """
    from teilhabe_docs.application.lint import lint
    from teilhabe_docs.application.rulebook import rulebook_for
    from teilhabe_docs.diagnostics import Severity

    count = 0
    for workspace in workspaces:
        try:
            report = lint(workspace, rulebook_for(workspace, source), workspace.reading()).report
        except ImpossibleError:
            continue
        count += sum(f.count for f in report.findings if f.severity is Severity.ERROR)
    return count
