"""The concept of one offer with the way back from its fields to its files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.concept_file import Konzeptdatei
from teilhabe_docs.loading.discovery import Art
from teilhabe_docs.loading.source_tree import Ablage
from teilhabe_docs.loading.yaml.document import Document, Pfad, Wert, hinein

if TYPE_CHECKING:
    from teilhabe_docs.model.konzept import Konzept

_TEIL = re.compile(r"\[id=(?P<id>[^\]]*)\]|\[(?P<index>\d+)\]|(?P<name>[^.\[\]]+)")


@dataclass(frozen=True, slots=True)
class GeladenesKonzept:
    """A concept; `dokumente` and `ordner` (in the repository) are by `traeger`, `angebot`, `personal`.

    Without a staffing file `personal` is empty and stands in neither. `ablage` reads pictures.
    """

    konzept: "Konzept"
    dokumente: Mapping[str, Document]
    ordner: Mapping[str, str]
    ablage: Ablage
    dateien: Mapping[Art, Konzeptdatei] = field(repr=False)

    def ort(self, feldpfad: str) -> tuple[str, Span, str]:
        """File, place and YAML path of a field: `angebot.oeffnung.zeiten`, `angebot.gruppen[0].name`.

        A missing value stands at the key of its nearest parent, with its own full path. Without the file it
        belongs to it stands at the start of the offer.
        """
        datei, teile = self._zerlegt(feldpfad)
        if datei is None or datei.dokument is None:
            ersatz = datei or self.dateien[Art.ANGEBOT]
            return ersatz.file, Span(), feldpfad.partition(".")[2]
        pfad = _im_dokument(teile, datei)
        return datei.file, datei.dokument.span(pfad), datei.dokument.path_text(pfad)

    def ort_im_text(self, feldpfad: str, wert: object, von: int, bis: int) -> tuple[str, Span, str]:
        """As `ort`, for the stretch from `von` to `bis` of the text `wert` in a field."""
        datei, teile = self._zerlegt(feldpfad)
        if datei is None or datei.dokument is None:
            return self.ort(feldpfad)
        return datei.ort_im_text(_im_modell(teile, datei), wert, von, bis)

    def ausgelassen(self, feldpfad: str) -> bool:
        """Whether an error stands at this field or around it, so that the model says nothing about it."""
        datei, teile = self._zerlegt(feldpfad)
        if datei is None or datei.modell is None:
            return datei is not None
        pfad = _im_dokument(teile, datei)
        return any(pfad[: len(weg)] == weg for weg in datei.rest.entfernt)

    def lueckenhaft(self, feldpfad: str) -> bool:
        """Whether an error stands at this field, around it or in it, so that the model says only a part."""
        datei = self.dateien.get(Art(feldpfad.partition(".")[0]))
        if datei is None or datei.modell is None or not datei.rest.entfernt:
            return datei is not None and datei.modell is None
        pfad = _im_dokument(self._zerlegt(feldpfad)[1], datei)
        return any(pfad[: len(weg)] == weg or weg[: len(pfad)] == pfad for weg in datei.rest.entfernt)

    def _zerlegt(self, feldpfad: str) -> tuple[Konzeptdatei | None, list[re.Match[str]]]:
        objekt, _, rest = feldpfad.partition(".")
        return self.dateien.get(Art(objekt)), list(_TEIL.finditer(rest))


def _im_dokument(teile: list[re.Match[str]], datei: Konzeptdatei) -> Pfad:
    """The path in the file; indices of the model are those of what was left of it."""
    return datei.rest.ursprung(_im_modell(teile, datei))


def _im_modell(teile: list[re.Match[str]], datei: Konzeptdatei) -> Pfad:
    hier: Wert = datei.rest.wert()
    pfad: Pfad = ()
    for teil in teile:
        schritt: str | int = teil["name"] or 0
        if teil["index"]:
            schritt = int(teil["index"])
        elif teil["id"] and isinstance(hier, list):
            ids = [eintrag.get("id") if isinstance(eintrag, dict) else None for eintrag in hier]
            schritt = ids.index(teil["id"]) if teil["id"] in ids else len(ids)
        pfad, hier = (*pfad, schritt), hinein(hier, schritt)
    return pfad
