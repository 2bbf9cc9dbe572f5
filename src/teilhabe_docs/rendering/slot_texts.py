"""The authors' texts in one document: each is read once for every level of heading that it stands under."""

from dataclasses import dataclass, field

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.blocks import Block, Inline, OpenPlace, Paragraph, Picture
from teilhabe_docs.documents.display import as_inline
from teilhabe_docs.documents.extent import Extent
from teilhabe_docs.documents.origin_marks import blocks_from, printed_from
from teilhabe_docs.documents.template.view import SlotValue, View, Viewing, value_in, views
from teilhabe_docs.documents.text_reasons import describes
from teilhabe_docs.documents.weight import weight_of
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.text_slot import AnlageVerweis, Markdown, ReadFileSlot
from teilhabe_docs.rendering.annex_numbers import hint_at
from teilhabe_docs.rendering.markdown.markdown_reader import TextRemark, read_slot
from teilhabe_docs.rendering.markdown.reading_types import FieldValue
from teilhabe_docs.rendering.pictures import read_picture
from teilhabe_docs.rendering.text_findings import is_field, place_of


@dataclass
class SlotReader:
    """Reads text slots; `befunde` collects what is wrong with them, `umfang` counts what reading takes.

    `bilder` are the pictures, or why there are none, by folder, description and reference. `named`: what is
    printed names the field that it comes from.
    """

    geladen: LoadedConcept
    zaehlung: str
    befunde: list[Finding]
    umfang: Extent
    named: bool = False
    _namen: dict[str, View] = field(init=False)
    _gelesen: dict[tuple[str, int], tuple[Block, ...]] = field(default_factory=dict)
    bilder: dict[tuple[str, str, str], Picture | str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._namen = views(self.geladen.konzept, Viewing(marked=self.named))

    def bloecke(self, wert: SlotValue, ebene: int) -> tuple[Block, ...]:
        """The text of a slot in a section of that level; for an annex the sentence that refers to it."""
        slot = wert.slot
        if isinstance(slot, AnlageVerweis):
            short = slot.kurz if describes(slot.kurz, ()) else None
            kurz = self._text(short, wert.pfad / "kurz", ebene) if short else ()
            return (*kurz, hint_at(slot.anlage, self.geladen.konzept))
        if isinstance(slot, Markdown | ReadFileSlot):
            return self._text(slot, wert.pfad, ebene)
        return (Paragraph((OpenPlace(wert.pfad, f"Text aus {slot.datei}"),)),)

    def klausel(
        self, text: Markdown | ReadFileSlot, pfad: FieldPath, ebene: int, feld: FieldValue
    ) -> tuple[Block, ...]:
        """The text of a clause, which prints what `feld` gives."""
        return self._text(text, pfad, ebene, feld)

    def _text(
        self, text: Markdown | ReadFileSlot, pfad: FieldPath, ebene: int, feld: FieldValue | None = None
    ) -> tuple[Block, ...]:
        if (pfad, ebene) not in self._gelesen:
            self.umfang.pruefe(len(text.text))
            bloecke = self._lies(text, pfad, ebene, feld or self._feld)
            self.umfang.zaehle(max(len(text.text) - weight_of(bloecke), 0))
            self._gelesen[pfad, ebene] = blocks_from(bloecke, pfad) if self.named else bloecke
        return self._gelesen[pfad, ebene]

    def _lies(
        self, text: Markdown | ReadFileSlot, pfad: FieldPath, ebene: int, feld: FieldValue
    ) -> tuple[Block, ...]:
        basis = self.geladen.ordner[pfad.root]
        if isinstance(text, ReadFileSlot):
            basis = text.datei.rpartition("/")[0]

        def bild(alt: str, ziel: str) -> Picture | str:
            if (basis, alt, ziel) not in self.bilder:
                self.bilder[basis, alt, ziel] = read_picture(self.geladen.ablage, basis, alt, ziel)
            return self.bilder[basis, alt, ziel]

        gelesen = read_slot(
            text.text,
            ebene=ebene,
            zwischentitel=self.zaehlung == "paragraf",
            feld=feld,
            bild=bild,
            fields=self.geladen.konzept.fields,
        )
        for anmerkung in gelesen.anmerkungen:
            self.befunde.append(self._befund(text, pfad, anmerkung))
        return gelesen.bloecke

    def _feld(self, pfad: str) -> tuple[Inline, ...] | None:
        """The value behind `{{ pfad }}` in an author's text: a plain field of the offer."""
        if not is_field(pfad, self.geladen.konzept.fields):
            return None
        field = FieldPath(f"angebot.{pfad}")
        wert = printed_from(as_inline(value_in(self._namen, field)), field if self.named else NO_FIELD)
        self.umfang.zaehle(weight_of(wert))
        return wert

    def _befund(self, text: Markdown | ReadFileSlot, pfad: FieldPath, anmerkung: TextRemark) -> Finding:
        ort = self.geladen.ort_im_text(pfad, text, *place_of(text.text, anmerkung))
        return anmerkung.finding(*ort)
