"""One section of one offer becomes blocks: body rendered, values bound, slots parsed, parts numbered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

from jinja2 import TemplateError

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.annexes import anlagen
from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Block,
    Inline,
    ItemList,
    ListItem,
    NormList,
    NumberedPart,
    OpenPlace,
    Paragraph,
    Reference,
    Section,
    TextRun,
)
from teilhabe_docs.documents.clauses import ClauseBody
from teilhabe_docs.documents.display import as_inline
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.extent import Extent
from teilhabe_docs.documents.gliederung import OutlinedSection
from teilhabe_docs.documents.links import linked
from teilhabe_docs.documents.needs import Need
from teilhabe_docs.documents.origin_marks import COMPUTED, blocks_from, printed_from
from teilhabe_docs.documents.profile.profil import profile_finding
from teilhabe_docs.documents.profile.vocabulary import ANNEX_LISTS
from teilhabe_docs.documents.stellenplan import stellenplan
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.environment import (
    BINDINGS,
    Bindings,
    FromField,
    JoinedList,
    Linking,
    Stellenplan,
)
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.documents.template.traits import Merkmale, trait_view
from teilhabe_docs.documents.template.view import (
    OpenField,
    SlotValue,
    View,
    WaivedField,
    is_own,
    value_in,
    views,
)
from teilhabe_docs.documents.weight import weight_of
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.rendering.annex_numbers import hint_at
from teilhabe_docs.rendering.body_places import places_in_body
from teilhabe_docs.rendering.clause_text import clause_blocks, clause_values
from teilhabe_docs.rendering.fitting_bases import with_fitting_bases
from teilhabe_docs.rendering.heading_levels import with_headings_placed
from teilhabe_docs.rendering.markdown.markdown_reader import BlockResult, Bound, read_body
from teilhabe_docs.rendering.numbered_parts import (
    append_part,
    counted_parts,
    group_parts,
    insert_parts,
    number_parts,
    open_places,
    parts_of,
    put_before,
    without_parts,
)
from teilhabe_docs.rendering.slot_texts import SlotReader


@dataclass
class SectionBuilder:
    """Builds the sections of one document; `befunde` collects what is wrong with bodies and texts.

    `umfang` counts what they take: beyond a bound everything here raises `TooLargeError`, and `hier` is the
    section that was being built. A table of positions is made once for a section. `named`: what is printed
    names the field that it comes from.
    """

    geladen: LoadedConcept
    befunde: list[Finding]
    slots: SlotReader
    umfang: Extent
    merkmale: Merkmale
    named: bool = False
    hier: OutlinedSection | None = None
    namen: dict[str, View] = field(default_factory=dict)
    _stellenplaene: dict[tuple[str, ...], tuple[Block, ...]] = field(default_factory=dict)

    @cached_property
    def _konzept(self) -> Konzept:
        """The concept as documents print it."""
        return with_fitting_bases(self.geladen.konzept)

    def abschnitt(self, a: OutlinedSection) -> Section:
        """The section with its subsections, references still by id."""
        return Section(a.id, a.ebene, a.nummer, a.plan.eintrag.titel, tuple(self._inhalt(a, self.bloecke(a))))

    def _inhalt(self, a: OutlinedSection, bloecke: Iterable[Block], lines: int = 0) -> Iterator[Block]:
        """`bloecke` and the subsections of `a`; one that is alone is a part with a line above it.

        So many `lines` are above `bloecke` already.
        """
        yield from bloecke
        for kind in a.kinder:
            if zwischentitel := kind.plan.eintrag.zwischentitel:
                yield _zwischentitel(zwischentitel)
            if kind.allein:
                line = replace(_zwischentitel(kind.plan.eintrag.titel), tiefe=lines)
                part = NumberedPart(kind.id, (line, *self.bloecke(kind, lines + 1)), zaehlt=False)
                yield from self._inhalt(kind, (part,), lines + 1)
            else:
                yield self.abschnitt(kind)

    def bloecke(self, a: OutlinedSection, lines: int = 0) -> tuple[Block, ...]:
        """What stands under the section's heading, or `lines`, before its subsections."""
        self.hier = a
        self.umfang.beginne_abschnitt()
        viewing = replace(a.viewing, marked=True) if self.named else a.viewing
        self.namen = views(self._konzept, viewing) | trait_view(self.merkmale, self._konzept, viewing)
        self._stellenplaene = {}
        if a.plan.koerper:
            bloecke = group_parts(self._aus_koerper(a.plan.koerper, a), a.id)
            neue = a.plan.angefuegte
            for kennung in [*(k for k in a.plan.eigene if k not in neue), *neue]:
                if koerper := a.plan.eigene.get(kennung):
                    teil = NumberedPart(f"{a.id}.{kennung}", self._aus_koerper(koerper, a))
                    nach = getattr(a.plan.eintrag.teile.get(kennung), "nach", "")
                    bloecke = insert_parts(bloecke, teil, f"{a.id}.{nach}" if nach else "")
        else:
            bloecke = tuple(self._aus_feldern(a))
        bloecke = (*bloecke, *self._anlagen(a))
        weg = frozenset(f"{a.id}.{kennung}" for kennung in a.entfallen)
        bloecke = number_parts(without_parts(bloecke, weg))
        return with_headings_placed(self._mit_offenen(bloecke, a), below_lines=lines)

    def _aus_feldern(self, a: OutlinedSection) -> Iterator[Block]:
        """Without a body: the needed fields."""
        from teilhabe_docs.rendering.without_body import FieldPrinter

        texts = partial(self._als_bloecke, a=a)
        for bloecke in FieldPrinter(a, self.namen, self._konzept.fields, texts, named=self.named).printed():
            self.umfang.zaehle(weight_of(bloecke))
            yield from bloecke

    def _anlagen(self, a: OutlinedSection) -> Iterator[Block]:
        """The sentences that refer to annexes that are needed here and listed."""
        asked = {punkt.hinweis for punkt in a.punkte}
        for bedarf in a.plan.bedarfe():
            id_ = bedarf.mit.get("id", "") if bedarf.feld == ANNEX_LISTS and bedarf.hinweis in asked else ""
            if id_ and id_ in anlagen(self._konzept):
                yield hint_at(id_, self._konzept)

    def _aus_koerper(self, koerper: Body, a: OutlinedSection) -> tuple[Block, ...]:
        if isinstance(koerper, ClauseBody):
            bound = partial(self._gebunden, a=a, koerper=koerper)
            value = clause_values(self.namen, self._konzept.fields, bound, named=self.named)
            blocks = clause_blocks(koerper, self.slots, a.ebene - a.allein, value)
            return counted_parts(blocks) if koerper.counted else blocks
        bindungen = Bindings(self.umfang)
        try:
            text = koerper.ausgabe({**self.namen, BINDINGS: bindungen}, named=self.named)
        except BodyError as fehler:
            self._melde(koerper.datei, fehler.zeile, fehler.text)
            return ()
        except (TemplateError, TypeError) as fehler:
            self._melde(koerper.datei, 1, f"Der Text lässt sich nicht ausgeben: {fehler}")
            return ()
        gelesen = read_body(text, list(self._alle_gebunden(bindungen, a, koerper)))
        self.umfang.zaehle(max(weight_of(gelesen.bloecke) - len(text), 0))
        for zeile, meldung in places_in_body(gelesen.anmerkungen, koerper, text):
            self._melde(koerper.datei, zeile, meldung)
        return gelesen.bloecke

    def _alle_gebunden(self, bindungen: Bindings, a: OutlinedSection, koerper: Body) -> Iterator[Bound]:
        """What the values are printed as, while there is room for them all."""
        summe = 0
        for wert in bindungen:
            gebunden = self._gebunden(wert, a, koerper)
            summe += weight_of(gebunden.bloecke if isinstance(gebunden, BlockResult) else gebunden)
            self.umfang.pruefe(summe)
            yield gebunden

    def _melde(self, datei: str, zeile: int, text: str) -> None:
        self.befunde.append(profile_finding(datei, Span(zeile, 1, zeile, 1), text))

    def _gebunden(self, wert: Any, a: OutlinedSection, koerper: Body) -> Bound:
        origin = NO_FIELD
        if isinstance(wert, FromField):
            wert, origin = wert.value, wert.path
        if self.named and not (origin or isinstance(wert, View | SlotValue | OpenField)):
            origin = COMPUTED
        if isinstance(wert, Reference):
            return printed_from((replace(wert, quelle=koerper.datei),), origin)
        if isinstance(wert, NormList | AnlageReference):
            return printed_from((wert,), origin)
        if isinstance(wert, Stellenplan):
            return BlockResult(blocks_from(self._stellenplan(wert, a), origin))
        if isinstance(wert, Linking):
            return linked("".join(_texte(as_inline(wert.url))), as_inline(wert.text))
        if isinstance(wert, WaivedField) and wert.allein:
            return BlockResult(self._als_bloecke(wert, a, origin), printed_from(as_inline(wert), origin))
        if isinstance(wert, SlotValue) or (isinstance(wert, tuple) and not isinstance(wert, JoinedList)):
            return BlockResult(self._als_bloecke(wert, a, origin))
        return printed_from(as_inline(wert), origin)

    def _stellenplan(self, plan: Stellenplan, a: OutlinedSection) -> tuple[Block, ...]:
        """The table of positions; where there are none, their open place or the reason."""
        positionen = value_in(self.namen, "personal.positionen")
        if isinstance(positionen, OpenField | WaivedField):
            return self._als_bloecke(positionen, a)
        if plan.spalten not in self._stellenplaene:
            self._stellenplaene[plan.spalten] = stellenplan(
                self.geladen.konzept, positionen, plan.spalten, self.merkmale
            )
        return self._stellenplaene[plan.spalten]

    def _als_bloecke(self, wert: Any, a: OutlinedSection, origin: FieldPath = NO_FIELD) -> tuple[Block, ...]:
        if isinstance(wert, SlotValue):
            return self.slots.bloecke(wert, a.ebene - a.allein)
        if isinstance(wert, tuple) and wert and is_own(wert[0]):
            from teilhabe_docs.rendering.labelled_values import own_list

            return own_list(wert, partial(self._als_bloecke, a=a), origin)
        if isinstance(wert, tuple):
            printed = (printed_from(as_inline(one), origin and origin / n) for n, one in enumerate(wert))
            return (ItemList("strich", tuple(ListItem((Paragraph(one),)) for one in printed)),)
        if isinstance(wert, WaivedField):
            reason = (TextRun(f"Entfällt: {wert.grund.rstrip('.')}."),)
            return (Paragraph(printed_from(reason, origin)),)
        return (Paragraph(printed_from(as_inline(wert), origin)),)

    def _mit_offenen(self, bloecke: tuple[Block, ...], a: OutlinedSection) -> tuple[Block, ...]:
        """Every open need shows: what decides about a part stands first in it, what is not printed last."""
        for kennung, feld in [("", a.haengt_ab), *((t.id, t.haengt_ab) for t in a.teile)]:
            for punkt in a.punkte:
                if feld and punkt.teil == kennung and punkt.feld == feld and punkt.entscheidet:
                    ziel = f"{a.id}.{kennung}" if kennung else ""
                    bloecke = put_before(bloecke, ziel, self._offene_stelle(punkt))
        fehlende = [p for p in a.punkte if p.zustand is NeedState.LEER and p.grad != "nein"]
        if not fehlende:
            return bloecke
        teile = parts_of(bloecke)
        gezeigt: dict[str | None, set[FieldPath]] = {None: open_places(bloecke)}
        neue: dict[str, list[Block]] = {}
        for punkt in fehlende:
            ziel = f"{a.id}.{punkt.teil}" if punkt.teil else ""
            wo = ziel if punkt.gefiltert else None
            if wo not in gezeigt:
                gezeigt[wo] = open_places([*teile.get(ziel, ()), *(neue.get(ziel, ()) if ziel else ())])
            if gezeigt[wo].isdisjoint((punkt.feld, *punkt.felder)):
                dort = ziel if ziel in teile else ""
                neue.setdefault(dort, []).append(Paragraph(self._offene_stelle(punkt)))
                for ort in (None, *([ziel] if dort in gezeigt and dort else [])):
                    gezeigt[ort].update(punkt.feld.around())
        return append_part(bloecke, neue)

    def _offene_stelle(self, punkt: Need) -> tuple[OpenPlace]:
        stelle = (OpenPlace(punkt.feld, punkt.hinweis),)
        self.umfang.zaehle(weight_of(stelle))
        return stelle


def _zwischentitel(worte: str) -> Paragraph:
    return Paragraph((TextRun(worte),), "zwischentitel")


def _texte(inlines: tuple[Inline, ...]) -> list[str]:
    return [teil.text for teil in inlines if isinstance(teil, TextRun)]
