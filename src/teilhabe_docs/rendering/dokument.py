"""A whole document of one offer as blocks, ready for the writers."""

from dataclasses import dataclass

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.bloecke import (
    Dokument,
    OffeneStelle,
    Text,
    Verweis,
    knoten,
)
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.documents.profil import profilbefund
from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
from teilhabe_docs.rendering.anlagen import nummeriere_anlagen
from teilhabe_docs.rendering.koerper import Abschnittsbauer
from teilhabe_docs.rendering.normen import setze_normen
from teilhabe_docs.rendering.texte import VORBEHALTEN, vorbehaltene
from teilhabe_docs.rendering.titel import stand_von, titelblock
from teilhabe_docs.rendering.verweise import loese_auf, verzeichnis


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
        datei, _, zeile = verweis.quelle.rpartition(":")
        befunde.append(profilbefund(datei, Span(int(zeile), 1, int(zeile), 1), text))
    abschnitte = setze_normen(abschnitte, gliederung, konzept)
    anlagen = next((a.id for a in gliederung.alle() if a.plan.eintrag.abgeleitet), "")
    abschnitte = nummeriere_anlagen(abschnitte, konzept, anlagen)
    titel, kopf, rest = titelblock(gliederung, abschnitte, konzept)
    dokument = Dokument(
        art=profil.dokument,
        titel=titel,
        zaehlung=profil.zaehlung,
        traeger=konzept.traeger.name,
        angebot=konzept.angebot.bezeichnung,
        stand=stand_von(konzept.angebot, profil.dokument),
        version=konzept.angebot.version if isinstance(konzept.angebot.version, str) else "",
        kopf=kopf,
        abschnitte=rest,
    )
    alle = tuple(knoten(dokument))
    if any(isinstance(k, Text) and VORBEHALTEN in k.text for k in alle):
        befunde += [befund for datei in geladen.dateien.values() for befund in vorbehaltene(datei)]
    return Gebaut(dokument, tuple(k for k in alle if isinstance(k, OffeneStelle)), tuple(befunde))
