"""The positions of an offer as a document shows them: a table with sums, and what follows from it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from teilhabe_docs.documents.blocks import Absatz, Block, Inline, Tabelle, Text
from teilhabe_docs.documents.display import inline, verbunden
from teilhabe_docs.documents.template.environment import STELLENSPALTEN, gegeben
from teilhabe_docs.documents.template.view import Sicht
from teilhabe_docs.model.choices import Bereich
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.rechnen.calculation import Rechnung
from teilhabe_docs.rechnen.counted_positions import REGIE, Stelle, Summe, summe
from teilhabe_docs.rechnen.figures import Einheit, deutsch, gerundet, zahl, ziffern
from teilhabe_docs.rechnen.sums import summen

Zelle = tuple[Inline, ...]


def stellenplan(
    konzept: Konzept, positionen: tuple[Sicht, ...], spalten: tuple[str, ...]
) -> tuple[Block, ...]:
    """The table of the positions, area by area, with sums; then quota and ratio as far as they are agreed."""
    rechnung = Rechnung(konzept)
    kopf = ("Funktion", *(STELLENSPALTEN[spalte] for spalte in spalten), "VZÄ")
    links: list[Literal["links", "rechts"]] = ["links"] * len(kopf[1:])
    zeilen = tuple(_zeilen(rechnung.stellen, positionen, spalten))
    tabelle = Tabelle(tuple((Text(wort),) for wort in kopf), zeilen, (*links, "rechts"))
    return (tabelle, *(Absatz(satz) for satz in _saetze(rechnung, positionen)))


def _zeilen(
    stellen: tuple[Stelle, ...], positionen: tuple[Sicht, ...], spalten: tuple[str, ...]
) -> Iterator[tuple[Zelle, ...]]:
    """Those that count with the sum of each area, the sums of all, then those that do not count."""
    for bereich in (*Bereich, None):
        eigene = [s for s in stellen if s.zaehlt and s.position.bereich is bereich]
        yield from (_zeile(stelle, positionen, spalten) for stelle in eigene)
        if len(eigene) > 1 and bereich is not None:
            yield _summenzeile(f"Summe {bereich.label}", summe(eigene), spalten, fett=True)
    yield _summenzeile("Summe", summe(stellen), spalten, fett=True)
    regie = tuple(stelle for stelle in stellen if stelle.position.bereich in REGIE)
    andere = tuple(stelle for stelle in stellen if stelle not in regie)
    for wort, teil in (*summen(andere, "Kategorie"), ("Regie", summe(regie))):
        if teil.anzahl:
            yield _summenzeile(f"davon {wort}", teil, spalten, fett=False)
    yield from (_zeile(stelle, positionen, spalten) for stelle in stellen if not stelle.zaehlt)


def _zeile(stelle: Stelle, positionen: tuple[Sicht, ...], spalten: tuple[str, ...]) -> tuple[Zelle, ...]:
    sicht = positionen[stelle.nummer]
    zusatz = () if stelle.zaehlt else (Text(f" ({stelle.position.beschaeftigung.label})"),)
    werte = (sicht.feld(spalte) for spalte in spalten)
    return (
        (*inline(sicht.feld("funktion")), *zusatz),
        *(inline(wert) if gegeben(wert) else (Text("–"),) for wert in werte),
        (Text(_umfang(stelle)),),
    )


def _umfang(stelle: Stelle) -> str:
    if stelle.vzae is not None:
        return ziffern(stelle.vzae, Einheit.VZAE)
    if stelle.stunden_h is not None:
        return f"{ziffern(stelle.stunden_h, Einheit.STUNDEN)} Wochenstunden"
    return "–"


def _summenzeile(wort: str, wert: Summe, spalten: tuple[str, ...], *, fett: bool) -> tuple[Zelle, ...]:
    wort += "" if wert.vollstaendig else " (unvollständig)"
    leer: list[Zelle] = [() for _ in spalten]
    return ((Text(wort, fett=fett),), *leer, (Text(ziffern(wert.vzae, Einheit.VZAE), fett=fett),))


def _saetze(rechnung: Rechnung, positionen: tuple[Sicht, ...]) -> Iterator[Zelle]:
    ohne = [inline(positionen[s.nummer].feld("funktion")) for s in rechnung.stellen if not s.zaehlt]
    if ohne:
        satz = "In den Summen nicht enthalten und weder auf Schlüssel noch auf Fachkraftquote angerechnet: "
        yield (Text(satz), *verbunden(ohne, "und"), Text("."))
    folgen: list[Zelle] = [(Text(folge),) for folge in (*_quote(rechnung), *_schluessel(rechnung))]
    if folgen:
        yield (Text("Rechnerisch ergibt sich aus diesen Stellen "), *verbunden(folgen, "und"), Text("."))
    if _weicht_ab(rechnung.stellen):
        yield (Text("Die Summen sind aus den ungerundeten Werten gerechnet."),)


def _quote(rechnung: Rechnung) -> Iterator[str]:
    quote = rechnung.quote
    if zahl(rechnung.konzept.personal.fachkraftquote) is not None and quote.prozent is not None:
        yield (
            f"eine Fachkraftquote von {deutsch(quote.prozent, Einheit.PROZENT)} "
            f"({ziffern(quote.fachkraefte.vzae, Einheit.VZAE)} von {deutsch(quote.alle.vzae, Einheit.VZAE)} "
            "in Gruppe und Individualleistungen)"
        )


def _schluessel(rechnung: Rechnung) -> Iterator[str]:
    for probe in rechnung.schluessel:
        if probe.bereich is Bereich.GRUPPE and probe.erreicht is not None and probe.menge is not None:
            yield (
                f"ein Personalschlüssel der Gruppe von {deutsch(probe.erreicht, Einheit.SCHLUESSEL)} "
                f"({deutsch(probe.ist.vzae, Einheit.VZAE)} für {deutsch(probe.menge, Einheit.PLAETZE)})"
            )


def _weicht_ab(stellen: tuple[Stelle, ...]) -> bool:
    """Whether the shown amounts add up to something else than the shown sums."""
    for bereich in (*Bereich, None):
        eigene = [s for s in stellen if s.zaehlt and s.position.bereich is bereich]
        gezeigt = sum((gerundet(s.vzae) for s in eigene if s.vzae is not None), Decimal(0))
        if gezeigt != gerundet(summe(eigene).vzae):
            return True
    return False
