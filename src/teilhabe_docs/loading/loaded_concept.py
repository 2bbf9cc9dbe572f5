"""The concept of one offer with the way back from its fields to its files."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.concept_file import ConceptFile
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into
from teilhabe_docs.model.field_path import EntryId, FieldPath

if TYPE_CHECKING:
    from teilhabe_docs.model.konzept import Konzept


@dataclass(frozen=True, slots=True)
class LoadedConcept:
    """A concept; `dokumente` and `ordner` (in the repository) are by `traeger`, `angebot`, `personal`.

    Without a staffing file `personal` is empty and stands in neither. `ablage` reads pictures.
    """

    konzept: "Konzept"
    dokumente: Mapping[str, Document]
    ordner: Mapping[str, str]
    ablage: SourceTree
    dateien: Mapping[FileKind, ConceptFile] = field(repr=False)

    def ort(self, feldpfad: str) -> tuple[str, Span, str]:
        """File, place and YAML path of a field: `angebot.oeffnung.zeiten`, `angebot.gruppen[0].name`.

        A missing value stands at the key of its nearest parent, with its own full path. Without the file it
        belongs to it stands at the start of the offer.
        """
        feld = FieldPath(feldpfad)
        datei = self._datei(feld)
        if datei is None or datei.dokument is None:
            ersatz = datei or self.dateien[FileKind.ANGEBOT]
            return ersatz.file, Span(), feld.in_file
        pfad = _im_dokument(feld, datei)
        return datei.file, datei.dokument.span(pfad), datei.dokument.path_text(pfad)

    def ort_im_text(self, feldpfad: str, wert: object, von: int, bis: int) -> tuple[str, Span, str]:
        """As `ort`, for the stretch from `von` to `bis` of the text `wert` in a field."""
        feld = FieldPath(feldpfad)
        datei = self._datei(feld)
        if datei is None or datei.dokument is None:
            return self.ort(feld)
        return datei.ort_im_text(_im_modell(feld, datei), wert, von, bis)

    def data_place(self, path: str) -> tuple[ConceptFile, DataPath] | None:
        """The file of a field and where in it that stands; None without a file that could be read."""
        field = FieldPath(path)
        file = self._datei(field)
        return (file, _im_dokument(field, file)) if file is not None and file.dokument is not None else None

    def ausgelassen(self, feldpfad: str) -> bool:
        """Whether an error stands at this field or around it, so that the model says nothing about it.

        That is also an unknown key that may stand for it, in whichever file.
        """
        feld = FieldPath(feldpfad)
        datei = self._datei(feld)
        if self._meant_elsewhere(feld) or datei is None or datei.modell is None:
            return datei is not None
        pfad = _im_dokument(feld, datei)
        return any(pfad[: len(weg)] == weg for weg in datei.rest.unheard)

    def lueckenhaft(self, feldpfad: str) -> bool:
        """Whether an error stands at this field, around it or in it, so that the model says only a part."""
        feld = FieldPath(feldpfad)
        datei = self._datei(feld)
        if self._meant_elsewhere(feld):
            return True
        if datei is None or datei.modell is None or not datei.rest.entfernt:
            return datei is not None and datei.modell is None
        pfad = _im_dokument(feld, datei)
        return any(pfad[: len(weg)] == weg or weg[: len(pfad)] == pfad for weg in datei.rest.unheard)

    def unread_in(self, fields: Collection[FieldPath]) -> Iterator[str]:
        """File and path of what could not be read at or in these top-level fields (`personal.positionen`)."""
        roots = {field.root for field in fields}
        for kind, file in self.dateien.items():
            if str(kind) not in roots:
                continue
            if file.dokument is None or file.modell is None:
                yield file.file
                continue
            for way in sorted(file.rest.entfernt, key=str):
                if FieldPath(f"{kind}.{way[0]}") in fields:
                    yield f"{file.file}: {file.dokument.path_text(way)}"

    def _meant_elsewhere(self, field: FieldPath) -> bool:
        """Whether its value may stand under a key that there is not where it stands."""
        bare = field.field
        return any(bare.is_inside(one) for file in self.dateien.values() for one in file.rest.meant_elsewhere)

    def _datei(self, feld: FieldPath) -> ConceptFile | None:
        return self.dateien.get(FileKind(feld.root))


def _im_dokument(feld: FieldPath, datei: ConceptFile) -> DataPath:
    """The path in the file; indices of the model are those of what was left of it."""
    return datei.rest.ursprung(_im_modell(feld, datei))


def _im_modell(feld: FieldPath, datei: ConceptFile) -> DataPath:
    hier: PlainValue = datei.rest.wert()
    pfad: DataPath = ()
    for schritt in feld.steps[1:]:
        if isinstance(schritt, EntryId):
            eintraege = hier if isinstance(hier, list) else []
            ids = [eintrag.get("id") if isinstance(eintrag, dict) else None for eintrag in eintraege]
            schritt = ids.index(schritt) if schritt in ids else len(ids)
        pfad, hier = (*pfad, schritt), into(hier, schritt)
    return pfad
