"""What stands before the first section: title, offer, date, and the table of versions."""

from datetime import date

from teilhabe_docs.documents.blocks import Block, Inline, Paragraph, Section, TableBlock, TextRun
from teilhabe_docs.documents.display import as_inline, german_date
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.documents.origin_marks import printed_from, text_from
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.template.view import View, Viewing, views
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot


def day_of_offer(angebot: Angebot, art: str) -> str:
    """The document's own date as ISO 8601, empty if there is none; a Fachkonzept may have one of its own."""
    eigener = angebot.konzeption.stand if art == "fachkonzept" else None
    stand = eigener or angebot.stand
    return stand.isoformat() if isinstance(stand, date) else ""


def title_block(
    gliederung: Gliederung, abschnitte: tuple[Section, ...], konzept: Konzept, *, named: bool = False
) -> tuple[str, tuple[Block, ...], tuple[Section, ...]]:
    """Title, what stands under it, and the sections that follow; an agreement bears no table of versions.

    `named`: what is printed names the field that it comes from.
    """
    art = gliederung.profil.dokument
    fassungen = _fassungen(konzept, named=named) if art != "leistungsvereinbarung" else ()
    erster = gliederung.abschnitte[0].plan.eintrag if abschnitte else None
    if erster is not None and erster.rolle == "titel":
        return abschnitte[0].titel, (*abschnitte[0].kinder, *fassungen), abschnitte[1:]
    words = text_from if named else lambda text, path: text
    lines = [
        words(konzept.angebot.bezeichnung, FieldPath("angebot.bezeichnung")),
        words(konzept.traeger.name, FieldPath("traeger.name")),
    ]
    if isinstance(konzept.angebot.stand, date):
        lines.append(f"Stand: {words(german_date(konzept.angebot.stand), FieldPath('angebot.stand'))}")
    return DOKUMENTE[art], (*(Paragraph((TextRun(line),), "mitte") for line in lines), *fassungen), abschnitte


def _fassungen(konzept: Konzept, *, named: bool) -> tuple[Block, ...]:
    """The table of versions, where the offer keeps one."""
    aenderungen = views(konzept, Viewing(marked=named))["angebot"].feld("aenderungen")
    zeilen = [_zeile(eintrag) for eintrag in aenderungen if isinstance(eintrag, View)]
    if not zeilen:
        return ()
    kopf = tuple((TextRun(wort),) for wort in ("Fassung", "Datum", "Änderung"))
    return (TableBlock(kopf, tuple(zeilen), ("links", "links", "links")),)


def _zeile(eintrag: View) -> tuple[tuple[Inline, ...], ...]:
    given = ((name, getattr(eintrag.modell, name)) for name in ("version", "datum", "text"))
    return tuple(
        printed_from(as_inline(value), eintrag.origin(name)) if value is not None else (TextRun("–"),)
        for name, value in given
    )
