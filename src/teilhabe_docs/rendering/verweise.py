"""References by id become words: `§ 8 Abs. 1 Buchst. b`, shorter inside the same §."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from teilhabe_docs.documents.bloecke import (
    Abschnitt,
    Liste,
    Teil,
    Verweis,
    Verweisteil,
    abbilden,
    kinder_von,
)


@dataclass(frozen=True, slots=True)
class Stelle:
    """Where an id stands: the section's id and number, figures of Absatz and letter, title."""

    id: str
    abschnitt: str
    paragraf: str
    titel: str
    absatz: str = ""
    buchstabe: str = ""
    absatz_id: str = ""


def verzeichnis(abschnitte: Iterable[Abschnitt]) -> dict[str, Stelle]:
    """Every id of the document that can be referred to."""
    return {s.id: s for abschnitt in abschnitte for s in _stellen(abschnitt, None)}


def _stellen(k: Any, oben: Stelle | None) -> Iterator[Stelle]:
    hier = oben
    if isinstance(k, Abschnitt):
        hier = Stelle(k.id, k.id, k.nummer, k.titel)
        yield hier
    elif isinstance(k, Teil) and oben:
        hier = replace(oben, id=k.id, absatz=k.nummer, absatz_id=k.id if k.nummer else oben.absatz_id)
        if k.id:
            yield hier
    elif isinstance(k, Liste) and oben:
        for punkt in k.punkte:
            dort = replace(oben, id=punkt.id, buchstabe=punkt.nummer) if punkt.nummer else oben
            if punkt.id:
                yield replace(dort, id=punkt.id)
            for kind in punkt.kinder:
                yield from _stellen(kind, dort)
        return
    for kind in kinder_von(k):
        yield from _stellen(kind, hier)


def loese_auf(abschnitt: Abschnitt, stellen: dict[str, Stelle], tote: list[tuple[str, Verweis]]) -> Abschnitt:
    """The section with every reference in words; references into nothing are added to `tote`."""

    def wandle(k: Any) -> Any:
        if not isinstance(k, Verweis):
            return k
        ids = [*k.ziele, *([k.bis] if k.bis else [])]
        fehlt = [i for i in ids if i not in stellen]
        if fehlt:
            tote.append((fehlt[0], k))
            return k
        return replace(k, teile=tuple(worte([stellen[i] for i in ids], bool(k.bis), abschnitt.id)))

    aufgeloest = replace(abschnitt, kinder=())
    kinder: list[Any] = []
    for kind in abschnitt.kinder:
        if isinstance(kind, Abschnitt):
            kinder.append(loese_auf(kind, stellen, tote))
        else:
            kinder.append(abbilden(kind, wandle))
    return replace(aufgeloest, kinder=tuple(kinder))


def worte(stellen: list[Stelle], bis: bool, von: str) -> Iterator[Verweisteil]:
    """The words of a reference to `stellen` that stands in the section `von`."""
    erste = stellen[0]
    ein_abschnitt = all(s.abschnitt == erste.abschnitt for s in stellen)
    if ein_abschnitt and (len(stellen) == 1 or all(s.absatz for s in stellen)):
        hier = erste.abschnitt == von and bool(erste.absatz or erste.buchstabe)
        if not hier:
            yield Verweisteil(_abschnitt(erste), erste.abschnitt)
        for i, stelle in enumerate(stellen):
            if i:
                yield Verweisteil(_fuge(i, len(stellen), bis))
            yield from _innen(stelle, mit_wort=i == 0, davor="" if hier or i else " ")
    elif all(not s.absatz and not s.buchstabe for s in stellen) and erste.paragraf.startswith("§"):
        for i, stelle in enumerate(stellen):
            if i:
                yield Verweisteil(_fuge(i, len(stellen), bis))
            text = stelle.paragraf if i else stelle.paragraf.replace("§", "§§", 1)
            yield Verweisteil(text.removeprefix("§ ") if i else text, stelle.abschnitt)
    else:
        for i, stelle in enumerate(stellen):
            if i:
                yield Verweisteil(_fuge(i, len(stellen), bis))
            yield from worte([stelle], False, von)


def _fuge(i: int, anzahl: int, bis: bool) -> str:
    if bis:
        return " bis "
    return " und " if i == anzahl - 1 else ", "


def _abschnitt(stelle: Stelle) -> str:
    if not stelle.paragraf:
        return f"»{stelle.titel}«"
    return stelle.paragraf if stelle.paragraf.startswith("§") else f"Abschnitt {stelle.paragraf}"


def _innen(stelle: Stelle, *, mit_wort: bool, davor: str) -> Iterator[Verweisteil]:
    if not stelle.paragraf.startswith("§"):
        return
    if stelle.absatz:
        if davor:
            yield Verweisteil(davor)
        yield Verweisteil(f"Abs. {stelle.absatz}" if mit_wort else stelle.absatz, stelle.absatz_id)
        davor = " "
    if stelle.buchstabe:
        if davor:
            yield Verweisteil(davor)
        yield Verweisteil(f"Buchst. {stelle.buchstabe}", stelle.id)
