"""Medical services where the agreement is none on Komplexleistung (TD462)."""

from collections.abc import Iterator

from teilhabe_docs.model.choices import Dokument
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_PROFIL = "angebot.profil.leistungsvereinbarung"
_LEISTUNGEN = "angebot.fruehfoerderung.medizinisch"


@check("TD462")
def ohne_komplexleistung(subject: Subject) -> Iterator[Match]:
    """Services that only the Förder- und Behandlungsplan carries, where the agreement does not know it."""
    agreement = subject.gliederungen.get(Dokument.LEISTUNGSVEREINBARUNG.value)
    kinder = subject.with_trait("traeger_einheit", "kinder")
    if agreement is None or not kinder or agreement.profil.merkmale.planart != "gesamtplan":
        return
    if given_list(subject, _LEISTUNGEN):
        text = (
            "Medizinisch-therapeutische Leistungen gehören zur Komplexleistung Frühförderung und beruhen auf "
            "dem Förder- und Behandlungsplan; dieses Profil vereinbart nur heilpädagogische. Bitte ein "
            "Profil für die Komplexleistung wählen oder »fruehfoerderung.medizinisch« streichen."
        )
        yield Match("TD462", text, _LEISTUNGEN, related=(_PROFIL, "nach diesem Profil"))
