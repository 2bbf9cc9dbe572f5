"""Whether a configuration is sound, and what to show of it."""

from typing import TYPE_CHECKING

from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice

if TYPE_CHECKING:
    from teilhabe_docs.loading.config import LoadedConfiguration


def sound(loaded: "LoadedConfiguration", cause: Cause, before: tuple[Notice, ...] = ()) -> tuple[Notice, ...]:
    """The findings on a configuration to show; mistakes are an `ImpossibleError`, after those `before`."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.reporting.report import report_on

    notices = (report_on(loaded.findings, tuple(loaded.texte), loaded.texte),)
    if has_errors(loaded.findings):
        raise ImpossibleError(cause, notices=(*before, *notices))
    return notices
