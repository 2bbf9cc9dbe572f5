"""Word files that a call names: which of its paths are some, and what cannot be asked of them."""

from collections.abc import Sequence
from pathlib import PurePath

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.settings import SettingsSource, settings_for
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.loading.files.paths import exists, is_folder, named
from teilhabe_docs.loading.files.spelling import on_disk

_ENDINGS = frozenset(
    (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf", ".pdf", ".pages")
)
"""What people name that mean a finished document; what is no Word file its reader says."""


def is_finished(path: str) -> bool:
    """Whether a path of a call names a finished document."""
    return PurePath(path).suffix.lower() in _ENDINGS and not is_folder(PurePath(path))


def word_files(paths: Sequence[str]) -> list[str]:
    """The paths if they are finished documents, none if none of them is; both together are impossible."""
    finished = [path for path in paths if is_finished(path)]
    others = [path for path in paths if not is_finished(path)]
    if finished and others:
        text = (
            f"»{as_text(finished[0])}« ist ein fertiges Dokument, »{as_text(others[0])}« nicht; beides "
            "zusammen lässt sich nicht prüfen. Bitte tdocs zweimal aufrufen."
        )
        raise ImpossibleError(Cause.USAGE, text)
    return list(dict.fromkeys(finished))


def open_word_file(path: str, source: SettingsSource | None = None, profiles: str | None = None) -> Workspace:
    """The folder of a finished document, with the settings that hold there, and the document as its file."""
    from teilhabe_docs.application.called_paths import existing

    target = existing(path)
    settings, notices = settings_for(target.parent, source, despite_own_faults=True)
    return Workspace(str(target.parent), settings, notices, profiles, on_disk(named(target)))


def no_word_file(option: str) -> ImpossibleError:
    """What to raise for an option that is for Word files, where the call names none."""
    about = {
        "--profile": "welches Profil ein Angebot hat, steht in offer.yaml unter »profil«; einen Ordner mit "
        "weiteren Profilen nennt --profiles",
        "--comments": "Befunde an den Rand erzeugter Dokumente schreibt »tdocs render --comments«",
    }
    further = f"; {about[option]}" if option in about else ""
    return ImpossibleError(Cause.USAGE, f"{option} gilt nur für Word-Dateien{further}.")


def demand_no_word_file(path: str) -> None:
    """An `ImpossibleError` of usage where `validate` is asked about a finished document."""
    if not is_finished(path) or not exists(PurePath(path)):
        return
    text = (
        f"»{as_text(path)}« ist ein fertiges Dokument; validate prüft Konzeptdateien gegen ihr Schema. "
        f"»tdocs lint {as_text(path)}« prüft es: welcher Pflichtinhalt darin steht, Zitate, Begriffe, Zahlen."
    )
    raise ImpossibleError(Cause.USAGE, text)
