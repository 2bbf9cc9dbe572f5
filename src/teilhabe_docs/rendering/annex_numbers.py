"""The annexes of a document: numbered in the order of their lists, collected at its end."""

from dataclasses import replace
from typing import Any

from teilhabe_docs.documents.annexes import Anlagenangabe, anlagen, ohne_eintrag
from teilhabe_docs.documents.blocks import (
    Absatz,
    Abschnitt,
    AnlagenVerweis,
    Block,
    Inline,
    Liste,
    Listenpunkt,
    Tabelle,
    Text,
    abbilden,
    knoten,
)
from teilhabe_docs.documents.extent import Umfang
from teilhabe_docs.model.konzept import Konzept


def hinweis_auf(kennung: str, konzept: Konzept) -> Absatz:
    """The sentence that stands where a text is replaced by an annex."""
    if kennung in (worte := ohne_eintrag(konzept)):
        return Absatz((Text(f"Das Nähere enthält {worte[kennung]}."),))
    angabe = anlagen(konzept).get(kennung)
    zusatz = f" ({_titel(angabe)})." if angabe and angabe.beigefuegt else "."
    return Absatz((Text("Das Nähere enthält "), AnlagenVerweis(kennung), Text(zusatz)))


def _titel(angabe: Anlagenangabe) -> str:
    return f"»{angabe.titel}«, Stand {angabe.stand}" if angabe.stand else f"»{angabe.titel}«"


def nummeriere_anlagen(
    abschnitte: tuple[Abschnitt, ...], konzept: Konzept, verzeichnis: str, umfang: Umfang
) -> tuple[Abschnitt, ...]:
    """The sections with every annex in words, counted; the section `verzeichnis` lists them or falls away."""
    genannt = {k.id for a in abschnitte for k in knoten(a) if isinstance(k, AnlagenVerweis)}
    liste = [angabe for kennung, angabe in anlagen(konzept).items() if kennung in genannt]
    beigefuegt = [angabe for angabe in liste if angabe.beigefuegt]
    nummern = {angabe.id: i for i, angabe in enumerate(beigefuegt, 1)}
    mitgeltend = [angabe for angabe in liste if not angabe.beigefuegt]
    worte = {a.id: Text(f"die mitgeltende Unterlage {_titel(a)}") for a in mitgeltend}

    def wandle(k: Any) -> Any:
        if isinstance(k, Abschnitt) and k.id == verzeichnis:
            return replace(k, kinder=_verzeichnis(beigefuegt, mitgeltend)) if liste else ()
        if not isinstance(k, AnlagenVerweis):
            return k
        if k.id in nummern:
            return replace(k, text=f"Anlage {nummern[k.id]}", nummer=nummern[k.id])
        wort = worte.get(k.id) or Text(f"Anlage »{k.id}«")
        umfang.zaehle(len(wort.text))
        return wort

    gewandelt = (abbilden(abschnitt, wandle) for abschnitt in abschnitte)
    return tuple(abschnitt for abschnitt in gewandelt if abschnitt != ())


def _verzeichnis(beigefuegt: list[Anlagenangabe], mitgeltend: list[Anlagenangabe]) -> tuple[Block, ...]:
    bloecke: list[Block] = []
    if beigefuegt:
        kopf = tuple((Text(wort),) for wort in ("Anlage", "Titel", "Stand"))
        zeilen = tuple(_zeile(i, angabe) for i, angabe in enumerate(beigefuegt, 1))
        bloecke.append(Tabelle(kopf, zeilen, ("links", "links", "links")))
    if mitgeltend:
        punkte = tuple(Listenpunkt((Absatz((Text(_titel(angabe)),)),)) for angabe in mitgeltend)
        bloecke += [Absatz((Text("Mitgeltende Unterlagen"),), "zwischentitel"), Liste("strich", punkte)]
    return tuple(bloecke)


def _zeile(nummer: int, angabe: Anlagenangabe) -> tuple[tuple[Inline, ...], ...]:
    return (Text(f"Anlage {nummer}"),), (Text(angabe.titel),), (Text(angabe.stand or "–"),)
