"""A whole document of one offer as blocks, ready for the writers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.documents.bloecke import (
    Absatz,
    Abschnitt,
    Block,
    Dokument,
    Inline,
    OffeneStelle,
    Text,
    Verweis,
    knoten,
)
from teilhabe_docs.documents.darstellung import deutsches_datum
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.documents.profil import profilbefund
from teilhabe_docs.documents.profilmodell import DOKUMENTE
from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
from teilhabe_docs.rendering.anlagen import nummeriere_anlagen
from teilhabe_docs.rendering.koerper import Abschnittsbauer
from teilhabe_docs.rendering.verweise import loese_auf, verzeichnis

_VORBEHALTEN = "[offen:"


@dataclass(frozen=True, slots=True)
class Gebaut:
    """A document, its open places in reading order, and what is wrong with bodies and texts."""

    dokument: Dokument
    offene: tuple[OffeneStelle, ...]
    befunde: tuple[Finding, ...]


def baue(geladen: GeladenesKonzept, gliederung: Gliederung) -> Gebaut:
    """The document that `gliederung` describes, with all numbers and references in place."""
    profil, konzept = gliederung.profil, geladen.konzept
    befunde: list[Finding] = []
    bauer = Abschnittsbauer(geladen, profil.zaehlung, befunde)
    abschnitte = tuple(bauer.abschnitt(a) for a in gliederung.abschnitte)
    stellen = verzeichnis(abschnitte)
    tote: list[tuple[str, Verweis]] = []
    abschnitte = tuple(loese_auf(a, stellen, tote) for a in abschnitte)
    for ziel, verweis in tote:
        text = f"Der Verweis auf »{ziel}« geht ins Leere: Dieser Teil entfällt hier oder es gibt ihn nicht."
        befunde.append(profilbefund(verweis.quelle, Span(), text))
    anlagen = next((a.id for a in gliederung.abschnitte if a.plan.eintrag.abgeleitet), "")
    abschnitte = nummeriere_anlagen(abschnitte, konzept, anlagen)
    titel, kopf, rest = _titelblock(gliederung, abschnitte, geladen)
    dokument = Dokument(
        art=profil.dokument,
        titel=titel,
        zaehlung=profil.zaehlung,
        traeger=konzept.traeger.name,
        angebot=konzept.angebot.bezeichnung,
        stand=_stand(konzept.angebot, profil.dokument),
        version=konzept.angebot.version if isinstance(konzept.angebot.version, str) else "",
        kopf=kopf,
        abschnitte=rest,
    )
    alle = tuple(knoten(dokument))
    if any(isinstance(k, Text) and _VORBEHALTEN in k.text for k in alle):
        befunde.append(_vorbehalten(geladen))
    return Gebaut(dokument, tuple(k for k in alle if isinstance(k, OffeneStelle)), tuple(befunde))


def _vorbehalten(geladen: GeladenesKonzept) -> Finding:
    """Open places are counted by their words, so no author's text may contain them."""
    text = f"»{_VORBEHALTEN}« kennzeichnet offene Stellen und darf im Text nicht vorkommen."
    for quelle in geladen.dokumente.values():
        for nummer, zeile in enumerate(quelle.text.splitlines(), 1):
            if _VORBEHALTEN in zeile:
                spalte = zeile.index(_VORBEHALTEN) + 1
                span = Span(nummer, spalte, nummer, spalte + len(_VORBEHALTEN))
                return Finding("TD802", "text-nicht-druckbar", Severity.ERROR, text, quelle.file, span)
    datei, span, pfad = geladen.ort("angebot.id")
    return Finding("TD802", "text-nicht-druckbar", Severity.ERROR, text, datei, span, pfad)


def _stand(angebot: Any, art: str) -> str:
    """The document's own date as ISO 8601: a Fachkonzept may have one of its own."""
    eigener = angebot.konzeption.stand if art == "fachkonzept" else None
    stand = eigener or angebot.stand
    return stand.isoformat() if isinstance(stand, date) else ""


def _titelblock(
    gliederung: Gliederung, abschnitte: tuple[Abschnitt, ...], geladen: GeladenesKonzept
) -> tuple[str, tuple[Block, ...], tuple[Abschnitt, ...]]:
    """Title, what stands under it, and the sections that follow."""
    erster = gliederung.abschnitte[0].plan.eintrag if gliederung.abschnitte else None
    if erster is not None and erster.rolle == "titel":
        return abschnitte[0].titel, abschnitte[0].kinder, abschnitte[1:]
    angebot = geladen.konzept.angebot
    zeilen: list[tuple[Inline, ...]] = [(Text(angebot.bezeichnung),), (Text(geladen.konzept.traeger.name),)]
    if isinstance(angebot.stand, date):
        zeilen.append((Text(f"Stand: {deutsches_datum(angebot.stand)}"),))
    return DOKUMENTE[gliederung.profil.dokument], tuple(Absatz(z, "mitte") for z in zeilen), abschnitte
