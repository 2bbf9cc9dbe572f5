"""Kinds of impairment: in the fields, in the texts, and against the contract basis (TD412 to TD414)."""

import re
from collections.abc import Iterator
from functools import cache

from teilhabe_docs.documents.emptiness import leerheit
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.choices import Beeintraechtigung
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.alter import zitiert
from teilhabe_docs.rules.angaben import angabe, liste
from teilhabe_docs.rules.daten import zeilen
from teilhabe_docs.rules.saetze import VERNEINT, satz_um
from teilhabe_docs.rules.treffer import Gegenstand, Textquelle, Treffer

_FELD = "angebot.zielgruppe.beeintraechtigungen"
_WO = ("angebot.kurzbeschreibung", "angebot.zielgruppe", "angebot.leistungsbezeichnung")
_WEITERE = r"(?:,? (?:(?:und|oder|sowie|bzw\.) )?(?:körperlich|geistig|seelisch|mehrfach)\w*)*"
_ANDERE = re.compile(
    r"\b(?:zusätzlich|daneben|zugleich|Eltern|Geschwister|Kolleg\w+|Beschäftigte\w*|andere[rn]?|SGB VIII"
    r"|§ 35a|eigene[rns]? (?:Dienst|Angebot))\b"
)
_SINNE = re.compile(r"Sinne|\b[Ss]eh(?:en|behind|beein)|\b[Hh]ör(?:en|behind|beein)|blind|gehörlos|taub")


class Art(Modell):
    """How texts name a kind of impairment."""

    art: Beeintraechtigung
    muster: Text


@cache
def _arten() -> tuple[tuple[Art, re.Pattern[str]], ...]:
    return tuple(
        (zeile, re.compile(zeile.muster.replace("{weitere}", _WEITERE).replace(" ", r"\s")))
        for zeile in zeilen("personenkreis", Art)
    )


def personenkreis(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Kinds that the basis is not for, that only a text names, and impairments of the senses if forgotten."""
    arten = liste(gegenstand, _FELD)
    if not arten:
        return
    yield from _grundlage(gegenstand, arten)
    for zeile, muster in _arten():
        if zeile.art not in arten:
            yield from _im_text(zeile, muster, gegenstand.texte_in(*_WO))
    if not {"koerperlich", "geistig"} <= set(arten) or Beeintraechtigung.SINNE in arten:
        return
    texte = list(gegenstand.texte_in(*_WO, "angebot.abgrenzung"))
    beschrieben = any("beschreibung" in quelle.pfad and not leerheit(quelle.wert) for quelle in texte)
    if beschrieben and not any(_SINNE.search(quelle.text) for quelle in texte):
        text = (
            "Körperliche und geistige Beeinträchtigungen sind genannt, Sinnesbeeinträchtigungen nirgends. "
            "Ist das so gewollt, sagt es ein Satz in der Beschreibung des Personenkreises; sonst bitte "
            "»sinne« ergänzen."
        )
        yield Treffer("TD414", text, _FELD)


def _im_text(zeile: Art, muster: re.Pattern[str], texte: Iterator[Textquelle]) -> Iterator[Treffer]:
    for quelle in texte:
        for treffer in muster.finditer(quelle.text) if "ausschluss" not in quelle.pfad else ():
            satz = quelle.text[slice(*satz_um(quelle.text, *treffer.span()))]
            if not VERNEINT.search(satz) and not _ANDERE.search(satz):
                text = (
                    f"Der Text nennt {zeile.art.label}, unter »zielgruppe.beeintraechtigungen« fehlen sie. "
                    "Bitte den Personenkreis an beiden Stellen gleich angeben."
                )
                yield Treffer("TD413", text, quelle.stelle(treffer), zweite=(_FELD, "hier nicht"))
                break


def _grundlage(gegenstand: Gegenstand, arten: tuple[Beeintraechtigung, ...]) -> Iterator[Treffer]:
    """Impairments of minors that belong to the other statute (§ 10 Abs. 4 SGB VIII)."""
    seelisch = Beeintraechtigung.SEELISCH in arten
    basis, grund = gegenstand.grundlage, "angebot.vertragsgrundlage"
    muster = gegenstand.mit_merkmal("ohne_seelische_beeintraechtigung")
    text, zweite, quelle = "", (grund, "dagegen"), "§ 10 Abs. 4 SGB VIII"
    if seelisch and muster:
        text = (
            "Das Muster für Schulkindergärten in Baden-Württemberg sieht seelische Beeinträchtigungen nicht "
            "vor."
        )
        zweite, quelle = (muster, "dieses Muster"), "Muster BW § 3 Abs. 1"
    elif seelisch and basis.startswith("sgb9") and _minderjaehrig(gegenstand):
        text = "Für Minderjährige mit seelischer Behinderung geht die Jugendhilfe vor (§ 35a SGB VIII)."
    elif not seelisch and basis.startswith("sgb8"):
        text = (
            "Für junge Menschen mit körperlicher oder geistiger Behinderung geht die Eingliederungshilfe vor."
        )
    if text:
        rat = "Bitte Zielgruppe und Vertragsgrundlage aufeinander abstimmen."
        yield Treffer("TD412", f"{text} {rat}", _FELD, quelle=quelle, zweite=zweite)
    if basis.startswith("sgb9") and (ort := zitiert(gegenstand, "35a", "SGB VIII")):
        text = (
            "§ 35a SGB VIII ist als Rechtsgrundlage genannt, die Vereinbarung beruht aber auf dem SGB IX. "
            "Dafür braucht es eine eigene Vereinbarung mit dem Träger der Jugendhilfe; sonst bitte hier "
            "streichen."
        )
        yield Treffer("TD412", text, ort, quelle="§ 77, § 78a SGB VIII", zweite=(grund, "dagegen"))


def _minderjaehrig(gegenstand: Gegenstand) -> bool:
    """Whether the offer is for minors who go to school; before, a Land may decide otherwise."""
    von = angabe(gegenstand, "angebot.zielgruppe.alter.von")
    bis = angabe(gegenstand, "angebot.zielgruppe.alter.bis")
    feld = "angebot.zielgruppe.bildungsphase"
    phasen = liste(gegenstand, feld)
    offen = gegenstand.geladen.lueckenhaft(feld) or (not phasen and bis is not None and bis < 7)
    vor_einschulung = offen or "vor_einschulung" in phasen
    jung = (bis is not None and bis < 18) or (gegenstand.grundlage == "sgb9_134" and not (von and von >= 18))
    return jung and not vor_einschulung
