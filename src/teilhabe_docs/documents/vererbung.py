"""How profiles extend one another: four verbs on a tree of sections, each entry knowing where it stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from teilhabe_docs.documents.profilmodell import Abschnittseintrag, Gliederungsdatei

Melde = Callable[["Ort", str], None]


@dataclass(frozen=True, slots=True)
class Ort:
    """A place in a profile file: the profile's name and the path inside its `gliederung.yaml`."""

    profil: str
    pfad: tuple[str | int, ...]


@dataclass(slots=True)
class Ast:
    """A section in the making: its entry, its full id, where it was last named."""

    eintrag: Abschnittseintrag
    id: str
    ort: Ort
    kinder: "list[Ast]" = field(default_factory=list)

    def alle(self) -> "Iterator[Ast]":
        """This section and all below it, in order."""
        yield self
        for kind in self.kinder:
            yield from kind.alle()


def baum(datei: Gliederungsdatei) -> list[Ast]:
    """The sections of a profile that stands alone."""
    return [_ast(a, "", Ort(datei.profil, ("abschnitte", i))) for i, a in enumerate(datei.abschnitte)]


def _ast(eintrag: Abschnittseintrag, oben: str, ort: Ort) -> Ast:
    voll = f"{oben}.{eintrag.id}" if oben else eintrag.id
    kinder = [
        _ast(k, voll, Ort(ort.profil, (*ort.pfad, "abschnitte", i))) for i, k in enumerate(eintrag.abschnitte)
    ]
    return Ast(eintrag, voll, ort, kinder)


def erweitere(aeste: list[Ast], datei: Gliederungsdatei, melde: Melde) -> list[Ast]:
    """The sections of the parent with the changes of `datei`; what cannot be done is reported by `melde`."""
    nach_id = {a.id: a for oben in aeste for a in oben.alle()}

    def finde(kennung: str, *pfad: str | int) -> Ast | None:
        if kennung in nach_id:
            return nach_id[kennung]
        nah = get_close_matches(kennung, nach_id, 1)
        rat = f"; gemeint: »{nah[0]}«?" if nah else "."
        melde(Ort(datei.profil, pfad), f"Den Abschnitt »{kennung}« gibt es in »{datei.erweitert}« nicht{rat}")
        return None

    for kennung, aenderung in datei.aendern.items():
        if ast := finde(kennung, "aendern", kennung):
            neu: dict[str, Any] = {name: getattr(aenderung, name) for name in aenderung.model_fields_set}
            neu["teile"] = ast.eintrag.teile | _teile(ast.eintrag, aenderung.teile)
            ast.eintrag = ast.eintrag.model_copy(update=neu)
            ast.ort = Ort(datei.profil, ("aendern", kennung))
    for i, einfuegung in enumerate(datei.einfuegen):
        ort = Ort(datei.profil, ("einfuegen", i))
        if davor := finde(einfuegung.nach, *ort.pfad, "nach"):
            oben = davor.id.rpartition(".")[0]
            if _voll(oben, einfuegung.id) in nach_id:
                melde(ort, f"Den Abschnitt »{einfuegung.id}« gibt es schon. Zum Ändern: »aendern«.")
                continue
            neuer = _ast(einfuegung, oben, ort)
            geschwister = nach_id[oben].kinder if oben else aeste
            geschwister.insert(geschwister.index(davor) + 1, neuer)
            nach_id[neuer.id] = neuer
    for kennung in datei.entfernen:
        if ast := finde(kennung, "entfernen", kennung):
            oben = ast.id.rpartition(".")[0]
            (nach_id[oben].kinder if oben else aeste).remove(ast)
            del nach_id[kennung]
    if datei.reihenfolge:
        return _ordne(datei.reihenfolge, ("reihenfolge",), finde)
    return aeste


def _voll(oben: str, kennung: str) -> str:
    return f"{oben}.{kennung}" if oben else kennung


def _teile(eintrag: Abschnittseintrag, aenderungen: dict[str, Any]) -> dict[str, Any]:
    """Parts merge by id, and within a part key by key."""
    ergebnis = {}
    for kennung, aenderung in aenderungen.items():
        alt = eintrag.teile.get(kennung)
        neu = {name: getattr(aenderung, name) for name in aenderung.model_fields_set}
        ergebnis[kennung] = alt.model_copy(update=neu) if alt else aenderung
    return ergebnis


def _ordne(
    baum_der_ids: tuple[Any, ...], pfad: tuple[str | int, ...], finde: Callable[..., Ast | None]
) -> list[Ast]:
    geordnet: list[Ast] = []
    for i, eintrag in enumerate(baum_der_ids):
        paare = eintrag.items() if isinstance(eintrag, dict) else [(eintrag, None)]
        for kennung, kinder in paare:
            if ast := finde(kennung, *pfad, i):
                if kinder is not None:
                    ast.kinder = _ordne(tuple(kinder), (*pfad, i, kennung), finde)
                geordnet.append(ast)
    return geordnet
