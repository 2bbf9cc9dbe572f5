"""What was read: of a folder or of one file alone."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.diagnostics import Finding, sort_key
from teilhabe_docs.loading.codes import is_of_profile
from teilhabe_docs.loading.concept_file import ConceptFile, read_concept_file
from teilhabe_docs.loading.discovery import FileKind, file_kind, root_of
from teilhabe_docs.loading.files.paths import named
from teilhabe_docs.loading.files.spelling import name_in, on_disk
from teilhabe_docs.loading.finding_limit import without_crowds
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue

if TYPE_CHECKING:
    from teilhabe_docs.loading.loaded_concept import LoadedConcept


class LoadedFiles(NamedTuple):
    """What a folder holds: its concepts, what is wrong in any file (sorted), and the concept files.

    Names are relative to `wurzel`, the repository that the folder belongs to; `fields` are those that its
    concepts may have. `of_others` are the files that only repositories inside take, who know what fields
    these may have.
    """

    ablage: SourceTree
    konzepte: "tuple[LoadedConcept, ...]"
    findings: tuple[Finding, ...]
    gelesen: tuple[ConceptFile, ...]
    fields: FieldCatalogue = BUILT_IN_FIELDS
    of_others: frozenset[str] = frozenset()

    def left_to_others(self) -> "LoadedFiles":
        """The same where only repositories inside take the files."""
        found = tuple(finding for finding in self.findings if not is_of_profile(finding))
        names = frozenset(file.file for file in self.gelesen)
        return self._replace(findings=found, of_others=names)

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


def load_file(pfad: PurePath, fields: FieldCatalogue = BUILT_IN_FIELDS) -> LoadedFiles:
    """One file alone with its own text files; raises `ValueError` if its name is of no kind."""
    art = file_kind(pfad.name)
    if art is None:
        raise ValueError(pfad.name)
    ort = on_disk(named(pfad))
    wurzel = root_of(ort.parent)
    return read_alone(name_in(ort, wurzel), art, SourceTree(wurzel), fields)


def read_alone(
    name: str, art: FileKind, ablage: SourceTree, fields: FieldCatalogue = BUILT_IN_FIELDS
) -> LoadedFiles:
    """The file `name` of a repository alone with its own text files, read as a file of this kind."""
    datei = read_concept_file(name, art, ablage, fields)
    return LoadedFiles(ablage, (), ordered(datei.findings), (datei,), fields)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in their order, nothing twice, and no crowds of hints."""
    return tuple(without_crowds(sorted(dict.fromkeys(findings), key=sort_key)))
