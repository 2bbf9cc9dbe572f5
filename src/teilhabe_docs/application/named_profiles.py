"""How a new repository names the folder of profiles that it was begun with, so that they go on to count."""

from pathlib import PurePath

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.impossible import Notice
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.loading.config import configured_folder, load_configuration
from teilhabe_docs.loading.discovery import CONFIGURATION_FILE, configurations, root_of
from teilhabe_docs.loading.files.paths import real, relative, seen_from_here
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml


def named_profiles(workspace: Workspace, folder: PurePath) -> tuple[dict[str, bytes], tuple[Notice, ...]]:
    """The configuration for a new repository in `folder` that names the profiles of the call.

    Where one holds there already nothing is written; what to enter there is a notice, unless it stands there.
    """
    if workspace.profiles is None:
        return {}, ()
    root = configured_folder(folder) or root_of(folder)
    place, entry = real(PurePath(workspace.profiles)), as_yaml(_entry(workspace, root))
    if root == real(folder) and not configurations(root):
        return {CONFIGURATION_FILE[0]: entry.encode("utf-8")}, ()
    settings = load_configuration(folder)
    named = settings.konfiguration.places.items()
    if any(real(settings.ort(key, name).pfad) == place for key, name in named):
        return {}, ()
    file = as_text(seen_from_here(root / PurePath(settings.name).name))
    return {}, (
        f"Damit die Profile auch ohne --profiles gelten, bitte in »{file}« eintragen:\n{entry}".strip(),
    )


def _entry(workspace: Workspace, root: PurePath) -> dict[str, object]:
    """What names the folder in the configuration of `root`: a package with its version, or a folder."""
    place = real(PurePath(workspace.profiles or ""))
    try:
        name = relative(place, root).as_posix()
    except ValueError:
        name = place.as_posix()
    for package in workspace.shelf.packages:
        if package.folder.name == (workspace.profiles or "").rstrip("/"):
            return {"paket": {"ordner": name, "version": package.content.version}}
    return {"profilordner": name}
