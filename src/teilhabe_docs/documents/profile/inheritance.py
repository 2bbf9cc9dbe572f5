"""How profiles extend one another: four verbs on a tree of sections, each entry knowing where it stands."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from teilhabe_docs.documents.profile.entry_place import EntryPlace, RemovedPart
from teilhabe_docs.documents.profile.vocabulary import (
    Abschnittsaenderung,
    Abschnittseintrag,
    Einfuegung,
    Gliederungsdatei,
    Teileintrag,
)
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.model.base import Model

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.id_tree import IdTree


Report = Callable[[EntryPlace, str, FindingCode], None]


_ASKING = frozenset(("braucht", "pflicht", "wenn", "erfuellt", "teile"))
"""What in a section asks for something: who sets it is the source of what is asked."""


@dataclass(slots=True)
class Branch:
    """A section in the making: its entry, its full id, where it was last named, whose demands it makes."""

    eintrag: Abschnittseintrag
    id: str
    ort: EntryPlace
    asked_by: str
    kinder: "list[Branch]" = field(default_factory=list)

    def alle(self) -> "Iterator[Branch]":
        """This section and all below it, in order."""
        yield self
        for kind in self.kinder:
            yield from kind.alle()


Marks = Callable[[Branch], Collection[str]]
Gone = Callable[[str], str]


def tree_of(datei: Gliederungsdatei) -> list[Branch]:
    """The sections of a profile that stands alone."""
    return [_ast(a, "", EntryPlace(datei.profil, ("abschnitte", i))) for i, a in enumerate(datei.abschnitte)]


def named_in_order(datei: Gliederungsdatei) -> set[str]:
    """The sections to which the order of an outline gives a place."""
    if not datei.reihenfolge:
        return set()
    from teilhabe_docs.documents.profile.id_tree import named_in

    return named_in(datei.reihenfolge)


def _ast(eintrag: Abschnittseintrag, oben: str, ort: EntryPlace) -> Branch:
    voll = f"{oben}.{eintrag.id}" if oben else eintrag.id
    kinder = [
        _ast(k, voll, EntryPlace(ort.profil, (*ort.pfad, "abschnitte", i)))
        for i, k in enumerate(eintrag.abschnitte)
    ]
    return Branch(eintrag, voll, ort, ort.profil, kinder)


def extended(
    aeste: list[Branch], datei: Gliederungsdatei, melde: Report, marken: Marks, gone: Gone
) -> list[Branch]:
    """The sections of the parent with the changes of `datei`; what cannot be done is reported by `melde`.

    `marken` says which parts the text of a section marks in the parent, `gone` in German where a package
    tells that a section has gone.
    """
    return _Umbau(aeste, datei, melde, marken, gone).umgebaut()


def doubled(aeste: list[Branch]) -> Iterator[Branch]:
    """The sections whose id stands twice, from the second on."""
    gesehen: set[str] = set()
    for ast in (a for oben in aeste for a in oben.alle()):
        if ast.id in gesehen:
            yield ast
        gesehen.add(ast.id)


class _Umbau:
    """One profile's four verbs on the tree of its parent."""

    def __init__(
        self, aeste: list[Branch], datei: Gliederungsdatei, melde: Report, marken: Marks, gone: Gone
    ) -> None:
        self.aeste, self.datei, self.marken, self.gone = aeste, datei, marken, gone
        self.melde_an = melde
        self.nach_id = {a.id: a for oben in aeste for a in oben.alle()}
        self.entfernt: set[str] = set()
        self.umgezogen = named_in_order(datei)

    def umgebaut(self) -> list[Branch]:
        if self.datei.abschnitte:
            text = "Neben »erweitert« gilt »abschnitte« nicht; verwenden Sie »aendern« und »einfuegen«."
            self._melde(text, "abschnitte")
        for kennung, aenderung in self.datei.aendern.items():
            self._aendere(kennung, aenderung)
        for i, einfuegung in enumerate(self.datei.einfuegen):
            self._fuege_ein(einfuegung, EntryPlace(self.datei.profil, ("einfuegen", i)))
        for kennung in self.datei.entfernen:
            self._entferne(kennung)
        return self._geordnet() if self.datei.reihenfolge else self.aeste

    def _melde(self, text: str, *pfad: str | int, code: FindingCode = codes.PROFIL_FEHLERHAFT) -> None:
        self.melde_an(EntryPlace(self.datei.profil, pfad), text, code)

    def _finde(self, kennung: str, *pfad: str | int) -> Branch | None:
        if kennung in self.nach_id:
            return self.nach_id[kennung]
        if kennung in self.entfernt:
            text = f"»{kennung}« nimmt dieses Profil unter »entfernen« weg. Bitte eines davon streichen."
            self._melde(text, *pfad)
            return None
        if kennung in map(id_of_added, self.datei.einfuegen):
            self._melde(f"»{kennung}« steht unter »einfuegen«. Bitte dort ändern, statt hier.", *pfad)
            return None
        from teilhabe_docs.documents.profile.unknown_section import unknown_section

        ast = self.nach_id.get(kennung.rpartition(".")[0])
        teile = {ast.id: {*ast.eintrag.teile, *self.marken(ast)}} if ast else {}
        basis = self.datei.erweitert or ""
        self._melde(unknown_section(kennung, str(pfad[0]), basis, self.nach_id, teile, self.gone), *pfad)
        return None

    def _geschwister(self, ast: Branch) -> list[Branch]:
        """The list that it stands in, wherever a profile before has moved it."""
        listen = [self.aeste, *(einer.kinder for oben in self.aeste for einer in oben.alle())]
        return next(liste for liste in listen if any(einer is ast for einer in liste))

    def _aendere(self, kennung: str, aenderung: Abschnittsaenderung) -> None:
        if ast := self._finde(kennung, "aendern", kennung):
            neu = set_by(aenderung)
            neu["teile"] = ast.eintrag.teile | _teile(ast.eintrag, aenderung.teile)
            ast.eintrag = ast.eintrag.model_copy(update=neu)
            ast.ort = EntryPlace(self.datei.profil, ("aendern", kennung))
            if not _ASKING.isdisjoint(aenderung.model_fields_set):
                ast.asked_by = self.datei.profil

    def _fuege_ein(self, einfuegung: Einfuegung, ort: EntryPlace) -> None:
        davor = self._finde(einfuegung.nach, *ort.pfad, "nach")
        if davor is None:
            return
        oben = davor.id.rpartition(".")[0]
        if _voll(oben, einfuegung.id) in self.nach_id:
            text = f"Den Abschnitt »{einfuegung.id}« gibt es schon. Zum Ändern: »aendern«."
            self._melde(text, *ort.pfad, "id")
            return
        neuer = _ast(einfuegung, oben, ort)
        geschwister = self._geschwister(davor)
        stelle = next(i for i, einer in enumerate(geschwister) if einer is davor)
        geschwister.insert(stelle + 1, neuer)
        self.nach_id |= {a.id: a for a in neuer.alle()}

    def _entferne(self, kennung: str) -> None:
        if kennung in self.entfernt or self._entferne_teil(kennung):
            return
        if ast := self._finde(kennung, "entfernen", kennung):
            geschwister = self._geschwister(ast)
            geschwister[:] = [einer for einer in geschwister if einer is not ast]
            self._vergiss(ast)

    def _vergiss(self, ast: Branch) -> None:
        """It is gone with all below it, but for what `reihenfolge` gives another place."""
        self.entfernt.add(ast.id)
        del self.nach_id[ast.id]
        for kind in ast.kinder:
            if kind.id not in self.umgezogen:
                self._vergiss(kind)

    def _entferne_teil(self, kennung: str) -> bool:
        """Take a part out of its section; its mark in an inherited body then never applies."""
        oben, _, teil = kennung.rpartition(".")
        if oben not in self.nach_id:
            return False
        ast = self.nach_id[oben]
        if teil not in ast.eintrag.teile and (kennung in self.nach_id or teil not in self.marken(ast)):
            return False
        aenderung = self.datei.aendern.get(oben)
        if aenderung and teil in aenderung.teile:
            if kennung in self.nach_id:
                return False
            text = f"»{kennung}« steht unter »aendern« und unter »entfernen«. Bitte eines davon streichen."
            self._melde(text, "entfernen", kennung)
            return True
        weg = RemovedPart(weil=self.datei.entfernen[kennung], erfuellt=())
        ast.eintrag = ast.eintrag.model_copy(update={"teile": {**ast.eintrag.teile, teil: weg}})
        return True

    def _geordnet(self) -> list[Branch]:
        from teilhabe_docs.documents.profile.id_tree import FormError, as_tree, flat, left_out

        try:
            baum_der_ids = as_tree(self.datei.reihenfolge, ("reihenfolge",))
        except FormError as fehler:
            text = "Jeder Eintrag ist eine Kennung oder eine Kennung mit der Liste ihrer Unterabschnitte."
            self._melde(text, *fehler.pfad)
            return self.aeste
        genannt: set[str] = set()
        doppelt = False
        for kennung, pfad, _ in flat(baum_der_ids):
            if kennung in genannt:
                self._melde(f"»{kennung}« steht hier zweimal. Bitte einmal streichen.", *pfad)
                doppelt = True
            genannt.add(kennung)
        if doppelt:
            return self.aeste
        vorher = _davor(self.aeste)
        geordnet = self._ordne(baum_der_ids, genannt)
        kept = []
        for kennung, (oben, davor) in vorher.items():
            if kennung not in (da := {ast.id: ast for einer in geordnet for ast in einer.alle()}):
                kept.append(self._behalte(self.nach_id[kennung], geordnet, da, oben, davor))
        if kept and genannt <= vorher.keys():
            self._melde(left_out(kept), "reihenfolge", code=codes.REIHENFOLGE_UNVOLLSTAENDIG)
        return geordnet

    def _behalte(
        self, ast: Branch, geordnet: list[Branch], da: dict[str, Branch], oben: str, davor: list[str]
    ) -> tuple[str, str]:
        """Put a section that the order does not name behind the one that it follows in the parent.

        Returns its id, and in words where it stands now.
        """
        vorige = next((da[kennung] for kennung in reversed(davor) if kennung in da), None)
        listen = [geordnet, *(einer.kinder for einer in da.values())]
        ziel = da[oben].kinder if oben in da else geordnet
        if vorige:
            ziel = next(liste for liste in listen if any(einer is vorige for einer in liste))
        stelle = next((i for i, einer in enumerate(ziel) if einer is vorige), -1)
        ziel.insert(stelle + 1, ast)
        return ast.id, f"hinter »{vorige.id}«" if vorige else "am Anfang"

    def _ordne(self, baum_der_ids: "list[IdTree]", genannt: set[str]) -> list[Branch]:
        geordnet = []
        for kennung, pfad, kinder in baum_der_ids:
            if ast := self._finde(kennung, *pfad):
                bleiben = [kind for kind in ast.kinder if kind.id not in genannt]
                ast.kinder = self._ordne(kinder, genannt) if kinder else bleiben
                geordnet.append(ast)
        return geordnet


