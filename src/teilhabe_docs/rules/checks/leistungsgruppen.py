"""Legal bases of another group of benefits than the offer agrees on (TD448)."""

from collections.abc import Iterator

from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Leistungsgruppe
from teilhabe_docs.model.values import Text
from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.subject import Subject

_GRUPPEN = "angebot.leistungsgruppen"


class Kapitel(Model):
    """Norms of SGB IX that are about one group of benefits, and where the law says so."""

    gruppe: Leistungsgruppe
    paragrafen: TextTuple
    quelle: Text


@check("TD448")
def leistungsgruppen(subject: Subject) -> Iterator[Match]:
    """Each norm of a group that is not agreed; a range (§§ 90 bis 150) names no group."""
    vereinbart = given_list(subject, _GRUPPEN)
    if not vereinbart:
        return
    kapitel = {p: k for k in rows(__name__, "kapitel", Kapitel) for p in k.paragrafen}
    for nummer, eintrag in enumerate(given_list(subject, "angebot.rechtsgrundlagen")):
        fremde = {
            norm.nummer: kapitel[norm.nummer]
            for zitat in read_citations(eintrag.zitat)
            for norm in (zitat.normen if zitat.quelle and zitat.quelle.name == "SGB IX" else ())
            if not norm.letzte and norm.nummer in kapitel and kapitel[norm.nummer].gruppe not in vereinbart
        }
        for paragraf, zeile in fremde.items():
            text = (
                f"§ {paragraf} SGB IX gehört zu »{zeile.gruppe.label}«; diese Leistungsgruppe ist nicht "
                "vereinbart. Bitte die Rechtsgrundlage streichen oder »leistungsgruppen« ergänzen."
            )
            zweite = (_GRUPPEN, "hier nicht genannt")
            ort = f"angebot.rechtsgrundlagen[{nummer}].zitat"
            yield Match("TD448", text, ort, source=zeile.quelle, related=zweite)
