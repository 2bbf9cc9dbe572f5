"""What stands before the first section: title, offer, date, and the table of versions."""

from datetime import date

from teilhabe_docs.documents.blocks import Block, Inline, Paragraph, Section, TableBlock, TextRun
from teilhabe_docs.documents.display import as_inline, german_date
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.template.view import View, Viewing, views
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot


def day_of_offer(angebot: Angebot, art: str) -> str:
    """The document's own date as ISO 8601, empty if there is none; a Fachkonzept may have one of its own."""
    eigener = angebot.konzeption.stand if art == "fachkonzept" else None
    stand = eigener or angebot.stand
    return stand.isoformat() if isinstance(stand, date) else ""


def title_block(
    gliederung: Gliederung, abschnitte: tuple[Section, ...], konzept: Konzept
) -> tuple[str, tuple[Block, ...], tuple[Section, ...]]:
    """Title, what stands under it, and the sections that follow; an agreement bears no table of versions."""
    art = gliederung.profil.dokument
    fassungen = _fassungen(konzept) if art != "leistungsvereinbarung" else ()
    erster = gliederung.abschnitte[0].plan.eintrag if abschnitte else None
    if erster is not None and erster.rolle == "titel":
        return abschnitte[0].titel, (*abschnitte[0].kinder, *fassungen), abschnitte[1:]
    zeilen: list[tuple[Inline, ...]] = [
        (TextRun(konzept.angebot.bezeichnung),),
        (TextRun(konzept.traeger.name),),
    ]
    if isinstance(konzept.angebot.stand, date):
        zeilen.append((TextRun(f"Stand: {german_date(konzept.angebot.stand)}"),))
    return DOKUMENTE[art], (*(Paragraph(z, "mitte") for z in zeilen), *fassungen), abschnitte


def _fassungen(konzept: Konzept) -> tuple[Block, ...]:
    """The table of versions, where the offer keeps one."""
    aenderungen = views(konzept, Viewing())["angebot"].feld("aenderungen")
    zeilen = [_zeile(eintrag) for eintrag in aenderungen if isinstance(eintrag, View)]
    if not zeilen:
        return ()
    kopf = tuple((TextRun(wort),) for wort in ("Fassung", "Datum", "Änderung"))
    return (TableBlock(kopf, tuple(zeilen), ("links", "links", "links")),)


def _zeile(eintrag: View) -> tuple[tuple[Inline, ...], ...]:
    gegeben = (getattr(eintrag.modell, name) for name in ("version", "datum", "text"))
    return tuple(as_inline(wert) if wert is not None else (TextRun("–"),) for wert in gegeben)
