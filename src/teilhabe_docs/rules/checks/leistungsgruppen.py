"""Groups of benefits: legal bases of another, and one that no profile is made for (TD448, TD474)."""

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


@check("TD474")
def werkstatt(subject: Subject) -> Iterator[Match]:
    """Participation in working life: what no profile knows of Werkstätten and andere Leistungsanbieter."""
    agreed = given_list(subject, _GRUPPEN)
    if subject.grundlage != "sgb9_125" or Leistungsgruppe.TEILHABE_ARBEITSLEBEN not in agreed:
        return
    text = (
        "Für Werkstätten und andere Leistungsanbieter gibt es kein eigenes Profil. Der Arbeitsbereich ist "
        "Eingliederungshilfe (§ 63 Abs. 2 Nr. 4, § 111 SGB IX), Eingangsverfahren und Berufsbildungsbereich "
        "trägt meist die Bundesagentur für Arbeit (§ 63 Abs. 1 SGB IX). Bitte selbst aufnehmen: "
        "Kosten der wirtschaftlichen Betätigung (§ 125 Abs. 4 SGB IX), Rechtsstellung und Mitwirkung (§§ 221 "
        "und 222 SGB IX), in Werkstätten Fachkräfte 1:6 und 1:12 und begleitende Dienste 1:120 (§ 9 Abs. 3, "
        "§ 10 Abs. 2 WVO). Andere Leistungsanbieter brauchen keine Anerkennung und keine Mindestplatzzahl "
        "(§ 60 Abs. 2 Nr. 1 und 2 SGB IX) und müssen nicht aufnehmen (§ 123 Abs. 4 Satz 1 SGB IX)."
    )
    yield Match("TD474", text, _GRUPPEN, related=("angebot.vertragsgrundlage", "nach dieser Vorschrift"))
