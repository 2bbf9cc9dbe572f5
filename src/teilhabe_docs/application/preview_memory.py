"""What is known of a folder from the last time that it was looked at."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.refused import Refused
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.loading.kept_work import KeptWork

if TYPE_CHECKING:
    from teilhabe_docs.application.preview import Preview, PreviewedOffer


class PreviewMemory:
    """What is known of a folder from the last time that it was looked at.

    Of the files that are `followed` those are `changed` that have changed since; only what rests on them is
    read, judged and built anew.
    """

    def __init__(self, followed: Collection[PurePath] = ()) -> None:
        self.repositories: list[Workspace | Refused] = []
        self.changed: Collection[PurePath] = ()
        self._followed = followed
        self._kept: dict[str, KeptWork] = {}
        self._last: dict[str, Preview] = {}

    @property
    def unread(self) -> bool:
        """Whether a file could not be read, which may be otherwise now."""
        return any(kept.unread for kept in self._kept.values())

    def keeping(self, one: Workspace | Refused) -> Workspace | Refused:
        """The repository, which keeps what is known of it."""
        if isinstance(one, Refused):
            return one
        self._kept[one.called] = KeptWork(one.root, self._followed)
        return replace(one, kept=self._kept[one.called])

    def unchanged(self, workspace: Workspace) -> "Preview | None":
        """What the repository was, where it rests on nothing that has changed."""
        kept = self._kept[workspace.called]
        if kept.unread or not kept.known.isdisjoint(self.changed):
            return None
        return self._last.get(workspace.called)

    def begin(self, workspace: Workspace) -> None:
        """Forget what has changed in the repository."""
        self._kept[workspace.called].forget(self.changed)
        workspace.spent.checked.begin()

    def knows(self, files: Collection[PurePath]) -> bool:
        """Whether all of these are concept files and texts, so that nothing else can have changed."""
        known = frozenset[PurePath]().union(*(kept.known for kept in self._kept.values()))
        return known.issuperset(files)

    def keep(self, workspace: Workspace, found: "Preview") -> "Preview":
        """The repository as it is now, with the offers that are as they were."""
        last = self._last.get(workspace.called)
        offers = tuple(_as_before(offer, last) for offer in found.offers)
        self._kept[workspace.called].end_round()
        self._last[workspace.called] = replace(found, offers=offers)
        return self._last[workspace.called]


def _as_before(offer: "PreviewedOffer", last: "Preview | None") -> "PreviewedOffer":
    """The offer, with what has been built of it, where it is the same."""
    former = last.offer(offer.key) if last else None
    if former is None or former.outlined is None or offer.outlined is None or former.state != offer.state:
        return offer
    return former if former.outlined.loaded is offer.outlined.loaded else offer
