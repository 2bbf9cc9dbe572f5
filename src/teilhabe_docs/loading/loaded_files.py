"""What was read: of a folder or of one file alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.diagnostics import Finding, sort_key
from teilhabe_docs.loading.concept_file import Konzeptdatei, lies_konzeptdatei
from teilhabe_docs.loading.discovery import Art, art_von, wurzel_von
from teilhabe_docs.loading.files.paths import named
from teilhabe_docs.loading.files.spelling import name_in, on_disk
from teilhabe_docs.loading.source_tree import Ablage

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept


@dataclass(frozen=True, slots=True)
class Bestand:
    """What a folder holds: its concepts, what is wrong in any file (sorted), and the concept files.

    Names are relative to `wurzel`, the repository that the folder belongs to.
    """

    ablage: Ablage
    konzepte: "tuple[GeladenesKonzept, ...]"
    findings: tuple[Finding, ...]
    gelesen: tuple[Konzeptdatei, ...]

    @property
    def wurzel(self) -> PurePath:
        """The folder of the repository."""
        return self.ablage.wurzel

    @property
    def texte(self) -> dict[str, str]:
        """The text of each file read, by name."""
        return {name: text for datei in self.gelesen for name, text in datei.texte.items()}

    @property
    def dateien(self) -> tuple[str, ...]:
        """The names of all files read, sorted."""
        return tuple(sorted(self.texte))


def lade_datei(pfad: PurePath) -> Bestand:
    """One file alone with its own text files; raises `ValueError` if its name is of no kind."""
    art = art_von(pfad.name)
    if art is None:
        raise ValueError(pfad.name)
    ort = on_disk(named(pfad))
    wurzel = wurzel_von(ort.parent)
    return lies_allein(name_in(ort, wurzel), art, Ablage(wurzel))


def lies_allein(name: str, art: Art, ablage: Ablage) -> Bestand:
    """The file `name` of a repository alone with its own text files, read as a file of this kind."""
    datei = lies_konzeptdatei(name, art, ablage)
    return Bestand(ablage, (), geordnet(datei.findings), (datei,))


def geordnet(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in their order, nothing twice."""
    return tuple(sorted(dict.fromkeys(findings), key=sort_key))
