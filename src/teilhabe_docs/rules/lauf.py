"""All rules over one offer: what they find, at its place in the files."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from teilhabe_docs.diagnostics import Finding, Related, Span
from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
from teilhabe_docs.loading.places import stretch
from teilhabe_docs.rules.alter import alter_und_norm
from teilhabe_docs.rules.angaben_im_text import angaben_im_text
from teilhabe_docs.rules.arbeitszeit import bezuege, dienstplan, jahresarbeitszeit
from teilhabe_docs.rules.ausschluss import ausschluss
from teilhabe_docs.rules.begriffe import begriffe
from teilhabe_docs.rules.deckung import deckung
from teilhabe_docs.rules.fristen import fristen
from teilhabe_docs.rules.laenge import zu_kurz
from teilhabe_docs.rules.lebensbereiche import lebensbereiche
from teilhabe_docs.rules.leistungspersonal import leistungspersonal, qualifikationsstufen
from teilhabe_docs.rules.oeffnung import genehmigung, oeffnung, pflegeschwelle
from teilhabe_docs.rules.optionen import optionen
from teilhabe_docs.rules.personenkreis import personenkreis
from teilhabe_docs.rules.pflichtinhalt import pflichtinhalt
from teilhabe_docs.rules.plaetze import plaetze
from teilhabe_docs.rules.platzhalter import platzhalter
from teilhabe_docs.rules.positionen import positionen
from teilhabe_docs.rules.privates import privates
from teilhabe_docs.rules.regel import regeln
from teilhabe_docs.rules.schalter import schalter
from teilhabe_docs.rules.schluessel import quote, schluessel
from teilhabe_docs.rules.schreibweisen import namen, schreibweisen
from teilhabe_docs.rules.treffer import Gegenstand, Profilstelle, Textstelle, Treffer
from teilhabe_docs.rules.vorrang import verweis_auf_fachkonzept
from teilhabe_docs.rules.zitate import zitate
from teilhabe_docs.rules.zustaendigkeit import zustaendigkeit

Pruefung: TypeAlias = Callable[[Gegenstand], Iterable[Treffer]]

PRUEFUNGEN: tuple[Pruefung, ...] = (
    pflichtinhalt,
    zu_kurz,
    deckung,
    plaetze,
    angaben_im_text,
    schalter,
    alter_und_norm,
    personenkreis,
    ausschluss,
    zustaendigkeit,
    lebensbereiche,
    fristen,
    optionen,
    oeffnung,
    pflegeschwelle,
    genehmigung,
    verweis_auf_fachkonzept,
    platzhalter,
    begriffe,
    namen,
    schreibweisen,
    privates,
    schluessel,
    quote,
    positionen,
    jahresarbeitszeit,
    bezuege,
    dienstplan,
    leistungspersonal,
    qualifikationsstufen,
    zitate,
)
"""What is looked for; each may find what several rules describe."""


_MEISTE_JE_TEXT = 1000
"""So many findings of one kind in one text get a place of their own."""


def befunde(gegenstand: Gegenstand, pruefungen: Iterable[Pruefung] = PRUEFUNGEN) -> Iterator[Finding]:
    """The findings of all rules, or of some, on one offer.

    Of very many of one rule and weight in one text the last stands for those behind it: exceptions are about
    all of them or none.
    """
    je_text: Counter[Hashable] = Counter()
    letzte: dict[Hashable, Treffer] = {}
    for pruefung in pruefungen:
        for treffer in pruefung(gegenstand):
            if not isinstance(treffer.ort, str):
                quelle = id(treffer.ort.quelle) if isinstance(treffer.ort, Textstelle) else treffer.ort.datei
                art = (treffer.code, treffer.schwere, treffer.anforderung, quelle)
                je_text[art] += 1
                if je_text[art] >= _MEISTE_JE_TEXT:
                    letzte.setdefault(art, treffer)
                    continue
            yield befund(treffer, gegenstand.geladen)
    for kennung, treffer in letzte.items():
        anzahl = je_text[kennung] - _MEISTE_JE_TEXT + 1
        yield replace(befund(treffer, gegenstand.geladen), count=anzahl)


def befund(treffer: Treffer, geladen: GeladenesKonzept) -> Finding:
    """What a rule has found, at its place in the files."""
    regel = regeln()[treffer.code]
    file, span, path = _ort(treffer.ort, geladen)
    zweite = None
    if treffer.zweite:
        stelle, wort = treffer.zweite
        dort, dortiger_span, _ = _ort(stelle, geladen)
        zweite = Related(dort, dortiger_span, wort)
    return Finding(
        code=treffer.code,
        name=regel.name,
        severity=treffer.schwere or regel.gewicht,
        message=treffer.text,
        file=file,
        span=span,
        path=path,
        requirement=treffer.anforderung,
        source=treffer.quelle or regel.quelle,
        documents=treffer.dokumente,
        related=zweite,
    )


def _ort(ort: str | Textstelle | Profilstelle, geladen: GeladenesKonzept) -> tuple[str, Span, str]:
    if isinstance(ort, str):
        return geladen.ort(ort)
    if isinstance(ort, Profilstelle):
        return ort.datei, stretch(ort.text, ort.von, ort.bis), ""
    return ort.quelle.datei.ort_im_text(ort.quelle.pfad, ort.quelle.wert, ort.von, ort.bis)
