"""A starter repository for a profile."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import as_called, as_text
from teilhabe_docs.application.chosen import OF_AN_ASSOCIATION, chosen
from teilhabe_docs.application.destinations import named_place
from teilhabe_docs.application.editor_schemas import schemas
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.named_profiles import named_profiles
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.loading.files.paths import HERE, exists, is_folder, real
from teilhabe_docs.loading.files.reader import names, shown

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.shelf import Shelf

GITATTRIBUTES = b"*.yaml text eol=lf\n*.yml text eol=lf\n*.md text eol=lf\n*.docx binary\n"
"""How Git keeps the files of a repository."""

SETTINGS = """\
# yaml-language-server: $schema=.tdocs/config.schema.json
# Mit dieser Datei ist der Ordner ein Repository für sich: Hier liegen seine Einstellungen und seine Ausgabe.
# Alles ist freiwillig; was es gibt, ergänzt der Editor. Zum Beispiel:
# formate: [docx, pdf]
# ausgabe: dokumente
""".encode()
"""The settings that a repository begins with: none, with what they are for."""

_AGREEMENT = (
    "Zu »{}« gehört hier die Leistungsvereinbarung »{}«; eine andere nennen Sie in offer.yaml bei »profil«, "
    "oder Sie beginnen mit ihr."
)
_PROVIDED = "Der Träger steht in »{}« und gilt auch hier; eine zweite provider.yaml wird nicht angelegt."


class NewRepository(NamedTuple):
    """The folder that is to hold it, and its files by name; `chosen_with` is what nobody asked for."""

    folder: PurePath
    contents: dict[str, bytes]
    notices: tuple[Notice, ...] = ()
    chosen_with: str = ""


def new_repository(called: str, profile: str | None, profiles: str | None = None) -> NewRepository:
    """A repository in the folder `called`, to begin with `profile`; nothing is written yet.

    Where a provider stands above it gets none of its own. An `ImpossibleError` of usage without a profile
    that there is, or where a concept stands already.
    """
    from teilhabe_docs.documents.starter.starter import (
        LEISTUNGSVEREINBARUNG,
        accompanied,
        id_from,
        starter_files,
    )
    from teilhabe_docs.loading.config import configured_folder, load_configuration
    from teilhabe_docs.loading.discovery import CONFIGURATION_FILE, FileKind, file_kind

    workspace = Workspace(str(HERE), load_configuration(HERE), profiles=profiles)
    documents = {p.name: p.dokument for p in reversed(workspace.all_profiles())}
    if profile is None:
        text = f"Es fehlt: --profile NAME oder --example NAME. Profile: {', '.join(sorted(documents))}."
        raise ImpossibleError(Cause.USAGE, text)
    chosen("--profile", profile, documents, "" if workspace.has_own_profiles else OF_AN_ASSOCIATION)
    folder, notices = empty_folder(called)
    document, shelf = documents[profile], workspace.shelf
    _demand_sound(document, profile, shelf)
    id_ = id_from(real(folder).name)
    taken, chosen_with = accompanied(profile, document, shelf), ""
    files = starter_files(id_, taken, document, shelf)
    if document != LEISTUNGSVEREINBARUNG and LEISTUNGSVEREINBARUNG in taken:
        chosen_with = _AGREEMENT.format(profile, taken[LEISTUNGSVEREINBARUNG].name)
    if above := provider_above(folder):
        files = {name: text for name, text in files.items() if file_kind(name) is not FileKind.TRAEGER}
        notices = (*notices, _PROVIDED.format(as_text(as_called(above, called))))
    contents = {name: text.encode("utf-8") for name, text in files.items()}
    named, told = named_profiles(workspace, folder)
    if above is None and not (named or told or configured_folder(folder)):
        named = {CONFIGURATION_FILE[0]: SETTINGS}
    contents |= named | {".gitattributes": GITATTRIBUTES, **schemas(shelf.fields)}
    notices = (*notices, *told)
    return NewRepository(folder, contents, notices, chosen_with)


def empty_folder(called: str) -> tuple[PurePath, tuple[Notice, ...]]:
    """The folder, and what is to be told of its name; an `ImpossibleError` where a concept stands in it."""
    folder, notices = named_place(PurePath(called))
    if not called or (exists(folder) and not is_folder(folder)):
        raise ImpossibleError(Cause.USAGE, f"»{as_text(called)}« ist kein Ordner.", notices)
    if taken := _concept_files(folder):
        text = f"In »{as_text(called)}« steht schon {taken}. Wählen Sie einen leeren Ordner."
        raise ImpossibleError(Cause.USAGE, text, notices)
    return folder, notices


def _demand_sound(document: str, profile: str, shelf: "Shelf") -> None:
    """An `ImpossibleError` of content for a profile with errors: nobody could use what begins with it."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.documents.profile.profile_check import check_profile
    from teilhabe_docs.documents.profile.resolve import resolved
    from teilhabe_docs.reporting.report import report_on

    found = resolved(document, profile, shelf)
    findings = check_profile(found) if found.herkunft else ()
    if has_errors(findings):
        text = f"Mit »{profile}« lässt sich noch nichts anlegen. Beheben Sie zuerst die Fehler des Profils."
        report = report_on(findings, tuple(found.texte), dict(found.texte))
        raise ImpossibleError(Cause.CONTENT, text, (report,))


def write_new(repository: NewRepository) -> Iterator[PurePath]:
    """Write what is not there yet, one file after the other; raises `NotWritableError`.

    Before the first it is looked whether there is a way to all.
    """
    from teilhabe_docs.loading.files.targets import Targets
    from teilhabe_docs.loading.files.writer import demand_place, write

    targets, within = Targets(), real(repository.folder)
    places = {targets.find(PurePath(name), repository.folder).path: name for name in repository.contents}
    missing = {place: name for place, name in places.items() if not exists(place)}
    for place in missing:
        demand_place(place, within)
    for place, name in missing.items():
        write(place, repository.contents[name], within)
        yield place


def provider_above(folder: PurePath) -> PurePath | None:
    """The provider that holds for a folder and stands above it."""
    from teilhabe_docs.loading.discovery import FileKind, nearest_of, reach

    place = real(folder)
    return nearest_of(place, FileKind.TRAEGER, reach(place))


def _concept_files(folder: PurePath) -> str:
    from teilhabe_docs.loading.discovery import file_kind

    return ", ".join(shown(name) for name in names(folder) if file_kind(name))
