"""Kinds of impairment: in the fields, in the texts, and against the contract basis (TD412 to TD414)."""

import re
from collections.abc import Iterator
from functools import cache

from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Beeintraechtigung
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.legal_bases import cited
from teilhabe_docs.rules.engine.match import Match, TextSource
from teilhabe_docs.rules.engine.prose import NEGATED, sentence_around
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.subject import Subject

_FELD = "angebot.zielgruppe.beeintraechtigungen"
_WO = ("angebot.kurzbeschreibung", "angebot.zielgruppe", "angebot.leistungsbezeichnung")
_WEITERE = r"(?:,? (?:(?:und|oder|sowie|bzw\.) )?(?:körperlich|geistig|seelisch|mehrfach)\w*)*"
_ANDERE = re.compile(
    r"\b(?:zusätzlich|daneben|zugleich|Eltern|Geschwister|Kolleg\w+|Beschäftigte\w*|andere[rn]?|SGB VIII"
    r"|§ 35a|eigene[rns]? (?:Dienst|Angebot))\b"
)
_SINNE = re.compile(r"Sinne|\b[Ss]eh(?:en|behind|beein)|\b[Hh]ör(?:en|behind|beein)|blind|gehörlos|taub")


class Benennung(Model):
    """How texts name a kind of impairment."""

    art: Beeintraechtigung
    muster: Text


@cache
def _arten() -> tuple[tuple[Benennung, re.Pattern[str]], ...]:
    return tuple(
        (zeile, re.compile(zeile.muster.replace("{weitere}", _WEITERE).replace(" ", r"\s")))
        for zeile in rows(__name__, "personenkreis", Benennung)
    )


@check("TD412", "TD413", "TD414")
def personenkreis(subject: Subject) -> Iterator[Match]:
    """Kinds that the basis is not for, that only a text names, and impairments of the senses if forgotten."""
    arten = given_list(subject, _FELD)
    if not arten:
        return
    yield from _grundlage(subject, arten)
    for zeile, muster in _arten():
        if zeile.art not in arten:
            yield from _im_text(zeile, muster, subject.texts_in(*_WO))
    if not {"koerperlich", "geistig"} <= set(arten) or Beeintraechtigung.SINNE in arten:
        return
    texte = list(subject.texts_in(*_WO, "angebot.abgrenzung"))
    beschrieben = any("beschreibung" in quelle.path and not emptiness_of(quelle.value) for quelle in texte)
    if beschrieben and not any(_SINNE.search(quelle.text) for quelle in texte):
        text = (
            "Körperliche und geistige Beeinträchtigungen sind genannt, Sinnesbeeinträchtigungen nirgends. "
            "Ist das so gewollt, sagt es ein Satz in der Beschreibung des Personenkreises; sonst bitte "
            "»sinne« ergänzen."
        )
        yield Match("TD414", text, _FELD)


def _im_text(zeile: Benennung, muster: re.Pattern[str], texte: Iterator[TextSource]) -> Iterator[Match]:
    for quelle in texte:
        for treffer in muster.finditer(quelle.text) if "ausschluss" not in quelle.path else ():
            satz = quelle.text[slice(*sentence_around(quelle.text, *treffer.span()))]
            if not NEGATED.search(satz) and not _ANDERE.search(satz):
                text = (
                    f"Der Text nennt {zeile.art.label}, unter »zielgruppe.beeintraechtigungen« fehlen sie. "
                    "Bitte den Personenkreis an beiden Stellen gleich angeben."
                )
                yield Match("TD413", text, quelle.stretch(treffer), related=(_FELD, "hier nicht"))
                break


def _grundlage(subject: Subject, arten: tuple[Beeintraechtigung, ...]) -> Iterator[Match]:
    """Impairments of minors that belong to the other statute (§ 10 Abs. 4 SGB VIII)."""
    seelisch = Beeintraechtigung.SEELISCH in arten
    basis, grund = subject.grundlage, "angebot.vertragsgrundlage"
    muster = subject.with_trait("ohne_seelische_beeintraechtigung")
    text, zweite, quelle = "", (grund, "dagegen"), "§ 10 Abs. 4 SGB VIII"
    if seelisch and muster:
        text = (
            "Das Muster für Schulkindergärten in Baden-Württemberg sieht seelische Beeinträchtigungen nicht "
            "vor."
        )
        zweite, quelle = (muster, "dieses Muster"), "Muster BW § 3 Abs. 1"
    elif seelisch and basis.startswith("sgb9") and _minderjaehrig(subject):
        text = "Für Minderjährige mit seelischer Behinderung geht die Jugendhilfe vor (§ 35a SGB VIII)."
    elif not seelisch and basis.startswith("sgb8"):
        text = (
            "Für junge Menschen mit körperlicher oder geistiger Behinderung geht die Eingliederungshilfe vor."
        )
    if text:
        rat = "Bitte Zielgruppe und Vertragsgrundlage aufeinander abstimmen."
        yield Match("TD412", f"{text} {rat}", _FELD, source=quelle, related=zweite)
    if basis.startswith("sgb9") and (ort := cited(subject, "35a", "SGB VIII")):
        text = (
            "§ 35a SGB VIII ist als Rechtsgrundlage genannt, die Vereinbarung beruht aber auf dem SGB IX. "
            "Dafür braucht es eine eigene Vereinbarung mit dem Träger der Jugendhilfe; sonst bitte hier "
            "streichen."
        )
        yield Match("TD412", text, ort, source="§ 77, § 78a SGB VIII", related=(grund, "dagegen"))


def _minderjaehrig(subject: Subject) -> bool:
    """Whether the offer is for minors who go to school; before, a Land may decide otherwise."""
    von = given(subject, "angebot.zielgruppe.alter.von")
    bis = given(subject, "angebot.zielgruppe.alter.bis")
    feld = "angebot.zielgruppe.bildungsphase"
    phasen = given_list(subject, feld)
    offen = subject.geladen.lueckenhaft(feld) or (not phasen and bis is not None and bis < 7)
    vor_einschulung = offen or "vor_einschulung" in phasen
    jung = (bis is not None and bis < 18) or (subject.grundlage == "sgb9_134" and not (von and von >= 18))
    return jung and not vor_einschulung
