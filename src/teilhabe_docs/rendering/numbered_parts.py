"""Marks become parts: `(@id)` opens an Absatz or a letter; what falls away leaves no trace."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from teilhabe_docs.documents.blocks import (
    Absatz,
    Block,
    Inline,
    Liste,
    Listenpunkt,
    OffeneStelle,
    Teil,
    Text,
    abbilden,
    knoten,
)
from teilhabe_docs.documents.template.environment import TEIL_AUF, TEIL_ZU
from teilhabe_docs.model.field_path import FieldPath

Marke = tuple[str, bool]
"""The id of a mark and whether it counts."""


def gruppiere(bloecke: Iterable[Block], abschnitt: str) -> tuple[Block, ...]:
    """The blocks of a body with its Absätze as `Teil` and its letters numbered as such."""
    ergebnis: list[Block] = []
    offen: tuple[Marke, list[Block]] | None = None

    def schliesse() -> Iterator[Block]:
        if offen:
            (kennung, zaehlt), kinder = offen
            yield Teil(_voll(abschnitt, kennung), tuple(kinder), zaehlt)

    for block in bloecke:
        marke, rest = _nimm_marke(block)
        if marke:
            ergebnis += schliesse()
            offen = (marke, [rest] if rest.inhalt else [])
            continue
        fertig = abbilden(block, lambda k: _mit_marken(k, abschnitt))
        if offen:
            offen[1].append(fertig)
        else:
            ergebnis.append(fertig)
    return (*ergebnis, *schliesse())


def _voll(abschnitt: str, kennung: str) -> str:
    return f"{abschnitt}.{kennung}" if kennung else ""


def _nimm_marke(block: Any) -> tuple[Marke | None, Absatz]:
    """The mark at the start of a paragraph, and the paragraph without it."""
    if not isinstance(block, Absatz) or not block.inhalt or not isinstance(block.inhalt[0], Text):
        return None, Absatz(())
    kopf, *rest = block.inhalt
    assert isinstance(kopf, Text)
    if not kopf.text.startswith(TEIL_AUF):
        return None, Absatz(())
    kennung, _, text = kopf.text[2:].partition(TEIL_ZU)
    text = text.lstrip()
    inhalt = (replace(kopf, text=text), *rest) if text else tuple(rest)
    return (kennung, kopf.text[1] == "@"), replace(block, inhalt=inhalt)


def _mit_marken(knoten_: Any, abschnitt: str) -> Any:
    if not isinstance(knoten_, Liste):
        return knoten_
    punkte, gezaehlt = [], False
    if not any(_nimm_marke(punkt.kinder[0])[0] for punkt in knoten_.punkte if punkt.kinder):
        return knoten_
    for punkt in knoten_.punkte:
        marke, rest = _nimm_marke(punkt.kinder[0]) if punkt.kinder else (None, Absatz(()))
        if marke:
            gezaehlt = gezaehlt or marke[1]
            kinder = (rest, *punkt.kinder[1:]) if rest.inhalt else punkt.kinder[1:]
            punkt = Listenpunkt(kinder, _voll(abschnitt, marke[0]))
        punkte.append(punkt)
    return replace(knoten_, art="buchstabe" if gezaehlt else knoten_.art, punkte=tuple(punkte))


def setze_ein(bloecke: tuple[Block, ...], teil: Teil, nach: str) -> tuple[Block, ...]:
    """The blocks with `teil` behind the part `nach`, or in place of the part of its own id."""
    ergebnis: list[Block] = []
    for block in bloecke:
        kennung = block.id if isinstance(block, Teil) else ""
        if kennung == teil.id:
            ergebnis.append(replace(teil, zaehlt=block.zaehlt) if isinstance(block, Teil) else teil)
            continue
        ergebnis.append(block)
        if nach and kennung == nach:
            ergebnis.append(teil)
    return tuple(ergebnis)


def ohne(bloecke: tuple[Block, ...], weg: frozenset[str]) -> tuple[Block, ...]:
    """The blocks without the parts `weg` (full ids); lists that lose their last item fall with it."""

    def wandle(k: Any) -> Any:
        if isinstance(k, Teil | Listenpunkt) and k.id in weg:
            return ()
        return () if isinstance(k, Liste) and not k.punkte else k

    return tuple(_alle(bloecke, wandle))


def _alle(bloecke: Iterable[Block], wandle: Any) -> Iterator[Any]:
    for block in bloecke:
        neu = abbilden(block, wandle)
        yield from neu if isinstance(neu, tuple) else (neu,)


def nummeriere(bloecke: tuple[Block, ...]) -> tuple[Block, ...]:
    """Absätze get their figures, letters their letters, lists in a sentence their commas.

    A single Absatz stays without number.
    """
    gezaehlt = sum(isinstance(b, Teil) and b.zaehlt for b in bloecke)
    ergebnis: list[Block] = []
    zahl = 0
    for block in bloecke:
        if isinstance(block, Teil) and block.zaehlt:
            zahl += 1
            block = replace(block, nummer=str(zahl) if gezaehlt > 1 else "")
        ergebnis.append(abbilden(block, lambda k: _mit_zeichen(_mit_buchstaben(k))))
    return tuple(ergebnis)


def _mit_buchstaben(k: Any) -> Any:
    if not isinstance(k, Liste) or k.art != "buchstabe":
        return k
    punkte = (replace(p, nummer=buchstabe(i)) for i, p in enumerate(k.punkte))
    return replace(k, punkte=tuple(punkte))


def buchstabe(stelle: int) -> str:
    """The letter of the item at `stelle` from 0: a … z, then aa, bb."""
    return chr(ord("a") + stelle % 26) * (stelle // 26 + 1)


def _mit_zeichen(k: Any) -> Any:
    """Lists of role `und` or `oder` with commas, the conjunction and the full stop."""
    if not isinstance(k, Liste) or k.rolle not in ("und", "oder"):
        return k
    letzte = len(k.punkte) - 1
    zeichen = {letzte: ".", letzte - 1: f" {k.rolle}"}
    punkte = (replace(p, kinder=_endend(p.kinder, zeichen.get(i, ","))) for i, p in enumerate(k.punkte))
    return replace(k, punkte=tuple(punkte))


def _endend(kinder: tuple[Block, ...], zeichen: str) -> tuple[Block, ...]:
    if not kinder or not isinstance(kinder[-1], Absatz):
        return kinder
    letzter = kinder[-1]
    return (*kinder[:-1], replace(letzter, inhalt=(*letzter.inhalt, Text(zeichen))))


def offene(bloecke: Iterable[Any]) -> set[FieldPath]:
    """The fields that have an open place in the blocks, themselves or in a member or an entry of theirs."""
    stellen = (k.pfad for block in bloecke for k in knoten(block) if isinstance(k, OffeneStelle))
    return {davor for pfad in stellen for davor in pfad.around()}


def teile_von(bloecke: Iterable[Any]) -> dict[str, list[Any]]:
    """The parts in the blocks by their full ids."""
    ergebnis: dict[str, list[Any]] = {}
    for block in bloecke:
        for k in knoten(block):
            if isinstance(k, Teil | Listenpunkt):
                ergebnis.setdefault(k.id, []).append(k)
    return ergebnis


def haenge_an(bloecke: tuple[Block, ...], neue: Mapping[str, Sequence[Block]]) -> tuple[Block, ...]:
    """The blocks with new ones at the end of the parts that `neue` names; under `""` at the end of all."""
    offen = dict(neue)
    am_ende = offen.pop("", ())

    def wandle(k: Any) -> Any:
        if isinstance(k, Teil | Listenpunkt) and k.id in offen:
            return replace(k, kinder=(*k.kinder, *offen.pop(k.id)))
        return k

    return (*(abbilden(block, wandle) for block in bloecke), *am_ende)


def stelle_voran(bloecke: tuple[Block, ...], ziel: str, neu: tuple[Inline, ...]) -> tuple[Block, ...]:
    """The blocks with a paragraph `neu` at the start of the part `ziel`; before all where it is not found."""
    gefunden = False

    def wandle(k: Any) -> Any:
        nonlocal gefunden
        if ziel and isinstance(k, Teil | Listenpunkt) and k.id == ziel and not gefunden:
            gefunden = True
            return replace(k, kinder=(Absatz(neu), *k.kinder))
        return k

    ergebnis = tuple(abbilden(block, wandle) for block in bloecke)
    return ergebnis if gefunden else (Absatz(neu), *ergebnis)
