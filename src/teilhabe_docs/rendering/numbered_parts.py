"""Marks become parts: `(@id)` opens an Absatz or a letter; what falls away leaves no trace."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from teilhabe_docs.documents.blocks import (
    Block,
    Heading,
    Inline,
    ItemList,
    ListItem,
    NumberedPart,
    OpenPlace,
    Paragraph,
    Section,
    TextRun,
    mapped,
    nodes,
)
from teilhabe_docs.documents.template.environment import TEIL_AUF, TEIL_ZU
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rendering.plain_words import plain

_TYPED = re.compile(r"[\ue000-\uf8ff]*\(\d+[a-z]?\)\s")
"""A figure typed before an Absatz, behind marks of where its words come from."""
PartBoundary = tuple[str, bool]
"""The id of a mark and whether it counts."""


def group_parts(bloecke: Iterable[Block], abschnitt: str) -> tuple[Block, ...]:
    """The blocks of a body with its Absätze as `NumberedPart` and its letters numbered as such."""
    ergebnis: list[Block] = []
    offen: tuple[PartBoundary, list[Block]] | None = None

    def schliesse() -> Iterator[Block]:
        if offen:
            (kennung, zaehlt), kinder = offen
            yield NumberedPart(_voll(abschnitt, kennung), tuple(kinder), zaehlt)

    for block in bloecke:
        marke, rest = _nimm_marke(block)
        if marke:
            ergebnis += schliesse()
            offen = (marke, [rest] if rest.inhalt else [])
            continue
        fertig = mapped(block, lambda k: _mit_marken(k, abschnitt))
        if offen:
            offen[1].append(fertig)
        else:
            ergebnis.append(fertig)
    return (*ergebnis, *schliesse())


def counted_parts(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a text without marks, each paragraph with what stands below it as an Absatz that counts.

    Where figures are typed before paragraphs, these are as they are.
    """
    blocks = tuple(blocks)
    found: list[Block] = []
    if any(isinstance(one, Paragraph) and _TYPED.match(plain(one.inhalt)) for one in blocks):
        return blocks
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(NumberedPart("", (block,)))
        elif found and isinstance(found[-1], NumberedPart) and not isinstance(block, Heading):
            found[-1] = replace(found[-1], kinder=(*found[-1].kinder, block))
        else:
            found.append(block)
    return tuple(found)


def _voll(abschnitt: str, kennung: str) -> str:
    return f"{abschnitt}.{kennung}" if kennung else ""


def _nimm_marke(block: Any) -> tuple[PartBoundary | None, Paragraph]:
    """The mark at the start of a paragraph, and the paragraph without it."""
    if not isinstance(block, Paragraph) or not block.inhalt or not isinstance(block.inhalt[0], TextRun):
        return None, Paragraph(())
    kopf, *rest = block.inhalt
    assert isinstance(kopf, TextRun)
    if not kopf.text.startswith(TEIL_AUF):
        return None, Paragraph(())
    kennung, _, text = kopf.text[2:].partition(TEIL_ZU)
    text = text.lstrip()
    inhalt = (replace(kopf, text=text), *rest) if text else tuple(rest)
    return (kennung, kopf.text[1] == "@"), replace(block, inhalt=inhalt)


def _mit_marken(knoten_: Any, abschnitt: str) -> Any:
    if not isinstance(knoten_, ItemList):
        return knoten_
    punkte, gezaehlt = [], False
    if not any(_nimm_marke(punkt.kinder[0])[0] for punkt in knoten_.punkte if punkt.kinder):
        return knoten_
    for punkt in knoten_.punkte:
        marke, rest = _nimm_marke(punkt.kinder[0]) if punkt.kinder else (None, Paragraph(()))
        if marke:
            gezaehlt = gezaehlt or marke[1]
            kinder = (rest, *punkt.kinder[1:]) if rest.inhalt else punkt.kinder[1:]
            punkt = ListItem(kinder, _voll(abschnitt, marke[0]))
        punkte.append(punkt)
    return replace(knoten_, art="buchstabe" if gezaehlt else knoten_.art, punkte=tuple(punkte))


def insert_parts(bloecke: tuple[Block, ...], teil: NumberedPart, nach: str) -> tuple[Block, ...]:
    """The blocks with `teil` behind the part `nach`, or in place of the part of its own id."""
    ergebnis: list[Block] = []
    for block in bloecke:
        kennung = block.id if isinstance(block, NumberedPart) else ""
        if kennung == teil.id:
            ergebnis.append(replace(teil, zaehlt=block.zaehlt) if isinstance(block, NumberedPart) else teil)
            continue
        ergebnis.append(block)
        if nach and kennung == nach:
            ergebnis.append(teil)
    return tuple(ergebnis)


def without_parts(bloecke: tuple[Block, ...], weg: frozenset[str]) -> tuple[Block, ...]:
    """The blocks without the parts `weg` (full ids); lists that lose their last item fall with it."""

    def wandle(k: Any) -> Any:
        if isinstance(k, NumberedPart | ListItem) and k.id in weg:
            return ()
        return () if isinstance(k, ItemList) and not k.punkte else k

    return tuple(_alle(bloecke, wandle))


