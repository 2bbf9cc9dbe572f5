"""The files of one offer as a concept, with the fields that it may have."""

from collections.abc import Mapping
from posixpath import dirname
from typing import cast

from teilhabe_docs.loading.concept_file import ConceptFile, with_fields
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.model.fields import FieldCatalogue
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal


def concept_of(
    files: Mapping[FileKind, ConceptFile], tree: SourceTree, fields: FieldCatalogue
) -> LoadedConcept | None:
    """The concept; None where offer or provider cannot be read. Without staffing it has an empty one."""
    models = {kind: file.modell for kind, file in files.items()}
    provider, offer = models.get(FileKind.TRAEGER), models[FileKind.ANGEBOT]
    if not isinstance(provider, Traeger) or not isinstance(offer, Angebot):
        return None
    staffing = models.get(FileKind.PERSONAL)
    if not isinstance(staffing, Personal):
        staffing = cast("type[Personal]", fields.model("personal"))()
    return LoadedConcept(
        Konzept(provider, offer, staffing, fields),
        {str(kind): file.dokument for kind, file in files.items() if file.dokument},
        {str(kind): dirname(file.file) for kind, file in files.items()},
        tree,
        files,
    )


def carried_over(loaded: LoadedConcept, fields: FieldCatalogue) -> LoadedConcept:
    """The same files where these are the fields: by their present names, without values that they refuse."""
    tree = loaded.ablage
    files = {kind: with_fields(file, kind, tree, fields) for kind, file in loaded.dateien.items()}
    return concept_of(files, tree, fields) or loaded
