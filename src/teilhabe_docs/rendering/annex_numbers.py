"""The annexes of a document: its companions first, then in the order of their lists, collected at its end."""

from dataclasses import replace
from datetime import date
from typing import Any

from teilhabe_docs.documents.annexes import AnlageEntry, anlagen, without_entry
from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Block,
    Inline,
    ItemList,
    ListItem,
    Paragraph,
    Section,
    TableBlock,
    TextRun,
    mapped,
    nodes,
)
from teilhabe_docs.documents.display import german_date
from teilhabe_docs.documents.extent import Extent
from teilhabe_docs.documents.origin_marks import COMPUTED, text_from
from teilhabe_docs.documents.template.environment import ATTACHED_DOCUMENTS
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.rendering.title import day_of_offer


def hint_at(kennung: str, konzept: Konzept) -> Paragraph:
    """The sentence that stands where a text is replaced by an annex."""
    if kennung in (worte := without_entry(konzept)):
        return Paragraph((TextRun(f"Das Nähere enthält {worte[kennung]}."),))
    angabe = anlagen(konzept).get(kennung)
    zusatz = f" ({_titel(angabe)})." if angabe and angabe.beigefuegt else "."
    return Paragraph((TextRun("Das Nähere enthält "), AnlageReference(kennung), TextRun(zusatz)))


def _dokumente(konzept: Konzept) -> dict[str, AnlageEntry]:
    """The offer's other documents as annexes, for the bodies that attach one."""
    angebot = konzept.angebot
    zusatz = f" »{angebot.bezeichnung}«" if isinstance(angebot.bezeichnung, str) else ""
    tage = {dokument: day_of_offer(angebot, dokument) for dokument in ATTACHED_DOCUMENTS}
    worte = {dokument: german_date(date.fromisoformat(tag)) if tag else "" for dokument, tag in tage.items()}
    return {k: AnlageEntry(k, f"{k.capitalize()}{zusatz}", stand, True) for k, stand in worte.items()}


def _titel(angabe: AnlageEntry) -> str:
    return f"»{angabe.titel}«, Stand {angabe.stand}" if angabe.stand else f"»{angabe.titel}«"


def _named(entry: AnlageEntry) -> AnlageEntry:
    """The entry with words that name their field."""
    title, day = (entry.path / name if entry.path else COMPUTED for name in ("titel", "stand"))
    said = text_from(entry.stand, day) if entry.stand else ""
    return entry._replace(titel=text_from(entry.titel, title), stand=said)


def number_anlagen(
    abschnitte: tuple[Section, ...],
    konzept: Konzept,
    verzeichnis: str,
    umfang: Extent,
    *,
    named: bool = False,
) -> tuple[Section, ...]:
    """The sections with every annex in words, counted; the section `verzeichnis` lists them or falls away.

    `named`: what is printed names the field that it comes from.
    """
    genannt = {k.id for a in abschnitte for k in nodes(a) if isinstance(k, AnlageReference)}
    alle = {**_dokumente(konzept), **anlagen(konzept)}
    liste = [_named(a) if named else a for kennung, a in alle.items() if kennung in genannt]
    beigefuegt = [angabe for angabe in liste if angabe.beigefuegt]
    nummern = {angabe.id: i for i, angabe in enumerate(beigefuegt, 1)}
    mitgeltend = [angabe for angabe in liste if not angabe.beigefuegt]
    worte = {a.id: TextRun(f"die mitgeltende Unterlage {_titel(a)}") for a in mitgeltend}

    def wandle(k: Any) -> Any:
        if isinstance(k, Section) and k.id == verzeichnis:
            return replace(k, kinder=_verzeichnis(beigefuegt, mitgeltend)) if liste else ()
        if not isinstance(k, AnlageReference):
            return k
        if k.id in nummern:
            return replace(k, text=f"Anlage {nummern[k.id]}", nummer=nummern[k.id])
        wort = worte.get(k.id) or TextRun(f"Anlage »{k.id}«")
        umfang.zaehle(len(wort.text))
        return wort

    gewandelt = (mapped(abschnitt, wandle) for abschnitt in abschnitte)
    return tuple(abschnitt for abschnitt in gewandelt if abschnitt != ())


def _verzeichnis(beigefuegt: list[AnlageEntry], mitgeltend: list[AnlageEntry]) -> tuple[Block, ...]:
    bloecke: list[Block] = []
    if beigefuegt:
        kopf = tuple((TextRun(wort),) for wort in ("Anlage", "Titel", "Stand"))
        zeilen = tuple(_zeile(i, angabe) for i, angabe in enumerate(beigefuegt, 1))
        bloecke.append(TableBlock(kopf, zeilen, ("links", "links", "links")))
    if mitgeltend:
        punkte = tuple(ListItem((Paragraph((TextRun(_titel(angabe)),)),)) for angabe in mitgeltend)
        bloecke += [
            Paragraph((TextRun("Mitgeltende Unterlagen"),), "zwischentitel"),
            ItemList("strich", punkte),
        ]
    return tuple(bloecke)


def _zeile(nummer: int, angabe: AnlageEntry) -> tuple[tuple[Inline, ...], ...]:
    return (TextRun(f"Anlage {nummer}"),), (TextRun(angabe.titel),), (TextRun(angabe.stand or "–"),)
