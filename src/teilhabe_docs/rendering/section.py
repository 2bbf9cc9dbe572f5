"""One section of one offer becomes blocks: body rendered, values bound, slots parsed, parts numbered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import TemplateError

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.blocks import (
    Absatz,
    Abschnitt,
    Block,
    BodyLine,
    Inline,
    Liste,
    Listenpunkt,
    Normen,
    OffeneStelle,
    Teil,
    Text,
    Verweis,
)
from teilhabe_docs.documents.display import inline
from teilhabe_docs.documents.emptiness import Zustand
from teilhabe_docs.documents.extent import Umfang, gewicht
from teilhabe_docs.documents.gliederung import GegliederterAbschnitt
from teilhabe_docs.documents.links import linked
from teilhabe_docs.documents.needs import Punkt
from teilhabe_docs.documents.profile.resolve import profilbefund
from teilhabe_docs.documents.stellenplan import stellenplan
from teilhabe_docs.documents.template.body import Koerper
from teilhabe_docs.documents.template.environment import (
    BINDUNGEN,
    MARKE_AUF,
    Bindungen,
    Stellenplan,
    VerbundenListe,
    Verknuepfung,
)
from teilhabe_docs.documents.template.grammar import KoerperfehlerError
from teilhabe_docs.documents.template.view import Entfallen, Lage, Offen, Sicht, SlotWert, sichten, wert_in
from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rendering.markdown.markdown_reader import Anmerkung, Bloecke, Gebunden, lies_koerper
from teilhabe_docs.rendering.numbered_parts import (
    gruppiere,
    haenge_an,
    nummeriere,
    offene,
    ohne,
    setze_ein,
    stelle_voran,
    teile_von,
)
from teilhabe_docs.rendering.slot_texts import Slotleser

_KENNTLICH = 20
"""By so many characters at its start a line is known again."""


@dataclass
class Abschnittsbauer:
    """Builds the sections of one document; `befunde` collects what is wrong with bodies and texts.

    `umfang` counts what they take: beyond a bound everything here raises `ZuGrossError`, and `hier` is the
    section that was being built. A table of positions is made once for a section.
    """

    geladen: GeladenesKonzept
    befunde: list[Finding]
    slots: Slotleser
    umfang: Umfang
    hier: GegliederterAbschnitt | None = None
    namen: dict[str, Sicht] = field(default_factory=dict)
    _stellenplaene: dict[tuple[str, ...], tuple[Block, ...]] = field(default_factory=dict)

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
        self.hier = a
        self.umfang.beginne_abschnitt()
        self.namen = sichten(self.geladen.konzept, _lage(a))
        self._stellenplaene = {}
        if a.plan.koerper:
            bloecke = gruppiere(self._aus_koerper(a.plan.koerper, a), a.id)
            neue = a.plan.angefuegte
            for kennung in [*(k for k in a.plan.eigene if k not in neue), *neue]:
                if koerper := a.plan.eigene.get(kennung):
                    teil = Teil(f"{a.id}.{kennung}", self._aus_koerper(koerper, a))
                    nach = a.plan.eintrag.teile[kennung].nach
                    bloecke = setze_ein(bloecke, teil, f"{a.id}.{nach}" if nach else "")
        else:
            bloecke = self._aus_feldern(a)
        weg = frozenset(f"{a.id}.{kennung}" for kennung in a.entfallen)
        bloecke = nummeriere(ohne(bloecke, weg))
        return self._mit_offenen(bloecke, a)

    def _aus_feldern(self, a: GegliederterAbschnitt) -> tuple[Block, ...]:
        """Without a body: the needed fields one after the other."""
        ergebnis: list[Block] = []
        gebraucht = {punkt.felder for punkt in a.punkte}
        for bedarf in a.plan.eintrag.braucht:
            werte = [wert_in(self.namen, pfad) for pfad in bedarf.feld]
            if bedarf.feld in gebraucht:
                for wert in werte:
                    bloecke = () if isinstance(wert, Offen) else self._als_bloecke(wert, a)
                    self.umfang.zaehle(gewicht(bloecke))
                    ergebnis += bloecke
        return tuple(ergebnis)

    def _aus_koerper(self, koerper: Koerper, a: GegliederterAbschnitt) -> tuple[Block, ...]:
        bindungen = Bindungen(self.umfang)
        try:
            text = koerper.ausgabe({**self.namen, BINDUNGEN: bindungen})
        except KoerperfehlerError as fehler:
            self._melde(koerper.datei, fehler.zeile, fehler.text)
            return ()
        except (TemplateError, TypeError) as fehler:
            self._melde(koerper.datei, 1, f"Der Text lässt sich nicht ausgeben: {fehler}")
            return ()
        gelesen = lies_koerper(text, list(self._alle_gebunden(bindungen, a, koerper)))
        self.umfang.zaehle(max(gewicht(gelesen.bloecke) - len(text), 0))
        for zeile, meldung in _am_ort(gelesen.anmerkungen, koerper, text):
            self._melde(koerper.datei, zeile, meldung)
        return gelesen.bloecke

    def _alle_gebunden(
        self, bindungen: Bindungen, a: GegliederterAbschnitt, koerper: Koerper
    ) -> Iterator[Gebunden]:
        """What the values are printed as, while there is room for them all."""
        summe = 0
        for wert in bindungen:
            gebunden = self._gebunden(wert, a, koerper)
            summe += gewicht(gebunden.bloecke if isinstance(gebunden, Bloecke) else gebunden)
            self.umfang.pruefe(summe)
            yield gebunden

    def _melde(self, datei: str, zeile: int, text: str) -> None:
        self.befunde.append(profilbefund(datei, Span(zeile, 1, zeile, 1), text))

    def _gebunden(self, wert: Any, a: GegliederterAbschnitt, koerper: Koerper) -> Gebunden:
        if isinstance(wert, Verweis):
            zeile = next((z for ziel, z in koerper.verweise if ziel == wert.ziele[0]), 1)
            return (replace(wert, quelle=BodyLine(koerper.datei, zeile)),)
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
        positionen = wert_in(self.namen, "personal.positionen")
        if isinstance(positionen, Offen | Entfallen):
            return self._als_bloecke(positionen, a)
        if plan.spalten not in self._stellenplaene:
            self._stellenplaene[plan.spalten] = stellenplan(self.geladen.konzept, positionen, plan.spalten)
        return self._stellenplaene[plan.spalten]

    def _als_bloecke(self, wert: Any, a: GegliederterAbschnitt) -> tuple[Block, ...]:
        if isinstance(wert, SlotWert):
            return self.slots.bloecke(wert, a.ebene)
        if isinstance(wert, tuple):
            return (Liste("strich", tuple(Listenpunkt((Absatz(inline(teil)),)) for teil in wert)),)
        if isinstance(wert, Entfallen):
            return (Absatz((Text(f"Entfällt: {wert.grund.rstrip('.')}."),)),)
        return (Absatz(inline(wert)),)

    def _mit_offenen(self, bloecke: tuple[Block, ...], a: GegliederterAbschnitt) -> tuple[Block, ...]:
        """Every open need shows: what decides about a part stands first in it, what is not printed last."""
        for kennung, feld in [("", a.haengt_ab), *((t.id, t.haengt_ab) for t in a.teile)]:
            for punkt in a.punkte:
                if feld and punkt.teil == kennung and punkt.feld == feld and punkt.entscheidet:
                    ziel = f"{a.id}.{kennung}" if kennung else ""
                    bloecke = stelle_voran(bloecke, ziel, self._offene_stelle(punkt))
        fehlende = [p for p in a.punkte if p.zustand is Zustand.LEER and p.grad != "nein"]
        if not fehlende:
            return bloecke
        teile = teile_von(bloecke)
        gezeigt: dict[str | None, set[FieldPath]] = {None: offene(bloecke)}
        neue: dict[str, list[Block]] = {}
        for punkt in fehlende:
            ziel = f"{a.id}.{punkt.teil}" if punkt.teil else ""
            wo = ziel if punkt.gefiltert else None
            if wo not in gezeigt:
                gezeigt[wo] = offene([*teile.get(ziel, ()), *(neue.get(ziel, ()) if ziel else ())])
            if gezeigt[wo].isdisjoint((punkt.feld, *punkt.felder)):
                dort = ziel if ziel in teile else ""
                neue.setdefault(dort, []).append(Absatz(self._offene_stelle(punkt)))
                for ort in (None, *([ziel] if dort in gezeigt and dort else [])):
                    gezeigt[ort].update(punkt.feld.around())
        return haenge_an(bloecke, neue)

    def _offene_stelle(self, punkt: Punkt) -> tuple[OffeneStelle]:
        stelle = (OffeneStelle(punkt.feld, punkt.hinweis),)
        self.umfang.zaehle(gewicht(stelle))
        return stelle


def _am_ort(anmerkungen: Sequence[Anmerkung], koerper: Koerper, ausgabe: str) -> dict[tuple[int, str], None]:
    """The line of the body that each note is about, and its text; line 1 where that cannot be told."""
    if not anmerkungen:
        return {}
    anfaenge: dict[str, int] = {}
    for nummer, zeile in enumerate(koerper.text.split("\n"), 1):
        kopf = zeile.strip()[:_KENNTLICH]
        for laenge in range(1, len(kopf) + 1):
            anfaenge.setdefault(kopf[:laenge], nummer)
    zeilen = ausgabe.split("\n")
    gedruckt = ((zeilen[a.zeile - 1] if a.zeile <= len(zeilen) else "", a.text) for a in anmerkungen)
    return {
        (anfaenge.get(zeile.split(MARKE_AUF)[0].strip()[:_KENNTLICH], 1), text): None
        for zeile, text in gedruckt
    }


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