def _davor(aeste: list[Branch], oben: str = "") -> dict[str, tuple[str, list[str]]]:
    """Of each section the one above and those before it, in the order of the tree."""
    gefunden: dict[str, tuple[str, list[str]]] = {}
    for i, ast in enumerate(aeste):
        gefunden[ast.id] = (oben, [einer.id for einer in aeste[:i]])
        gefunden |= _davor(ast.kinder, ast.id)
    return gefunden


def id_of_added(added: Einfuegung) -> str:
    """The full id of a section that is put in."""
    return _voll(added.nach.rpartition(".")[0], added.id)


def _voll(oben: str, kennung: str) -> str:
    return f"{oben}.{kennung}" if oben else kennung


def _teile(eintrag: Abschnittseintrag, aenderungen: dict[str, Any]) -> dict[str, Any]:
    """Parts merge by id, and within a part key by key."""
    ergebnis = {}
    for kennung, aenderung in aenderungen.items():
        alt = eintrag.teile.get(kennung)
        if isinstance(alt, RemovedPart) and (aenderung.wenn or aenderung.text):
            alt = Teileintrag(**set_by(alt))
        ergebnis[kennung] = alt.model_copy(update=set_by(aenderung)) if alt else aenderung
    return ergebnis


def set_by(eintrag: Model) -> dict[str, Any]:
    """What an entry says itself, key by key, without what it leaves to its parent."""
    return {name: getattr(eintrag, name) for name in eintrag.model_fields_set}
