"""The folders of profiles that settings and call name, those of packages first."""

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import existing_folder
from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.loading.discovery import PACKAGE_FILE, is_package
from teilhabe_docs.loading.files.paths import is_folder, real
from teilhabe_docs.loading.files.reader import names
from teilhabe_docs.loading.files.spelling import name_in
from teilhabe_docs.near_names import meant

if TYPE_CHECKING:
    from teilhabe_docs.loading.config import LoadedConfiguration
    from teilhabe_docs.loading.files.folders import DiskFolder
    from teilhabe_docs.loading.files.spelling import Remark

PACKAGE_KEY = "paket.ordner"
"""The key of the settings that names a package."""
_SAID = {
    "profilordner": "Den Profilordner »{}« gibt es nicht.",
    PACKAGE_KEY: f"Den Ordner »{{}}« mit dem Paket (darin {PACKAGE_FILE}) gibt es nicht.",
}
PROFILE_KEYS = tuple(_SAID)
"""The keys of the settings that name folders of profiles."""


class NamedFolder(NamedTuple):
    """A folder of profiles, what findings call it, and what there is to say of its name.

    `named_package`: the settings say that it is a package.
    """

    name: str
    folder: "DiskFolder"
    remarks: "tuple[Remark, ...]" = ()
    named_package: bool = False


def profile_folders(
    folder: PurePath,
    root: PurePath,
    settings: "LoadedConfiguration",
    profiles: str | None,
    wrong_place: Callable[[str, str], ImpossibleError],
) -> tuple[NamedFolder, ...]:
    """Those for a `folder` of the repository `root`; `wrong_place` makes what to raise for a key of the
    settings that leads nowhere.

    What a package has comes before what others call the same, so that it cannot be taken away; a folder that
    is a package itself is the first.
    """
    own = settings.profile(root)
    if not (own.gefunden or settings.konfiguration.places or profiles is not None or is_package(folder)):
        return ()
    found = list(_named(folder, root, settings, profiles, wrong_place))
    last = {real(one.folder.path): one for one in found}
    once = [one for one in found if last[real(one.folder.path)] is one]
    return tuple(sorted(once, key=lambda one: not (one.named_package or is_package(one.folder.path))))


def _named(
    folder: PurePath,
    root: PurePath,
    settings: "LoadedConfiguration",
    profiles: str | None,
    wrong_place: Callable[[str, str], ImpossibleError],
) -> Iterator[NamedFolder]:
    from teilhabe_docs.loading.files.folders import DiskFolder

    own = settings.profile(root)
    if own.gefunden and is_folder(own.pfad, own.grenze):
        yield NamedFolder(own.pfad.name, DiskFolder(own.pfad, own.grenze), own.bemerkungen)
    for key, said in _SAID.items():
        if name := settings.konfiguration.places.get(key):
            place = settings.ort(key, name)
            if not place.gefunden or not is_folder(place.pfad):
                raise wrong_place(key, said.format(name) + place.rat)
            if key == PACKAGE_KEY and not _may_be_package(place.pfad):
                raise wrong_place(key, _NO_PACKAGE.format(name) + _inside(name, place.pfad))
            called = name.rstrip("/") or name
            yield NamedFolder(called, DiskFolder(place.pfad, place.grenze), named_package=key == PACKAGE_KEY)
    if profiles is not None:
        yield NamedFolder(profiles.rstrip("/") or profiles, DiskFolder(existing_folder(profiles)))
    if is_package(folder):
        yield NamedFolder(name_in(real(folder), root), DiskFolder(real(folder), root))


def _may_be_package(folder: PurePath) -> bool:
    """Whether it is a package, or one that only lacks its file."""
    from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE

    return is_package(folder) or any(is_folder(folder / document) for document in DOKUMENTE)


def _inside(name: str, folder: PurePath) -> str:
    """Which folder was probably meant: the one around it, or one in it."""
    around = PurePath(name).parent
    near = [around] if PurePath(name).name not in ("", "..") and is_package(folder.parent) else []
    near += [PurePath(name, one) for one in names(folder)[:_MOST] if is_package(folder / one)]
    return meant(tuple(one.as_posix() for one in near))


_MOST = 100
"""So many folders in one are looked into."""
_NO_PACKAGE = f"Der Ordner »{{}}« ist kein Paket: Darin steht weder {PACKAGE_FILE} noch ein Profil."
