"""The needs of a document's sections for one offer: which values are asked for, and their states."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from teilhabe_docs.documents.annexes import anlagen
from teilhabe_docs.documents.display import COMPLETE
from teilhabe_docs.documents.emptiness import NeedState, Reason, emptiness_of, shortfall_of, state_of
from teilhabe_docs.documents.extent import PER_NODE, Extent
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.vocabulary import Bedarf, Grad
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.traits import trait_view
from teilhabe_docs.documents.template.view import UndecidedError, Viewing, views
from teilhabe_docs.documents.text_reasons import describes
from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.fields import FieldInfo, fields_of
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import WITHOUT_ENTRY, AnlageVerweis


class Need(NamedTuple):
    """A needed value at one place, with its state: the unit of everything that is judged.

    `feld` is the full path (`angebot.gruppen[0].plaetze`), `teil` the short id of the part, `grund` why it is
    empty. For alternatives `feld` is the first and `felder` are all.
    `formen` are the other forms than a text that count here, in words.
    `weil` says in words why it is needed here, where that is conditional; `mindestens` is how many words it
    should have. `entscheidet`: the field decides whether the part applies at all; `ungewiss`: whether the
    value is needed depends on such a field, which is not given. `klausel` is the text of the clause that
    should print the value and does not.
    """

    feld: FieldPath
    felder: tuple[FieldPath, ...]
    zustand: NeedState
    grund: Reason | None
    grad: Grad
    teil: str
    anforderungen: tuple[str, ...]
    hinweis: str
    weil: str = ""
    mindestens: int = 0
    gefiltert: bool = False
    entscheidet: bool = False
    ungewiss: bool = False
    formen: str = ""
    klausel: FieldPath = NO_FIELD


class Needs:
    """Conditions and needs of one profile for one concept; `umfang` counts what looking at them takes."""

    def __init__(self, konzept: Konzept, profil: Profil) -> None:
        self.konzept, self.profil = konzept, profil
        self.basis = str(konzept.angebot.vertragsgrundlage or "")
        lage = Viewing(streng=True)
        self.namen = views(konzept, lage) | trait_view(profil.merkmale, konzept, lage)
        self.umfang = Extent()
        self.dokument = profil.dokument
        self.mitgebracht = not profil.eigene_texte
        self.anlagen = {**WITHOUT_ENTRY, **{entry.id: entry.titel for entry in anlagen(konzept).values()}}
        self.bindet = self._bindet(profil.verbindlich)

    def _bindet(self, verbindlich: str) -> bool:
        """Whether the profile binds the offer; where that cannot be decided it does not."""
        gilt, haengt_ab = self.gilt(verbindlich)
        return gilt and not haengt_ab

    def gilt(self, ausdruck: str | None) -> tuple[bool, FieldPath]:
        """Whether a condition holds, and the field it depends on where that is not given."""
        if not ausdruck or ausdruck == "ja":
            return True, NO_FIELD
        try:
            return condition(ausdruck, mitgebracht=self.mitgebracht).gilt(self.namen, self.umfang), NO_FIELD
        except UndecidedError as offen:
            return True, offen.pfad

    def entscheidung(self, pfad: FieldPath, teil: str, grad: Grad) -> Need:
        """The need of the field on which it depends whether a part applies."""
        hinweis = f"{self.konzept.fields.at(pfad.field).description}, davon hängt dieser Absatz ab"
        if not self.bindet:
            grad = _hoechstens_soll(grad)
        return Need(pfad, (pfad,), NeedState.LEER, Reason.FEHLT, grad, teil, (), hinweis, entscheidet=True)

    def punkte(
        self,
        bedarf: Bedarf,
        teil: str,
        grad: Grad,
        erfuellt: tuple[str, ...],
        titel: tuple[str | None, ...] = (),
    ) -> list[Need]:
        """What a need of the part `teil` asks for; grade, requirements and titles are its own."""
        gilt, haengt_ab = self.gilt(bedarf.wenn)
        if not gilt:
            return []
        erfuellt_hier = bedarf.erfuellt or erfuellt
        grad = bedarf.pflicht or grad
        if not (self.bindet or any(self.profil.requirements[s].binds(self.basis) for s in erfuellt_hier)):
            grad = _hoechstens_soll(grad)
        werte = [(feld, pfad, wert) for feld in bedarf.feld for pfad, wert in self.konzept.values_at(feld)]
        self.umfang.zaehle(len(werte) * PER_NODE)
        gefunden = [
            self._punkt(bedarf, feld, pfad, wert, teil, grad, erfuellt, titel) for feld, pfad, wert in werte
        ]
        if len(bedarf.feld) > 1:
            volle = [p for p in gefunden if p.zustand is not NeedState.LEER]
            versuchte = [p for p in gefunden if p.grund is not Reason.FEHLT]
            gefunden = (volle or versuchte or gefunden)[:1]
        gefunden += [
            Need(pfad, (pfad,), NeedState.LEER, Reason.FEHLT, "soll", teil, (), hinweis)
            for _, ort, wert in werte
            for pfad, hinweis in _luecken(ort, wert)
        ]
        gefunden = uncertain(gefunden, haengt_ab)
        if haengt_ab:
            gefunden.append(self.entscheidung(haengt_ab, teil, grad))
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
        titel: tuple[str | None, ...],
    ) -> Need:
        if b.mit and isinstance(wert, tuple):
            wert = tuple(w for w in wert if all(getattr(w, k, None) == v for k, v in b.mit.items()))
        info = self.konzept.fields.at(feld.field)
        hinweis = b.hinweis or info.description
        labels = tuple(filter(None, map(_without_annex, (*titel, hinweis, info.description))))
        grund = shortfall_of(wert, labels)
        if isinstance(wert, Entfaellt) and b.entfaellt != "ja":
            grund = Reason.ENTFAELLT  # no better reason would help
        stand = state_of(grund, wert, anlage=b.anlage != "nein", entfaellt=b.entfaellt == "ja")
        if stand is NeedState.LEER:
            grund = grund or _zaehlt_nicht(wert)
        if stand is NeedState.ANLAGE and (
            grund := self._anlage_zaehlt_nicht(wert, labels, mit_kurzfassung=b.anlage == "kurz")
        ):
            stand = NeedState.LEER
        return Need(
            pfad,
            b.feld,
            stand,
            grund,
            grad,
            teil,
            b.erfuellt or erfuellt,
            hinweis,
            b.weil or "",
            b.mindestens or 0,
            bool(b.mit),
            formen=_formen(b, info),
        )

    def _anlage_zaehlt_nicht(
        self, verweis: AnlageVerweis, labels: tuple[str, ...], *, mit_kurzfassung: bool
    ) -> Reason | None:
        if verweis.anlage == self.dokument:
            return Reason.AUF_SICH
        if verweis.anlage not in self.anlagen:
            return Reason.NICHT_AUFGEFUEHRT
        labels = (*labels, self.anlagen[verweis.anlage])
        return Reason.OHNE_KURZFASSUNG if mit_kurzfassung and not describes(verweis.kurz, labels) else None


def _without_annex(label: str | None) -> str:
    """A title or prompt without what it says of annexes: that one will do means its form, not the words."""
    return _ANNEX_WILL_DO.sub("", label) if label and "Verweis" in label else label or ""


_ANNEX_WILL_DO = re.compile(r"[^.;]*\bVerweis\b[^.;]*\bAnlagen?\b[^.;]*[.;]?")


def _formen(b: Bedarf, info: FieldInfo) -> str:
    """`{datei: texte/beispiel.md} oder {entfaellt: Grund}`: what may stand here in place of the text."""
    formen = [
        *(["{datei: texte/beispiel.md}"] if info.ist_slot else []),
        *(["{anlage: kurzname, kurz: …}"] if info.ist_slot and b.anlage != "nein" else []),
        *(["{entfaellt: Grund}"] if b.entfaellt == "ja" else []),
    ]
    return " oder ".join(filter(None, [", ".join(formen[:-1]), *formen[-1:]]))


def _zaehlt_nicht(wert: Any) -> Reason:
    return Reason.ANLAGE if isinstance(wert, AnlageVerweis) else Reason.ENTFAELLT


def uncertain(punkte: list[Need], haengt_ab: FieldPath) -> list[Need]:
    """The needs, as ones that may not apply where something depends on a field that is not given."""
    return [p._replace(ungewiss=not p.entscheidet) for p in punkte] if haengt_ab else punkte


def _hoechstens_soll(grad: Grad) -> Grad:
    """The grade where nothing more than a warning is due."""
    return "soll" if grad == "ja" else grad


def _luecken(pfad: FieldPath, wert: Any) -> Iterator[tuple[FieldPath, str]]:
    """What is missing in a structure that is there: path and prompt of each member it prints in any case."""
    teile = enumerate(wert) if isinstance(wert, tuple) else [(None, wert)]
    for i, teil in teile:
        ort = pfad if i is None else pfad / i
        always = COMPLETE.get(type(teil), ())
        for name in always if always and not emptiness_of(teil) else ():
            if emptiness_of(getattr(teil, name)):
                yield ort / name, fields_of(teil.__class__)[name].description
