"""What stands before the first section: title, offer, date, and the table of versions."""

from datetime import date

from teilhabe_docs.documents.blocks import Absatz, Abschnitt, Block, Inline, Tabelle, Text
from teilhabe_docs.documents.display import deutsches_datum, inline
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.template.view import Lage, Sicht, sichten
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot


def stand_von(angebot: Angebot, art: str) -> str:
    """The document's own date as ISO 8601, empty if there is none; a Fachkonzept may have one of its own."""
    eigener = angebot.konzeption.stand if art == "fachkonzept" else None
    stand = eigener or angebot.stand
    return stand.isoformat() if isinstance(stand, date) else ""


def titelblock(
    gliederung: Gliederung, abschnitte: tuple[Abschnitt, ...], konzept: Konzept
) -> tuple[str, tuple[Block, ...], tuple[Abschnitt, ...]]:
    """Title, what stands under it, and the sections that follow; an agreement bears no table of versions."""
    art = gliederung.profil.dokument
    fassungen = _fassungen(konzept) if art != "leistungsvereinbarung" else ()
    erster = gliederung.abschnitte[0].plan.eintrag if abschnitte else None
    if erster is not None and erster.rolle == "titel":
        return abschnitte[0].titel, (*abschnitte[0].kinder, *fassungen), abschnitte[1:]
    zeilen: list[tuple[Inline, ...]] = [(Text(konzept.angebot.bezeichnung),), (Text(konzept.traeger.name),)]
    if isinstance(konzept.angebot.stand, date):
        zeilen.append((Text(f"Stand: {deutsches_datum(konzept.angebot.stand)}"),))
    return DOKUMENTE[art], (*(Absatz(z, "mitte") for z in zeilen), *fassungen), abschnitte


def _fassungen(konzept: Konzept) -> tuple[Block, ...]:
    """The table of versions, where the offer keeps one."""
    aenderungen = sichten(konzept, Lage())["angebot"].feld("aenderungen")
    zeilen = [_zeile(eintrag) for eintrag in aenderungen if isinstance(eintrag, Sicht)]
    if not zeilen:
        return ()
    kopf = tuple((Text(wort),) for wort in ("Fassung", "Datum", "Änderung"))
    return (Tabelle(kopf, tuple(zeilen), ("links", "links", "links")),)


def _zeile(eintrag: Sicht) -> tuple[tuple[Inline, ...], ...]:
    gegeben = (getattr(eintrag.modell, name) for name in ("version", "datum", "text"))
    return tuple(inline(wert) if wert is not None else (Text("–"),) for wert in gegeben)