def _alle(bloecke: Iterable[Block], wandle: Any) -> Iterator[Any]:
    for block in bloecke:
        neu = mapped(block, wandle)
        yield from neu if isinstance(neu, tuple) else (neu,)


def number_parts(bloecke: tuple[Block, ...]) -> tuple[Block, ...]:
    """Absätze get their figures, letters their letters, lists in a sentence their commas.

    A single Absatz stays without number.
    """
    gezaehlt = sum(isinstance(b, NumberedPart) and b.zaehlt for b in bloecke)
    ergebnis: list[Block] = []
    zahl = 0
    for block in bloecke:
        if isinstance(block, NumberedPart) and block.zaehlt:
            zahl += 1
            block = replace(block, nummer=str(zahl) if gezaehlt > 1 else "")
        ergebnis.append(mapped(block, lambda k: _mit_zeichen(_mit_buchstaben(k))))
    return tuple(ergebnis)


def counted_through(paragraf: Section) -> Section:
    """A § with subsections, its Absätze counted through all of them."""

    def parts(section: Section) -> Iterator[NumberedPart]:
        for block in section.kinder:
            if isinstance(block, Section):
                yield from parts(block)
            elif isinstance(block, NumberedPart) and block.zaehlt:
                yield block

    count = sum(1 for _ in parts(paragraf))
    numbers = iter(str(number) if count > 1 else "" for number in range(1, count + 1))

    def numbered(section: Section) -> Section:
        blocks: list[Block] = []
        for block in section.kinder:
            if isinstance(block, Section):
                block = numbered(block)
            elif isinstance(block, NumberedPart) and block.zaehlt:
                block = replace(block, nummer=next(numbers))
            blocks.append(block)
        return replace(section, kinder=tuple(blocks))

    has_below = any(isinstance(block, Section) for block in paragraf.kinder)
    return numbered(paragraf) if has_below else paragraf


def _mit_buchstaben(k: Any) -> Any:
    if not isinstance(k, ItemList) or k.art != "buchstabe":
        return k
    punkte = (replace(p, nummer=letter(i)) for i, p in enumerate(k.punkte))
    return replace(k, punkte=tuple(punkte))


def letter(stelle: int) -> str:
    """The letter of the item at `stelle` from 0: a … z, then aa, bb."""
    return chr(ord("a") + stelle % 26) * (stelle // 26 + 1)


def _mit_zeichen(k: Any) -> Any:
    """Lists of role `und` or `oder` with commas, the conjunction and the full stop."""
    if not isinstance(k, ItemList) or k.rolle not in ("und", "oder"):
        return k
    letzte = len(k.punkte) - 1
    zeichen = {letzte: ".", letzte - 1: f" {k.rolle}"}
    punkte = (replace(p, kinder=_endend(p.kinder, zeichen.get(i, ","))) for i, p in enumerate(k.punkte))
    return replace(k, punkte=tuple(punkte))


def _endend(kinder: tuple[Block, ...], zeichen: str) -> tuple[Block, ...]:
    if not kinder or not isinstance(kinder[-1], Paragraph):
        return kinder
    letzter = kinder[-1]
    return (*kinder[:-1], replace(letzter, inhalt=(*letzter.inhalt, TextRun(zeichen))))


def open_places(bloecke: Iterable[Any]) -> set[FieldPath]:
    """The fields that have an open place in the blocks, themselves or in a member or an entry of theirs."""
    stellen = (k.pfad for block in bloecke for k in nodes(block) if isinstance(k, OpenPlace))
    return {davor for pfad in stellen for davor in pfad.around()}


def parts_of(bloecke: Iterable[Any]) -> dict[str, list[Any]]:
    """The parts in the blocks by their full ids."""
    ergebnis: dict[str, list[Any]] = {}
    for block in bloecke:
        for k in nodes(block):
            if isinstance(k, NumberedPart | ListItem):
                ergebnis.setdefault(k.id, []).append(k)
    return ergebnis


def append_part(bloecke: tuple[Block, ...], neue: Mapping[str, Sequence[Block]]) -> tuple[Block, ...]:
    """The blocks with new ones at the end of the parts that `neue` names; under `""` at the end of all."""
    offen = dict(neue)
    am_ende = offen.pop("", ())

    def wandle(k: Any) -> Any:
        if isinstance(k, NumberedPart | ListItem) and k.id in offen:
            return replace(k, kinder=(*k.kinder, *offen.pop(k.id)))
        return k

    return (*(mapped(block, wandle) for block in bloecke), *am_ende)


def put_before(bloecke: tuple[Block, ...], ziel: str, neu: tuple[Inline, ...]) -> tuple[Block, ...]:
    """The blocks with a paragraph `neu` at the start of the part `ziel`; before all where it is not found."""
    gefunden = False

    def wandle(k: Any) -> Any:
        nonlocal gefunden
        if ziel and isinstance(k, NumberedPart | ListItem) and k.id == ziel and not gefunden:
            gefunden = True
            return replace(k, kinder=(Paragraph(neu), *k.kinder))
        return k

    ergebnis = tuple(mapped(block, wandle) for block in bloecke)
    return ergebnis if gefunden else (Paragraph(neu), *ergebnis)
