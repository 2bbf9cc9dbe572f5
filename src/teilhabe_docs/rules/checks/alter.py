"""Ages and phases of education against norms, contract basis and places of work (TD411)."""

from collections.abc import Iterator

from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.documents.template.traits import Einrichtung
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.fields import BUILT_IN_FIELDS
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.legal_bases import cited
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.subject import Subject

_PHASE = "angebot.zielgruppe.bildungsphase"
_VON = "angebot.zielgruppe.alter.von"
_BIS = "angebot.zielgruppe.alter.bis"


class Grenze(Model):
    """When a row applies, and the phases and ages (completed years, both included) that it is meant for."""

    warum: Text
    quelle: Text
    paragraf: Text | None = None
    gesetz: Text | None = None
    ausser: TextTuple = ()
    grundlagen: TextTuple = ()
    einrichtung: Einrichtung | None = None
    nur_phasen: TextTuple = ()
    nur_orte: TextTuple = ()
    phasen: TextTuple = ()
    von_mindestens: int | None = None
    von_hoechstens: int | None = None
    bis_mindestens: int | None = None
    bis_hoechstens: int | None = None


@check("TD411")
def alter_und_norm(subject: Subject) -> Iterator[Match]:
    """For each of the fields what it contradicts first."""
    gesagt = set()
    for zeile in rows(__name__, "alter_und_norm", Grenze):
        grund = _grund(subject, zeile)
        if grund is None:
            continue
        for ort, text in _widersprueche(subject, zeile):
            if ort not in gesagt:
                gesagt.add(ort)
                warum = f"{zeile.warum[:1].upper()}{zeile.warum[1:]}"
                rat = "Bitte Zielgruppe und Grundlage aufeinander abstimmen."
                yield Match(
                    "TD411", f"{text} {warum}. {rat}", ort, source=zeile.quelle, related=(grund, "dagegen")
                )


def _grund(subject: Subject, zeile: Grenze) -> str | None:
    """The field for which the row applies; None where it does not."""
    if zeile.grundlagen:
        return "angebot.vertragsgrundlage" if subject.grundlage in zeile.grundlagen else None
    if zeile.einrichtung:
        return subject.with_trait("einrichtung", zeile.einrichtung)
    if zeile.nur_phasen:
        return _PHASE if set(given_list(subject, _PHASE)) == set(zeile.nur_phasen) else None
    if zeile.nur_orte:
        ort = "angebot.einsatzorte"
        return ort if set(given_list(subject, ort)) == set(zeile.nur_orte) else None
    assert zeile.paragraf
    assert zeile.gesetz
    if any(cited(subject, other, zeile.gesetz) for other in zeile.ausser):
        return None
    return cited(subject, zeile.paragraf, zeile.gesetz)


def _widersprueche(subject: Subject, zeile: Grenze) -> Iterator[tuple[str, str]]:
    phasen = given_list(subject, _PHASE)
    if zeile.phasen and phasen and not set(zeile.phasen) & set(phasen):
        angegeben = " und ".join(phase.label for phase in phasen)
        yield _PHASE, f"Angegeben ist »{angegeben}«."
    von, bis = given(subject, _VON), given(subject, _BIS)
    for ort, wert, von_grenze, bis_grenze in (
        (_VON, von, zeile.von_mindestens, zeile.von_hoechstens),
        (_BIS, bis, zeile.bis_mindestens, zeile.bis_hoechstens),
    ):
        if wert is None:
            continue
        if (von_grenze is not None and wert < von_grenze) or (bis_grenze is not None and wert > bis_grenze):
            yield ort, f"{BUILT_IN_FIELDS.at(ort).description}: {wert}."
