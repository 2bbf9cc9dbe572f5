"""A repository as it would be with some of its files changed; nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.loading.source_tree import SourceTree


@dataclass(slots=True)
class OverlaidTree(SourceTree):
    """Reads `changed` in place of the files at these places, links followed."""

    changed: Mapping[PurePath, bytes] = field(default_factory=dict, repr=False, compare=False)

    def lies(self, ort: PurePath, grenze: int = MAX_BYTES) -> bytes | Obstacle:
        """The bytes of a file as it would be."""
        return self.changed[ort] if ort in self.changed else SourceTree.lies(self, ort, grenze)
