"""What a call is about: a folder or a file, the settings that hold there, the profiles it can use."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from teilhabe_docs.application.called_paths import (
    as_text,
    demand_concept,
    existing,
    existing_folder,
    no_concept_in,
)
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.settings import SettingsSource, settings_for
from teilhabe_docs.documents.extent import RunExtent
from teilhabe_docs.loading.discovery import PACKAGE_FILE
from teilhabe_docs.loading.files.paths import HERE, is_folder, named, real, relative
from teilhabe_docs.loading.files.spelling import on_disk
from teilhabe_docs.loading.kept_work import FRESH, FreshWork

if TYPE_CHECKING:
    from teilhabe_docs.application.profile_folders import NamedFolder
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.documents.profile.shelf import Faults, Shelf
    from teilhabe_docs.loading.config import ConfiguredPlace, LoadedConfiguration
    from teilhabe_docs.loading.discovery import FoundFiles
    from teilhabe_docs.loading.loaded_files import LoadedFiles
    from teilhabe_docs.model.fields import FieldCatalogue

Parts: TypeAlias = Iterable["LoadedFiles"]
"""What was read, part after part: each offer with the files that are new with it, then what is left.

There is at least one part; several may also be one (`read_all`).
"""

_CHECKED = "Geprüft werden"


class Spent(NamedTuple):
    """What a call has taken in all repositories so far: documents built to be checked, and to be used."""

    checked: RunExtent
    built: RunExtent


def nothing_spent() -> Spent:
    """Where a call begins."""
    return Spent(RunExtent(), RunExtent())


@dataclass(frozen=True)
class Workspace:
    """A folder by the name that the call has for it, the settings that hold there, further `profiles`.

    Of a single file `called` is the folder that is read for it; `file` is what alone it is about. `notices`
    are what there is to say of the settings. `before` leads here from the repository around that the call
    is about, `below` from the folder that it names; nothing is read outside of `within`, else the checkout.
    `alone`: the call is about no other repository; `holds_others`: there are some below. `found` is what lies
    in the folder, where that is known; `spent` is shared by all that a call is about, `kept` is what is known
    from looking before.
    """

    called: str
    settings: "LoadedConfiguration"
    notices: tuple[Notice, ...] = ()
    profiles: str | None = None
    file: PurePath | None = None
    before: PurePath = HERE
    below: PurePath = HERE
    within: PurePath | None = None
    alone: bool = True
    holds_others: bool = False
    found: "FoundFiles | None" = None
    spent: Spent = field(default_factory=nothing_spent)
    kept: FreshWork = FRESH

    @property
    def folder(self) -> PurePath:
        """The folder."""
        return PurePath(self.called)

    @cached_property
    def root(self) -> PurePath:
        """The repository that the folder belongs to."""
        from teilhabe_docs.loading.discovery import root_of

        return root_of(self.folder)

    @property
    def settings_name(self) -> str:
        """What the file with the settings is called from the repository that the call is about."""
        own = real(self.settings.ordner).is_relative_to(self.root)
        return (self.before / self.settings.name).as_posix() if own else self.settings.name

    def called_from_here(self, key: str, name: str) -> str:
        """What a file or folder that a key of the settings names is called from the repository.

        In settings from elsewhere it is called as it is typed there, also from the repository around.
        """
        from teilhabe_docs.loading.discovery import reach

        folder = real(self.settings.basis(key))
        if reach(folder) == reach(self.root):
            return relative(folder / name, self.root).as_posix()
        return relative(PurePath(name), self.before).as_posix()

    @cached_property
    def shelf(self) -> "Shelf":
        """The profiles: built-in, its own, those of the settings and the call; one folder that is not there
        is an `ImpossibleError` of usage.
        """
        from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder, Shelf

        own = (ProfileFolder(one.folder, one.name, one.remarks, one.named_package) for one in self._further)
        return Shelf((*BUILT_IN.ordner, *own))

    @cached_property
    def fields(self) -> "FieldCatalogue":
        """The fields that its concepts may have: the built-in ones and what its profiles declare.

        Why the folders first: without any, nothing of profiles is loaded.
        """
        from teilhabe_docs.model.fields import BUILT_IN_FIELDS

        return self.shelf.fields if self._further else BUILT_IN_FIELDS

    def in_declarations(self) -> "Faults":
        """What is wrong with the fields, requirements and packages of its profiles, and the files that say
        so.
        """
        return self.shelf.faults if self._further else ((), {})

    @property
    def has_own_profiles(self) -> bool:
        """Whether it has folders of profiles that are not built in."""
        return bool(self._further)

    @property
    def holds_packages(self) -> bool:
        """Whether one of its folders of profiles is a package."""
        return any(one.is_package for one in self.shelf.ordner) if self._further else False

    @cached_property
    def _further(self) -> "tuple[NamedFolder, ...]":
        """The folders of profiles that are not built in."""
        from teilhabe_docs.application.profile_folders import profile_folders

        folder = self.folder if self.file is None else self.root
        return profile_folders(folder, self.root, self.settings, self.profiles, self._wrong_place)

    @cached_property
    def newer_law(self) -> "ConfiguredPlace | None":
        """The folder of laws that the settings name; an `ImpossibleError` of usage where it is not there."""
        name = self.settings.konfiguration.rechtsstand
        if name is None:
            return None
        place = self.settings.ort("rechtsstand", name)
        if not place.gefunden or not is_folder(place.pfad):
            text = f"Den Ordner »{name}« mit dem Rechtsstand gibt es nicht.{place.rat}"
            raise self._wrong_place("rechtsstand", text)
        return place

    def demand_settings(self) -> None:
        """An `ImpossibleError` of usage where a folder of profiles or laws is not there that settings name.

        So every command says it, whether it looks into the folder or not.
        """
        _ = self._further
        _ = self.newer_law

    def _wrong_place(self, key: str, text: str) -> ImpossibleError:
        from teilhabe_docs.application.sound_settings import wrong_setting
        from teilhabe_docs.loading import codes

        return wrong_setting(self, self.settings_name, key, codes.DATEI_FEHLT, text)

    def _set_apart(self) -> set[PurePath]:
        """Where settings and call say that profiles and laws are."""
        places = [PurePath(self.profiles)] if self.profiles is not None else []
        for key, name in self.settings.konfiguration.places.items():
            if key != "hausvorlage":
                places.append(self.settings.ort(key, name).pfad)
        return {real(place) for place in places}

    def all_profiles(self) -> "list[Profil]":
        """Every profile that can be used, in the order of lists."""
        from teilhabe_docs.documents.profile.resolve import all_profiles

        return list(all_profiles(self.shelf))

    def reading(self, changed: "Mapping[PurePath, bytes] | None" = None) -> "Reading":
        """The folder, to be read offer after offer; files that are `changed` as they would be."""
        from teilhabe_docs.loading.repository import RepositoryReader

        tree = None
        if changed:
            from teilhabe_docs.loading.overlaid_tree import OverlaidTree

            tree = OverlaidTree(self.root, self.within, changed=changed)
        place = self.folder, self._set_apart(), self.within, self.found, self.fields
        reader = RepositoryReader(*place, tree, self.kept)
        return Reading(reader.teile(), lambda: reader.anzahl)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read, part after part, each file once; iterated once.

    `count` tells how many offers there are, once the first part is there; of a file `alone` there are none.
    """

    parts: "Iterator[LoadedFiles]"
    count: Callable[[], int] = int
    alone: bool = False

    def __iter__(self) -> "Iterator[LoadedFiles]":
        return self.parts


