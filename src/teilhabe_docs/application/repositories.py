"""A folder as the repositories that it holds: its own, and each below with its own `tdocs.yaml` or `.git`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import no_concept_in
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.repository_reports import seen_from
from teilhabe_docs.application.workspace import Parts, Reading, Spent, Workspace, demand_offers
from teilhabe_docs.loading.files.paths import HERE, is_file, real

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_files import LoadedFiles
    from teilhabe_docs.reporting.report import Report


def opened(open_: Callable[[str], Workspace], called: str) -> list[Workspace]:
    """What a call names, and the repositories below, each with the settings that `open_` finds for it.

    Names of files in those begin `before` them.
    """
    first = open_(called)
    if first.file is not None:
        return [first]
    from teilhabe_docs.loading.discovery import concept_files, reach

    folder = real(first.folder)
    found = concept_files(folder, first.root)
    first = replace(first, found=found)
    places = [place.relative_to(folder) for place in found.repositories_below(folder)]
    if not places:
        return [first]
    around = reach(folder)
    checkouts = {checkout.relative_to(folder) for checkout in found.checkouts} - {HERE}
    others = [(place, _opened_below(open_, first, place)) for place in places]
    return [
        replace(first, holds_others=True),
        *(
            replace(
                one,
                before=one.root.relative_to(first.root),
                below=place,
                spent=first.spent,
                within=around if checkouts.isdisjoint((place, *place.parents)) else None,
                holds_others=any(place in other.parents for other in places),
            )
            for place, one in others
        ),
    ]


def _opened_below(open_: Callable[[str], Workspace], first: Workspace, place: PurePath) -> Workspace:
    """The repository at a place below; faults in its settings name their file from `first`."""
    from teilhabe_docs.loading.discovery import root_of

    called = str(PurePath(first.called) / place)
    try:
        return open_(called)
    except ImpossibleError as error:
        root = root_of(PurePath(called))
        notices = [_seen_from(first.root, root, note) for note in error.notices]
        raise ImpossibleError(error.cause, error.text, notices) from None


def _seen_from(first: PurePath, root: PurePath, notice: Notice) -> Notice:
    """The notice with the repository's own files named from the first repository."""
    if isinstance(notice, str) or not all(is_file(root / file) for file in notice.files):
        return notice
    return seen_from(root.relative_to(first), notice)


def all_opened(open_: Callable[[str], Workspace], paths: Iterable[str]) -> Iterator[tuple[str, Workspace]]:
    """The same of each path that a call names, one after the other; what they may take they take together."""
    spent: Spent | None = None
    for path in paths:
        for one in opened(open_, path):
            spent = spent or one.spent
            yield path, one if one.spent is spent else replace(one, spent=spent)


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
