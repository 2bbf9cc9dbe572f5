"""Areas of life that no service to the group stands for (TD417)."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.model.choices import Lebensbereich
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject


@check("TD417")
def lebensbereiche(subject: Subject) -> Iterator[Match]:
    """The missing areas in one finding; none that the delimitation to other services speaks of.

    Where no document has a place for services to the group, that is told of them and enough (TD321).
    """
    vorhanden = {leistung.lebensbereich for leistung in given_list(subject, "angebot.leistungen.gruppe")}
    if not vorhanden or not subject.may_print("angebot.leistungen.gruppe"):
        return
    abgegrenzt = " ".join(
        f"{eintrag.gegenueber or ''} {eintrag.text}" for eintrag in given_list(subject, "angebot.abgrenzung")
    ).lower()
    fehlend = [
        bereich.label
        for bereich in Lebensbereich
        if bereich not in vorhanden and bereich.label.lower() not in abgegrenzt
    ]
    if fehlend:
        text = (
            f"Keine Gruppenleistung steht für: {', '.join(fehlend)}. Bitte ergänzen oder unter »abgrenzung« "
            "sagen, warum dieser Lebensbereich nicht dazugehört."
        )
        schwere = Severity.WARNING if subject.with_trait("alle_lebensbereiche") else None
        yield Match("TD417", text, "angebot.leistungen.gruppe", schwere)
