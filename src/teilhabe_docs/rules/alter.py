"""Ages and phases of education against norms, contract basis and places of work (TD411)."""

import re
from collections.abc import Iterator
from functools import cache

from teilhabe_docs.documents.profile.vocabulary import Einrichtung, Texte
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.field_paths import feld_info
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.angaben import angabe, liste
from teilhabe_docs.rules.daten import zeilen
from teilhabe_docs.rules.treffer import Gegenstand, Treffer

_PHASE = "angebot.zielgruppe.bildungsphase"
_VON = "angebot.zielgruppe.alter.von"
_BIS = "angebot.zielgruppe.alter.bis"


class Grenze(Modell):
    """When a row applies, and the phases and ages (completed years, both included) that it is meant for."""

    warum: Text
    quelle: Text
    paragraf: Text | None = None
    gesetz: Text | None = None
    ausser: Text | None = None
    grundlagen: Texte = ()
    einrichtung: Einrichtung | None = None
    nur_phasen: Texte = ()
    nur_orte: Texte = ()
    phasen: Texte = ()
    von_mindestens: int | None = None
    von_hoechstens: int | None = None
    bis_mindestens: int | None = None
    bis_hoechstens: int | None = None


def alter_und_norm(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """For each of the fields what it contradicts first."""
    gesagt = set()
    for zeile in zeilen("alter_und_norm", Grenze):
        grund = _grund(gegenstand, zeile)
        if grund is None:
            continue
        for ort, text in _widersprueche(gegenstand, zeile):
            if ort not in gesagt:
                gesagt.add(ort)
                warum = f"{zeile.warum[:1].upper()}{zeile.warum[1:]}"
                rat = "Bitte Zielgruppe und Grundlage aufeinander abstimmen."
                yield Treffer(
                    "TD411", f"{text} {warum}. {rat}", ort, quelle=zeile.quelle, zweite=(grund, "dagegen")
                )


def _grund(gegenstand: Gegenstand, zeile: Grenze) -> str | None:
    """The field for which the row applies; None where it does not."""
    if zeile.grundlagen:
        return "angebot.vertragsgrundlage" if gegenstand.grundlage in zeile.grundlagen else None
    if zeile.einrichtung:
        return gegenstand.mit_merkmal("einrichtung", zeile.einrichtung)
    if zeile.nur_phasen:
        return _PHASE if set(liste(gegenstand, _PHASE)) == set(zeile.nur_phasen) else None
    if zeile.nur_orte:
        ort = "angebot.einsatzorte"
        return ort if set(liste(gegenstand, ort)) == set(zeile.nur_orte) else None
    assert zeile.paragraf
    assert zeile.gesetz
    if zeile.ausser and zitiert(gegenstand, zeile.ausser, zeile.gesetz):
        return None
    return zitiert(gegenstand, zeile.paragraf, zeile.gesetz)


def zitiert(gegenstand: Gegenstand, paragraf: str, gesetz: str) -> str | None:
    """The first of the offer's legal bases that names a paragraph of a statute; None where none does."""
    for nummer, eintrag in enumerate(liste(gegenstand, "angebot.rechtsgrundlagen")):
        if paragraf in eintrag.zitat and _zitat(paragraf, gesetz).search(eintrag.zitat):
            return f"angebot.rechtsgrundlagen[{nummer}].zitat"
    return None


@cache
def _zitat(paragraf: str, gesetz: str) -> re.Pattern[str]:
    davor = "".join(rf"(?<!{wort} )" for wort in ("Abs.", "Absatz", "Nr.", "Satz", "S."))
    dazwischen = r"(?:(?!SGB|BGB|BZRG|Gesetz)[^§])*?"
    return re.compile(rf"§{dazwischen}{davor}\b{paragraf}\b{dazwischen}\b{gesetz}\b")


def _widersprueche(gegenstand: Gegenstand, zeile: Grenze) -> Iterator[tuple[str, str]]:
    phasen = liste(gegenstand, _PHASE)
    if zeile.phasen and phasen and not set(zeile.phasen) & set(phasen):
        angegeben = " und ".join(phase.label for phase in phasen)
        yield _PHASE, f"Angegeben ist »{angegeben}«."
    von, bis = angabe(gegenstand, _VON), angabe(gegenstand, _BIS)
    for ort, wert, von_grenze, bis_grenze in (
        (_VON, von, zeile.von_mindestens, zeile.von_hoechstens),
        (_BIS, bis, zeile.bis_mindestens, zeile.bis_hoechstens),
    ):
        if wert is None:
            continue
        if (von_grenze is not None and wert < von_grenze) or (bis_grenze is not None and wert > bis_grenze):
            yield ort, f"{feld_info(ort).description}: {wert}."
