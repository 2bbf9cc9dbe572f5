"""The configuration that holds for a folder: its own, or one that the call names."""

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import as_text, existing
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.sound_settings import sound
from teilhabe_docs.loading.files.paths import is_file

if TYPE_CHECKING:
    from teilhabe_docs.loading.config import LoadedConfiguration

_SETTINGS = "die Datei mit den Einstellungen, etwa tdocs.yaml"


class SettingsSource(NamedTuple):
    """The configuration that a call names: `--config`, or `--trusted-config` where it is `trusted`."""

    file: str
    trusted: bool


def settings_source(config: str | None, trusted_config: str | None) -> SettingsSource | None:
    """The configuration that the call names, if any; two of them are an `ImpossibleError` of usage."""
    if config is not None and trusted_config is not None:
        text = "--config und --trusted-config schließen sich aus. Bitte eines weglassen."
        raise ImpossibleError(Cause.USAGE, text)
    if trusted_config is not None:
        return SettingsSource(trusted_config, True)
    return SettingsSource(config, False) if config is not None else None


def settings_for(
    folder: PurePath, source: SettingsSource | None, *, despite_own_faults: bool = False
) -> "tuple[LoadedConfiguration, tuple[Notice, ...]]":
    """The configuration that holds for a folder, and its findings to show.

    Mistakes in it are an `ImpossibleError` of usage, in the repository's own a `SettingsError`. Where
    somebody else's holds, those are one of content, unless `despite_own_faults`: then `mangel` has them.
    """
    from teilhabe_docs.loading.config import load_configuration

    if source is not None and source.trusted:
        from teilhabe_docs.application.trust import trusted_settings

        trusted, notices = trusted_settings(folder, existing(source.file, _SETTINGS))
        if not despite_own_faults:
            notices += sound(trusted.eigene, Cause.CONTENT, notices, own=True)
        return trusted, notices
    if source is not None and not is_file(existing(source.file, _SETTINGS)):
        raise ImpossibleError(Cause.USAGE, f"--config: »{as_text(source.file)}« ist keine Datei.")
    loaded = load_configuration(folder, PurePath(source.file) if source else None)
    return loaded, sound(loaded, Cause.USAGE, own=source is None)
