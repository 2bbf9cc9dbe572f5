"""Places of the offer and of its groups (TD401 to TD403)."""

from collections.abc import Iterator

from teilhabe_docs.rules.angaben import angabe, liste
from teilhabe_docs.rules.treffer import Gegenstand, Treffer


def plaetze(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Groups that do not add up to the offer, or are smaller or larger than they may be."""
    gruppen = liste(gegenstand, "angebot.gruppen")
    gesamt = angabe(gegenstand, "angebot.plaetze")
    einzeln = [gruppe.plaetze for gruppe in gruppen]
    if gesamt is not None and einzeln and None not in einzeln and sum(einzeln) != gesamt:
        rechnung = " + ".join(map(str, einzeln))
        summe = f"{rechnung} = {sum(einzeln)}" if len(einzeln) > 1 else rechnung
        text = f"Das Angebot hat {gesamt} Plätze, die Gruppen haben zusammen {summe}. Bitte angleichen."
        yield Treffer(
            "TD401", text, "angebot.plaetze", zweite=("angebot.gruppen", f"zusammen {sum(einzeln)}")
        )
    schwerpunkte = liste(gegenstand, "angebot.foerderschwerpunkte")
    for nummer, gruppe in enumerate(gruppen):
        ort = f"angebot.gruppen[{nummer}]"
        yield from _bandbreite(ort, gruppe.plaetze, gruppe.plaetze_min, gruppe.plaetze_max)
        eigener = gruppe.foerderschwerpunkt
        if eigener and schwerpunkte and eigener not in schwerpunkte:
            text = (
                f"Die Gruppe hat den Förderschwerpunkt »{eigener}«, der beim Angebot nicht aufgeführt ist. "
                "Bitte dort ergänzen oder hier einen anderen wählen."
            )
            zweite = ("angebot.foerderschwerpunkte", "aufgeführt sind nur diese")
            yield Treffer("TD403", text, f"{ort}.foerderschwerpunkt", zweite=zweite)


def _bandbreite(ort: str, zahl: int | None, von: int | None, bis: int | None) -> Iterator[Treffer]:
    if von is not None and bis is not None and von > bis:
        text = (
            f"Die kleinste Zahl der Plätze ({von}) liegt über der größten ({bis}). Bitte tauschen oder "
            "berichtigen."
        )
        yield Treffer("TD402", text, f"{ort}.plaetze_min", zweite=(f"{ort}.plaetze_max", "kleiner"))
    elif zahl is not None and von is not None and zahl < von:
        text = (
            f"Die Gruppe hat {zahl} Plätze, mindestens sollen es {von} sein. Bitte eine der Zahlen "
            "berichtigen."
        )
        yield Treffer("TD402", text, f"{ort}.plaetze", zweite=(f"{ort}.plaetze_min", f"mindestens {von}"))
    elif zahl is not None and bis is not None and zahl > bis:
        text = (
            f"Die Gruppe hat {zahl} Plätze, höchstens sollen es {bis} sein. Bitte eine der Zahlen "
            "berichtigen."
        )
        yield Treffer("TD402", text, f"{ort}.plaetze", zweite=(f"{ort}.plaetze_max", f"höchstens {bis}"))
