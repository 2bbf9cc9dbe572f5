"""One section of one offer becomes blocks: body rendered, values bound, slots parsed, parts numbered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import TemplateError

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.bausteine import KoerperfehlerError
from teilhabe_docs.documents.bloecke import (
    Absatz,
    Abschnitt,
    Bild,
    Block,
    Inline,
    Liste,
    Listenpunkt,
    Normen,
    OffeneStelle,
    Teil,
    Text,
    Verweis,
)
from teilhabe_docs.documents.darstellung import inline
from teilhabe_docs.documents.gliederung import GegliederterAbschnitt, Punkt
from teilhabe_docs.documents.koerper import Koerper
from teilhabe_docs.documents.leerheit import Zustand
from teilhabe_docs.documents.links import linked
from teilhabe_docs.documents.profil import profilbefund
from teilhabe_docs.documents.sicht import Entfallen, Lage, Offen, Sicht, SlotWert, sichten
from teilhabe_docs.documents.stellenplan import stellenplan
from teilhabe_docs.documents.umgebung import (
    BINDUNGEN,
    MARKE_AUF,
    Bindungen,
    Stellenplan,
    VerbundenListe,
    Verknuepfung,
)
from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
from teilhabe_docs.model.slots import AnlageVerweis, GeleseneDatei, Markdown
from teilhabe_docs.rendering.anlagen import hinweis_auf
from teilhabe_docs.rendering.bilder import lies_bild
from teilhabe_docs.rendering.markdown.lesen import Anmerkung, Bloecke, lies_koerper, lies_slot
from teilhabe_docs.rendering.teile import (
    gruppiere,
    haenge_an,
    nummeriere,
    offene,
    ohne,
    setze_ein,
    stelle_voran,
    teil_mit,
)
from teilhabe_docs.rendering.texte import stelle
from teilhabe_docs.rendering.unbedenklich import ist_feld


@dataclass
class Abschnittsbauer:
    """Builds the sections of one document; `befunde` collects what is wrong with bodies and texts."""

    geladen: GeladenesKonzept
    zaehlung: str
    befunde: list[Finding]

    def abschnitt(self, a: GegliederterAbschnitt) -> Abschnitt:
        """The section with its subsections, references still by id."""
        kinder = list(self.bloecke(a))
        for kind in a.kinder:
            if zwischentitel := kind.plan.eintrag.zwischentitel:
                kinder.append(Absatz((Text(zwischentitel),), "zwischentitel"))
            kinder.append(self.abschnitt(kind))
        return Abschnitt(a.id, a.ebene, a.nummer, a.plan.eintrag.titel, tuple(kinder))

    def bloecke(self, a: GegliederterAbschnitt) -> tuple[Block, ...]:
        """What stands under the section's heading, before its subsections."""
        lage = _lage(a)
        if a.plan.koerper:
            bloecke = gruppiere(self._aus_koerper(a.plan.koerper, a, lage), a.id)
            neue = a.plan.angefuegte
            for kennung in [*(k for k in a.plan.eigene if k not in neue), *neue]:
                if koerper := a.plan.eigene.get(kennung):
                    teil = Teil(f"{a.id}.{kennung}", self._aus_koerper(koerper, a, lage))
                    nach = a.plan.eintrag.teile[kennung].nach
                    bloecke = setze_ein(bloecke, teil, f"{a.id}.{nach}" if nach else "")
        else:
            bloecke = self._aus_feldern(a, lage)
        weg = frozenset(f"{a.id}.{kennung}" for kennung in a.entfallen)
        bloecke = nummeriere(ohne(bloecke, weg))
        return self._mit_offenen(bloecke, a)

    def _aus_feldern(self, a: GegliederterAbschnitt, lage: Lage) -> tuple[Block, ...]:
        """Without a body: the needed fields one after the other."""
        ergebnis: list[Block] = []
        for bedarf in a.plan.eintrag.braucht:
            werte = [self._wert(pfad, lage) for pfad in bedarf.feld]
            if any(punkt.felder == bedarf.feld for punkt in a.punkte):
                ergebnis += [b for w in werte if not isinstance(w, Offen) for b in self._als_bloecke(w, a)]
        return tuple(ergebnis)

    def _wert(self, pfad: str, lage: Lage) -> Any:
        wurzel, *namen = pfad.split(".")
        wert: Any = sichten(self.geladen.konzept, lage)[wurzel]
        for schritt in namen:
            name, _, index = schritt.removesuffix("]").partition("[")
            wert = _feld_von(wert, name)
            wert = wert[int(index)] if index else wert
        return wert

    def _aus_koerper(self, koerper: Koerper, a: GegliederterAbschnitt, lage: Lage) -> tuple[Block, ...]:
        bindungen = Bindungen()
        try:
            text = koerper.ausgabe({**sichten(self.geladen.konzept, lage), BINDUNGEN: bindungen})
        except KoerperfehlerError as fehler:
            self._melde(koerper.datei, fehler.zeile, fehler.text)
            return ()
        except (TemplateError, TypeError) as fehler:
            self._melde(koerper.datei, 1, f"Der Text lässt sich nicht ausgeben: {fehler}")
            return ()
        gelesen = lies_koerper(text, [self._gebunden(wert, a, koerper) for wert in bindungen])
        for anmerkung in gelesen.anmerkungen:
            self._melde(koerper.datei, _zeile_in(koerper, text, anmerkung.zeile), anmerkung.text)
        return gelesen.bloecke

    def _melde(self, datei: str, zeile: int, text: str) -> None:
        self.befunde.append(profilbefund(datei, Span(zeile, 1, zeile, 1), text))

    def _gebunden(
        self, wert: Any, a: GegliederterAbschnitt, koerper: Koerper
    ) -> tuple[Inline, ...] | Bloecke:
        if isinstance(wert, Verweis):
            zeile = next((z for ziel, z in koerper.verweise if ziel == wert.ziele[0]), 1)
            return (replace(wert, quelle=f"{koerper.datei}:{zeile}"),)
        if isinstance(wert, Normen):
            return (wert,)
        if isinstance(wert, Stellenplan):
            return Bloecke(self._stellenplan(wert, a))
        if isinstance(wert, Verknuepfung):
            return linked("".join(_texte(inline(wert.url))), inline(wert.text))
        if isinstance(wert, Entfallen) and wert.allein:
            return Bloecke(self._als_bloecke(wert, a))
        if isinstance(wert, SlotWert) or (isinstance(wert, tuple) and not isinstance(wert, VerbundenListe)):
            return Bloecke(self._als_bloecke(wert, a))
        return inline(wert)

    def _stellenplan(self, plan: Stellenplan, a: GegliederterAbschnitt) -> tuple[Block, ...]:
        """The table of positions; where there are none, their open place or the reason."""
        positionen = self._wert("personal.positionen", _lage(a))
        if isinstance(positionen, Offen | Entfallen):
            return self._als_bloecke(positionen, a)
        return stellenplan(self.geladen.konzept, positionen, plan.spalten)

    def _als_bloecke(self, wert: Any, a: GegliederterAbschnitt) -> tuple[Block, ...]:
        if isinstance(wert, SlotWert):
            return self._slot(wert, a)
        if isinstance(wert, tuple):
            return (Liste("strich", tuple(Listenpunkt((Absatz(inline(teil)),)) for teil in wert)),)
        if isinstance(wert, Entfallen):
            return (Absatz((Text(f"Entfällt: {wert.grund.rstrip('.')}."),)),)
        return (Absatz(inline(wert)),)

    def _slot(self, wert: SlotWert, a: GegliederterAbschnitt) -> tuple[Block, ...]:
        slot = wert.slot
        if isinstance(slot, AnlageVerweis):
            kurz = self._markdown(slot.kurz, f"{wert.pfad}.kurz", a) if slot.kurz else ()
            return (*kurz, hinweis_auf(slot.anlage, self.geladen.konzept))
        if isinstance(slot, Markdown | GeleseneDatei):
            return self._markdown(slot, wert.pfad, a)
        return (Absatz((OffeneStelle(wert.pfad, f"Text aus {slot.datei}"),)),)

    def _markdown(
        self, text: Markdown | GeleseneDatei, pfad: str, a: GegliederterAbschnitt
    ) -> tuple[Block, ...]:
        basis = self.geladen.ordner[pfad.partition(".")[0]]
        if isinstance(text, GeleseneDatei):
            basis = text.datei.rpartition("/")[0]

        def bild(alt: str, ziel: str) -> Bild | str:
            return lies_bild(self.geladen.ablage, basis, alt, ziel)

        gelesen = lies_slot(
            text.text,
            ebene=a.ebene,
            zwischentitel=self.zaehlung == "paragraf",
            feld=self._feld_in_text,
            bild=bild,
        )
        for anmerkung in gelesen.anmerkungen:
            self.befunde.append(self._textbefund(text, pfad, anmerkung))
        return gelesen.bloecke

    def _feld_in_text(self, pfad: str) -> tuple[Inline, ...] | None:
        """The value behind `{{ pfad }}` in an author's text: a plain field of the offer."""
        return inline(self._wert(f"angebot.{pfad}", Lage())) if ist_feld(pfad) else None

    def _textbefund(self, text: Markdown | GeleseneDatei, pfad: str, anmerkung: Anmerkung) -> Finding:
        ort = self.geladen.ort_im_text(pfad, text, *stelle(text.text, anmerkung))
        return anmerkung.kennung.finding(anmerkung.text, *ort)

    def _mit_offenen(self, bloecke: tuple[Block, ...], a: GegliederterAbschnitt) -> tuple[Block, ...]:
        """Every open need shows: what decides about a part stands first in it, what is not printed last."""
        for kennung, feld in [("", a.haengt_ab), *((t.id, t.haengt_ab) for t in a.teile)]:
            for punkt in a.punkte:
                if feld and punkt.teil == kennung and punkt.feld == feld and punkt.entscheidet:
                    ziel = f"{a.id}.{kennung}" if kennung else ""
                    bloecke = stelle_voran(bloecke, ziel, (OffeneStelle(punkt.feld, punkt.hinweis),))
        for punkt in a.punkte:
            ziel = f"{a.id}.{punkt.teil}" if punkt.teil else ""
            wo = teil_mit(ziel, bloecke) if punkt.gefiltert else bloecke
            fehlt = punkt.zustand is Zustand.LEER and punkt.grad != "nein"
            if fehlt and not _gezeigt(punkt, offene(wo)):
                bloecke = haenge_an(bloecke, ziel, (OffeneStelle(punkt.feld, punkt.hinweis),))
        return bloecke


