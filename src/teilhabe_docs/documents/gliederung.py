"""The outline of one document for one offer: conditions, needs with their states, numbers.

One computation that validation, outline and rendering share. Numbers of sections and Absätze are known here,
without rendering.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.clauses import with_duties_shown
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.extent import TooLargeError
from teilhabe_docs.documents.free_sections import with_free_sections
from teilhabe_docs.documents.needs import Need, Needs, uncertain
from teilhabe_docs.documents.profile.entry_place import RemovedPart
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.template.grammar import PartMark
from teilhabe_docs.documents.template.view import Viewing
from teilhabe_docs.documents.vague_texts import vague_texts
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.konzept import Konzept


class OutlinedPart(NamedTuple):
    """An Absatz or letter that stays: short id, number (`1`; empty if not numbered), title for the outline.

    `haengt_ab` is the field that decides whether it applies, where that field is not given; `zaehlt`: as an
    Absatz it is counted.
    """

    id: str
    titel: str
    nummer: str
    haengt_ab: FieldPath = NO_FIELD
    zaehlt: bool = False


class OutlinedSection(NamedTuple):
    """A section that stays in the document, with its needs and parts; `vage` are texts that say nothing.

    `allein`: it would be the only one below the section around it, and thus stands in that: `nummer` is its.
    """

    plan: SectionPlan
    ebene: int
    nummer: str
    punkte: tuple[Need, ...]
    teile: tuple[OutlinedPart, ...]
    entfallen: frozenset[str]
    kinder: "tuple[OutlinedSection, ...]"
    haengt_ab: FieldPath = NO_FIELD
    allein: bool = False
    vage: frozenset[FieldPath] = frozenset()

    @property
    def id(self) -> str:
        """The full id, stable for ever."""
        return self.plan.id

    @property
    def zustand(self) -> NeedState:
        """The worst state of its own needs; without needs it is fixed text and filled."""
        return max((p.zustand for p in self.punkte if p.grad != "nein"), default=NeedState.GEFUELLT)

    @property
    def viewing(self) -> Viewing:
        """How its body sees the data: fields that count as open here, and its own prompts."""
        leer = {
            feld
            for p in self.punkte
            if p.zustand is NeedState.LEER and not p.gefiltert
            for feld in (p.feld, *(p.felder if len(p.felder) > 1 else ()))
        }
        leer |= self.vage - {feld for p in self.punkte for feld in (p.feld, *p.felder)}
        hinweise = {feld: p.hinweis for p in self.punkte for feld in p.felder}
        return Viewing(frozenset(leer), hinweise)

    def alle(self) -> "Iterator[OutlinedSection]":
        """This section and all below it, in order."""
        yield self
        for kind in self.kinder:
            yield from kind.alle()


class Gliederung(NamedTuple):
    """The outline of one document of one offer; empty where it would take too much, as `befunde` say."""

    profil: Profil
    abschnitte: tuple[OutlinedSection, ...]
    befunde: tuple[Finding, ...] = ()

    def alle(self) -> Iterator[OutlinedSection]:
        """All sections in order, from outer to inner."""
        for abschnitt in self.abschnitte:
            yield from abschnitt.alle()


_ZU_GROSS = (
    "Bedingungen und gebrauchte Felder dieses Profils sind für dieses Angebot zu viele. "
    "Nennen Sie unter »wenn« und »braucht« weniger Felder aus langen Listen."
)


def outline_of(konzept: Konzept, profil: Profil) -> Gliederung:
    """The outline of the document that `profil` describes, for `konzept`."""
    try:
        abschnitte = _Bauer(konzept, profil).abschnitte(with_free_sections(konzept, profil), 1)
    except TooLargeError:
        return Gliederung(profil, (), (profil.befund(profil.kopf("dokument"), _ZU_GROSS),))
    nummeriert = _nummeriert(abschnitte, profil.zaehlung)
    if profil.zaehlung == "paragraf":
        nummeriert = tuple(map(_durchgezaehlt, nummeriert))
    return Gliederung(profil, nummeriert)


class _Bauer:
    def __init__(self, konzept: Konzept, profil: Profil) -> None:
        self.needs = Needs(konzept, profil)
        self.vage = vague_texts(konzept)

    def abschnitte(self, plaene: tuple[SectionPlan, ...], ebene: int) -> tuple[OutlinedSection, ...]:
        gebaut = (self._abschnitt(plan, ebene) for plan in plaene)
        return tuple(a for a in gebaut if a is not None)

    def _abschnitt(self, plan: SectionPlan, ebene: int) -> OutlinedSection | None:
        self.needs.umfang.beginne_abschnitt()
        e = plan.eintrag
        gilt, haengt_ab = self.needs.gilt(e.wenn)
        if not gilt:
            return None
        titel = (e.titel, e.hinweis)
        punkte = [p for b in e.braucht for p in self.needs.punkte(b, "", e.pflicht, e.erfuellt, titel)]
        punkte = uncertain(punkte, haengt_ab)
        if haengt_ab:
            punkte.append(self.needs.entscheidung(haengt_ab, "", e.pflicht))
        teile: dict[str, FieldPath] = {}
        weg: set[str] = set()
        for kennung, teil in e.teile.items():
            if isinstance(teil, RemovedPart):
                weg.add(kennung)
                continue
            gilt, offen = self.needs.gilt(teil.wenn)
            grad = teil.pflicht or e.pflicht
            erfuellt = teil.erfuellt if "erfuellt" in teil.model_fields_set else e.erfuellt
            alle = (*titel, teil.titel, teil.hinweis)
            eigene = [p for b in teil.braucht for p in self.needs.punkte(b, kennung, grad, erfuellt, alle)]
            if not gilt or (grad == "nein" and eigene and all(p.zustand is NeedState.LEER for p in eigene)):
                weg.add(kennung)
                continue
            teile[kennung] = offen
            punkte += uncertain(eigene, offen or haengt_ab)
            if offen:
                punkte.append(self.needs.entscheidung(offen, kennung, grad))
        kinder = self.abschnitte(plan.kinder, ebene + 1)
        nur_wenn_gefuellt = e.pflicht == "nein" and bool(punkte) and not haengt_ab
        if nur_wenn_gefuellt and not kinder and all(p.zustand is NeedState.LEER for p in punkte):
            return None
        return OutlinedSection(
            plan,
            ebene,
            "",
            tuple(dict.fromkeys(with_duties_shown(plan, punkte, self.needs.konzept))),
            tuple(_teile(plan.marken, e.teile, teile, weg)),
            frozenset(weg),
            kinder,
            haengt_ab,
            vage=self.vage,
        )


def _teile(
    marken: tuple[PartMark, ...], eintraege: Any, offen: dict[str, FieldPath], weg: set[str]
) -> Iterator[OutlinedPart]:
    """The parts that stay, numbered; a section with a single Absatz gives it no number."""
    absaetze = [m for m in marken if m.absatz and m.zaehlt and m.id not in weg]
    zahl = 0
    for marke in marken:
        if marke.id in weg:
            continue
        nummer = ""
        if marke in absaetze:
            zahl += 1
            nummer = str(zahl) if len(absaetze) > 1 else ""
        eintrag = eintraege.get(marke.id)
        yield OutlinedPart(
            marke.id,
            (eintrag.titel or "") if eintrag else "",
            nummer,
            offen.get(marke.id, NO_FIELD),
            marke in absaetze,
        )


def _nummeriert(
    abschnitte: tuple[OutlinedSection, ...], zaehlung: str, davor: str = "", ebene: int = 1
) -> tuple[OutlinedSection, ...]:
    ergebnis = []
    zahl = 0
    for abschnitt in abschnitte:
        nummer = ""
        if _zaehlt(abschnitt) and not (zaehlung == "paragraf" and ebene > 1):
            zahl += 1
            nummer = f"§ {zahl}" if zaehlung == "paragraf" else f"{davor}{zahl}"
        kinder = _unter(abschnitt.kinder, zaehlung, nummer, ebene + 1)
        ergebnis.append(abschnitt._replace(ebene=ebene, nummer=nummer, kinder=kinder))
    return tuple(ergebnis)


def _unter(
    kinder: tuple[OutlinedSection, ...], zaehlung: str, nummer: str, ebene: int
) -> tuple[OutlinedSection, ...]:
    """The sections below one, numbered; a 2.1 without 2.2 is none, and what lies below it takes its place."""
    if zaehlung == "dezimal" and len(kinder) == 1 and _zaehlt(kinder[0]):
        darunter = _unter(kinder[0].kinder, zaehlung, nummer, ebene)
        return (kinder[0]._replace(ebene=ebene, nummer=nummer, kinder=darunter, allein=True),)
    return _nummeriert(kinder, zaehlung, f"{nummer}." if nummer else "", ebene)


def _durchgezaehlt(paragraf: OutlinedSection) -> OutlinedSection:
    """A § with subsections, its Absätze counted through all of them."""
    gezaehlt = sum(teil.zaehlt for a in paragraf.alle() for teil in a.teile)
    zahlen = iter(str(zahl) if gezaehlt > 1 else "" for zahl in range(1, gezaehlt + 1))

    def mit_zahlen(a: OutlinedSection) -> OutlinedSection:
        teile = tuple(t._replace(nummer=next(zahlen)) if t.zaehlt else t for t in a.teile)
        return a._replace(teile=teile, kinder=tuple(map(mit_zahlen, a.kinder)))

    return mit_zahlen(paragraf) if paragraf.kinder else paragraf


def _zaehlt(abschnitt: OutlinedSection) -> bool:
    e = abschnitt.plan.eintrag
    return e.nummer and not e.rolle and not e.abgeleitet
