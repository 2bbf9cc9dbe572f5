"""A folder as the repositories that it holds: its own, and each below with its own `tdocs.yaml` or `.git`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import no_concept_in
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice, SettingsError
from teilhabe_docs.application.refused import Refused, all_sound
from teilhabe_docs.application.repository_reports import seen_from
from teilhabe_docs.application.workspace import Parts, Reading, Workspace, nothing_spent
from teilhabe_docs.loading.files.paths import HERE, is_file, is_folder, real

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_files import LoadedFiles
    from teilhabe_docs.reporting.report import Report


def opened(open_: Callable[[str], Workspace], called: str) -> list[Workspace | Refused]:
    """What a call names, and the repositories below, each with the settings that `open_` finds for it.

    Names of files in those begin `before` them. One alone whose settings cannot be used is a `SettingsError`.
    """
    found = _opened(open_, called)
    if len(found) == 1:
        return [*all_sound(found)]
    return [replace(one, alone=False) if isinstance(one, Workspace) else one for one in found]


def all_opened(
    open_: Callable[[str], Workspace], paths: Iterable[str]
) -> list[tuple[str, Workspace | Refused]]:
    """The same of each path that a call names, one after the other; what they may take they take together."""
    found = [(path, one) for path in paths for one in _opened(open_, path)]
    if len(found) == 1:
        all_sound(one for _, one in found)
        return found
    spent = next((one.spent for _, one in found if isinstance(one, Workspace)), None)
    return [
        (path, replace(one, spent=spent or one.spent, alone=False) if isinstance(one, Workspace) else one)
        for path, one in found
    ]


def _opened(open_: Callable[[str], Workspace], called: str) -> list[Workspace | Refused]:
    from teilhabe_docs.loading.discovery import concept_files, reach, root_of

    first = _first_opened(open_, called)
    if isinstance(first, Workspace) and first.file is not None:
        return [first]
    folder = real(PurePath(first.called))
    root = root_of(folder)
    found = concept_files(folder, root)
    if isinstance(first, Workspace):
        first = replace(first, found=found)
    places = [place.relative_to(folder) for place in found.repositories_below(folder)]
    if not places:
        return [first]
    spent = first.spent if isinstance(first, Workspace) else nothing_spent()
    around = reach(folder)
    checkouts = {checkout.relative_to(folder) for checkout in found.checkouts} - {HERE}
    below = []
    for place in places:
        one = _opened_below(open_, PurePath(first.called) / place, root)
        if isinstance(one, Workspace):
            one = replace(
                one,
                below=place,
                spent=spent,
                within=around if checkouts.isdisjoint((place, *place.parents)) else None,
                holds_others=any(place in other.parents for other in places),
            )
        below.append(one)
    return [replace(first, holds_others=True) if isinstance(first, Workspace) else first, *below]


def _first_opened(open_: Callable[[str], Workspace], called: str) -> Workspace | Refused:
    """What a call names; what a file belongs to is not refused, there is nothing beside it."""
    from teilhabe_docs.loading.discovery import root_of

    try:
        return open_(called)
    except SettingsError as error:
        if not is_folder(PurePath(called)):
            raise
        return Refused(called, root_of(PurePath(called)), HERE, error)


def _opened_below(open_: Callable[[str], Workspace], place: PurePath, first: PurePath) -> Workspace | Refused:
    """The repository at a place below; what there is to say of its settings names their file from `first`."""
    from teilhabe_docs.loading.discovery import root_of

    called, root = str(place), root_of(place)
    before = root.relative_to(first)
    try:
        one = open_(called)
    except ImpossibleError as error:
        notices = tuple(_seen_from(before, root, note) for note in error.notices)
        if isinstance(error, SettingsError):
            seen = SettingsError(error.cause, error.text, notices, error.report)
            return Refused(called, root, before, seen)
        raise ImpossibleError(error.cause, error.text, notices) from None
    notices = tuple(_seen_from(before, root, note) for note in one.notices)
    return replace(one, before=before, notices=notices)


def _seen_from(before: PurePath, root: PurePath, notice: Notice) -> Notice:
    """The notice with the repository's own files named from the repository around."""
    if isinstance(notice, str) or not all(is_file(root / file) for file in notice.files):
        return notice
    return seen_from(before, notice)


class Asked(NamedTuple):
    """A repository that was read, and the ids of the offers asked for in it; None asks for all."""

    workspace: Workspace
    parts: Parts
    offers: list[str] | None


class AskedOffers(NamedTuple):
    """The repositories with offers asked for, and what is wrong in those without any."""

    repositories: list[Asked]
    rest: "Report"


def asked_of(
    workspaces: Sequence[Workspace],
    offers: list[str] | None,
    shown: Callable[[Reading], Parts] = lambda reading: reading,
) -> AskedOffers:
    """All repositories read, `shown` while it lasts; an `ImpossibleError` as by `demand_offers` for all."""
    from teilhabe_docs.application.asked_offers import demand_offers
    from teilhabe_docs.loading.repository import joined
    from teilhabe_docs.reporting.report import merged, report_on

    if len(workspaces) == 1:
        (one,) = workspaces
        return AskedOffers([Asked(one, shown(one.reading()), offers)], report_on((), (), {}))
    read = [(one, joined(shown(one.reading()))) for one in workspaces]
    read = [(one, whole) for one, whole in read if whole.dateien or whole.findings]
    if not read:
        raise ImpossibleError(Cause.NOTHING, no_concept_in(workspaces[0].called))
    found = merged([_found(one, whole) for one, whole in read])
    demand_offers(offers, [id_ for _, whole in read for id_ in _ids(whole)], found)
    asked, rest = [], []
    for one, whole in read:
        here = None if not offers else [id_ for id_ in offers if id_ in _ids(whole)]
        if whole.konzepte and (here is None or here):
            asked.append(Asked(one, [whole], here))
        elif not offers:
            rest.append(_found(one, whole))
    return AskedOffers(asked, merged(rest))


def found_in(reports: "Iterable[tuple[Workspace, Report]]", rest: "Report") -> "Report":
    """What is wrong in several repositories, and beside them, as one report on the repository around."""
    from teilhabe_docs.reporting.report import merged

    return merged([*(seen_from(workspace.before, report) for workspace, report in reports), rest])


def _ids(whole: "LoadedFiles") -> list[str]:
    return [loaded.konzept.angebot.id for loaded in whole.konzepte]


def _found(workspace: Workspace, whole: "LoadedFiles") -> "Report":
    from teilhabe_docs.reporting.report import report_on

    return seen_from(workspace.before, report_on(whole.findings, whole.dateien, whole.texte))
