"""The outline of one document for one offer: conditions, needs with their states, numbers.

One computation that validation, outline and rendering share. Numbers of sections and Absätze are known here,
without rendering.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.annexes import bekannte_ids
from teilhabe_docs.documents.display import VOLLSTAENDIG
from teilhabe_docs.documents.emptiness import Grund, Zustand, leerheit, zustand
from teilhabe_docs.documents.extent import JE_KNOTEN, Umfang, ZuGrossError
from teilhabe_docs.documents.free_sections import mit_zusaetzen
from teilhabe_docs.documents.profile.resolve import Abschnittsplan, Profil
from teilhabe_docs.documents.profile.vocabulary import Bedarf, Grad
from teilhabe_docs.documents.template.condition import bedingung
from teilhabe_docs.documents.template.grammar import Teilmarke
from teilhabe_docs.documents.template.view import Lage, UnentschiedenError, sichten
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.fields import felder_von
from teilhabe_docs.model.konzept import Konzept, feld_info
from teilhabe_docs.model.text_slot import AnlageVerweis


@dataclass(frozen=True, slots=True)
class Punkt:
    """A needed value at one place, with its state: the unit of everything that is judged.

    `feld` is the full path (`angebot.gruppen[0].plaetze`), `teil` the short id of the part, `grund` why it is
    empty. For alternatives `feld` is the first and `felder` are all.
    `weil` says in words why it is needed here, where that is conditional; `mindestens` is how many words it
    should have. `entscheidet`: the field decides whether the part applies at all; `ungewiss`: whether the
    value is needed depends on such a field, which is not given.
    """

    feld: FieldPath
    felder: tuple[FieldPath, ...]
    zustand: Zustand
    grund: Grund | None
    grad: Grad
    teil: str
    anforderungen: tuple[str, ...]
    hinweis: str
    weil: str = ""
    mindestens: int = 0
    gefiltert: bool = False
    entscheidet: bool = False
    ungewiss: bool = False


@dataclass(frozen=True, slots=True)
class GegliederterTeil:
    """An Absatz or letter that stays: short id, number (`1`; empty if not numbered), title for the outline.

    `haengt_ab` is the field that decides whether it applies, where that field is not given.
    """

    id: str
    titel: str
    nummer: str
    haengt_ab: FieldPath = NO_FIELD


@dataclass(frozen=True, slots=True)
class GegliederterAbschnitt:
    """A section that stays in the document, with its needs and parts."""

    plan: Abschnittsplan
    ebene: int
    nummer: str
    punkte: tuple[Punkt, ...]
    teile: tuple[GegliederterTeil, ...]
    entfallen: frozenset[str]
    kinder: "tuple[GegliederterAbschnitt, ...]"
    haengt_ab: FieldPath = NO_FIELD

    @property
    def id(self) -> str:
        """The full id, stable for ever."""
        return self.plan.id

    @property
    def zustand(self) -> Zustand:
        """The worst state of its own needs; without needs it is fixed text and filled."""
        return max((p.zustand for p in self.punkte if p.grad != "nein"), default=Zustand.GEFUELLT)

    def alle(self) -> "Iterator[GegliederterAbschnitt]":
        """This section and all below it, in order."""
        yield self
        for kind in self.kinder:
            yield from kind.alle()


@dataclass(frozen=True, slots=True)
class Gliederung:
    """The outline of one document of one offer; empty where it would take too much, as `befunde` say."""

    profil: Profil
    abschnitte: tuple[GegliederterAbschnitt, ...]
    befunde: tuple[Finding, ...] = ()

    def alle(self) -> Iterator[GegliederterAbschnitt]:
        """All sections in order, from outer to inner."""
        for abschnitt in self.abschnitte:
            yield from abschnitt.alle()


_ZU_GROSS = (
    "Bedingungen und gebrauchte Felder dieses Profils sind für dieses Angebot zu viele. "
    "Nennen Sie unter »wenn« und »braucht« weniger Felder aus langen Listen."
)


def gliedere(konzept: Konzept, profil: Profil) -> Gliederung:
    """The outline of the document that `profil` describes, for `konzept`."""
    try:
        abschnitte = _Bauer(konzept, profil).abschnitte(mit_zusaetzen(konzept, profil), 1)
    except ZuGrossError:
        return Gliederung(profil, (), (profil.befund(profil.kopf("dokument"), _ZU_GROSS),))
    return Gliederung(profil, _nummeriert(abschnitte, profil.zaehlung))


class _Bauer:
    def __init__(self, konzept: Konzept, profil: Profil) -> None:
        self.konzept = konzept
        self.namen = sichten(konzept, Lage(streng=True))
        self.umfang = Umfang()
        self.dokument = profil.dokument
        self.anlagen = frozenset(bekannte_ids(konzept))
        self.bindet = self._bindet(profil.verbindlich)

    def _bindet(self, verbindlich: str) -> bool:
        """Whether the profile binds the offer; where that cannot be decided it does not."""
        gilt, haengt_ab = self._gilt(verbindlich)
        return gilt and not haengt_ab

    def _gilt(self, ausdruck: str | None) -> tuple[bool, FieldPath]:
        """Whether a condition holds, and the field it depends on where that is not given."""
        if not ausdruck or ausdruck == "ja":
            return True, NO_FIELD
        try:
            return bedingung(ausdruck).gilt(self.namen, self.umfang), NO_FIELD
        except UnentschiedenError as offen:
            return True, offen.pfad

    def abschnitte(self, plaene: tuple[Abschnittsplan, ...], ebene: int) -> tuple[GegliederterAbschnitt, ...]:
        gebaut = (self._abschnitt(plan, ebene) for plan in plaene)
        return tuple(a for a in gebaut if a is not None)

    def _abschnitt(self, plan: Abschnittsplan, ebene: int) -> GegliederterAbschnitt | None:
        self.umfang.beginne_abschnitt()
        e = plan.eintrag
        gilt, haengt_ab = self._gilt(e.wenn)
        if not gilt:
            return None
        punkte = [p for b in e.braucht for p in self._punkte(b, "", e.pflicht, e.erfuellt)]
        punkte = _ungewiss(punkte, haengt_ab)
        if haengt_ab:
            punkte.append(self._entscheidung(haengt_ab, "", e.pflicht))
        teile: dict[str, FieldPath] = {}
        weg: set[str] = set()
        for kennung, teil in e.teile.items():
            gilt, offen = self._gilt(teil.wenn)
            grad = teil.pflicht or e.pflicht
            erfuellt = teil.erfuellt if "erfuellt" in teil.model_fields_set else e.erfuellt
            eigene = [p for b in teil.braucht for p in self._punkte(b, kennung, grad, erfuellt)]
            if not gilt or (grad == "nein" and eigene and all(p.zustand is Zustand.LEER for p in eigene)):
                weg.add(kennung)
                continue
            teile[kennung] = offen
            punkte += _ungewiss(eigene, offen or haengt_ab)
            if offen:
                punkte.append(self._entscheidung(offen, kennung, grad))
        kinder = self.abschnitte(plan.kinder, ebene + 1)
        nur_wenn_gefuellt = e.pflicht == "nein" and bool(punkte) and not haengt_ab
        if nur_wenn_gefuellt and not kinder and all(p.zustand is Zustand.LEER for p in punkte):
            return None
        return GegliederterAbschnitt(
            plan,
            ebene,
            "",
            tuple(dict.fromkeys(punkte)),
            tuple(_teile(plan.marken, e.teile, teile, weg)),
            frozenset(weg),
            kinder,
            haengt_ab,
        )

    def _entscheidung(self, pfad: FieldPath, teil: str, grad: Grad) -> Punkt:
        hinweis = f"{feld_info(pfad).description}, davon hängt dieser Absatz ab"
        if not self.bindet:
            grad = _hoechstens_soll(grad)
        return Punkt(pfad, (pfad,), Zustand.LEER, Grund.FEHLT, grad, teil, (), hinweis, entscheidet=True)

    def _punkte(self, bedarf: Bedarf, teil: str, grad: Grad, erfuellt: tuple[str, ...]) -> list[Punkt]:
        gilt, haengt_ab = self._gilt(bedarf.wenn)
        if not gilt:
            return []
        grad = bedarf.pflicht or grad
        if not self.bindet:
            grad = _hoechstens_soll(grad)
        werte = [(feld, pfad, wert) for feld in bedarf.feld for pfad, wert in self.konzept.values_at(feld)]
        self.umfang.zaehle(len(werte) * JE_KNOTEN)
        gefunden = [self._punkt(bedarf, feld, pfad, wert, teil, grad, erfuellt) for feld, pfad, wert in werte]
        if len(bedarf.feld) > 1:
            volle = [p for p in gefunden if p.zustand is not Zustand.LEER]
            versuchte = [p for p in gefunden if p.grund is not Grund.FEHLT]
            gefunden = (volle or versuchte or gefunden)[:1]
        gefunden += [
            Punkt(pfad, (pfad,), Zustand.LEER, Grund.FEHLT, "soll", teil, (), hinweis)
            for _, ort, wert in werte
            for pfad, hinweis in _luecken(ort, wert)
        ]
        gefunden = _ungewiss(gefunden, haengt_ab)
        if haengt_ab:
            gefunden.append(self._entscheidung(haengt_ab, teil, grad))
        return gefunden

    def _punkt(
        self,
        b: Bedarf,
        feld: FieldPath,
        pfad: FieldPath,
        wert: Any,
        teil: str,
        grad: Grad,
        erfuellt: tuple[str, ...],
    ) -> Punkt:
        if b.mit and isinstance(wert, tuple):
            wert = tuple(w for w in wert if all(getattr(w, k, None) == v for k, v in b.mit.items()))
        stand = zustand(wert, anlage=b.anlage != "nein", entfaellt=b.entfaellt == "ja")
        grund = (leerheit(wert) or _zaehlt_nicht(wert)) if stand is Zustand.LEER else None
        if stand is Zustand.ANLAGE and (
            grund := self._anlage_zaehlt_nicht(wert, mit_kurzfassung=b.anlage == "kurz")
        ):
            stand = Zustand.LEER
        return Punkt(
            pfad,
            b.feld,
            stand,
            grund,
            grad,
            teil,
            b.erfuellt or erfuellt,
            b.hinweis or feld_info(feld.field).description,
            b.weil or "",
            b.mindestens or 0,
            bool(b.mit),
        )

    def _anlage_zaehlt_nicht(self, verweis: AnlageVerweis, *, mit_kurzfassung: bool) -> Grund | None:
        if verweis.anlage == self.dokument:
            return Grund.AUF_SICH
        if verweis.anlage not in self.anlagen:
            return Grund.NICHT_AUFGEFUEHRT
        return Grund.OHNE_KURZFASSUNG if mit_kurzfassung and leerheit(verweis.kurz) else None


def _zaehlt_nicht(wert: Any) -> Grund:
    return Grund.ANLAGE if isinstance(wert, AnlageVerweis) else Grund.ENTFAELLT


def _ungewiss(punkte: list[Punkt], haengt_ab: FieldPath) -> list[Punkt]:
    """The needs, as ones that may not apply where something depends on a field that is not given."""
    return [replace(p, ungewiss=not p.entscheidet) for p in punkte] if haengt_ab else punkte


def _hoechstens_soll(grad: Grad) -> Grad:
    """The grade where nothing more than a warning is due."""
    return "soll" if grad == "ja" else grad


def _luecken(pfad: FieldPath, wert: Any) -> Iterator[tuple[FieldPath, str]]:
    """What is missing in a structure that is there: path and prompt of each member it prints in any case."""
    teile = enumerate(wert) if isinstance(wert, tuple) else [(None, wert)]
    for i, teil in teile:
        ort = pfad if i is None else pfad / i
        for name in VOLLSTAENDIG.get(type(teil), ()) if not leerheit(teil) else ():
            if leerheit(getattr(teil, name)):
                yield ort / name, felder_von(teil.__class__)[name].description


def _teile(
    marken: tuple[Teilmarke, ...], eintraege: Any, offen: dict[str, FieldPath], weg: set[str]
) -> Iterator[GegliederterTeil]:
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
        yield GegliederterTeil(
            marke.id, (eintrag.titel or "") if eintrag else "", nummer, offen.get(marke.id, NO_FIELD)
        )


def _nummeriert(
    abschnitte: tuple[GegliederterAbschnitt, ...], zaehlung: str, davor: str = ""
) -> tuple[GegliederterAbschnitt, ...]:
    ergebnis = []
    zahl = 0
    for abschnitt in abschnitte:
        nummer = ""
        e = abschnitt.plan.eintrag
        if (
            e.nummer
            and not e.rolle
            and not e.abgeleitet
            and not (zaehlung == "paragraf" and abschnitt.ebene > 1)
        ):
            zahl += 1
            nummer = f"§ {zahl}" if zaehlung == "paragraf" else f"{davor}{zahl}"
        kinder = _nummeriert(abschnitt.kinder, zaehlung, f"{nummer}." if nummer else "")
        ergebnis.append(replace(abschnitt, nummer=nummer, kinder=kinder))
    return tuple(ergebnis)
