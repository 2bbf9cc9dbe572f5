"""The authors' texts in one document: each is read once for every level of heading that it stands under."""

from dataclasses import dataclass, field

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.blocks import Absatz, Bild, Block, Inline, OffeneStelle
from teilhabe_docs.documents.display import inline
from teilhabe_docs.documents.extent import Umfang, gewicht
from teilhabe_docs.documents.template.view import Lage, Sicht, SlotWert, sichten, wert_in
from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.text_slot import AnlageVerweis, GeleseneDatei, Markdown
from teilhabe_docs.rendering.annex_numbers import hinweis_auf
from teilhabe_docs.rendering.harmless import ist_feld
from teilhabe_docs.rendering.markdown.markdown_reader import Anmerkung, lies_slot
from teilhabe_docs.rendering.pictures import lies_bild
from teilhabe_docs.rendering.text_findings import stelle


@dataclass
class Slotleser:
    """Reads text slots; `befunde` collects what is wrong with them, `umfang` counts what reading takes."""

    geladen: GeladenesKonzept
    zaehlung: str
    befunde: list[Finding]
    umfang: Umfang
    _namen: dict[str, Sicht] = field(init=False)
    _gelesen: dict[tuple[str, int], tuple[Block, ...]] = field(default_factory=dict)
    _bilder: dict[tuple[str, str, str], Bild | str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._namen = sichten(self.geladen.konzept, Lage())

    def bloecke(self, wert: SlotWert, ebene: int) -> tuple[Block, ...]:
        """The text of a slot in a section of that level; for an annex the sentence that refers to it."""
        slot = wert.slot
        if isinstance(slot, AnlageVerweis):
            kurz = self._text(slot.kurz, wert.pfad / "kurz", ebene) if slot.kurz else ()
            return (*kurz, hinweis_auf(slot.anlage, self.geladen.konzept))
        if isinstance(slot, Markdown | GeleseneDatei):
            return self._text(slot, wert.pfad, ebene)
        return (Absatz((OffeneStelle(wert.pfad, f"Text aus {slot.datei}"),)),)

    def _text(self, text: Markdown | GeleseneDatei, pfad: FieldPath, ebene: int) -> tuple[Block, ...]:
        if (pfad, ebene) not in self._gelesen:
            self.umfang.pruefe(len(text.text))
            bloecke = self._lies(text, pfad, ebene)
            self.umfang.zaehle(max(len(text.text) - gewicht(bloecke), 0))
            self._gelesen[pfad, ebene] = bloecke
        return self._gelesen[pfad, ebene]

    def _lies(self, text: Markdown | GeleseneDatei, pfad: FieldPath, ebene: int) -> tuple[Block, ...]:
        basis = self.geladen.ordner[pfad.root]
        if isinstance(text, GeleseneDatei):
            basis = text.datei.rpartition("/")[0]

        def bild(alt: str, ziel: str) -> Bild | str:
            if (basis, alt, ziel) not in self._bilder:
                self._bilder[basis, alt, ziel] = lies_bild(self.geladen.ablage, basis, alt, ziel)
            return self._bilder[basis, alt, ziel]

        gelesen = lies_slot(
            text.text,
            ebene=ebene,
            zwischentitel=self.zaehlung == "paragraf",
            feld=self._feld,
            bild=bild,
        )
        for anmerkung in gelesen.anmerkungen:
            self.befunde.append(self._befund(text, pfad, anmerkung))
        return gelesen.bloecke

    def _feld(self, pfad: str) -> tuple[Inline, ...] | None:
        """The value behind `{{ pfad }}` in an author's text: a plain field of the offer."""
        if not ist_feld(pfad):
            return None
        wert = inline(wert_in(self._namen, f"angebot.{pfad}"))
        self.umfang.zaehle(gewicht(wert))
        return wert

    def _befund(self, text: Markdown | GeleseneDatei, pfad: FieldPath, anmerkung: Anmerkung) -> Finding:
        ort = self.geladen.ort_im_text(pfad, text, *stelle(text.text, anmerkung))
        return anmerkung.kennung.finding(anmerkung.text, *ort)
