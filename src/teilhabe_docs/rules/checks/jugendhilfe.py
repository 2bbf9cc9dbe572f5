"""Agreements by § 78b SGB VIII: what they are for, and the permission they need (TD471, TD472)."""

from collections.abc import Iterator

from teilhabe_docs.model.choices import Genehmigungsart
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_HILFEARTEN = "angebot.hilfearten"
_ART = "angebot.genehmigung.art"
_GRUNDLAGE = "angebot.vertragsgrundlage"


@check("TD471")
def hilfearten(subject: Subject) -> Iterator[Match]:
    """Hilfearten of § 78a SGB VIII in an agreement on another basis."""
    if given_list(subject, _HILFEARTEN) and subject.grundlage not in ("", "sgb8_78b"):
        text = (
            "Für diese Hilfearten ist die Vereinbarung nach § 78b SGB VIII vorgesehen (§ 78a SGB VIII), hier "
            "wird auf anderer Grundlage vereinbart. Bitte die Vertragsgrundlage ändern oder »hilfearten« "
            "streichen."
        )
        yield Match("TD471", text, _HILFEARTEN, related=(_GRUNDLAGE, "hier anders"))


@check("TD472")
def betriebserlaubnis(subject: Subject) -> Iterator[Match]:
    """An Einrichtung of the Jugendhilfe without the permission of § 45 SGB VIII."""
    art = given(subject, _ART)
    if subject.grundlage != "sgb8_78b" or art is None or art is Genehmigungsart.BETRIEBSERLAUBNIS_SGB8:
        return
    if given(subject, "angebot.ausland"):
        text = (
            "Leistungen im Ausland setzen eine Betriebserlaubnis nach § 45 SGB VIII für eine Einrichtung im "
            "Inland voraus (§ 38 Abs. 2 Nr. 2 Buchst. a SGB VIII). Bitte »genehmigung.art« prüfen."
        )
        yield Match("TD472", text, _ART, related=("angebot.ausland", "hier im Ausland"))
    elif art is Genehmigungsart.NICHT_ERFORDERLICH:
        text = (
            "Eine Einrichtung, in der Kinder oder Jugendliche ganztägig oder einen Teil des Tages betreut "
            "werden, bedarf der Betriebserlaubnis, eine sonstige betreute Wohnform auch (§§ 45, 45a, 48a SGB "
            "VIII). Bitte prüfen, ob eine der Ausnahmen des § 45 Abs. 1 Satz 2 gilt."
        )
        yield Match("TD472", text, _ART, related=(_GRUNDLAGE, "nach dieser Vorschrift"))
