"""What was read: of a folder or of one file alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from teilhabe_docs.diagnostics import Finding, sort_key
from teilhabe_docs.loading.ablage import Ablage
from teilhabe_docs.loading.concept_file import lies_konzeptdatei
from teilhabe_docs.loading.discovery import art_von, wurzel_von

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept


@dataclass(frozen=True, slots=True)
class Bestand:
    """What a folder holds: its concepts, what is wrong in any file (sorted), and all files read, by name.

    Names are relative to `wurzel`, the repository that the folder belongs to.
    """

    wurzel: Path
    konzepte: "tuple[GeladenesKonzept, ...]"
    findings: tuple[Finding, ...]
    texte: Mapping[str, str]

    @property
    def dateien(self) -> tuple[str, ...]:
        """The names of all files read, sorted."""
        return tuple(sorted(self.texte))

    def mit(self, findings: Iterable[Finding]) -> "Bestand":
        """The same with more findings."""
        return replace(self, findings=geordnet((*self.findings, *findings)))


def lade_datei(pfad: Path) -> Bestand:
    """One file alone with its own text files; raises `ValueError` if its name is of no kind."""
    art = art_von(pfad.name)
    if art is None:
        raise ValueError(pfad.name)
    ordner = pfad.parent.resolve()
    wurzel = wurzel_von(ordner)
    name = (ordner / pfad.name).relative_to(wurzel).as_posix()
    datei = lies_konzeptdatei(name, art, Ablage(wurzel))
    return Bestand(wurzel, (), geordnet(datei.findings), datei.texte)


def geordnet(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in their order, nothing twice."""
    return tuple(sorted(dict.fromkeys(findings), key=sort_key))
