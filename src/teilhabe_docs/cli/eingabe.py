"""A concept file from stdin, for editors that check what is not saved yet."""

import sys
from dataclasses import dataclass, field
from pathlib import PurePath

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.discovery import art_von, wurzel_von
from teilhabe_docs.loading.files.paths import named
from teilhabe_docs.loading.files.reader import Hindernis, too_large
from teilhabe_docs.loading.files.spelling import name_in, on_disk
from teilhabe_docs.loading.loaded_files import Bestand, lies_allein
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.loading.source_tree import Ablage, Fund


@dataclass(slots=True)
class _Ueberlagert(Ablage):
    """A repository in which one file has other content than on the disk, if it is there at all."""

    datei: PurePath = field(default_factory=PurePath)
    inhalt: bytes = b""

    def finde(self, basis: str, ziel: str) -> Fund | Hindernis:
        """As in the repository; the overlaid file is there."""
        if self.wurzel / basis / ziel != self.datei:
            return Ablage.finde(self, basis, ziel)
        return Fund(self.datei, name_in(self.datei, self.wurzel), ziel)

    def lies(self, ort: PurePath, grenze: int = MAX_BYTES) -> bytes | Hindernis:
        """As in the repository; the overlaid file has its other content."""
        if ort != self.datei:
            return Ablage.lies(self, ort, grenze)
        return self.inhalt if len(self.inhalt) <= grenze else Hindernis(codes.ZU_GROSS, too_large(grenze))


def lies_eingabe(name: str) -> Bestand:
    """What stands in stdin as the file `name`, with its own text files; raises `ValueError` for no kind."""
    art = art_von(PurePath(name).name)
    if art is None:
        raise ValueError(name)
    datei = on_disk(named(PurePath(name)))
    wurzel = wurzel_von(datei.parent)
    im_repo = name_in(datei, wurzel)
    inhalt = sys.stdin.buffer.read(MAX_BYTES + 1)
    return lies_allein(im_repo, art, _Ueberlagert(wurzel, datei=wurzel / im_repo, inhalt=inhalt))