def open_folder(called: str, source: SettingsSource | None = None, profiles: str | None = None) -> Workspace:
    """A folder for what needs its settings to be sound."""
    settings, notices = settings_for(existing_folder(called), source)
    return Workspace(called, settings, notices, profiles)


def open_files(
    called: str,
    source: SettingsSource | None = None,
    profiles: str | None = None,
    *,
    unsaved: bool = False,
) -> Workspace:
    """A folder, or the file `called` with the settings of its folder; an `unsaved` file need not be there.

    Mistakes in the repository's own settings are left in them (`mangel`) where somebody else's hold.
    """
    target = PurePath(called) if unsaved else existing(called)
    if unsaved and is_folder(target):
        text = f"»{as_text(target)}« ist ein Ordner. Nennen Sie eine Datei, etwa offer.yaml."
        raise ImpossibleError(Cause.USAGE, text)
    if target.name == PACKAGE_FILE and not unsaved:
        target = target.parent
    demand_concept(target, _CHECKED)
    folder = target if is_folder(target) else target.parent
    settings, notices = settings_for(folder, source, despite_own_faults=True)
    return Workspace(str(folder), settings, notices, profiles, None if folder == target else target)


def open_repository(
    called: str, source: SettingsSource | None = None, profiles: str | None = None
) -> Workspace:
    """A folder, or the repository that holds the file `called`; settings as for `open_files`."""
    from teilhabe_docs.loading.discovery import root_of

    target = existing(called)
    demand_concept(target, _CHECKED)
    if is_folder(target):
        settings, notices = settings_for(target, source, despite_own_faults=True)
        return Workspace(called, settings, notices, profiles)
    folder = root_of(target.parent)
    settings, notices = settings_for(folder, source, despite_own_faults=True)
    return Workspace(str(folder), settings, notices, profiles, on_disk(named(target)))


def read_all(workspace: Workspace, parts: Parts | None = None) -> "LoadedFiles":
    """All that a folder holds as one; an `ImpossibleError` where there is nothing."""
    from teilhabe_docs.loading.repository import joined

    whole = joined(parts or workspace.reading())
    if not whole.dateien and not whole.findings:
        raise ImpossibleError(Cause.NOTHING, no_concept_in(workspace.called))
    return whole
