"""Where an import puts what it has found: a new repository, or the empty places of one that is there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilhabe_docs.application.called_paths import as_called, as_text
from teilhabe_docs.application.destinations import named_place
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.settings import SettingsSource, settings_for
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.loading.discovery import FileKind, concept_files, nearest_of, reach
from teilhabe_docs.loading.files.paths import exists, is_folder, real, relative
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.model.fields import ROOTS

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.model.field_path import FieldPath
    from teilhabe_docs.model.fields import FieldCatalogue

_FINISHED = (
    *(".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf", ".pdf", ".pages"),
    *(".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".zip", ".txt", ".md", ".yaml", ".yml"),
)


@dataclass(frozen=True)
class ImportTarget:
    """The concept that is filled: its files by name in `folder`, as they are before.

    `files` are the names of provider, offer and staffing by root (`traeger`, `angebot`, `personal`); one
    without a name lies `above` the folder, from where it holds and is not written to, or is not there yet.
    `profiles` are those that its offer names, by document.
    """

    folder: PurePath
    workspace: Workspace
    contents: Mapping[str, bytes]
    files: Mapping[str, str]
    above: Mapping[str, PurePath]
    profiles: Mapping[str, str]
    notices: tuple[Notice, ...] = ()

    @property
    def fields(self) -> "FieldCatalogue":
        """The fields that the concept may have."""
        return self.workspace.fields

    @property
    def begun(self) -> bool:
        """Whether the folder holds an offer already."""
        return "angebot" in self.files

    def beside(self, root: str) -> PurePath:
        """The folder of a file, seen from `folder`: what it refers to is named from there."""
        return PurePath(self.files[root]).parent


def demand_folder(called: str) -> None:
    """An `ImpossibleError` of usage for a target that is, or looks like, a file."""
    place = PurePath(called)
    is_file = bool(called) and exists(place) and not is_folder(place)
    if not called or is_file or (place.suffix.lower() in _FINISHED and not is_folder(place)):
        text = (
            f"»{as_text(called)}« ist kein Ordner. Das letzte Argument nennt den Ordner, in den übernommen "
            "wird: tdocs import DATEI.docx ORDNER."
        )
        raise ImpossibleError(Cause.USAGE, text)


def opened_folder(
    called: str, profiles: str | None, source: SettingsSource | None
) -> tuple[PurePath, Workspace, tuple[Notice, ...]]:
    """The folder that a call names, new or there, with its settings; faults are an `ImpossibleError`."""
    demand_folder(called)
    folder, notices = named_place(PurePath(called))
    settings, told = settings_for(folder, source)
    workspace = Workspace(called, settings, profiles=profiles)
    workspace.demand_settings()
    return folder, workspace, (*notices, *told)


def import_target(
    called: str,
    profiles: str | None = None,
    source: SettingsSource | None = None,
    ahead: Mapping[str, bytes] = MappingProxyType({}),
) -> ImportTarget:
    """What stands in the folder that a call names; nothing yet where it is new or empty.

    `ahead` is the file with staff by its name, where the call itself makes or changes one before.
    Several offers in it, or files that cannot be read, are an `ImpossibleError`.
    """
    folder, workspace, notices = opened_folder(called, profiles, source)
    found = concept_files(real(folder), workspace.root).concepts if is_folder(folder) else []
    offers = [place for place, kind in found if kind is FileKind.ANGEBOT]
    if len(offers) > 1:
        names = ", ".join(f"»{as_text(as_called(one.parent, called))}«" for one in offers[:3])
        text = f"In »{as_text(called)}« stehen mehrere Angebote. Bitte den Ordner von einem nennen: {names}."
        raise ImpossibleError(Cause.USAGE, text)
    beside = offers[0].parent if offers else real(folder)
    files: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    above: dict[str, PurePath] = {}
    for kind in FileKind:
        own = offers[0] if offers else None
        place = own if kind is FileKind.ANGEBOT else nearest_of(beside, kind, reach(beside))
        if place is None:
            continue
        if not place.is_relative_to(real(folder)):
            above[str(kind)] = place
            continue
        name = relative(place, real(folder)).as_posix()
        files[str(kind)], contents[name] = name, _readable(place, name, workspace.root)
    for name, content in ahead.items():
        files["personal"], contents[name] = name, content
    return ImportTarget(folder, workspace, contents, files, above, _profiles(contents, files), notices)


def begun_with(
    target: ImportTarget,
    profiles: "Mapping[str, Profil]",
    first: str,
    reserved: "Collection[FieldPath]",
) -> ImportTarget:
    """The target with starters in the place of files that are not there yet.

    `profiles` are those of the documents, `first` the document whose prefilled values win. What is `reserved`
    for values that have been found is empty in them. Staffing without a value is not begun beside an offer
    that is there.
    """
    from teilhabe_docs.application.editor_schemas import schemas
    from teilhabe_docs.application.named_profiles import named_profiles
    from teilhabe_docs.application.new_repository import GITATTRIBUTES
    from teilhabe_docs.documents.starter.starter import FILES, id_from, starter_files

    id_ = id_from(real(target.folder).name)
    shelf = target.workspace.shelf
    texts = starter_files(id_, profiles, first, shelf, reserved)
    files, contents = dict(target.files), dict(target.contents)
    beside = target.beside("angebot") if target.begun else PurePath()
    for root in ROOTS:
        wanted = not target.begun or any(path.root == root for path in reserved)
        if root in files or root in target.above or not wanted:
            continue
        name = (beside / f"{FILES[root]}.yaml").as_posix()
        files[root], contents[name] = name, texts[f"{FILES[root]}.yaml"].encode("utf-8")
    if target.begun:
        return replace(target, files=files, contents=contents)
    named, told = named_profiles(target.workspace, target.folder)
    extra = named | {".gitattributes": GITATTRIBUTES, **schemas(shelf.fields)}
    contents |= {name: content for name, content in extra.items() if not exists(target.folder / name)}
    return replace(target, files=files, contents=contents, notices=(*target.notices, *told))


def _readable(place: PurePath, name: str, root: PurePath) -> bytes:
    from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
    from teilhabe_docs.reporting.report import report_on

    content = read(place, MAX_BYTES, root)
    if isinstance(content, Obstacle):
        findings = [content.kennung.finding(content.text, name)]
    else:
        document, found = read_yaml(content, name)
        if document is not None:
            return content
        findings = list(found)
    text = "In eine Datei mit Fehlern lässt sich nichts übernehmen. Beheben Sie zuerst diese Fehler."
    raise ImpossibleError(Cause.CONTENT, text, (report_on(findings, (name,), {}),))


def _profiles(contents: Mapping[str, bytes], files: Mapping[str, str]) -> dict[str, str]:
    from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

    if "angebot" not in files:
        return {}
    document, _ = read_yaml(contents[files["angebot"]], "")
    named = document.data.get("profil") if document else None
    return {k: v for k, v in named.items() if isinstance(v, str)} if isinstance(named, dict) else {}
