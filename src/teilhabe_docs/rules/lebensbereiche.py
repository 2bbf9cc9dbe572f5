"""Areas of life that no service to the group stands for (TD417)."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.model.choices import Lebensbereich
from teilhabe_docs.rules.angaben import liste
from teilhabe_docs.rules.treffer import Gegenstand, Treffer


def lebensbereiche(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """The missing areas in one finding; none that the delimitation to other services speaks of."""
    vorhanden = {leistung.lebensbereich for leistung in liste(gegenstand, "angebot.leistungen.gruppe")}
    if not vorhanden:
        return
    abgegrenzt = " ".join(
        f"{eintrag.gegenueber or ''} {eintrag.text}" for eintrag in liste(gegenstand, "angebot.abgrenzung")
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
        schwere = Severity.WARNING if gegenstand.mit_merkmal("alle_lebensbereiche") else None
        yield Treffer("TD417", text, "angebot.leistungen.gruppe", schwere)
