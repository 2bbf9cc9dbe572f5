"""Whether a configuration is sound, and what to show of it."""

from typing import TYPE_CHECKING

from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice, SettingsError
from teilhabe_docs.loading.files.paths import real

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace
    from teilhabe_docs.loading.codes import FindingCode
    from teilhabe_docs.loading.config import LoadedConfiguration


def sound(
    loaded: "LoadedConfiguration", cause: Cause, before: tuple[Notice, ...] = (), *, own: bool
) -> tuple[Notice, ...]:
    """The findings on a configuration to show; mistakes are an `ImpossibleError`, after those `before`.

    A `SettingsError` where it is the repository's `own`, not one that the call names.
    """
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.reporting.report import report_on

    report = report_on(loaded.findings, tuple(loaded.texte), loaded.texte)
    if has_errors(loaded.findings):
        if own:
            raise SettingsError(cause, "", (*before, report), report)
        raise ImpossibleError(cause, notices=(*before, report))
    return (report,)


def wrong_setting(
    workspace: "Workspace", where: str, key: str, code: "FindingCode", text: str
) -> ImpossibleError:
    """What to raise where a key of the settings, which stands `where`, names what there is not.

    Where that is the file alone the line is told as well.

    A `SettingsError` where the repository's own settings do.
    """
    from teilhabe_docs.application.trust import TrustedSettings
    from teilhabe_docs.reporting.report import report_on

    settings = workspace.settings
    own = settings.eigene if isinstance(settings, TrustedSettings) else settings
    span = own.span(tuple(key.split(".")))
    line = "" if key in where else f", Zeile {span.line}"
    said = f"{where}{line}: {text}"
    if not real(settings.basis(key.partition(".")[0])).is_relative_to(workspace.root):
        return ImpossibleError(Cause.USAGE, said)
    finding = code.finding(text, own.name, span, key)
    return SettingsError(Cause.USAGE, said, (), report_on((finding,), tuple(own.texte), own.texte))
