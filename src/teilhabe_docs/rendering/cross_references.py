"""References by id become words: `§ 8 Abs. 1 Buchst. b`, shorter inside the same §."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from teilhabe_docs.documents.blocks import (
    ItemList,
    NumberedPart,
    Reference,
    ReferencePart,
    Section,
    children_of,
    mapped,
)
from teilhabe_docs.documents.extent import Extent
from teilhabe_docs.documents.weight import weight_of


class ReferencePlace(NamedTuple):
    """Where an id stands: the section's id and number, figures of Absatz and letter, title.

    Of what stands in a subsection of a § `abschnitt` and `paragraf` are those of the §, and `unter` is the
    title of the subsection.
    """

    id: str
    abschnitt: str
    paragraf: str
    titel: str
    absatz: str = ""
    buchstabe: str = ""
    absatz_id: str = ""
    unter: str = ""


def places_by_id(abschnitte: Iterable[Section]) -> dict[str, ReferencePlace]:
    """Every id of the document that can be referred to."""
    return {s.id: s for abschnitt in abschnitte for s in _stellen(abschnitt, None)}


def _stellen(k: Any, oben: ReferencePlace | None) -> Iterator[ReferencePlace]:
    hier = oben
    if isinstance(k, Section):
        hier = ReferencePlace(k.id, k.id, k.nummer, k.titel)
        if oben and oben.paragraf.startswith("§") and not k.nummer:
            hier = ReferencePlace(k.id, oben.abschnitt, oben.paragraf, k.titel, unter=k.titel)
        yield hier
    elif isinstance(k, NumberedPart) and oben:
        hier = oben._replace(id=k.id, absatz=k.nummer, absatz_id=k.id if k.nummer else oben.absatz_id)
        if k.id:
            yield hier
    elif isinstance(k, ItemList) and oben:
        for punkt in k.punkte:
            dort = oben._replace(id=punkt.id, buchstabe=punkt.nummer) if punkt.nummer else oben
            if punkt.id:
                yield dort._replace(id=punkt.id)
            for kind in punkt.kinder:
                yield from _stellen(kind, dort)
        return
    for kind in children_of(k):
        yield from _stellen(kind, hier)


def resolve_references(
    abschnitt: Section, stellen: dict[str, ReferencePlace], tote: list[tuple[str, Reference]], umfang: Extent
) -> Section:
    """The section with every reference in words, counted; references into nothing are added to `tote`."""

    def wandle(k: Any) -> Any:
        if not isinstance(k, Reference):
            return k
        ids = [*k.ziele, *([k.bis] if k.bis else [])]
        fehlt = [i for i in ids if i not in stellen]
        if fehlt:
            tote.append((fehlt[0], k))
            return k
        teile = tuple(words_for([stellen[i] for i in ids], bool(k.bis), stellen[abschnitt.id].abschnitt))
        umfang.zaehle(weight_of(teile))
        return replace(k, teile=teile)

    aufgeloest = replace(abschnitt, kinder=())
    kinder: list[Any] = []
    for kind in abschnitt.kinder:
        if isinstance(kind, Section):
            kinder.append(resolve_references(kind, stellen, tote, umfang))
        else:
            kinder.append(mapped(kind, wandle))
    return replace(aufgeloest, kinder=tuple(kinder))


def words_for(stellen: list[ReferencePlace], bis: bool, von: str) -> Iterator[ReferencePart]:
    """The words of a reference to `stellen` that stands in the section or § `von`."""
    erste = stellen[0]
    fugen = [
        "",
        *(" bis " if bis else " und " if i == len(stellen) - 1 else ", " for i in range(1, len(stellen))),
    ]
    if len(stellen) > 1 and len({(s.abschnitt, s.absatz) for s in stellen}) == 1 and erste.buchstabe:
        yield from _eine(erste, von)
        for fuge, stelle in zip(fugen[1:], stellen[1:], strict=True):
            yield from (ReferencePart(fuge), ReferencePart(stelle.buchstabe, stelle.id))
    elif len(stellen) > 1 and all(s.absatz and s.abschnitt == erste.abschnitt for s in stellen):
        yield from _eine(erste, von)
        for fuge, stelle in zip(fugen[1:], stellen[1:], strict=True):
            yield from (
                ReferencePart(fuge),
                ReferencePart(stelle.absatz, stelle.absatz_id),
                *_buchstabe(stelle),
            )
    elif len(stellen) > 1 and all(
        s.paragraf.startswith("§") and not (s.absatz or s.buchstabe or s.unter) for s in stellen
    ):
        for fuge, stelle in zip(fugen, stellen, strict=True):
            text = stelle.paragraf.removeprefix("§ ") if fuge else f"§{stelle.paragraf}"
            yield from ([ReferencePart(fuge)] if fuge else [])
            yield ReferencePart(text, stelle.abschnitt)
    else:
        for fuge, stelle in zip(fugen, stellen, strict=True):
            yield from ([ReferencePart(fuge)] if fuge else [])
            yield from _eine(stelle, von)


def _eine(stelle: ReferencePlace, von: str) -> Iterator[ReferencePart]:
    """The words for one place; inside its own § only Absatz and letter."""
    mit_teil = stelle.paragraf.startswith("§") and bool(stelle.absatz or stelle.buchstabe)
    if not (mit_teil and stelle.abschnitt == von):
        yield ReferencePart(_abschnitt(stelle), stelle.abschnitt)
        if mit_teil:
            yield ReferencePart(" ")
    if mit_teil and stelle.absatz:
        yield ReferencePart(f"Abs. {stelle.absatz}", stelle.absatz_id)
        yield from _buchstabe(stelle)
    elif mit_teil:
        yield ReferencePart(f"Buchst. {stelle.buchstabe}", stelle.id)


def _buchstabe(stelle: ReferencePlace) -> Iterator[ReferencePart]:
    if stelle.buchstabe:
        yield from (ReferencePart(" "), ReferencePart(f"Buchst. {stelle.buchstabe}", stelle.id))


def _abschnitt(stelle: ReferencePlace) -> str:
    if not stelle.paragraf:
        return f"»{stelle.titel}«"
    if not stelle.paragraf.startswith("§"):
        return f"Abschnitt {stelle.paragraf}"
    whole_subsection = stelle.unter and not (stelle.absatz or stelle.buchstabe)
    return f"{stelle.paragraf} »{stelle.unter}«" if whole_subsection else stelle.paragraf
