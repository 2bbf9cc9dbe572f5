"""Where an entry of an outline stands, and a part that a profile has taken out."""

from typing import NamedTuple

from teilhabe_docs.documents.profile.vocabulary import Teileintrag
from teilhabe_docs.loading.yaml.node_tree import DataPath


class EntryPlace(NamedTuple):
    """A place in a profile file: the profile's name and the path inside its `gliederung.yaml`."""

    profil: str
    pfad: DataPath

    def below(self, *path: str | int) -> "EntryPlace":
        """The place at a path from here."""
        return EntryPlace(self.profil, (*self.pfad, *path))


class RemovedPart(Teileintrag):
    """A part that a profile has taken out; `weil` says why."""