def _zeile_in(koerper: Koerper, ausgabe: str, zeile: int) -> int:
    """The line of the body that became the line `zeile` of its output; 1 where that cannot be told."""
    zeilen = ausgabe.split("\n")
    anfang = zeilen[zeile - 1].split(MARKE_AUF)[0].strip()[:20] if zeile <= len(zeilen) else ""
    quelle = koerper.text.split("\n")
    return next((i for i, z in enumerate(quelle, 1) if anfang and z.strip().startswith(anfang)), 1)


def _feld_von(wert: Any, name: str) -> Any:
    """The field of a structure, or of each in a list; an open or waived value gives itself."""
    if isinstance(wert, tuple):
        return tuple(_feld_von(teil, name) for teil in wert)
    return wert.feld(name) if isinstance(wert, Sicht) else wert


def _gezeigt(punkt: Punkt, stellen: Sequence[OffeneStelle]) -> bool:
    return any(
        stelle.pfad == feld or stelle.pfad.startswith((f"{feld}.", f"{feld}["))
        for stelle in stellen
        for feld in (punkt.feld, *punkt.felder)
    )


def _lage(a: GegliederterAbschnitt) -> Lage:
    leer = {
        feld
        for p in a.punkte
        if p.zustand is Zustand.LEER and not p.gefiltert
        for feld in (p.feld, *(p.felder if len(p.felder) > 1 else ()))
    }
    hinweise = {feld: p.hinweis for p in a.punkte for feld in p.felder}
    return Lage(frozenset(leer), hinweise)


def _texte(inlines: tuple[Inline, ...]) -> list[str]:
    return [teil.text for teil in inlines if isinstance(teil, Text)]
