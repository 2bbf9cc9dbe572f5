"""A repository whose files are looked at several times and read once."""

from dataclasses import dataclass, field
from pathlib import PurePath

from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.loading.source_tree import MOST_TEXTS, SourceTree


@dataclass(slots=True)
class ReadOnce(SourceTree):
    """Reads each file once, as long as no more than a few hundred others are read in between."""

    _contents: dict[tuple[PurePath, int], bytes | Obstacle] = field(
        default_factory=dict, repr=False, compare=False
    )

    def lies(self, ort: PurePath, grenze: int = MAX_BYTES) -> bytes | Obstacle:
        """The bytes of a file, as any tree reads them."""
        if (ort, grenze) not in self._contents:
            while len(self._contents) > MOST_TEXTS:
                del self._contents[next(iter(self._contents))]
            self._contents[ort, grenze] = SourceTree.lies(self, ort, grenze)
        return self._contents[ort, grenze]
